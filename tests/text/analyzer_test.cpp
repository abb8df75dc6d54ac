#include "text/analyzer.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> terms(std::string_view text, TokenKind kind = TokenKind::word) {
  Analyzer analyzer(&base_lexicon());
  TokenStream stream;
  analyzer.analyze(text, stream);
  std::vector<std::string> found;
  for (const Token& token : stream.tokens) {
    if (token.kind == kind) found.emplace_back(stream.term(token));
  }
  return found;
}

TEST(Analyzer, DividesHyphenedWordsAndClosesThemUp) {
  EXPECT_THAT(terms("NATO-Osterweiterung"), ElementsAre("nato", "osterweiterung"));
  EXPECT_THAT(terms("NATO-Osterweiterung", TokenKind::alias), ElementsAre("natoosterweiterung"));
}

TEST(Analyzer, IndexesCompoundPartsBesideTheWord) {
  EXPECT_THAT(terms("Osterweiterung", TokenKind::part), ElementsAre("+ost", "+erweiterung"));
}

TEST(Analyzer, PointsPartsAtTheWholeWord) {
  Analyzer analyzer(&base_lexicon());
  TokenStream stream;
  analyzer.analyze("die Osterweiterung", stream);
  for (const Token& token : stream.tokens) {
    if (token.kind != TokenKind::part) continue;
    EXPECT_EQ(token.start, 4u);
    EXPECT_EQ(token.end, 18u);
  }
}

TEST(Analyzer, GivesTheSameTokensFromTheCache) {
  Analyzer analyzer(&base_lexicon());
  const std::string_view text = "Außen- und Sicherheitspolitik: Bürger:innen, 10 000 Euro, z. B. Hauptstr. 5";
  TokenStream first;
  TokenStream second;
  analyzer.analyze(text, first);
  analyzer.analyze(text, second);
  ASSERT_EQ(first.tokens.size(), second.tokens.size());
  EXPECT_EQ(first.terms, second.terms);
}

TEST(Analyzer, RejoinsWordsDividedAtLineEnds) {
  EXPECT_THAT(terms("die Sicher-\nheit"), ElementsAre("die", terms("Sicherheit").front()));
  EXPECT_THAT(terms("Außen-\nund Innenpolitik").size(), 3u);
}

TEST(Analyzer, SplitsNoCompoundWithoutALexicon) {
  Analyzer analyzer(nullptr);
  TokenStream stream;
  analyzer.analyze("Osterweiterung", stream);
  EXPECT_EQ(stream.tokens.size(), 1u);
}

TEST(Analyzer, DividesScriptsWithoutBlanksByIcu) {
  EXPECT_THAT(terms("中国经济"), ElementsAre("中国", "经济"));
}

/// Texts that bring odd things together: marks, joiners, scripts, broken bytes.
class OddText {
 public:
  explicit OddText(std::uint32_t seed) : random_(seed) {}

  std::string valid() {
    std::string text;
    for (std::size_t n = random_() % 40; n-- > 0;) append_piece(text);
    return text;
  }
  std::string any_bytes() {
    std::string text = valid();
    for (char& c : text) {
      if (random_() % 12 == 0) c = static_cast<char>(random_());
    }
    return text;
  }

 private:
  void append_piece(std::string& text) {
    static const std::vector<std::string> kPieces = {"Außen-",
                                                     " und ",
                                                     "Sicherheitspolitik",
                                                     "Bürger:innen",
                                                     "-",
                                                     "'",
                                                     "’",
                                                     "/",
                                                     ".",
                                                     "10",
                                                     " ",
                                                     "000",
                                                     "z.",
                                                     "B.",
                                                     "U.S.A.",
                                                     "@",
                                                     "http://",
                                                     "www.",
                                                     "ä",
                                                     "a\xCC\x88",
                                                     "ß",
                                                     "ſ",
                                                     "ﬁ",
                                                     "\xC2\xAD",
                                                     "\xE2\x80\x8D",
                                                     "中国",
                                                     "ภาษา",
                                                     "Ελλάδα",
                                                     "ᾳ",
                                                     "각",
                                                     "й",
                                                     "İ",
                                                     "§",
                                                     "€",
                                                     "\n",
                                                     "\r\n",
                                                     "(innen)",
                                                     "/-innen",
                                                     "&",
                                                     "1.000,5",
                                                     "👩‍🔬",
                                                     "≮",
                                                     "E-Mail",
                                                     "Straße",
                                                     "e",
                                                     "n",
                                                     ","};
    switch (random_() % 4) {
      case 0: {
        const auto c = static_cast<char32_t>(random_() % 8 == 0 ? random_() % 0x110000 : random_() % 0x3000);
        if (c < 0xD800 || (c > 0xDFFF && c < 0x110000)) append(text, c);
        break;
      }
      default:
        text += kPieces[random_() % kPieces.size()];
    }
  }
  std::mt19937 random_;
};

TEST(AnalyzerProperty, KeepsOffsetsInOrderInsideAndOnBorders) {
  Analyzer analyzer(&base_lexicon());
  OddText odd(7);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = odd.any_bytes();
    TokenStream stream;
    analyzer.analyze(text, stream);
    std::uint32_t start = 0;
    bool first = true;
    for (const Token& token : stream.tokens) {
      ASSERT_TRUE(!first || token.kind == TokenKind::word) << testing::PrintToString(text);
      first = false;
      ASSERT_LE(start, token.start) << testing::PrintToString(text);
      ASSERT_LT(token.start, token.end) << testing::PrintToString(text);
      ASSERT_LE(token.end, text.size()) << testing::PrintToString(text);
      ASSERT_FALSE(stream.term(token).empty());
      if (is_valid(text)) {
        ASSERT_EQ(floor_border(text, token.start), token.start) << testing::PrintToString(text);
        ASSERT_EQ(floor_border(text, token.end), token.end) << testing::PrintToString(text);
      }
      ASSERT_TRUE(is_valid(stream.term(token))) << testing::PrintToString(text);
      start = token.start;
    }
  }
}

TEST(AnalyzerProperty, GivesComposedAndDecomposedTextTheSameTerms) {
  Analyzer analyzer(&base_lexicon());
  OddText odd(11);
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  for (int round = 0; round < 20000; ++round) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(odd.valid());
    std::string composed;
    std::string decomposed;
    nfc->normalize(text, status).toUTF8String(composed);
    nfd->normalize(text, status).toUTF8String(decomposed);
    TokenStream a;
    TokenStream b;
    analyzer.analyze(composed, a);
    analyzer.analyze(decomposed, b);
    ASSERT_EQ(a.terms, b.terms) << testing::PrintToString(composed);
    ASSERT_EQ(a.tokens.size(), b.tokens.size()) << testing::PrintToString(composed);
  }
}

TEST(AnalyzerProperty, ExplainsTheTokensThatItGives) {
  Analyzer analyzer(&base_lexicon());
  OddText odd(13);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = odd.valid();
    TokenStream stream;
    analyzer.analyze(text, stream);
    std::vector<std::string> words;
    for (const Token& token : stream.tokens) {
      if (token.kind == TokenKind::word) words.emplace_back(stream.term(token));
    }
    std::vector<std::string> explained;
    for (const WordSteps& steps : analyzer.explain(text)) {
      ASSERT_LE(steps.start + steps.length, text.size());
      if (steps.kind == TokenKind::word) explained.push_back(steps.stem);
    }
    ASSERT_EQ(words, explained) << testing::PrintToString(text);
  }
}

TEST(AnalyzerProperty, TakesTextsWithoutBlanksOfAnyLength) {
  Analyzer analyzer(&base_lexicon());
  for (const char* piece : {"a", "1", "a-", "a.", "\xCC\x88", "a\xCC\x88", "http://a", "Bürger:innen", "中",
                            "sicherheits", "1.000", "a- ", "1 000 "}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    TokenStream stream;
    analyzer.analyze(text, stream);
    EXPECT_LT(stream.terms.size(), text.size() * 8) << piece;
  }
}

}  // namespace
}  // namespace blattwerk::text
