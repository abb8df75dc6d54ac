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

TEST(Csv, SurvivesBeingCutAnywhere) {
  constexpr std::string_view kBytes = "title,date,text\n\"a \"\"b\"\"\",2022,\"c\n\nd\"\nx,y,z\n";
  for (std::size_t size = 1; size < kBytes.size(); ++size) read_bytes(kBytes.substr(0, size));
}

}  // namespace
}  // namespace blattwerk::formats
