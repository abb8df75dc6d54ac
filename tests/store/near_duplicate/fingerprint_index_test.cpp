#include "store/near_duplicate/fingerprint_index.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "store/archive.h"
#include "temporary_folder.h"

namespace blattwerk::store::near_duplicate {
namespace {

class FingerprintIndexTest : public ::testing::Test {
 protected:
  FingerprintIndexTest() : archive_(Archive::open_for_writing(folder_.path() / "archive.db")) {}

  using Found = std::vector<std::pair<std::size_t, std::uint32_t>>;
  Found find(const std::vector<std::uint32_t>& minima, std::size_t most = 1000) {
    Found found;
    FingerprintIndex(archive_.database()).find(minima, most, [&](std::size_t which, std::uint32_t article) {
      found.emplace_back(which, article);
    });
    std::ranges::sort(found);
    return found;
  }

  TemporaryFolder folder_;
  Archive archive_;
};

TEST_F(FingerprintIndexTest, FindsInEveryRunWhatWasAdded) {
  std::mt19937 random(11);
  std::vector<MinimumOfArticle> all;
  FingerprintIndex index(archive_.database());
  for (std::uint32_t run = 0; run < 40; ++run) {
    std::vector<MinimumOfArticle> pairs;
    const std::size_t size = run % 7 == 0 ? 5000 : 1 + random() % 60;
    for (std::size_t i = 0; i < size; ++i) {
      pairs.push_back(
          {static_cast<std::uint32_t>(random() % 3000), run * 10000 + static_cast<std::uint32_t>(i)});
    }
    std::ranges::sort(pairs);
    index.add(pairs);
    all.insert(all.end(), pairs.begin(), pairs.end());
  }
  const std::vector<std::uint32_t> minima = {0, 1, 7, 500, 501, 1234, 2998, 2999, 3000, 4000000000u};
  Found expected;
  for (std::size_t which = 0; which < minima.size(); ++which) {
    for (const auto& pair : all) {
      if (pair.minimum == minima[which]) expected.emplace_back(which, pair.article);
    }
  }
  std::ranges::sort(expected);
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(find(minima), expected);
  EXPECT_LT(archive_.database().integer("SELECT count(*) FROM fingerprint_run"), 25);
  EXPECT_EQ(archive_.database().integer("SELECT sum(length(pairs)) FROM fingerprint_page"),
            static_cast<std::int64_t>(all.size() * sizeof(MinimumOfArticle)));
}

TEST_F(FingerprintIndexTest, FindsAMinimumThatFillsManyPagesUpToALimit) {
  FingerprintIndex index(archive_.database());
  std::vector<MinimumOfArticle> pairs;
  for (std::uint32_t article = 0; article < 5000; ++article) pairs.push_back({77, article});
  index.add(pairs);
  EXPECT_EQ(find({76, 77, 78}, 9000).size(), 5000u);
  EXPECT_EQ(find({77}, 256).back(), (std::pair<std::size_t, std::uint32_t>(0, 255)));
}

TEST_F(FingerprintIndexTest, FindsLessInADamagedFileWithoutFailing) {
  FingerprintIndex index(archive_.database());
  index.add(std::vector<MinimumOfArticle>{{5, 1}, {6, 2}});
  archive_.database().execute("UPDATE fingerprint_page SET pairs = substr(pairs, 1, 11)");
  EXPECT_EQ(find({5, 6}), (Found{{0, 1}}));
  archive_.database().execute("DELETE FROM fingerprint_page");
  EXPECT_EQ(find({5, 6}), Found());
}

}  // namespace
}  // namespace blattwerk::store::near_duplicate
