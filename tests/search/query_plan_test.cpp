#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "search/entities.h"

namespace blattwerk::search {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Every statement that a search runs, and how SQLite goes about it.
class QueryPlanTest : public ArchiveTest {
 protected:
  QueryPlanTest() {
    add({{.title = "Gipfel",
          .paragraphs = {"Putin in Peking."},
          .source = "Blatt",
          .authors = {"Anna Ohm"},
          .section = "Ausland",
          .names = {{EntityType::person, "Putin", "Wladimir Putin"}}}});
  }

  template <typename Run>
  std::set<std::string> plans_of(Run run) {
    sqlite3* database = archive_.database().handle();
    std::set<std::string> statements;
    sqlite3_trace_v2(database, SQLITE_TRACE_STMT, remember, &statements);
    run();
    sqlite3_trace_v2(database, 0, nullptr, nullptr);
    std::set<std::string> plans;
    for (const std::string& sql : statements) {
      if (!sql.starts_with("SELECT") && !sql.starts_with("\n")) continue;
      auto explain = archive_.database().prepare("EXPLAIN QUERY PLAN " + sql);
      while (explain.step()) plans.insert(std::string(explain.text(3)).append(" in: ").append(sql));
    }
    return plans;
  }

  // Tables that grow with the archive must be reached by an index or a key.
  void expect_no_scan(std::string_view query, const SearchOptions& options = {}) {
    for (const std::string& plan : plans_of([&] { search(query, options); })) {
      for (const char* table : {"article", "paragraph", "author", "entity", "article_entity", "entity_name",
                                "article_derived_entity", "date_mention", "article_mentions"}) {
        // Reading a narrow index from end to end is how articles are counted and walked.
        if (plan.find("COVERING INDEX") != std::string::npos) continue;
        EXPECT_THAT(plan, Not(testing::StartsWith(std::string("SCAN ").append(table).append(" ")))) << query;
      }
      EXPECT_THAT(plan, Not(HasSubstr("USE TEMP B-TREE"))) << query;
    }
  }

 private:
  static int remember(unsigned /*kind*/, void* statements, void* statement, void* /*text*/) {
    const char* sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    if (sql != nullptr) static_cast<std::set<std::string>*>(statements)->insert(sql);
    return 0;
  }
};

TEST_F(QueryPlanTest, ReachesEveryTableByAnIndex) {
  for (const char* query :
       {"Putin", "Putin sortierung:neueste", "person:Putin", "person:Put*", "quelle:Blatt", "ressort:Ausland",
        "autor:Ohm", "datum:2022-02", "erwähnt:2022-02", "Putin datum:2022-02", "NICHT Putin",
        "NICHT datum:2022", "", "=Putin", "Peking ODER person:Putin"}) {
    expect_no_scan(query);
  }
}

TEST_F(QueryPlanTest, WalksDatesInTheOrderOfKeysWithoutSorting) {
  expect_no_scan("", {.order = Order::newest,
                      .dates = {PartialDate::of_day(2022, 2, 1), PartialDate::of_day(2022, 2, 28)}});
  expect_no_scan("", {.order = Order::oldest});
}

}  // namespace
}  // namespace blattwerk::search
