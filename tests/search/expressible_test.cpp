#include "search/expressible.h"

#include <string>

#include <gtest/gtest.h>

#include "core/partial_date.h"
#include "search/query_parser.h"

namespace blattwerk::search {
namespace {

const PartialDate kToday = *PartialDate::of_day(2024, 5, 17);

bool is_expressible(const std::string& query) {
  return expressible(parse_query(query, kToday).root);
}

TEST(Expressible, IsTextWithoutExactForms) {
  for (const char* query : {"Streik", "\"große Koalition\"", "Streik Bahn", "Streik OR Bahn", "*politik",
                            "Streik NAHE/3 Bahn", "Streik -Bahn", "(Streik OR Ausstand) Bahn"}) {
    EXPECT_TRUE(is_expressible(query)) << query;
  }
  for (const char* query : {"=Streik", "person:Merkel", "quelle:Zeitung", "-Streik",
                            "Streik OR person:Merkel", "Streik OR =Bahn"}) {
    EXPECT_FALSE(is_expressible(query)) << query;
  }
}

TEST(Expressible, IsNotDeeperThanFts5Parses) {
  const auto nested = [](int depth) {
    std::string query = "Kern";
    for (int i = 0; i < depth; ++i)
      query = "(" + query + (i % 2 == 0 ? " OR a" : " b") + std::to_string(i) + ")";
    return query;
  };
  EXPECT_TRUE(is_expressible(nested(8)));
  EXPECT_FALSE(is_expressible(nested(30)));
}

}  // namespace
}  // namespace blattwerk::search
