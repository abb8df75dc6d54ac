#include "text/sentence_splitter.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

// The sentences of a text, divided by bars.
std::string split(std::string_view text) {
  std::vector<Sentence> sentences;
  split_sentences(text, sentences);
  std::string joined;
  for (const auto& s : sentences) {
    if (!joined.empty()) joined += '|';
    joined += text.substr(s.start, s.end - s.start);
  }
  return joined;
}

TEST(SentenceSplitter, DividesWhereGermanSentencesEnd) {
  // Each text is given with bars where it must be divided, and with the blanks it has there.
  for (const std::string_view marked : {
           "Es regnet.| Die Straße ist nass.",
           "Wer war das?| Niemand!| Also gut …| Wir gehen.",
           "Eine Überschrift ohne Punkt",
           "Dr. Müller und Prof. Dr. Meier kamen, z. B. am Abend.| Danach regnete es.",
           "Er kennt z.B. Berlin, Hamburg usw. und mehr.",
           "Äpfel, Birnen usw.| Die Ernte war gut.",
           "Am 14. Februar 2022 trafen sie sich.| Am 15. Februar nicht.",
           "Der 2. Weltkrieg endete 1945.| Deutschland war geteilt.",
           "Das war am 4. 2. 2022 so.| Gut.",
           "Im 19. Jahrhundert baute man anders.",
           "Sie wurde Dritte auf Platz 3.| Das reichte.",
           "Papst Johannes Paul II. reiste nach Polen.| Dort sprach er.",
           "Friedrich II. König von Preußen.",
           "J. K. Rowling schrieb ein Buch.| Es wurde bekannt.",
           "George W. Bush kam.| Er ging.",
           "Die Vereinigten Staaten (U.S.A.) stimmten zu.",
           "Es kostet 3,5 Mio. Euro.| Das ist viel.",
           "Der Umsatz stieg auf 3 Mrd.| Das ist viel.",
           "Um 20.15 Uhr beginnt es.| Um 22 Uhr ist Schluss.",
           "Die Firma Müller & Co. KG wächst.",
           "Er schreibt für Spiegel.de und T-Online.",
           "\u201EDas ist falsch.\u201C| Merkel widersprach.",
           "\u201EDas ist falsch\u201C, sagte sie.| \u201EGanz falsch.\u201C",
           "\u201EWas nun?\u201C, fragte er.",
           "\u201EWas nun?\u201C fragte er.",
           "\u00BBDas ist falsch.\u00AB| Er ging.",
           "\"Das ist falsch.\"| Er ging.",
           "Sie kam (er ging.)| Dann war Stille.",
           "Die … Regierung schweigt.",
           "Sie trat als Nr. 1 an.| Er nicht.",
           "Der Paragraf 218 StGB, Abs. 3, gilt.",
           "Der Minister a.D. kam.| Er sprach.",
           "Herr Schmidt jr. und St. Pauli gewannen.",
           "Das ist Plan B.| Der ist schlecht.",
           "Er wohnt in der Hauptstr. 5.| Sie auch.",
           "Es begann 1998.| Merkel war dabei.",
           "Er trank 0,5 l.| Das war viel.",
       }) {
    std::string text;
    std::string expected;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != '|') text += marked[i];
      if (marked[i] == ' ' && i > 0 && marked[i - 1] == '|') continue;
      expected += marked[i];
    }
    EXPECT_EQ(split(text), expected);
  }
}

TEST(SentenceSplitter, DividesAtBlankLinesOnly) {
  EXPECT_EQ(split("Eine Überschrift\n\nDer Text\nläuft weiter.\r\n \r\nEnde"),
            "Eine Überschrift|Der Text\nläuft weiter.|Ende");
}

TEST(SentenceSplitter, GivesNothingForBlankText) {
  EXPECT_EQ(split(""), "");
  EXPECT_EQ(split(" \n\n \u00A0 "), "");
}

TEST(SentenceSplitter, KeepsWithinAnyBytesInOrderOnCharacterBorders) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a",  "Der ", ". ",   "!",    "\u201E", "\u201C", "\u2026",
                                     "\n", "\n\n", "14. ", "Dr. ", "z.",     " B.",    "\u00A0",
                                     "ö",  "\x80", "\xC3", "\xE2", "\xA6",   "("};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % std::size(pieces)];
    std::vector<Sentence> sentences;
    split_sentences(text, sentences);
    std::uint32_t last = 0;
    for (const auto& s : sentences) {
      ASSERT_LE(last, s.start);
      ASSERT_LT(s.start, s.end);
      ASSERT_LE(s.end, text.size());
      if (is_valid(text)) {
        ASSERT_EQ(floor_border(text, s.start), s.start);
        ASSERT_EQ(floor_border(text, s.end), s.end);
      }
      last = s.end;
    }
  }
}

TEST(SentenceSplitter, IsLinearOnHostileText) {
  for (const std::string_view piece :
       {".", ". ", "a.", "A. ", "1. ", "\n", " ", "\u2026", ".\"", ". (", "\u201E"}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    std::vector<Sentence> sentences;
    split_sentences(text, sentences);
    EXPECT_LE(sentences.size(), text.size());
  }
}

}  // namespace
}  // namespace blattwerk::text
