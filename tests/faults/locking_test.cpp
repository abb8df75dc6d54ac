// Folders that give no locks or no shared memory, as network drives do not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "failing_disk.h"
#include "store/archive.h"
#include "temporary_folder.h"
#include "trial.h"

namespace blattwerk::faults {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class NetworkDrive : public ::testing::TestWithParam<Fault> {
 protected:
  NetworkDrive() {
    write_articles(folder_.path() / "articles", 12, Edition::second);
    import_articles(archive(), folder_.path() / "articles", nullptr);
    content_ = stored_content(archive());
  }

  std::filesystem::path archive() const { return folder_.path() / "archive.db"; }

  template <typename Work>
  static std::string told_by(Work work) {
    try {
      work();
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }

  FailingDisk disk_;
  TemporaryFolder folder_;
  std::string content_;
};

TEST_P(NetworkDrive, IsRefusedInClearWords) {
  const auto clear =
      AllOf(HasSubstr(archive().string()), HasSubstr("keep the archive on a disk of this machine"));
  disk_.fail(GetParam(), 1);
  EXPECT_THAT(told_by([&] { store::Archive::open_for_writing(archive()); }), clear);
  EXPECT_THAT(told_by([&] { stored_content(archive()); }), clear);
  EXPECT_THAT(told_by([&] { import_articles(archive(), folder_.path() / "articles", nullptr); }), clear);
  disk_.repair();
  EXPECT_EQ(stored_content(archive()), content_);
  EXPECT_EQ(findings(archive()), "");
}

TEST_P(NetworkDrive, LeavesNoHalfArchiveBehind) {
  const auto other = folder_.path() / "other.db";
  disk_.fail(GetParam(), 1);
  EXPECT_THAT(told_by([&] { import_articles(other, folder_.path() / "articles", nullptr); }),
              HasSubstr("keep the archive on a disk of this machine"));
  disk_.repair();
  import_articles(other, folder_.path() / "articles", nullptr);
  EXPECT_EQ(stored_content(other), content_);
}

INSTANTIATE_TEST_SUITE_P(Every, NetworkDrive, ::testing::Values(Fault::no_locks, Fault::no_memory),
                         [](const auto& instance) {
                           return instance.param == Fault::no_locks ? "WithoutLocks" : "WithoutSharedMemory";
                         });

}  // namespace
}  // namespace blattwerk::faults
