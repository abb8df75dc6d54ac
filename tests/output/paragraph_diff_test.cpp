#include "output/paragraph_diff.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace blattwerk::output {
namespace {

std::vector<Paragraph> paragraphs(std::string_view letters) {
  std::vector<Paragraph> list;
  for (const char letter : letters) list.push_back({ParagraphKind::text, std::string(1, letter)});
  return list;
}

std::string diff(std::string_view before, std::string_view after) {
  const auto old_text = paragraphs(before);
  const auto new_text = paragraphs(after);
  std::string script;
  for (const auto& change : diff_paragraphs(old_text, new_text)) {
    script += change.change == Change::kept ? ' ' : change.change == Change::added ? '+' : '-';
    script += change.text;
  }
  return script;
}

TEST(ParagraphDiff, ShowsWhatStayedWentAndCameInReadingOrder) {
  EXPECT_EQ(diff("abc", "abc"), " a b c");
  EXPECT_EQ(diff("abc", "axc"), " a-b+x c");
  EXPECT_EQ(diff("abc", "bc"), "-a b c");
  EXPECT_EQ(diff("ab", "abc"), " a b+c");
  EXPECT_EQ(diff("", "a"), "+a");
  EXPECT_EQ(diff("a", ""), "-a");
  EXPECT_EQ(diff("abcd", "acbd"), " a-b c+b d");
}

TEST(ParagraphDiff, KnowsARewordedParagraphAgain) {
  const std::vector<Paragraph> before{{ParagraphKind::lead, "Die Brücke bleibt bis März gesperrt."},
                                      {ParagraphKind::text, "Busse fahren über die Hafenstraße."},
                                      {ParagraphKind::text, "Das teilte das Amt mit."}};
  const std::vector<Paragraph> after{{ParagraphKind::lead, "Der Winter kam früh."},
                                     {ParagraphKind::text, "Die Brücke bleibt bis Mai gesperrt."},
                                     {ParagraphKind::text, "Das teilte das Amt am Abend mit."}};
  std::vector<std::string> changes;
  for (const auto& [change, text, was] : diff_paragraphs(before, after)) {
    const char* sign = change == Change::removed ? "-" : change == Change::added ? "+" : "~";
    changes.push_back(sign + std::string(was) + "|" + std::string(text));
  }
  EXPECT_EQ(changes, (std::vector<std::string>{
                         "+|Der Winter kam früh.",
                         "~Die Brücke bleibt bis März gesperrt.|Die Brücke bleibt bis Mai gesperrt.",
                         "-|Busse fahren über die Hafenstraße.",
                         "~Das teilte das Amt mit.|Das teilte das Amt am Abend mit."}));
}

TEST(ParagraphDiff, GivesBothVersionsBack) {
  std::mt19937 random(3);
  const auto letters = [&random] {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) text += static_cast<char>('a' + random() % 4);
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    const auto before = letters();
    const auto after = letters();
    const auto old_text = paragraphs(before);
    const auto new_text = paragraphs(after);
    std::string from_before;
    std::string from_after;
    for (const auto& change : diff_paragraphs(old_text, new_text)) {
      if (change.change != Change::added) from_before += change.text;
      if (change.change != Change::removed) from_after += change.text;
    }
    EXPECT_EQ(from_before, before);
    EXPECT_EQ(from_after, after);
  }
}

TEST(ParagraphDiff, BoundsItsCostOnHugeRewrites) {
  std::vector<Paragraph> before(3000, {ParagraphKind::text, "alt"});
  std::vector<Paragraph> after(3000, {ParagraphKind::text, "neu"});
  EXPECT_EQ(diff_paragraphs(before, after).size(), 6000u);
}

}  // namespace
}  // namespace blattwerk::output
