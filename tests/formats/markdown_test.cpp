#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/markdown_inline.h"
#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Document only_document(std::string_view bytes, const FileHints& hints = {}) {
  Reading reading = read_bytes(bytes, hints);
  EXPECT_THAT(reading.problems, SizeIs(0));
  EXPECT_THAT(reading.documents, SizeIs(1));
  return reading.documents.empty() ? Document() : reading.documents.front();
}

TEST(Markdown, ReadsFrontMatter) {
  const Document document = only_document(
      "---\n# a comment\ntitle: \"Wahl: \\\"Rot\\\" gewinnt\"\ndate: 2022-03-27T21:40:00+02:00\nsource: Bote "
      "# local\n"
      "url: https://bote.example/wahl\nauthors:\n  - Jana Rühmkorf\n  - 'Ute D''Arc'\ntags: [Wahl, "
      "\"Saarland\"]\nid: 7\n"
      "draft: true\ndescription: >\n  Ein langer\n  Vorspann.\nsection: Politik\n---\n\nDer Text.\n");
  EXPECT_EQ(document.format, "markdown");
  EXPECT_EQ(document.title, "Wahl: \"Rot\" gewinnt");
  EXPECT_EQ(document.published->to_iso(), "2022-03-27T21:40:00+02:00");
  EXPECT_EQ(document.source, "Bote");
  EXPECT_EQ(document.url, "https://bote.example/wahl");
  EXPECT_THAT(document.authors, ElementsAre("Jana Rühmkorf", "Ute D'Arc"));
  EXPECT_THAT(document.topics, ElementsAre("Wahl", "Saarland"));
  EXPECT_EQ(document.external_id, "7");
  EXPECT_EQ(document.section, "Politik");
  EXPECT_EQ(kinds_of(document), "lead|text");
  EXPECT_EQ(document.blocks[0].text, "Ein langer Vorspann.");
}

TEST(Markdown, ReadsTomlFrontMatter) {
  const Document document = only_document("+++\ntitle = 'Wahl'\ndate = 2022-03-27\n+++\nDer Text.\n");
  EXPECT_EQ(document.title, "Wahl");
  EXPECT_EQ(document.published->to_iso(), "2022-03-27");
}

TEST(Markdown, ReadsBlocks) {
  const Document document = only_document(
      "# Der Titel #\n\n**Ein Vorspann, der über\nzwei Zeilen "
      "geht.**\n\nZwischentitel\n-------------\n\nKurz\n\n* eins\n* zwei\n"
      "  geht weiter\n\n1. drei\n\n> Zitat\n> weiter\n\n***\n\n### Noch einer\n```\nCode\n```\n[1]: "
      "https://x.example\nEnde.\n");
  EXPECT_EQ(document.title, "Der Titel");
  EXPECT_EQ(kinds_of(document), "lead|heading|text|item|item|item|quote|heading|text|text");
  EXPECT_EQ(document.blocks[0].text, "Ein Vorspann, der über zwei Zeilen geht.");
  EXPECT_EQ(document.blocks[1].text, "Zwischentitel");
  EXPECT_EQ(document.blocks[4].text, "zwei geht weiter");
  EXPECT_EQ(document.blocks[6].text, "Zitat weiter");
}

TEST(Markdown, TakesTheFirstLineForATitleWhereThereIsNone) {
  const FileHints hints{.path = "text.md"};
  const Document document = only_document(
      "Der *Titel*\nStand: 04.02.2022 11:39 Uhr\n\nDer Text hat einen Satz.\n\nZwischentitel\n\nMehr Text.\n",
      hints);
  EXPECT_EQ(document.title, "Der Titel");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(kinds_of(document), "lead|heading|text");
}

TEST(Markdown, DropsATitleThatIsRepeated) {
  const Document document = only_document("---\ntitle: Wahl\n---\n# Wahl\n\nDer Text.\n");
  EXPECT_EQ(kinds_of(document), "lead");
}

struct InlineCase {
  std::string_view markdown;
  std::string_view text;
};
void PrintTo(const InlineCase& line, std::ostream* out) {
  *out << line.markdown;
}

class MarkdownText : public testing::TestWithParam<InlineCase> {};

TEST_P(MarkdownText, IsWhatIsRead) {
  EXPECT_EQ(markdown_text(GetParam().markdown), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, MarkdownText,
    testing::Values(InlineCase{"ein **fettes** und *schräges* Wort", "ein fettes und schräges Wort"},
                    InlineCase{"__fett__ und _schräg_, snake_case nicht",
                               "fett und schräg, snake_case nicht"},
                    InlineCase{"2 * 3 * 4 = ~24", "2 * 3 * 4 = ~24"}, InlineCase{"~~alt~~ neu", "alt neu"},
                    InlineCase{"[Bote](https://bote.example/a_b*c) lesen", "Bote lesen"},
                    InlineCase{"[Bote][1] lesen [sic]", "Bote lesen [sic]"},
                    InlineCase{"Bild ![alt [x]](a.jpg)davor", "Bild davor"}, InlineCase{"Satz.[^1]", "Satz."},
                    InlineCase{"`x` und \\*y\\*", "x und *y*"},
                    InlineCase{"A &amp; B &uuml;ber", "A & B über"},
                    InlineCase{"<b>fett</b> 3 < 4<br>neu", "fett 3 < 4 neu"},
                    InlineCase{"siehe <https://bote.example>", "siehe https://bote.example"},
                    InlineCase{"[offen (und] zu) &", "[offen (und] zu) &"}, InlineCase{"", ""}));

TEST(Markdown, IsBoundedOnHostileLines) {
  for (const std::string_view piece : {"[", "![", "<a", "*", "&", "[](", "> ", "- ", "`", "\\"}) {
    std::string bytes = "# T\n";
    while (bytes.size() < 2'000'000) bytes += piece;
    read_bytes(bytes);
  }
}

TEST(Markdown, SurvivesBeingCutAnywhere) {
  constexpr std::string_view kBytes =
      "---\ntitle: [a, 'b'\ntags:\n - x\n---\n# T\n\n> [a](b) ![c](d) **e**\n";
  for (std::size_t size = 1; size < kBytes.size(); ++size) {
    EXPECT_GE(read_bytes(kBytes.substr(0, size)).documents.size(), 0u) << size;
  }
}

}  // namespace
}  // namespace blattwerk::formats
