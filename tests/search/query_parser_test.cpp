#include "search/query_parser.h"

#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const PartialDate kToday = *PartialDate::of_day(2022, 2, 6);

Query parse(std::string_view text) {
  return parse_query(text, kToday);
}

std::string kinds_of(const std::vector<Note>& notes) {
  std::string kinds;
  for (const Note& note : notes) {
    if (!kinds.empty()) kinds += ',';
    kinds += to_string(note.kind);
  }
  return kinds;
}

struct Reading {
  std::string query;
  std::string canonical;
  std::string notes;
};

std::vector<Reading> golden_readings() {
  std::ifstream file(BLATTWERK_SOURCE_DIR "/tests/golden/queries.tsv");
  std::vector<Reading> readings;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    readings.push_back(
        {line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return readings;
}

TEST(QueryParser, ReadsTheGoldenQueries) {
  const auto readings = golden_readings();
  ASSERT_GE(readings.size(), 150u);
  for (const Reading& reading : readings) {
    const Query query = parse(reading.query);
    EXPECT_EQ(to_string(query), reading.canonical) << reading.query;
    EXPECT_EQ(kinds_of(query.notes), reading.notes) << reading.query;
  }
}

void expect_stable(const std::string& text) {
  const Query query = parse(text);
  const std::string canonical = to_string(query);
  const Query again = parse(canonical);
  ASSERT_TRUE(again.root == query.root) << text << "\n" << canonical << "\n" << to_string(again);
  ASSERT_EQ(again.order, query.order) << text;
  ASSERT_EQ(to_string(again), canonical) << text;
  for (const Note& note : query.notes) {
    ASSERT_LE(note.start, note.end) << text;
    ASSERT_LE(note.end, text.size()) << text;
  }
}

TEST(QueryParser, ReadsItsCanonicalFormAsTheSameQuery) {
  for (const Reading& reading : golden_readings()) expect_stable(reading.query);
}

TEST(QueryParser, ReadsItsCanonicalFormAsTheSameQueryForRandomPieces) {
  const std::vector<std::string> pieces = {"NATO",
                                           "Osterweiterung",
                                           "UND",
                                           "ODER",
                                           "NICHT",
                                           "AND",
                                           "OR",
                                           "NOT",
                                           "NAHE/8",
                                           "NEAR",
                                           "NAHE/",
                                           "-",
                                           "--",
                                           "(",
                                           ")",
                                           "\"",
                                           "„",
                                           "“",
                                           "»",
                                           "«",
                                           "=",
                                           "*",
                                           "~",
                                           "~8",
                                           ":",
                                           "titel:",
                                           "lead:",
                                           "text:",
                                           "person:",
                                           "org:",
                                           "quelle:",
                                           "datum:",
                                           "nach:",
                                           "vor:",
                                           "seit:",
                                           "erwähnt:",
                                           "sagt:",
                                           "sortierung:",
                                           "neueste",
                                           "2022-02",
                                           "..",
                                           "7d",
                                           "heute",
                                           "foo:",
                                           "Bürger:innen",
                                           " ",
                                           " ",
                                           " ",
                                           "\t",
                                           "\xC2\xA0",
                                           ",",
                                           ".",
                                           "!",
                                           "?",
                                           "/",
                                           "\xFF",
                                           "\xC3",
                                           "\xE2\x80\xA6",
                                           std::string(1, '\0'),
                                           "ß",
                                           "😀",
                                           "11:39",
                                           "'"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto count = random() % 12; count > 0; --count) text += pieces[random() % pieces.size()];
    expect_stable(text);
    if (HasFatalFailure()) return;
  }
}

TEST(QueryParser, ReadsItsCanonicalFormAsTheSameQueryForRandomBytes) {
  const std::string alphabet = "aB1 \t\"()=*~:-/.,UND\xC3\xA4\xE2\x80\x9E";
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto count = random() % 24; count > 0; --count) text += alphabet[random() % alphabet.size()];
    expect_stable(text);
    if (HasFatalFailure()) return;
  }
}

TEST(QueryParser, TakesMarksWithoutALetterForNoField) {
  for (const std::string_view text : {"\u0739:x", "NATO \u0301:Krieg", "-\u0301:x", "(\u0739:x foo"}) {
    expect_stable(std::string(text));
    EXPECT_THAT(parse(text).notes,
                testing::Not(testing::Contains(testing::Field(&Note::kind, NoteKind::unknown_field))))
        << text;
  }
}

TEST(QueryParser, SaysWhereANoteBelongs) {
  EXPECT_THAT(parse("NATO \"Ende").notes, ElementsAre(Note{NoteKind::unclosed_quote, 5, 6, ""}));
  EXPECT_THAT(parse("Putin UND").notes, ElementsAre(Note{NoteKind::operator_as_word, 6, 9, "UND"}));
  EXPECT_THAT(parse("ä foo:bar").notes, ElementsAre(Note{NoteKind::unknown_field, 3, 7, "foo"}));
  EXPECT_THAT(parse("datum:morgens").notes, ElementsAre(Note{NoteKind::no_date, 6, 13, "morgens"}));
  EXPECT_THAT(parse("a (b").notes, ElementsAre(Note{NoteKind::unclosed_parenthesis, 2, 3, "("}));
}

TEST(QueryParser, HasASentenceForEveryNote) {
  for (const std::string_view text :
       {"NATO \"Ende", "Putin UND", "foo:bar", "datum:x", "Kl*ma", "a)", "sort:x", "titel:"}) {
    for (const Note& note : parse(text).notes) {
      EXPECT_THAT(message(note, Language::german), testing::EndsWith(".")) << text;
      EXPECT_THAT(message(note, Language::english), testing::EndsWith(".")) << text;
      EXPECT_NE(message(note, Language::german), message(note, Language::english));
    }
  }
}

TEST(QueryParser, TakesAnEmptyQueryForEverything) {
  for (const std::string_view text : {"", " ", "\t\n", "*"}) {
    const Query query = parse(text);
    EXPECT_TRUE(query.root == Node{Everything{}}) << text;
    EXPECT_THAT(query.notes, IsEmpty());
  }
}

TEST(QueryParser, PassesOverWordsBeyondTheBound) {
  std::string text;
  for (std::size_t i = 0; i < kMaxLeaves + 3; ++i) text += "wort" + std::to_string(i) + " ";
  const Query query = parse(text);
  EXPECT_EQ(std::get<And>(query.root.value).operands.size(), kMaxLeaves);
  ASSERT_EQ(query.notes.size(), 1u);
  EXPECT_EQ(query.notes.front().kind, NoteKind::too_long);
  EXPECT_EQ(query.notes.front().subject, "wort" + std::to_string(kMaxLeaves));
}

TEST(QueryParser, KeepsWhatIsInParenthesesNestedTooDeeply) {
  const std::string text = std::string(200, '(') + "Putin ODER Xi" + std::string(200, ')') + " NATO";
  const Query query = parse(text);
  EXPECT_EQ(to_string(query), "(Putin ODER Xi) UND NATO");
  EXPECT_EQ(kinds_of(query.notes), "too_deep");
}

TEST(QueryParser, TakesTimeInProportionToTheLength) {
  // Of the processor, so that nobody else's work counts.
  const auto seconds = [](const std::string& text) {
    const std::clock_t start = std::clock();
    parse(text);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const std::string_view piece :
       {"(",         ")",        "\"",     "„",    "-",  "=",       "*",    "=*",
        "titel:",    "-titel:",  "NICHT ", "UND ", "a ", "a ODER ", "a:b ", "(a ODER (b UND ",
        "a NAHE/3 ", "datum:x ", "\"a\"~", "»a ",  "~",  ":",       "\xFF"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    // A quadratic pass over a megabyte would take minutes.
    EXPECT_LT(seconds(text), 5.0) << piece;
  }
}

}  // namespace
}  // namespace blattwerk::search
