#include "ingest/discover.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace blattwerk::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class DiscoverTest : public ::testing::Test {
 protected:
  void put(const std::string& name) {
    const auto path = folder_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << name;
  }

  std::vector<std::string> names(const Discovery& found) {
    std::vector<std::string> names;
    for (const auto& file : found.files) {
      names.push_back(std::filesystem::relative(file.path, folder_.path()).string());
    }
    return names;
  }

  TemporaryFolder folder_;
};

TEST_F(DiscoverTest, WalksFoldersInTheOrderOfNames) {
  for (const auto* name : {"b.txt", "a/2.txt", "a/10.txt", "c/d/1.txt"}) put(name);
  EXPECT_THAT(names(discover({folder_.path().string()})),
              ElementsAre("a/10.txt", "a/2.txt", "b.txt", "c/d/1.txt"));
}

TEST_F(DiscoverTest, LeavesHiddenFilesOutUnlessTheyAreNamed) {
  put(".hidden/1.txt");
  put(".2.txt");
  put("3.txt");
  EXPECT_THAT(names(discover({folder_.path().string()})), ElementsAre("3.txt"));
  EXPECT_THAT(names(discover({(folder_.path() / ".2.txt").string()})), ElementsAre(".2.txt"));
}

TEST_F(DiscoverTest, DoesNotFollowLinksToFoldersRoundInCircles) {
  put("a/1.txt");
  std::filesystem::create_directory_symlink(folder_.path(), folder_.path() / "a" / "loop");
  EXPECT_THAT(names(discover({folder_.path().string()})), ElementsAre("a/1.txt"));
}

TEST_F(DiscoverTest, ReportsAMissingPathAndAnEmptyFolderAndGoesOn) {
  std::filesystem::create_directory(folder_.path() / "empty");
  put("1.txt");
  const auto found = discover({(folder_.path() / "none").string(), (folder_.path() / "empty").string(),
                               (folder_.path() / "1.txt").string()});
  EXPECT_EQ(found.files.size(), 1u);
  ASSERT_EQ(found.errors.size(), 2u);
  EXPECT_THAT(found.errors[0].reason, HasSubstr("no such file"));
  EXPECT_THAT(found.errors[1].reason, HasSubstr("no files"));
}

}  // namespace
}  // namespace blattwerk::ingest
