#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/json_elements.h"
#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> titles_of(const Reading& reading) {
  std::vector<std::string> titles;
  for (const Document& document : reading.documents) titles.push_back(document.title);
  return titles;
}

std::vector<std::string> places_of(const Reading& reading) {
  std::vector<std::string> places;
  for (const Document& document : reading.documents) places.push_back(document.place);
  return places;
}

std::string date_of(const std::optional<PartialDate>& date) {
  return date ? date->to_iso() : "none";
}

TEST(Json, ReadsAnObjectWithOurNames) {
  constexpr std::string_view kObject = R"({
    "id": "a-1", "title": "Brücke fertig", "kicker": "Verkehr", "date": "2022-02", "updated": "2022-02-04T11:39",
    "source": "Bote", "url": "https://bote.example/1", "authors": ["Anna Schmidt", "Jörg Maier"], "section": "Lokales",
    "language": "de", "agency": "dpa", "topics": ["Brücken"],
    "text": "Die Brücke ist fertig.\n\nFeier am Sonntag\n\nAlle sind\neingeladen."
  })";
  const Reading reading = read_bytes(kObject);
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.external_id, "a-1");
  EXPECT_EQ(document.title, "Brücke fertig");
  EXPECT_EQ(document.kicker, "Verkehr");
  EXPECT_EQ(date_of(document.published), "2022-02");
  EXPECT_EQ(date_of(document.updated), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(document.source, "Bote");
  EXPECT_EQ(document.url, "https://bote.example/1");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt", "Jörg Maier"));
  EXPECT_EQ(document.section, "Lokales");
  EXPECT_EQ(document.language, "de");
  EXPECT_EQ(document.agency, "dpa");
  EXPECT_THAT(document.topics, ElementsAre("Brücken"));
  EXPECT_EQ(kinds_of(document), "lead|heading|text");
  EXPECT_EQ(document.blocks[2].text, "Alle sind eingeladen.");
  EXPECT_EQ(document.original, kObject);
  EXPECT_EQ(document.format, "json");
  EXPECT_EQ(document.place, "");
}

TEST(Json, ReadsSchemaOrgNames) {
  const Reading reading = read_bytes(R"([{"@type": "NewsArticle", "headline": "Brücke fertig",
    "datePublished": "2022-02-16T22:15:00+01:00", "dateModified": "2022-02-17T08:30:00Z", "inLanguage": "de",
    "articleSection": ["Lokales", "Verkehr"], "mainEntityOfPage": {"@type": "WebPage", "@id": "https://bote.example/2"},
    "author": [{"@type": "Person", "name": "Anna Schmidt"}, {"name": "Jörg Maier"}],
    "publisher": {"@type": "Organization", "name": "Bote"}, "keywords": "Brücke, Verkehr",
    "description": "Nach drei Jahren rollt der Verkehr.", "articleBody": "Die Brücke ist fertig.\n\nAlle sind froh."}])");
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.title, "Brücke fertig");
  EXPECT_EQ(date_of(document.published), "2022-02-16T22:15:00+01:00");
  EXPECT_EQ(date_of(document.updated), "2022-02-17T08:30:00+00:00");
  EXPECT_EQ(document.section, "Lokales");
  EXPECT_EQ(document.url, "https://bote.example/2");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt", "Jörg Maier"));
  EXPECT_EQ(document.source, "Bote");
  EXPECT_THAT(document.topics, ElementsAre("Brücke", "Verkehr"));
  EXPECT_EQ(kinds_of(document), "lead|text|text");
  EXPECT_EQ(document.blocks[0].text, "Nach drei Jahren rollt der Verkehr.");
}

TEST(Json, DropsADescriptionThatRepeatsTheText) {
  const Reading reading = read_bytes(
      R"({"headline": "T", "description": "Die Brücke ist …", "articleBody": "Die Brücke ist fertig.\n\nAlle sind froh."})");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|text");
}

TEST(Json, ReadsParagraphsAsStringsOrObjects) {
  const Reading reading = read_bytes(R"([
    {"title": "A", "paragraphs": ["Erster Satz.", "Ein Titel dazwischen", "Zweiter Satz."]},
    {"title": "B", "lead": "Vorweg.", "paragraphs": [{"n": 1, "kind": "lead", "text": "Vorweg."},
      {"n": 2, "kind": "heading", "text": "Wer zahlt?"}, {"n": 3, "kind": "text", "text": "Alle"}]}])");
  ASSERT_THAT(reading.documents, SizeIs(2));
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|heading|text");
  EXPECT_EQ(kinds_of(reading.documents[1]), "lead|heading|text");
}

TEST(Json, DividesATextOfLongLinesWithoutBlankLines) {
  const std::string line(200, 'x');
  const Reading reading = read_bytes(R"({"title": "T", "text": ")" + line + R"(.\n)" + line + R"(."})");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|text");
}

struct DateCase {
  std::string_view json;
  std::string_view date;
};
void PrintTo(const DateCase& date, std::ostream* out) {
  *out << date.json;
}

class JsonDate : public testing::TestWithParam<DateCase> {};

TEST_P(JsonDate, IsRead) {
  const Reading reading = read_bytes(R"({"title": "T", "date": )" + std::string(GetParam().json) + "}");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(date_of(reading.documents[0].published), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, JsonDate,
    testing::Values(DateCase{R"("2022")", "2022"}, DateCase{R"("2022-02-04")", "2022-02-04"},
                    DateCase{R"("2022-07-04 11:39:00")", "2022-07-04T11:39:00+02:00"},
                    DateCase{R"("4. Februar 2022")", "2022-02-04"},
                    DateCase{R"("Fri, 04 Feb 2022 11:39:00 +0100")", "2022-02-04T11:39:00+01:00"},
                    DateCase{"1643971140", "2022-02-04T11:39:00+01:00"},
                    DateCase{"1643971140000", "2022-02-04T11:39:00+01:00"}, DateCase{"2022", "2022"},
                    DateCase{R"("neulich")", "none"}, DateCase{"null", "none"}, DateCase{"{}", "none"}));

TEST(Json, ReadsJsonLinesAndGoesOnBehindABrokenOne) {
  const std::string bytes =
      "{\"title\": \"A\"}\r\n{\"title\": \"B\", \"text\": \"abgebro\n\n{\"title\": \"C\"}\n{\"nichts\": "
      "1}\n{\"title\": \"D\"}";
  const Reading reading = read_bytes(bytes);
  EXPECT_THAT(titles_of(reading), ElementsAre("A", "C", "D"));
  EXPECT_THAT(places_of(reading), ElementsAre("line 1", "line 4", "line 6"));
  ASSERT_THAT(reading.problems, SizeIs(2));
  EXPECT_EQ(reading.problems[0].place, "line 2");
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("broken JSON"));
  EXPECT_EQ(reading.problems[1].place, "line 5");
  EXPECT_EQ(reading.documents[0].original, "{\"title\": \"A\"}");
}

TEST(Json, ReadsJsonLinesOfWhichTheFirstIsBroken) {
  const Reading reading =
      read_bytes("{\"title\": \"A\", \"text\": \"x\n{\"title\": \"B\"}\n{\"title\": \"C\"}\n");
  EXPECT_THAT(titles_of(reading), ElementsAre("B", "C"));
  EXPECT_THAT(reading.problems, SizeIs(1));
}

struct WholeCase {
  std::string_view bytes;
  std::vector<std::string> titles;
  std::size_t problems = 0;
};
void PrintTo(const WholeCase& whole, std::ostream* out) {
  *out << whole.bytes;
}

class JsonFile : public testing::TestWithParam<WholeCase> {};

TEST_P(JsonFile, GivesItsArticles) {
  const Reading reading = read_bytes(GetParam().bytes);
  EXPECT_EQ(titles_of(reading), GetParam().titles);
  EXPECT_EQ(reading.problems.size(), GetParam().problems);
  for (const std::size_t chunk : {1u, 2u, 5u, 11u}) {
    EXPECT_EQ(read_in_chunks(GetParam().bytes, chunk).documents, reading.documents) << chunk;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, JsonFile,
    testing::Values(
        WholeCase{R"([{"title":"A"},{"title":"B"}])", {"A", "B"}},
        WholeCase{"\xEF\xBB\xBF [ {\"title\":\"A\"} ,\n {\"title\":\"B\"} ]\n", {"A", "B"}},
        WholeCase{R"({"title":"A"}{"title":"B"})", {"A", "B"}},
        WholeCase{"{\n \"title\": \"A\"\n}\n{\n \"title\": \"B\"\n}\n", {"A", "B"}},
        WholeCase{R"({"total": 2, "articles": [{"title":"A"}, {"title":"B"}], "next": {"page": [2]}})",
                  {"A", "B"}},
        WholeCase{
            R"({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"title":"A"}]})",
            {"A"}},
        WholeCase{R"({"response": {"status": "ok", "docs": [{"title":"A"}, {"title":"B"}]}})", {"A", "B"}},
        WholeCase{R"({"took": 1, "hits": {"total": 1, "hits": [{"_id": "1", "_source": {"title":"A"}}]}})",
                  {"A"}},
        WholeCase{R"({"title": "A", "text": "Text.", "items": [{"title": "kein Artikel"}]})", {"A"}},
        WholeCase{R"({"@context": "x", "@graph": [{"@type": "NewsArticle", "headline": "A"}]})", {"A"}},
        WholeCase{R"([{"title":"a \" } ] \\"},{"title":"B"}])", {"a \" } ] \\", "B"}},
        WholeCase{"[\n{\"title\":\"A\n{\"title\":\"B\"},\n{\"title\":\"C\"}\n]\n", {"B", "C"}, 1},
        WholeCase{"[\n  {\n    \"title\": \"A\n  },\n  {\n    \"title\": \"B\"\n  }\n]\n", {"B"}, 1},
        WholeCase{R"([{"title":"A"},{"title":"B")", {"A"}, 1}, WholeCase{R"([{"title":"A"},)", {"A"}, 1},
        WholeCase{R"([{"title":"A"}, 7, "x", {"title":"B"}])", {"A", "B"}, 2},
        WholeCase{R"([{"title":"A"}, {"title": B}, {"title":"C"}])", {"A", "C"}, 1},
        WholeCase{R"([])", {}, 1}, WholeCase{R"({})", {}, 1}));

TEST(Json, ReadsWindows1252) {
  const Reading reading = read_bytes(
      "{\"title\": \"Br\xFC"
      "cke f\xFCr K\xF6ln\"}\n");
  EXPECT_THAT(titles_of(reading), ElementsAre("Brücke für Köln"));
}

TEST(Json, KeepsADeeplyNestedValueFromHarm) {
  std::string bytes = R"({"title": "A", "x": )";
  for (int i = 0; i < 100'000; ++i) bytes += "[{\"y\":";
  EXPECT_THAT(read_bytes(bytes).problems, SizeIs(1));
  bytes += "1";
  for (int i = 0; i < 100'000; ++i) bytes += "}]";
  EXPECT_THAT(titles_of(read_bytes(bytes + "}")), ElementsAre("A"));
}

TEST(Json, LeavesOutAnArticleThatIsTooLarge) {
  ReadLimits limits;
  limits.article_bytes = 1000;
  const std::string large = R"({"title": "B", "text": ")" + std::string(2000, 'x') + "\"}";
  const Reading lines = read_bytes("{\"title\": \"A\"}\n" + large + "\n{\"title\": \"C\"}\n", {}, limits);
  EXPECT_THAT(titles_of(lines), ElementsAre("A", "C"));
  ASSERT_THAT(lines.problems, SizeIs(1));
  EXPECT_THAT(lines.problems[0].reason, HasSubstr("larger than"));
  const Reading array = read_bytes("[{\"title\": \"A\"}," + large + ",{\"title\": \"C\"}]", {}, limits);
  EXPECT_THAT(titles_of(array), ElementsAre("A", "C"));
  EXPECT_THAT(array.problems, SizeIs(1));
}

TEST(Json, GivesUpAFileOfNothingButErrors) {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += "{\"a\": 1}\n";
  EXPECT_THAT(read_bytes(bytes).problems, SizeIs(1000));
}

TEST(Json, SurvivesBeingCutAnywhere) {
  constexpr std::string_view kBytes =
      R"({"n": 1, "articles": [{"title": "A", "x": [1, {"y": "\u00e4\\"}]}, {"title": "B"}]})";
  for (std::size_t size = 1; size < kBytes.size(); ++size) {
    const Reading reading = read_bytes(kBytes.substr(0, size));
    EXPECT_GE(reading.documents.size() + reading.problems.size(), 1u) << size;
  }
}

// An array of ever the same article.
class EndlessArray : public ByteSource {
 public:
  explicit EndlessArray(std::size_t size) : left_(size) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(left_, buffer.size());
    for (std::size_t i = 0; i < count; ++i) {
      buffer[i] = first_ ? '[' : kArticle[at_];
      if (!first_) at_ = (at_ + 1) % kArticle.size();
      first_ = false;
    }
    left_ -= count;
    return count;
  }

 private:
  static constexpr std::string_view kArticle = "{\"title\": \"Immer dasselbe\"},";
  std::size_t left_;
  std::size_t at_ = 0;
  bool first_ = true;
};

TEST(Json, FindsElementsWithoutKeepingTheFile) {
  EndlessArray source(50u << 20);
  JsonElements elements(source, 1000);
  std::size_t count = 0;
  while (elements.next() == JsonElements::Outcome::element) ++count;
  EXPECT_EQ(count, (50u << 20) / 28);
}

}  // namespace
}  // namespace blattwerk::formats
