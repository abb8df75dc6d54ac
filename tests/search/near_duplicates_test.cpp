#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NearDuplicatesTest : public ArchiveTest {
 protected:
  // A report of words of its own, but for the one that all have.
  static std::string report(int number) {
    std::string text = "Sturm";
    for (int word = 0; word < 40; ++word) text += " w" + std::to_string(number) + "x" + std::to_string(word);
    return text;
  }

  void add_report(int number, const std::string& title, const std::string& date = "2022-02-04",
                  const std::string& more = "") {
    add({{.title = title, .date = date, .paragraphs = {report(number) + more}}});
  }

  std::vector<std::string> titles_by(Order order, NearDuplicates which = NearDuplicates::first) {
    SearchOptions options;
    options.order = order;
    options.near_duplicates = which;
    return titles("sturm", options);
  }
};

TEST_F(NearDuplicatesTest, ListsTheFirstOfAGroupInTheOrderAskedFor) {
  add_report(1, "Montag", "2022-01-03T10:00:00+01:00");
  add_report(1, "Montagabend", "2022-01-03T19:00:00+01:00");
  add_report(1, "Freitag", "2022-01-07");
  add_report(2, "Mittwoch", "2022-01-05");
  EXPECT_THAT(titles_by(Order::newest), ElementsAre("Freitag", "Mittwoch"));
  EXPECT_THAT(titles_by(Order::oldest), ElementsAre("Montag", "Mittwoch"));
  EXPECT_THAT(titles_by(Order::newest, NearDuplicates::all),
              ElementsAre("Freitag", "Mittwoch", "Montagabend", "Montag"));
}

TEST_F(NearDuplicatesTest, ListsTheBestOfAGroupAndNamesTheOthers) {
  add_report(1, "Fähren", "2022-01-03");
  add_report(1, "Sturm", "2022-01-01");
  add_report(2, "Deiche", "2022-01-02");
  const Hits hits = search("sturm");
  EXPECT_EQ(titles(hits.hits).front(), "Sturm");
  EXPECT_EQ(hits.hits.size(), 2u);
  EXPECT_EQ(hits.total, 3u);
  EXPECT_THAT(hits.hits[0].duplicates, ElementsAre(1));
  EXPECT_THAT(hits.hits[1].duplicates, IsEmpty());
}

TEST_F(NearDuplicatesTest, FillsThePageHoweverManyDuplicatesThereAre) {
  for (int copy = 0; copy < 60; ++copy) add_report(1, "Sturm Sturm " + std::to_string(copy));
  for (int number = 2; number < 14; ++number) add_report(number, "Meldung " + std::to_string(number));
  EXPECT_EQ(search("sturm").hits.size(), 10u);
}

struct PagedQuery {
  const char* query;
  Order order;

  friend void PrintTo(const PagedQuery& one, std::ostream* out) {
    *out << one.query << " " << static_cast<int>(one.order);
  }
};

class PagingTest : public NearDuplicatesTest, public ::testing::WithParamInterface<PagedQuery> {};

TEST_P(PagingTest, EveryPageContinuesTheOneBefore) {
  for (int number = 1; number < 12; ++number) {
    for (int copy = 0; copy < 1 + number % 4; ++copy) {
      add_report(number, std::to_string(number) + "/" + std::to_string(copy),
                 number % 5 == 0 ? "" : "2022-01-0" + std::to_string(1 + (number * 3 + copy) % 7));
    }
  }
  SearchOptions options;
  options.order = GetParam().order;
  options.limit = 100;
  const auto whole = titles(GetParam().query, options);
  EXPECT_EQ(whole.size(), 11u);
  std::set<std::string> reports;
  for (const auto& title : whole) reports.insert(title.substr(0, title.find('/')));
  EXPECT_EQ(reports.size(), whole.size());
  std::vector<std::string> paged;
  options.limit = 3;
  for (options.offset = 0; options.offset < 14; options.offset += 3) {
    const auto page = titles(GetParam().query, options);
    paged.insert(paged.end(), page.begin(), page.end());
  }
  EXPECT_EQ(paged, whole);
}

INSTANTIATE_TEST_SUITE_P(EveryStrategy, PagingTest,
                         ::testing::Values(PagedQuery{"sturm", Order::relevance},
                                           PagedQuery{"sturm", Order::newest},
                                           PagedQuery{"sturm", Order::oldest}, PagedQuery{"", Order::newest},
                                           PagedQuery{"", Order::oldest},
                                           PagedQuery{"sturm ODER quelle:Blatt", Order::relevance},
                                           PagedQuery{"NICHT quelle:Blatt", Order::newest},
                                           PagedQuery{"sturm NICHT quelle:Blatt", Order::relevance}));

}  // namespace
}  // namespace blattwerk::search
