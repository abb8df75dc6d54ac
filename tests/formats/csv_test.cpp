#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Csv, ReadsRecordsByTheirHeader) {
  const std::string header = "id,title,date,source,author,text\n";
  const std::string first =
      "k-1,\"Neue \"\"Brücke\"\", breit\",2022-02-01,Amtsblatt,Anna Schmidt und Jörg Maier,\"Erster "
      "Satz.\n\nZweiter Satz.\"\n";
  const Reading reading = read_bytes(header + first + "k-2,Kurz,05.03.2022,,,Text\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(2));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "csv");
  EXPECT_EQ(document.external_id, "k-1");
  EXPECT_EQ(document.title, "Neue \"Brücke\", breit");
  EXPECT_EQ(document.published->to_iso(), "2022-02-01");
  EXPECT_EQ(document.source, "Amtsblatt");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt", "Jörg Maier"));
  EXPECT_EQ(kinds_of(document), "lead|text");
  EXPECT_EQ(document.place, "line 2");
  EXPECT_EQ(document.original, header + first);
  EXPECT_EQ(reading.documents[1].published->to_iso(), "2022-03-05");
  EXPECT_EQ(reading.documents[1].place, "line 5");
}

struct TableCase {
  std::string_view bytes;
  std::string_view title;
};
void PrintTo(const TableCase& table, std::ostream* out) {
  *out << table.bytes;
}

class CsvForm : public testing::TestWithParam<TableCase> {};

TEST_P(CsvForm, IsKnownByItsHeader) {
  const Reading reading = read_bytes(GetParam().bytes);
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].format, "csv");
  EXPECT_EQ(reading.documents[0].title, GetParam().title);
  EXPECT_EQ(reading.documents[0].blocks.at(0).text, "Der Text.");
  EXPECT_EQ(reading.documents[0].published->to_iso(), "2022-02-04");
  for (const std::size_t chunk : {1u, 3u, 8u}) {
    EXPECT_EQ(read_in_chunks(GetParam().bytes, chunk).documents, reading.documents);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, CsvForm,
    testing::Values(
        TableCase{"Titel;Datum;Text\nBrücke;04.02.2022;Der Text.\n", "Brücke"},
        TableCase{"\xEF\xBB\xBFsep=;\r\nÜberschrift;Veröffentlicht am;Datum;Inhalt\r\nBrücke;;04.02.2022;Der "
                  "Text.\r\n",
                  "Brücke"},
        TableCase{"headline\tdatePublished\tarticleBody\nBrücke\t2022-02-04\tDer Text.\n", "Brücke"},
        TableCase{"Titel;Datum;Text\nBr\xFC"
                  "cke;04.02.2022;Der Text.\n",
                  "Brücke"},
        TableCase{"\"titel\", \"datum\", \"text\"\n \"Brücke\", \"2022-02-04\", \"Der Text.\"", "Brücke"},
        TableCase{"title,name,date,text\nBrücke,x,2022-02-04,Der Text.,zu,viel\n", "Brücke"},
        TableCase{"title,date,text\n5\" Bildschirm,2022-02-04,Der Text.\n", "5\" Bildschirm"}));

TEST(Csv, PutsTheLeadBeforeTheText) {
  const Reading reading = read_bytes("title,lead,text\nT,Vorweg.,\"Satz eins.\n\nSatz zwei.\"\n");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|text|text");
}

TEST(Csv, TellsARecordWithoutAnArticleAndOneThatIsNotClosed) {
  const Reading reading = read_bytes("title,date\n,2022\nA,2022\n\"B,2022\nC,2022\n");
  EXPECT_THAT(reading.documents, SizeIs(1));
  ASSERT_THAT(reading.problems, SizeIs(2));
  EXPECT_EQ(reading.problems[0].place, "line 2");
  EXPECT_EQ(reading.problems[1].place, "line 4");
  EXPECT_THAT(reading.problems[1].reason, HasSubstr("quotation mark"));
}

TEST(Csv, APlainTextWithCommasIsNoTable) {
  const Reading reading = read_bytes("Titel, die lange sind, und Text\n\nDatum, Ort.\n");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].format, "plain_text");
}

// A text as long as those of articles.
std::string long_text(std::string_view start) {
  return std::string(start) +
         " Die Gemeinde hat am Abend beschlossen, die Brücke zu erneuern; gebaut wird ab dem Frühjahr, sagt "
         "der "
         "Bürgermeister.";
}

TEST(TableWithoutHeader, OfLabelsAndTextsIsAnArticleALine) {
  const std::string text = long_text("'Erstens ''ja''.") + "'";
  const std::string line = "Politik;" + text + "\r\n";
  const Reading reading = read_bytes(line + "\nSport ; " + long_text("Zweitens.") + "\nWirtschaft;" +
                                     long_text("Drittens.") + "\nWeb;x");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(4));
  EXPECT_EQ(reading.documents[0].format, "csv");
  EXPECT_EQ(reading.documents[0].section, "Politik");
  EXPECT_EQ(reading.documents[0].title, "");
  EXPECT_EQ(reading.documents[0].blocks.at(0).text, long_text("Erstens 'ja'."));
  EXPECT_EQ(reading.documents[0].original, line);
  EXPECT_EQ(reading.documents[0].place, "line 1");
  EXPECT_EQ(reading.documents[1].section, "Sport");
  EXPECT_EQ(reading.documents[1].place, "line 3");
  EXPECT_EQ(reading.documents[3].blocks.at(0).text, "x");
}

TEST(TableWithoutHeader, GoesOnBehindALineThatIsNone) {
  std::string bytes;
  for (const char* label : {"A", "B", "C"}) bytes += label + std::string(";") + long_text("Ja.") + '\n';
  const Reading reading = read_bytes(std::string(70'000, ' ') + '\n' + bytes);
  EXPECT_THAT(reading.documents, SizeIs(1)) << "the labels are not among the first bytes";
  const Reading torn =
      read_bytes(bytes + std::string(70'000, '\n') + "ohne Trennzeichen\nD;" + long_text("Nein."));
  EXPECT_THAT(torn.documents, SizeIs(4));
  ASSERT_THAT(torn.problems, SizeIs(1));
  EXPECT_EQ(torn.problems[0].place, "line 70004");
}

TEST(TableWithoutHeader, OfOtherColumnsIsNamed) {
  const std::string_view bytes = "2022-02-04,Brücke,Der Text.\n2022-02-05,Tunnel,Der Text.\n";
  const Reading reading = read_bytes(bytes, {.path = "Meldungen.csv"});
  EXPECT_THAT(reading.documents, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "line 1");
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("header"));
  EXPECT_THAT(read_bytes(bytes, {.path = "Meldungen.txt"}).documents, SizeIs(1));
}

TEST(TableWithoutHeader, IsNotWhatReadsLikeProse) {
  const std::string prose = "Wien, so " + long_text("heißt es.") + "\nLinz, so " + long_text("heißt es.") +
                            "\nGraz, so " + long_text("heißt es.") + '\n';
  const Reading reading = read_bytes(prose);
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].format, "plain_text");
}

TEST(Csv, SurvivesBeingCutAnywhere) {
  constexpr std::string_view kBytes = "title,date,text\n\"a \"\"b\"\"\",2022,\"c\n\nd\"\nx,y,z\n";
  for (std::size_t size = 1; size < kBytes.size(); ++size) read_bytes(kBytes.substr(0, size));
}

}  // namespace
}  // namespace blattwerk::formats
