#include "search/saved_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* kNow = "2024-03-04T08:00:00Z";

class SavedSearchTest : public ArchiveTest {
 protected:
  SavedSearchTest() { add({{.title = "Alter Sturm", .paragraphs = {"Wind."}}}); }

  const store::Database& database() { return archive_.database(); }

  std::vector<std::string> news(const std::string& name) {
    for (const SavedSearch& saved : list_saved_searches(database())) {
      if (saved.name == name) return titles(find_news(archive_, analyzer_, saved, kToday, {}).hits);
    }
    return {"no such search"};
  }
};

TEST_F(SavedSearchTest, ShowsOnlyWhatCameSinceItWasSaved) {
  save_search(database(), "wetter", "Sturm ODER Regen", kNow);
  EXPECT_THAT(news("wetter"), IsEmpty());
  add({{.title = "Neuer Sturm", .paragraphs = {"Wind."}},
       {.title = "Regen", .date = "1999", .paragraphs = {"Nass."}},
       {.title = "Sonne", .paragraphs = {"Heiter."}}});
  EXPECT_THAT(news("wetter"), UnorderedElementsAre("Neuer Sturm", "Regen"));
  EXPECT_THAT(news("wetter"), UnorderedElementsAre("Neuer Sturm", "Regen"))
      << "looking alone marks nothing as seen";
  mark_seen(database(), "wetter");
  EXPECT_THAT(news("wetter"), IsEmpty());
}

TEST_F(SavedSearchTest, ShowsAllNewArticlesForAnEmptyQuery) {
  save_search(database(), "alles", "", kNow);
  add({{.title = "Neu", .paragraphs = {"Text."}}});
  EXPECT_THAT(news("alles"), ElementsAre("Neu"));
  save_search(database(), "ohne", "NICHT Neu", kNow);
  add({{.title = "Anderes", .paragraphs = {"Text."}}});
  EXPECT_THAT(news("ohne"), ElementsAre("Anderes"));
}

TEST_F(SavedSearchTest, ReplacesForgetsAndListsByName) {
  save_search(database(), "b", "eins", kNow);
  save_search(database(), "a", "zwei", kNow);
  save_search(database(), "b", "drei", kNow);
  EXPECT_THAT(list_saved_searches(database()),
              ElementsAre(SavedSearch{"a", "zwei", kNow, 1}, SavedSearch{"b", "drei", kNow, 1}));
  EXPECT_TRUE(forget_search(database(), "a"));
  EXPECT_FALSE(forget_search(database(), "a"));
  EXPECT_EQ(list_saved_searches(database()).size(), 1u);
}

TEST_F(SavedSearchTest, NeedsAName) {
  EXPECT_THROW(save_search(database(), "", "x", kNow), Error);
}

}  // namespace
}  // namespace blattwerk::search
