#include "entities/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NameList, ReadsTypeNameAndAliases) {
  const NameList list = parse_name_list(
      "\xEF\xBB\xBF# Kommentar\r\n\r\nperson\tAnna Zwirner\tZwirner|A. "
      "Zwirner\r\nOrt;Quastberg\nO\tZwirnwerke\t\n");
  EXPECT_THAT(list.faults, IsEmpty());
  ASSERT_EQ(list.names.size(), 3u);
  EXPECT_EQ(list.names[0], (KnownName{EntityType::person, "Anna Zwirner", {"Zwirner", "A. Zwirner"}}));
  EXPECT_EQ(list.names[1], (KnownName{EntityType::place, "Quastberg", {}}));
  EXPECT_EQ(list.names[2], (KnownName{EntityType::organization, "Zwirnwerke", {}}));
}

TEST(NameList, NamesFaultyLinesAndKeepsTheRest) {
  const NameList list = parse_name_list("Tier\tKatze\nperson\t\nplace\tQuastberg\n");
  ASSERT_EQ(list.faults.size(), 2u);
  EXPECT_EQ(list.faults[0].line, 1u);
  EXPECT_EQ(list.faults[1].line, 2u);
  EXPECT_EQ(list.names.size(), 1u);
}

struct Found {
  std::string_view text;
  std::string_view name;  ///< empty: nothing at the front of the text
  std::uint32_t words;

  friend void PrintTo(const Found& one, std::ostream* out) { *out << testing::PrintToString(one.text); }
};

class GazetteerFinds : public ::testing::TestWithParam<Found> {};

TEST_P(GazetteerFinds, TheLongestNameAtTheFront) {
  const Gazetteer& gazetteer = standard_gazetteer();
  std::vector<Word> words;
  split_words(GetParam().text, words);
  const Gazetteer::Match match = gazetteer.find(words);
  EXPECT_EQ(match.words, GetParam().words);
  if (match.words > 0) {
    EXPECT_EQ(gazetteer.entry(match.entry).name, GetParam().name);
  }
}

INSTANTIATE_TEST_SUITE_P(Names, GazetteerFinds,
                         ::testing::Values(Found{"Putins Rede", "Wladimir Putin", 1},
                                           Found{"Frankfurt an der Oder liegt", "Frankfurt (Oder)", 4},
                                           Found{"Europäischen Zentralbank", "Europäische Zentralbank", 2},
                                           Found{"1. FC Köln gewinnt", "1. FC Köln", 3},
                                           Found{"ver.di ruft", "Verdi", 1}, Found{"E.ON steigt", "Eon", 1},
                                           Found{"Vereinigten Staaten von Amerika", "USA", 4},
                                           Found{"Katzen schlafen", "", 0}));

TEST(Gazetteer, KnowsWhatAdjectivesAndInhabitantsAreMadeFrom) {
  const Gazetteer& gazetteer = standard_gazetteer();
  const std::vector<std::pair<std::string_view, std::string_view>> made = {{"russischer", "Russland"},
                                                                           {"österreichische", "Österreich"},
                                                                           {"Franzosen", "Frankreich"},
                                                                           {"Berliner", "Berlin"},
                                                                           {"Stuttgartern", "Stuttgart"}};
  for (const auto& [word, place] : made) {
    const std::uint32_t entry = gazetteer.derived_from(word);
    ASSERT_NE(entry, kNoEntry) << word;
    EXPECT_EQ(gazetteer.entry(entry).name, place);
  }
  EXPECT_EQ(gazetteer.derived_from("Bäcker"), kNoEntry);
}

TEST(Gazetteer, KeepsTheNameThatCameFirst) {
  Gazetteer gazetteer;
  gazetteer.add({EntityType::organization, "Bayern München", {"Bayern"}});
  gazetteer.add({EntityType::place, "Bayern", {}});
  const Gazetteer::Match match = gazetteer.find_phrase("Bayern");
  EXPECT_EQ(gazetteer.entry(match.entry).name, "Bayern München");
}

}  // namespace
}  // namespace blattwerk::entities
