#include "output/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Style german() {
  Style style;
  style.language = search::Language::german;
  return style;
}

search::EntityPortrait portrait() {
  search::EntityPortrait portrait;
  portrait.entity = {.type = EntityType::person, .name = "Wladimir Putin", .articles = 3};
  portrait.names = {"Putin", "Wladimir Putin"};
  portrait.first = "2022-01-02";
  portrait.last = "2022-05";
  portrait.months = {{"2022-01", 1}, {"2022-02", 2}};
  return portrait;
}

TEST(Portrait, IsInTheLanguageOfTheReader) {
  EXPECT_EQ(show_portraits({portrait()}, Style{}),
            "Wladimir Putin person\n3 articles, 2022-01-02 to 2022-05\n\n"
            "Called\n  Putin, Wladimir Putin\n\nArticles by month\n"
            "  2022-01                              1 ███████████████\n"
            "  2022-02                              2 ██████████████████████████████\n");
  EXPECT_EQ(show_portraits({portrait()}, german()),
            "Wladimir Putin Person\n3 Artikel, 2022-01-02 bis 2022-05\n\n"
            "Genannt\n  Putin, Wladimir Putin\n\nArtikel nach Monat\n"
            "  2022-01                              1 ███████████████\n"
            "  2022-02                              2 ██████████████████████████████\n");
}

TEST(Portrait, CountsByYearWhereTheMonthsAreMany) {
  search::EntityPortrait putin = portrait();
  putin.months.clear();
  for (int month = 0; month < 60; ++month) {
    putin.months.push_back(
        {std::to_string(2018 + month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1),
         1});
  }
  const std::string page = show_portraits({putin}, Style{});
  EXPECT_THAT(page, HasSubstr("Articles by year\n  2018                                12 "));
  EXPECT_THAT(page, HasSubstr("\n  2022                                12 "));
  EXPECT_THAT(page, Not(HasSubstr("2018-01 ")));
}

}  // namespace
}  // namespace blattwerk::output
