#include "entities/word.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::entities {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> split(std::string_view text) {
  std::vector<Word> words;
  split_words(text, words);
  std::vector<std::string> result;
  for (const Word& word : words) result.emplace_back(word.in(text));
  return result;
}

TEST(SplitWords, KeepsCompoundsAbbreviationsAndNumbersWhole) {
  EXPECT_THAT(split("Dr. J. Kramp-Karrenbauer (CDU) sprach am 4. Mai mit ver.di."),
              ElementsAre("Dr.", "J.", "Kramp-Karrenbauer", "(", "CDU", ")", "sprach", "am", "4.", "Mai",
                          "mit", "ver.di", "."));
  EXPECT_THAT(split("3,5 Prozent bei H&M in O’Hara"),
              ElementsAre("3,5", "Prozent", "bei", "H&M", "in", "O’Hara"));
}

TEST(SplitWords, LeavesTheHyphenOfAnUnfinishedCompoundOnIt) {
  EXPECT_THAT(split("Kultur- und Sportamt, Maß-, Münz- oder so; Kiew - Berlin"),
              ElementsAre("Kultur-", "und", "Sportamt", ",", "Maß-", ",", "Münz-", "oder", "so", ";", "Kiew",
                          "-", "Berlin"));
}

TEST(SplitWords, LeavesThePointOnARulersNumber) {
  EXPECT_THAT(split("Wilhelm I. von Preußen in Teil I. Ende"),
              ElementsAre("Wilhelm", "I.", "von", "Preußen", "in", "Teil", "I", ".", "Ende"));
}

TEST(SplitWords, DividesWhereABlankIsMissing) {
  EXPECT_THAT(split("Ende.Der"), ElementsAre("Ende", ".", "Der"));
}

TEST(SplitWords, MarksWhereSentencesBegin) {
  std::vector<Word> words;
  split_words("Er kam. \"Nein\", sagte sie.", words);
  std::vector<bool> starts;
  for (const Word& word : words) starts.push_back(word.sentence_start);
  EXPECT_THAT(starts, ElementsAre(true, false, false, false, true, false, false, false, false, false));
}

TEST(SplitWords, CoversAnyBytesWithoutOverlap) {
  const std::string text = "\xFF Ä\xC3 -\xE2\x80 9.\n\xF0\x9F\x98\x80'";
  std::vector<Word> words;
  split_words(text, words);
  std::uint32_t end = 0;
  for (const Word& word : words) {
    EXPECT_LE(end, word.start);
    EXPECT_LT(word.start, word.end);
    end = word.end;
  }
  EXPECT_LE(end, text.size());
}

struct Drawn {
  std::string_view word;
  Shape shape;
};

TEST(ShapeOf, TellsHowAWordIsWritten) {
  for (const Drawn& drawn :
       {Drawn{"reist", Shape::lower}, Drawn{"Kiew", Shape::title}, Drawn{"Österreich", Shape::title},
        Drawn{"Kramp-Karrenbauer", Shape::title}, Drawn{"EU", Shape::upper}, Drawn{"BayernLB", Shape::mixed},
        Drawn{"iPhone", Shape::mixed}, Drawn{"2022", Shape::number}, Drawn{"–", Shape::punctuation}}) {
    EXPECT_EQ(shape_of(drawn.word), drawn.shape) << drawn.word;
  }
}

}  // namespace
}  // namespace blattwerk::entities
