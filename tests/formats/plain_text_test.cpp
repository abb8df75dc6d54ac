#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kArticle =
    " date 2021-11 Nach dem Gipfel Minister kündigt neue Regeln für Züge an Stand: 03.11.2021 18:05 Uhr\n"
    "\n"
    "Der Verkehrsminister will den Fahrplan dichter machen. Das sagte er am Mittwoch in Bonn.\n"
    "\n"
    "Mehr Züge auf dem Land\n"
    "\n"
    "Auf Nebenstrecken soll stündlich ein Zug fahren.\n";

Document only_document(std::string_view bytes) {
  Reading reading = read_bytes(bytes);
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(reading.documents, SizeIs(1));
  return reading.documents.empty() ? Document() : reading.documents.front();
}

std::string date_of(const std::optional<PartialDate>& date) {
  return date ? date->to_iso() : "none";
}

TEST(PlainText, ReadsAPastedArticle) {
  const Document document = only_document(kArticle);
  EXPECT_EQ(document.title, "Nach dem Gipfel Minister kündigt neue Regeln für Züge an");
  EXPECT_EQ(date_of(document.published), "2021-11-03T18:05:00+01:00");
  EXPECT_EQ(date_of(document.updated), "2021-11-03T18:05:00+01:00");
  EXPECT_EQ(date_of(document.archived), "2021-11");
  EXPECT_EQ(kinds_of(document), "lead|heading|text");
  EXPECT_EQ(document.blocks[1].text, "Mehr Züge auf dem Land");
  EXPECT_EQ(document.original, kArticle);
  EXPECT_EQ(document.format, "plain_text");
  EXPECT_EQ(document.place, "");
}

TEST(PlainText, ReadsTheSeedArticle) {
  const char* data = std::getenv("BLATTWERK_SHARED_DATA");
  const std::filesystem::path folder = data != nullptr
                                           ? std::filesystem::path(data)
                                           : std::filesystem::path(BLATTWERK_SOURCE_DIR) / "../shared/data";
  const auto path = folder / "seed/000_8e68c283f24164fc.txt";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared data is not here";
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});

  const Document document = only_document(bytes);
  EXPECT_EQ(document.title, "Putin in Peking China unterstützt Russland gegen NATO");
  EXPECT_EQ(date_of(document.published), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(kinds_of(document),
            "lead|text|text|heading|text|text|heading|text|text|heading|text|text|heading|text|text|heading|"
            "text|text");
}

struct HeaderCase {
  std::string_view text;
  std::string_view title;
  std::string_view kicker;
  std::string_view published;
  std::string_view archived;
};

void PrintTo(const HeaderCase& header, std::ostream* out) {
  *out << header.text;
}

class PastedHeader : public testing::TestWithParam<HeaderCase> {};

TEST_P(PastedHeader, GivesTitleAndDates) {
  const Document document = only_document(std::string(GetParam().text) + "\n\nDer Text steht hier.\n");
  EXPECT_EQ(document.title, GetParam().title);
  EXPECT_EQ(document.kicker, GetParam().kicker);
  EXPECT_EQ(date_of(document.published), GetParam().published);
  EXPECT_EQ(date_of(document.archived), GetParam().archived);
  ASSERT_THAT(document.blocks, SizeIs(1));
  EXPECT_EQ(document.blocks[0].text, "Der Text steht hier.");
}

INSTANTIATE_TEST_SUITE_P(
    Forms, PastedHeader,
    testing::Values(
        HeaderCase{"date 2022-02 Lage im Osten", "Lage im Osten", "", "2022-02", "2022-02"},
        HeaderCase{"date 2022 Lage im Osten", "Lage im Osten", "", "2022", "2022"},
        HeaderCase{"\t date 2022-02-05 Lage im Osten", "Lage im Osten", "", "2022-02-05", "2022-02-05"},
        HeaderCase{"\xC2\xA0"
                   "date 2022-02 Lage im Osten",
                   "Lage im Osten", "", "2022-02", "2022-02"},
        HeaderCase{"Lage im Osten Stand: 04.07.2022 11:39 Uhr", "Lage im Osten", "",
                   "2022-07-04T11:39:00+02:00", "none"},
        HeaderCase{"date 2022-07 Lage im Osten Stand: 04.07.2022", "Lage im Osten", "", "2022-07-04",
                   "2022-07"},
        HeaderCase{"date 2022-02\nLage im Osten", "Lage im Osten", "", "2022-02", "2022-02"},
        HeaderCase{"date 2022-02 Lage im Osten\nStand: 04.02.2022 11:39 Uhr", "Lage im Osten", "",
                   "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Lage im Osten\n\nStand: 04.02.2022 11:39 Uhr", "Lage im Osten", "",
                   "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Ukraine-Krise\nLage im Osten spitzt sich zu\nStand: 04.02.2022 11:39 Uhr",
                   "Lage im Osten spitzt sich zu", "Ukraine-Krise", "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Ukraine-Krise | Lage im Osten spitzt sich zu Stand: 04.02.2022 11:39 Uhr",
                   "Lage im Osten spitzt sich zu", "Ukraine-Krise", "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Ukraine-Krise: Lage im Osten spitzt sich zu",
                   "Ukraine-Krise: Lage im Osten spitzt sich zu", "", "2022-02", "2022-02"},
        HeaderCase{"date 2022-02 Ukraine-Krise Lage im Osten spitzt sich weiter zu, sagen\nBeobachter "
                   "Stand: 04.02.2022 11:39 Uhr",
                   "Ukraine-Krise Lage im Osten spitzt sich weiter zu, sagen Beobachter", "",
                   "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Lage im Osten Stand:\n04.02.2022 11:39 Uhr", "Lage im Osten", "",
                   "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"date 2022-02 Der Stand der Dinge Stand: 04.02.2022 11:39 Uhr", "Der Stand der Dinge", "",
                   "2022-02-04T11:39:00+01:00", "2022-02"},
        HeaderCase{"Lage im Osten", "Lage im Osten", "", "none", "none"},
        HeaderCase{"Lage im Osten\n04.02.2022", "Lage im Osten", "", "2022-02-04", "none"}));

TEST(PlainText, TakesAddressesAndLabelledLinesAroundTheText) {
  const Document document = only_document(
      "date 2022-02 Lage im Osten Stand: 04.02.2022 11:39 Uhr\n"
      "https://www.tagesschau.de/ausland/lage-101.html\n"
      "\n"
      "Unbekanntes Feld: bleibt Text.\n"
      "\n"
      "Der Text steht hier.\n"
      "\n"
      "Quelle: tagesschau.de\n"
      "Autor: Anna Schmidt und Jörg Maier\n");
  EXPECT_EQ(document.source, "tagesschau.de");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt", "Jörg Maier"));
  EXPECT_EQ(kinds_of(document), "lead|text");
  EXPECT_EQ(document.url, "https://www.tagesschau.de/ausland/lage-101.html");
}

TEST(PlainText, ReadsAnAddressBelowTheTitle) {
  const Document document =
      only_document("Lage im Osten\nhttps://www.tagesschau.de/lage-101.html\n\nDer Text steht hier.\n");
  EXPECT_EQ(document.url, "https://www.tagesschau.de/lage-101.html");
  EXPECT_EQ(document.title, "Lage im Osten");
  EXPECT_EQ(kinds_of(document), "lead");
}

TEST(PlainText, ReadsEveryArticleOfAFile) {
  const std::string bytes =
      "date 2022-02 Erster Titel\n\nErster Text.\n\ndate 2022-03-05 Zweiter Titel\n\nZweiter Text.\n"
      "date Dritter Titel Stand: 06.03.2022 08:00 Uhr\n\nDritter Text.\n";
  const Reading reading = read_bytes(bytes);
  ASSERT_THAT(reading.documents, SizeIs(3));
  EXPECT_EQ(reading.documents[0].title, "Erster Titel");
  EXPECT_EQ(reading.documents[0].place, "line 1");
  EXPECT_EQ(reading.documents[1].title, "Zweiter Titel");
  EXPECT_EQ(reading.documents[1].place, "line 5");
  EXPECT_EQ(reading.documents[2].title, "Dritter Titel");
  EXPECT_EQ(reading.documents[0].original + reading.documents[1].original + reading.documents[2].original,
            bytes);
}

TEST(PlainText, DividesArticlesThatHaveStandButNoDate) {
  const Reading reading = read_bytes(
      "Erster Titel Stand: 04.02.2022 11:39 Uhr\n\nErster Text.\n\n"
      "Zweiter Titel Stand: 05.02.2022 11:39 Uhr\n\nZweiter Text.\nStand: 05.02.2022 11:39 Uhr\n");
  ASSERT_THAT(reading.documents, SizeIs(2));
  EXPECT_EQ(reading.documents[1].title, "Zweiter Titel");
}

TEST(PlainText, ADateInRunningTextOpensNoArticle) {
  EXPECT_THAT(
      read_bytes("Titel\n\nDas date war 2022.\ndaten 2022-02 zeigen es.\nDate: kein Datum\n").documents,
      SizeIs(1));
}

struct JoinCase {
  std::string_view lines;
  std::string_view joined;
};

void PrintTo(const JoinCase& join, std::ostream* out) {
  *out << join.lines;
}

class BrokenLines : public testing::TestWithParam<JoinCase> {};

TEST_P(BrokenLines, AreJoined) {
  const Document document = only_document("Titel\n\n" + std::string(GetParam().lines));
  ASSERT_THAT(document.blocks, SizeIs(1));
  EXPECT_EQ(document.blocks[0].text, GetParam().joined);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, BrokenLines,
    testing::Values(JoinCase{"Der Satz geht\n weiter.", "Der Satz geht weiter."},
                    JoinCase{"Die Osterweite-\nrung endet.", "Die Osterweiterung endet."},
                    JoinCase{"Die Osterweite\u00AD\nrung endet.", "Die Osterweiterung endet."},
                    JoinCase{"Die Ukraine-\nKrise endet.", "Die Ukraine-Krise endet."},
                    JoinCase{"Die CO2-\nfreie Zeit.", "Die CO2-freie Zeit."},
                    JoinCase{"Die russisch-\nukrainische Grenze, das russisch-\nchinesische Treffen.",
                             "Die russisch-ukrainische Grenze, das russisch-chinesische Treffen."},
                    JoinCase{"Vor-\nund Nachteile.", "Vor- und Nachteile."},
                    JoinCase{"Er kam -\nund ging.", "Er kam - und ging."}));

TEST(PlainText, KnowsHeadingsByTheirMissingPunctuation) {
  const Document document = only_document(
      "Titel\n\nErster Absatz, ein ganzer Satz.\n\nEine Überschrift\n\nZweiter Absatz.\n\n\"Wir sind "
      "bereit\"\n\n"
      "\"Ein Satz in Anführung.\"\n\nWer zahlt?\n\nLetzter Satz.\n\nmit Material von dpa\n");
  EXPECT_EQ(kinds_of(document), "lead|heading|text|heading|text|text|text|text");
}

TEST(PlainText, ReadsLinesWithBulletsAsAList) {
  const Document document = only_document("Titel\n\nDas ist neu:\n\n- ein Zug\n- ein Bus\n");
  EXPECT_EQ(kinds_of(document), "lead|item|item");
  EXPECT_EQ(document.blocks[2].text, "ein Bus");
}

TEST(PlainText, TakesLongLinesAsParagraphsWhereNoBlankLineDivides) {
  const std::string line(200, 'x');
  const Document document = only_document("Titel\n" + line + ".\n" + line + ".\n" + line + ".\n");
  EXPECT_EQ(kinds_of(document), "lead|text|text");
}

TEST(PlainText, GivesTheSameForEveryLineEndAndEncoding) {
  const Document expected = only_document(kArticle);
  std::string windows;
  std::string latin1;
  for (const char c : kArticle) {
    if (c == '\n') windows += '\r';
    windows += c;
  }
  for (std::size_t i = 0; i < kArticle.size(); ++i) {
    const auto byte = static_cast<unsigned char>(kArticle[i]);
    if (byte >= 0xC0) {
      latin1 += static_cast<char>(byte << 6 | (static_cast<unsigned char>(kArticle[++i]) & 0x3F));
    } else {
      latin1 += kArticle[i];
    }
  }
  std::string decomposed(kArticle);
  for (std::size_t at; (at = decomposed.find("ü")) != std::string::npos;)
    decomposed.replace(at, 2, "u\u0308");
  std::string utf16 = "\xFF\xFE";
  for (const char c : latin1) utf16 += {c, '\0'};
  for (const std::string& bytes :
       {windows, latin1, decomposed, utf16, "\xEF\xBB\xBF" + std::string(kArticle)}) {
    const Document document = only_document(bytes);
    EXPECT_EQ(document.title, expected.title);
    EXPECT_EQ(document.blocks, expected.blocks);
    EXPECT_EQ(document.published, expected.published);
  }
}

TEST(PlainText, DropsSoftHyphensAndNoBreakSpaces) {
  const Document document = only_document("Titel\n\nDie Ost\u00ADer\u00ADweiterung kostet 5\u00A0Euro.\n");
  EXPECT_EQ(document.blocks[0].text, "Die Osterweiterung kostet 5 Euro.");
}

TEST(PlainText, GivesTheSameInPiecesOfAnySize) {
  const std::string bytes = std::string(kArticle) + "\n" + std::string(kArticle) + "\r\n";
  const Reading whole = read_bytes(bytes);
  for (const std::size_t chunk : {1u, 2u, 3u, 7u, 64u, 1000u}) {
    EXPECT_EQ(read_in_chunks(bytes, chunk).documents, whole.documents) << chunk;
  }
}

TEST(PlainText, SurvivesBeingCutAnywhere) {
  for (std::size_t size = 1; size < kArticle.size(); ++size) {
    const Reading reading = read_bytes(kArticle.substr(0, size));
    EXPECT_EQ(reading.documents.size() + reading.problems.size(), 1u) << size;
  }
}

TEST(PlainText, SaysWhatIsNoText) {
  const auto problem_of = [](std::string_view bytes) {
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(reading.documents, IsEmpty());
    return reading.problems.empty() ? "" : reading.problems.front().reason;
  };
  EXPECT_THAT(problem_of(""), HasSubstr("empty"));
  EXPECT_THAT(problem_of(" \n\t\n"), HasSubstr("white space"));
  EXPECT_THAT(problem_of(std::string_view("\x7F"
                                          "ELF\0\0\0\1",
                                          8)),
              HasSubstr("binary"));
  EXPECT_THAT(problem_of("Die Züge fahren über die große Brücke nach Köln, Düren, Jülich, Münster und "
                         "Osnabrück. \xE2\x82 Ende\n"),
              HasSubstr("damaged text"));
}

// A source that makes its bytes up: lines of 63 letters, or one endless line.
class EndlessText : public ByteSource {
 public:
  enum class Lines { many, one };

  EndlessText(std::size_t size, Lines lines) : left_(size), block_(64 * 1024, 'a') {
    for (std::size_t at = 63; lines == Lines::many && at < block_.size(); at += 64) block_[at] = '\n';
  }

  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({left_, buffer.size(), block_.size()});
    block_.copy(buffer.data(), count);
    left_ -= count;
    return count;
  }

 private:
  std::size_t left_;
  std::string block_;
};

TEST(PlainText, RefusesAnEndlessLineWithoutKeepingIt) {
  Reading reading;
  EndlessText source(200u << 20, EndlessText::Lines::one);
  read_documents(source, {}, {}, reading);
  EXPECT_THAT(reading.documents, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("line 1 is longer than 64 MB"));
}

TEST(PlainText, RefusesAnEndlessArticle) {
  Reading reading;
  EndlessText source(1u << 30, EndlessText::Lines::many);
  read_documents(source, {}, {}, reading);
  EXPECT_THAT(reading.documents, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("larger than 64 MB"));
}

TEST(PlainText, GoesOnBehindAnArticleThatIsTooLarge) {
  ReadLimits limits;
  limits.article_bytes = 200;
  const std::string bytes =
      "date 2022-02 Zu lang\n\n" + std::string(300, 'x') + "\ndate 2022-02 Gut\n\nKurz.\n";
  const Reading reading = read_bytes(bytes, {}, limits);
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Gut");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "line 1");
}

}  // namespace
}  // namespace blattwerk::formats
