#include "search/correction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "search/index_terms.h"

namespace blattwerk::search {
namespace {

using ::testing::IsEmpty;

class CorrectionTest : public ArchiveTest {
 protected:
  CorrectionTest() {
    const TestArticle::Name putin{EntityType::person, "Putin", "Wladimir Putin"};
    const TestArticle::Name medvedev{EntityType::person, "Medwedew", "Dmitri Medwedew"};
    const TestArticle::Name nato{EntityType::organization, "NATO", "NATO"};
    add({{"Die Bundesregierung in Österreich", "2022-01-01", {"Ein Bundeskanzler ohne Häuser."}},
         {"Die Osterweiterung der NATO",
          "2022-01-02",
          {"Putin und Medwedew."},
          "",
          {},
          "",
          {putin, medvedev, nato}},
         {"Das Ende der Osterweiterung", "2022-01-03", {"Der Bundestag tagt."}}});
  }

  std::vector<UnknownWord> unknown(std::string_view query) {
    IndexTerms terms(archive_.database());
    return find_unknown_words(archive_.database(), analyzer_, terms, query);
  }
};

TEST_F(CorrectionTest, ProposesTheArchivesWordsForThoseItLacks) {
  const struct {
    const char* query;
    const char* corrected;
  } cases[] = {
      {"Bundesregirung", "Bundesregierung"},
      {"bundeskanzlr", "Bundeskanzler"},
      {"Osterweiterng NATO", "Osterweiterung NATO"},
      {"Osterreihc ODER (Bundeskanzlre NICHT Xylofon)", "Österreich ODER (Bundeskanzler NICHT Xylofon)"},
      {"\"Ende der Osterweiterng\"~3", "\"Ende der Osterweiterung\"~3"},
      {"titel:Osterweiterng seit:2020", "titel:Osterweiterung seit:2020"},
      {"=Bundeskanzlre", "=Bundeskanzler"},
      {"NATO-Osterweiterng", "NATO-Osterweiterung"},
      {"person:Puttin", "person:Putin"},
      {"person:\"Wladimir Puttin\"", "person:\"Wladimir Putin\""},
      {"name:Medvedjev", "name:Medwedew"},
      {"Medvedjeff", "Medwedew"},
      {"org:Natto quelle:Xyz", "org:NATO quelle:Xyz"},
      // Found: as it stands, inflected, as a part, without umlauts, as another spelling.
      {"Bundeskanzler", ""},
      {"Haus", ""},
      {"Erweiterung", ""},
      {"osterreich", ""},
      {"NATO Osterweiterung", ""},
      // Nothing near, too short, or no word to correct.
      {"Xylophonquittung", ""},
      {"Nxt", ""},
      {"-Bundeskanzlre", ""},
      {"NICHT (Bundeskanzlre Puttin)", ""},
      {"Bundeskanzlre*", ""},
      {"Covid-2019 12345", ""},
      {"quelle:Puttin datum:2022", ""},
      {"", ""},
      {"\xFF\xFE (\" UND", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(correct(c.query, unknown(c.query)), c.corrected) << c.query;
}

TEST_F(CorrectionTest, TellsWhereAnUnknownWordStands) {
  const auto words = unknown("NATO Bundeskanzlre Xylofon");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0], (UnknownWord{5, 18, "Bundeskanzlre", "Bundeskanzler", false}));
  EXPECT_EQ(words[1], (UnknownWord{19, 26, "Xylofon", "", false}));
}

TEST_F(CorrectionTest, ProposesNoWordThatIsGone) {
  remove(1);
  EXPECT_EQ(correct("Bundeskanzlre", unknown("Bundeskanzlre")), "");
}

TEST_F(CorrectionTest, IsPartOfASearchThatLacksAWord) {
  EXPECT_EQ(search("Osterweiterng").suggestion, "Osterweiterung");
  EXPECT_EQ(search("NATO ODER Osterweiterng").suggestion, "NATO ODER Osterweiterung");
  const auto found = search("Osterweiterung");
  EXPECT_EQ(found.suggestion, "");
  EXPECT_THAT(found.notes, IsEmpty());
  ASSERT_EQ(search("Xylofon").notes.size(), 1u);
  EXPECT_EQ(search("Xylofon").notes[0], (Note{NoteKind::unknown_word, 0, 7, "Xylofon"}));
}

TEST_F(CorrectionTest, TakesNoTimeForThousandsOfWords) {
  std::string query;
  for (int i = 0; i < 500; ++i)
    query += "unbekannteswort" + std::string(1, static_cast<char>('a' + i % 26)) + ' ';
  EXPECT_EQ(unknown(query).size(), 500u);
}

}  // namespace
}  // namespace blattwerk::search
