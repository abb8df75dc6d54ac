#include "text/compound_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/word_lexicon.h"

namespace blattwerk::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> parts_of(std::string_view word) {
  const CompoundSplitter splitter(base_lexicon());
  std::vector<std::string> words;
  for (const CompoundPart& part : splitter.split(lexicon_key(word))) words.push_back(part.word);
  return words;
}

TEST(CompoundSplitter, SplitsAtTheJointWithTheLongerHead) {
  EXPECT_THAT(parts_of("Osterweiterung"), ElementsAre("ost", "erweiterung"));
  EXPECT_THAT(parts_of("Staubecken"), ElementsAre("stau", "becken"));
}

TEST(CompoundSplitter, TakesLinkingElementsOff) {
  EXPECT_THAT(parts_of("Sicherheitspolitik"), ElementsAre("sicherheit", "politik"));
  EXPECT_THAT(parts_of("Regierungschef"), ElementsAre("regierung", "chef"));
}

TEST(CompoundSplitter, GivesNestedWordsBeforeTheirParts) {
  EXPECT_THAT(parts_of("Bundesverfassungsgericht"),
              ElementsAre("bund", "verfassungsgericht", "verfassung", "gericht"));
}

TEST(CompoundSplitter, SplitsAnInflectedWordAsItsBaseForm) {
  EXPECT_THAT(parts_of("Außenministern"), ElementsAre("aussen", "ministern"));
  EXPECT_THAT(parts_of("Grundgesetzes"), ElementsAre("grund", "gesetzes"));
  EXPECT_THAT(parts_of("Konjunkturzyklen"), ElementsAre("konjunktur", "zyklen"));
}

TEST(CompoundSplitter, TakesPlacesOfADirectionApart) {
  EXPECT_THAT(parts_of("Nordamerika"), ElementsAre("nord", "amerika"));
}

TEST(CompoundSplitter, TellsNounsFromAdjectivesInIsch) {
  EXPECT_THAT(parts_of("Verhandlungstische"), ElementsAre("verhandlung", "tische"));
  EXPECT_THAT(parts_of("Küchentisch"), ElementsAre("kuchen", "tisch"));
  EXPECT_THAT(parts_of("Kaffeetische"), ElementsAre("kaffee", "tische"));
  EXPECT_THAT(parts_of("Marktnische"), ElementsAre("markt", "nische"));
  EXPECT_THAT(parts_of("Goldfischen"), ElementsAre("gold", "fischen"));
  EXPECT_THAT(parts_of("wirtschaftspolitisch"), ElementsAre("wirtschaft", "politisch"));
}

TEST(CompoundSplitter, SplitsASuperlativeAsItsAdjective) {
  EXPECT_THAT(parts_of("kinderfreundlichsten"), ElementsAre("kind", "freundlichsten"));
  EXPECT_THAT(parts_of("Personalkosten"), ElementsAre("personal", "kosten"));
}

TEST(CompoundSplitter, EndsOnOddWords) {
  for (const char* piece : {"an", "ver", "see", "haus", "a", "innen", "bau"}) {
    std::string word;
    while (word.size() < 55) word += piece;
    for (const CompoundPart& part : CompoundSplitter(base_lexicon()).split(word)) {
      EXPECT_LT(part.begin, part.end);
      EXPECT_LE(part.end, word.size());
    }
  }
}

TEST(CompoundSplitter, FindsTheLetterThatOldOrthographyDropped) {
  EXPECT_THAT(parts_of("Schiffahrt"), ElementsAre("schiff", "fahrt"));
  EXPECT_THAT(parts_of("Schifffahrt"), ElementsAre("schiff", "fahrt"));
}

class KeepsWhole : public testing::TestWithParam<const char*> {};

TEST_P(KeepsWhole, Word) {
  EXPECT_THAT(parts_of(GetParam()), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    CompoundSplitter, KeepsWhole,
    testing::Values("Präsident", "Ausland", "Regierung", "Minister", "Deutschland", "Sonntag", "Wissenschaft",
                    "Nachteile", "Zugriff", "Ministern", "Kontakte", "afrikanische", "traumhaft",
                    "Düsseldorf", "Wagenknecht", "angeklagte", "Bürgerinnen", "Mitteilung", "Umwelt",
                    "Alltag", "dramatischer", "reformsozialistischen", "kundenspezifisch",
                    "elektrotechnischen", "breitesten", "begabtester", "niedergeschlagen", "aufzugehen",
                    "verbringen", "beigestanden", "Wolfsburger", "Großmanns", "Temperatur", "", "a",
                    "zweiundvierzigtausendsiebenhundertachtundsechzigmillionenfachdieselbezahl"));

TEST(CompoundSplitter, LearnsWordsFromTheArchive) {
  WordLexicon lexicon;
  const std::string word = lexicon_key("Xylixgipfel");
  EXPECT_THAT(CompoundSplitter(lexicon).split(word), IsEmpty());
  lexicon.add("Xylix", 40);
  EXPECT_THAT(CompoundSplitter(lexicon).split(word).size(), 2u);
}

TEST(WordLexicon, GivesTheSameRowsAndHashInAnyOrder) {
  WordLexicon a;
  a.add("Häuser", 2);
  a.add("Xylix", 3);
  WordLexicon b;
  b.add("Xylix", 1);
  b.add("HAEUSER", 2);
  b.add("xylix", 2);
  EXPECT_EQ(a.rows(), b.rows());
  EXPECT_EQ(a.hash(), b.hash());
  EXPECT_EQ(WordLexicon(a.rows()).hash(), a.hash());
  b.add("Xylix");
  EXPECT_NE(a.hash(), b.hash());
}

TEST(WordLexicon, AddsToTheWordsBuiltIn) {
  WordLexicon lexicon;
  const std::uint32_t built_in = base_lexicon().frequency("politik");
  EXPECT_GT(built_in, 0u);
  lexicon.add("Politik", 5);
  EXPECT_EQ(lexicon.frequency("politik"), built_in + 5);
  EXPECT_EQ(lexicon.frequency("qqqq"), 0u);
}

TEST(WordLexicon, TakesWordsOnly) {
  WordLexicon lexicon;
  for (const char* word : {"", "x", "12", "E-Mail", "\xFF\xFE", "Москва"}) lexicon.add(word);
  EXPECT_EQ(lexicon.size(), 0u);
}

}  // namespace
}  // namespace blattwerk::text
