#include "entities/recognizer.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entities/gazetteer.h"

namespace blattwerk::entities {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using ::testing::Not;

/// The names in an article as `words=type:name`.
std::vector<std::string> found(const std::vector<std::string_view>& texts) {
  const auto mentions = make_recognizer()->recognize(texts);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const EntityMention& mention : mentions[i]) {
      if (!is_named(mention.kind)) continue;
      lines.push_back(std::string(texts[i].substr(mention.start, mention.end - mention.start)) + "=" +
                      std::string(to_string(mention.type)) + ":" + mention.name);
    }
  }
  return lines;
}

TEST(Recognizer, FindsPersonsWithTheirFullName) {
  EXPECT_THAT(found({"Putins Sprecher redet.", "Der russische Präsident Wladimir Putin schweigt."}),
              ElementsAre("Putins=person:Wladimir Putin", "Wladimir Putin=person:Wladimir Putin"));
}

TEST(Recognizer, ResolvesASurnameToTheFullNameInTheArticle) {
  EXPECT_THAT(
      found({"Die Bürgermeisterin Henriette Quastenberg trat zurück.",
             "Man habe Quastenberg gewarnt, hieß es. Quastenbergs Büro schwieg."}),
      ElementsAre("Henriette Quastenberg=person:Henriette Quastenberg",
                  "Quastenberg=person:Henriette Quastenberg", "Quastenbergs=person:Henriette Quastenberg"));
}

TEST(Recognizer, LeavesTitlesAndFunctionsOutsideTheName) {
  EXPECT_THAT(found({"Dort sprach Außenminister Brommelhaupt mit Frau Dr. Anna Zwirner."}),
              ElementsAre("Brommelhaupt=person:Brommelhaupt", "Anna Zwirner=person:Anna Zwirner"));
}

TEST(Recognizer, FindsAnnouncedPersonsWithAllTheirNames) {
  EXPECT_THAT(found({"Hamburgs Polizeipräsident Falk Brommelhaupt widersprach der Kommissionschefin Ursula "
                     "von der Leyen."}),
              IsSupersetOf({"Falk Brommelhaupt=person:Falk Brommelhaupt",
                            "Ursula von der Leyen=person:Ursula von der Leyen"}));
}

TEST(Recognizer, FindsNamesWithinHyphenatedCompounds) {
  EXPECT_THAT(found({"Die NATO-Osterweiterung und die Ukraine-Krise."}),
              ElementsAre("NATO=organization:NATO", "Ukraine=place:Ukraine"));
  EXPECT_THAT(found({"Eine Quastenberg-Vertraute sagte, Henriette Quastenberg bleibe."}),
              Contains("Quastenberg=person:Henriette Quastenberg"));
}

TEST(Recognizer, TakesAPersonsPeopleForNobodyOfThatName) {
  EXPECT_THAT(found({"Die Merkel-Anwältin Anna Zwirnberg redet, Angela Merkel schweigt."}),
              ElementsAre("Merkel=person:Angela Merkel", "Anna Zwirnberg=person:Anna Zwirnberg",
                          "Angela Merkel=person:Angela Merkel"));
  EXPECT_THAT(found({"Annegret Kramp-Karrenbauer kommt. Kramp-Karrenbauer redet."}),
              ElementsAre("Annegret Kramp-Karrenbauer=person:Annegret Kramp-Karrenbauer",
                          "Kramp-Karrenbauer=person:Annegret Kramp-Karrenbauer"));
}

TEST(Recognizer, FindsNamesInUnfinishedCompounds) {
  EXPECT_THAT(found({"Die FDP- und SPD-Politiker kamen."}),
              ElementsAre("FDP=organization:FDP", "SPD=organization:SPD"));
}

TEST(Recognizer, TakesAPlaceBehindAHyphenForPartOfThePlace) {
  EXPECT_THAT(found({"Er wohnt in Bremen-Vegesack und arbeitet in Berlin-Mitte."}),
              ElementsAre("Bremen-Vegesack=place:Bremen-Vegesack", "Berlin-Mitte=place:Berlin-Mitte"));
}

TEST(Recognizer, PrefersAKnownCompoundToItsPart) {
  EXPECT_THAT(found({"Der UN-Sicherheitsrat tagt."}),
              ElementsAre("UN-Sicherheitsrat=organization:UN-Sicherheitsrat"));
}

TEST(Recognizer, KnowsPlacesInTheGenitive) {
  EXPECT_THAT(found({"Russlands und Chinas Führung trafen sich in Moskau, nicht in Kiew."}),
              ElementsAre("Russlands=place:Russland", "Chinas=place:China", "Moskau=place:Moskau",
                          "Kiew=place:Kiew"));
}

TEST(Recognizer, KnowsOrganizationsWithInflectedAdjectives) {
  EXPECT_THAT(found({"Der Chef der Deutschen Bank und das Auswärtige Amt."}),
              ElementsAre("Deutschen Bank=organization:Deutsche Bank",
                          "Auswärtige Amt=organization:Auswärtiges Amt"));
}

TEST(Recognizer, FindsOrganizationsByLegalFormClubAndAcronym) {
  EXPECT_THAT(found({"Gestern meldete die Quastenberg Maschinenbau GmbH, der SV Hintertupfing und der VDZQ "
                     "habe gespendet."}),
              ElementsAre("Quastenberg Maschinenbau GmbH=organization:Quastenberg Maschinenbau GmbH",
                          "SV Hintertupfing=organization:SV Hintertupfing", "VDZQ=organization:VDZQ"));
}

TEST(Recognizer, TakesNoPlainNounsStreetsOrDatesForNames) {
  EXPECT_THAT(
      found({"Am Montag, dem 14. Februar, stieg der Preis für das Brot in der Stadt auf ein hohes Niveau.",
             "Das Essen in der Halle war gut, sagte die Sprecherin."}),
      ElementsAre());
}

TEST(Recognizer, TakesNobodyForNamedWhomAStreetIsNamedAfter) {
  for (const char* text : {"Am Konrad-Adenauer-Platz wird gebaut.", "Das Willy-Brandt-Haus ist geschlossen.",
                           "In der Putinstraße und der Adenauerallee staut es sich."}) {
    for (const auto& mention : found({text}))
      EXPECT_THAT(mention, ::testing::Not(::testing::HasSubstr("person")));
  }
}

TEST(Recognizer, MarksAdjectivesOfPlacesAsDerived) {
  const std::vector<std::string_view> texts = {"Der russische Außenminister sprach in Paris."};
  const auto mentions = make_recognizer()->recognize(texts);
  ASSERT_EQ(mentions[0].size(), 2u);
  EXPECT_EQ(mentions[0][0].name, "Russland");
  EXPECT_EQ(mentions[0][0].kind, MentionKind::derived);
  EXPECT_EQ(mentions[0][1].name, "Paris");
  EXPECT_EQ(mentions[0][1].kind, MentionKind::name);
}

TEST(Recognizer, PutsTheUsersOwnNamesFirst) {
  const std::vector<KnownName> own = {
      {EntityType::organization, "Zwirnwerke Quast", {"Zwirnwerke", "Moskau"}}};
  const std::vector<std::string_view> texts = {
      "Bei den Zwirnwerken nichts Neues, die Zwirnwerke aber wachsen."};
  const auto mentions = make_recognizer({.own_names = own})->recognize(texts);
  ASSERT_FALSE(mentions[0].empty());
  EXPECT_EQ(mentions[0].back().name, "Zwirnwerke Quast");
}

TEST(Recognizer, GivesOffsetsOfBytesWithinEachText) {
  const std::vector<std::string_view> texts = {"Größe", "Über München und Österreich."};
  const auto mentions = make_recognizer()->recognize(texts);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_TRUE(mentions[0].empty());
  ASSERT_EQ(mentions[1].size(), 2u);
  EXPECT_EQ(texts[1].substr(mentions[1][0].start, mentions[1][0].end - mentions[1][0].start), "München");
  EXPECT_EQ(mentions[1][1].name, "Österreich");
}

TEST(Recognizer, ReadsEndlessCompoundsAndListsInBoundedTime) {
  std::string compound, list;
  for (int i = 0; i < 100000; ++i) {
    compound += "Ab-";
    list += "Anna (AB) ";
  }
  EXPECT_THAT(found({compound + "Wort"}), ElementsAre());
  found({list});
}

TEST(Recognizer, SurvivesAnyBytes) {
  const std::string bytes = "Wladimir \xFF\xC3 Putin \xE2\x80 NATO-\xF0\x9F";
  EXPECT_THAT(found({std::string_view(bytes), "", "-", "\xC3"}), Contains("NATO=organization:NATO"));
}

std::filesystem::path shared_data() {
  if (const char* folder = std::getenv("BLATTWERK_SHARED_DATA")) return folder;
  return std::filesystem::path(BLATTWERK_SOURCE_DIR) / "../shared/data";
}

TEST(Recognizer, FindsWhoAndWhatTheSeedArticleIsAbout) {
  const auto file = shared_data() / "seed/000_8e68c283f24164fc.txt";
  std::ifstream stream(file, std::ios::binary);
  if (!stream) GTEST_SKIP() << "no shared data: " << file;
  const std::string article(std::istreambuf_iterator<char>(stream), {});
  std::vector<std::string> things;
  for (const std::string& line : found({article})) things.push_back(line.substr(line.find('=') + 1));
  EXPECT_THAT(things,
              IsSupersetOf({"person:Wladimir Putin", "person:Xi Jinping", "person:Olaf Scholz",
                            "person:Emmanuel Macron", "person:Wolodymyr Selenskyj", "person:Andrzej Duda"}));
  EXPECT_THAT(things,
              IsSupersetOf({"place:Kiew", "place:Moskau", "place:Peking", "place:Russland", "place:China",
                            "place:Ukraine", "place:USA", "place:Rumänien", "place:Polen", "place:Berlin"}));
  EXPECT_THAT(things, IsSupersetOf({"organization:NATO", "organization:Kreml", "organization:AUKUS",
                                    "organization:CCTV"}));
  EXPECT_THAT(things, Not(Contains("person:Putin")));
  EXPECT_THAT(things, Not(Contains("person:Scholz")));
}

}  // namespace
}  // namespace blattwerk::entities
