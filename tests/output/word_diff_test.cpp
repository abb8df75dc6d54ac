#include "output/word_diff.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace blattwerk::output {
namespace {

std::string diff(std::string_view before, std::string_view after) {
  std::string shown;
  for (const auto& [change, text] : diff_words(before, after)) {
    const char* open = change == Change::removed ? "[-" : change == Change::added ? "{+" : "";
    const char* close = change == Change::removed ? "-]" : change == Change::added ? "+}" : "";
    shown += open + std::string(text) + close;
  }
  return shown;
}

TEST(WordDiff, ShowsWordsThatChanged) {
  const struct {
    std::string_view before;
    std::string_view after;
    std::string_view shown;
  } kCases[] = {
      {"Am Montag kam Eis.", "Am Dienstag kam Eis.", "Am [-Montag-]{+Dienstag+} kam Eis."},
      {"Es sind 3 Tote.", "Es sind 17 Tote.", "Es sind [-3-]{+17+} Tote."},
      {"Er ging.", "Er ging, sagte sie.", "Er ging{+, sagte sie+}."},
      {"Das alte Haus steht.", "Ein neues Gebäude steht.", "[-Das alte Haus-]{+Ein neues Gebäude+} steht."},
      {"Bis zum 14. März.", "Bis zum 9. Mai.", "Bis zum [-14. März-]{+9. Mai+}."},
      {"Größe", "Grösse", "[-Größe-]{+Grösse+}"},
      {"gleich", "gleich", "gleich"},
      {"", "neu", "{+neu+}"},
      {"alt", "", "[-alt-]"},
      {"", "", ""},
  };
  for (const auto& [before, after, shown] : kCases) EXPECT_EQ(diff(before, after), shown);
}

TEST(WordDiff, GivesBothTextsBack) {
  std::mt19937 random(5);
  const auto words = [&random] {
    static constexpr std::string_view kPieces[] = {"ein", " ", "Wort", ", ", "ä", ".", "  ", "\xFF"};
    std::string text;
    for (auto n = random() % 14; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    return text;
  };
  for (int round = 0; round < 1000; ++round) {
    const std::string before = words();
    const std::string after = words();
    std::string from_before;
    std::string from_after;
    for (const auto& [change, text] : diff_words(before, after)) {
      if (change != Change::added) from_before += text;
      if (change != Change::removed) from_after += text;
    }
    EXPECT_EQ(from_before, before);
    EXPECT_EQ(from_after, after);
  }
}

TEST(WordDiff, KnowsHowAlikeTextsAre) {
  const auto alike = [](std::string_view one, std::string_view other) {
    return likeness(sorted_words(one), sorted_words(other));
  };
  EXPECT_EQ(alike("eins zwei", "zwei, eins!"), 1);
  EXPECT_EQ(alike("eins zwei", "eins drei"), 0.5);
  EXPECT_EQ(alike("eins", ""), 0);
  EXPECT_EQ(alike("ja ja ja", "ja"), 0.5) << "each occurrence counts";
}

}  // namespace
}  // namespace blattwerk::output
