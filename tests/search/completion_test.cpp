#include "search/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CompletionTest : public ArchiveTest {
 protected:
  CompletionTest() {
    const TestArticle::Name putin{EntityType::person, "Putin", "Wladimir Putin"};
    const TestArticle::Name kyiv{EntityType::place, "Kiew", "Kiew"};
    add({{"Die Regierung regiert", "2022-01-01", {"Regierung und Regen in Österreich."}},
         {"Regierung im Regen", "2022-01-02", {"Putin reist nach Kiew."}, "", {}, "", {putin, kyiv}},
         {"Putin und die Regierung", "2022-01-03", {"Die NATO-Osterweiterung."}, "", {}, "", {putin}}});
  }

  std::vector<std::string> queries(std::string_view query, std::size_t limit = 10) {
    std::vector<std::string> queries;
    for (const auto& completion : complete(archive_.database(), query, limit))
      queries.push_back(completion.query);
    return queries;
  }
};

TEST_F(CompletionTest, GivesTheWordsOfMostArticlesFirst) {
  const auto found = complete(archive_.database(), "reg", 2);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0], (Completion{"Regierung", std::nullopt, 3, "Regierung"}));
  EXPECT_EQ(found[1].text, "Regen");
}

TEST_F(CompletionTest, CompletesTheLastWordOfAQuery) {
  const struct {
    const char* query;
    std::vector<std::string> completed;
  } cases[] = {
      {"osterr", {"Österreich"}},
      {"ÖSTERR", {"Österreich"}},
      {"oesterr", {"Österreich"}},
      {"kiew ODER österr", {"kiew ODER Österreich"}},
      {"-österr", {"-Österreich"}},
      {"titel:regi", {"titel:Regierung", "titel:regiert"}},
      {"=regie", {"=Regierung", "=regiert"}},
      {"(a ODER regie", {"(a ODER Regierung", "(a ODER regiert"}},
      {"\"in österr", {"\"in Österreich"}},
      {"NATO-Ost", {"NATO-Osterweiterung"}},
      {"EU-Osterw", {"EU-Osterweiterung"}},
      {"put", {"Putin", "person:\"Wladimir Putin\""}},
      {"person:put", {"person:\"Wladimir Putin\""}},
      {"person:\"wladimir p", {"person:\"Wladimir Putin\""}},
      {"x wladimir put", {"x person:\"Wladimir Putin\"", "x wladimir Putin"}},
      {"name:ki", {"name:Kiew"}},
      {"ort:put", {}},
      {"seit:7", {}},
      {"regie ", {}},
      {"regie,", {}},
      {"regie*", {}},
      {"\"ganze Phrase\"", {}},
      {"", {}},
      {"UND", {}},
      {"\xFF\xC3", {}},
  };
  for (const auto& c : cases) EXPECT_EQ(queries(c.query), c.completed) << c.query;
}

TEST_F(CompletionTest, OffersNothingWithoutAVocabulary) {
  archive_.database().execute("DELETE FROM vocabulary_run");
  EXPECT_THAT(queries("reg"), IsEmpty());
}

TEST_F(CompletionTest, GivesNoMoreThanAskedFor) {
  EXPECT_THAT(queries("r", 1), ElementsAre("Regierung"));
  EXPECT_THAT(queries("r", 0), IsEmpty());
}

}  // namespace
}  // namespace blattwerk::search
