#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/fts_terms.h"
#include "text/utf8.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

// Makes the snippet for words that are searched for as they are written here.
class SnippetTest : public ::testing::Test {
 protected:
  Snippet snippet(const std::vector<Paragraph>& paragraphs,
                  const std::vector<std::vector<std::string>>& units, SnippetLength length = {}) {
    TextMatch match;
    for (const auto& words : units) {
      TextUnit unit;
      for (const std::string& word : words)
        unit.positions.push_back(
            {{term(word), 1.0}, {std::string(1, text::kPartMark).append(term(word)), 0.4}});
      match.units.push_back(unit);
    }
    MatchMarker marker(match, analyzer_);
    std::vector<std::vector<Mark>> marks;
    for (const Paragraph& paragraph : paragraphs)
      marks.push_back(marker.mark(paragraph.text, field_of(paragraph.kind)));
    return make_snippet(paragraphs, marks, match, length);
  }

  std::string term(const std::string& word) {
    text::TokenStream stream;
    analyzer_.analyze(word, stream);
    return std::string(stream.term(stream.tokens.at(0)));
  }

  static std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> words;
    for (const auto& [start, end] : snippet.highlights)
      words.push_back(snippet.text.substr(start, end - start));
    return words;
  }

  static Paragraph paragraph(std::string text, ParagraphKind kind = ParagraphKind::text) {
    return {kind, std::move(text)};
  }

  text::Analyzer analyzer_;
};

TEST_F(SnippetTest, TakesTheParagraphWithMostOfTheWords) {
  const auto found =
      snippet({paragraph("Der Wind weht."), paragraph("Wind und Regen."), paragraph("Regen fällt.")},
              {{"Wind"}, {"Regen"}});
  EXPECT_EQ(found.paragraph, 2);
  EXPECT_EQ(found.text, "Wind und Regen.");
  EXPECT_THAT(marked(found), ElementsAre("Wind", "Regen"));
}

TEST_F(SnippetTest, PrefersRunningTextToAHeading) {
  EXPECT_EQ(
      snippet({paragraph("Wind", ParagraphKind::heading), paragraph("Der Wind weht.")}, {{"Wind"}}).paragraph,
      2);
  EXPECT_EQ(snippet({paragraph("Wind", ParagraphKind::heading), paragraph("Es weht.")}, {{"Wind"}}).paragraph,
            1);
}

TEST_F(SnippetTest, ShowsTheBeginningWhereNothingIsFound) {
  const auto found =
      snippet({paragraph("Kopf", ParagraphKind::heading), paragraph("Der Anfang. Und weiter.")}, {{"Wind"}});
  EXPECT_EQ(found.paragraph, 2);
  EXPECT_EQ(found.text, "Der Anfang. Und weiter.");
  EXPECT_THAT(found.highlights, IsEmpty());
  EXPECT_EQ(snippet({}, {{"Wind"}}).paragraph, 0);
}

TEST_F(SnippetTest, MarksPhrasesOnlyWhereTheyStandAsPhrases) {
  const auto found = snippet({paragraph("Starker Wind weht. Wind, starker Regen.")}, {{"starker", "Wind"}});
  EXPECT_THAT(marked(found), ElementsAre("Starker Wind"));
}

TEST_F(SnippetTest, CutsAtTheEndsOfSentences) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Ein Satz ohne Bedeutung steht hier. ";
  text += "Da weht der Wind. ";
  for (int i = 0; i < 20; ++i) text += "Noch ein Satz ohne Bedeutung steht dort. ";
  const auto found = snippet({paragraph(text)}, {{"Wind"}});
  EXPECT_THAT(found.text, HasSubstr("Da weht der Wind."));
  EXPECT_THAT(found.text, EndsWith("."));
  EXPECT_TRUE(found.text.starts_with("Ein") || found.text.starts_with("Da") || found.text.starts_with("Noch"))
      << found.text;
  EXPECT_LE(found.text.size(), 300u);
  EXPECT_GE(found.text.size(), 200u);
  EXPECT_THAT(marked(found), ElementsAre("Wind"));
}

TEST_F(SnippetTest, CutsLongSentencesBetweenWords) {
  std::string text = "Anfang";
  for (int i = 0; i < 200; ++i) text += " überlanges Wort";
  text += " Wind";
  for (int i = 0; i < 200; ++i) text += " überlanges Wort";
  const auto found = snippet({paragraph(text)}, {{"Wind"}});
  EXPECT_THAT(found.text, StartsWith("… "));
  EXPECT_THAT(found.text, EndsWith(" …"));
  EXPECT_THAT(marked(found), ElementsAre("Wind"));
  EXPECT_LE(found.text.size(), 310u);
}

TEST_F(SnippetTest, BearsEndlessTextWithoutBlanks) {
  std::string text;
  while (text.size() < 3'000'000) text += "äöü";
  const auto found = snippet({paragraph(text)}, {{"Wind"}});
  EXPECT_TRUE(text::is_valid(found.text));
  EXPECT_LE(found.text.size(), 620u);
  std::string many;
  while (many.size() < 3'000'000) many += "Wind. ";
  EXPECT_THAT(marked(snippet({paragraph(many)}, {{"Wind"}})), testing::Each("Wind"));
}

TEST(MergeMarks, JoinsWhatOverlapsOrTouches) {
  EXPECT_THAT(merge({{0, 4, 0, 0}, {2, 6, 1, 0}, {6, 8, 0, 1}, {10, 12, 0, 2}}),
              ElementsAre(std::pair(0u, 8u), std::pair(10u, 12u)));
}

}  // namespace
}  // namespace blattwerk::search
