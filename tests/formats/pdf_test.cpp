#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading.h"
#include "known_leaks.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// A line of type at a place, in points from the bottom left corner of an A4 page; text in Windows-1252.
struct TypeLine {
  double x;
  double y;
  double size;
  std::string text;
  bool bold = false;
};
using TypePage = std::vector<TypeLine>;

std::string content_of(const TypePage& page) {
  std::string content;
  for (const TypeLine& line : page) {
    content += fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", line.bold ? "F2" : "F1", line.size, line.x,
                           line.y, line.text);
  }
  return content;
}

// A PDF as simple programs write it (ISO 32000-1, 7.5).
std::string make_pdf(const std::vector<TypePage>& pages, std::string_view info = "") {
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
      fmt::format("<< {} >>", info)};
  std::string kids;
  for (const TypePage& page : pages) {
    const std::string content = content_of(page);
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
                    objects.size()));
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = pdf.size();
  return pdf + table +
         fmt::format("trailer << /Size {} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, start);
}

// An article in two columns over two pages, with running titles.
const std::vector<TypePage>& newspaper() {
  static const std::vector<TypePage> kPages = {{{50, 810, 8,
                                                 "Altenbr\xFC"
                                                 "cker Bote"},
                                                {50, 740, 24,
                                                 "Die alte Br\xFC"
                                                 "cke wird"},
                                                {50, 712, 24, "endlich erneuert"},
                                                {50, 680, 10, "Stand: 04.02.2022 11:39 Uhr"},
                                                {50, 650, 10, "Der Gemeinderat hat am Montag be-"},
                                                {50, 638, 10,
                                                 "schlossen, die alte Br\xFC"
                                                 "cke zu erneu-"},
                                                {50, 626, 10, "ern. Das kostet viel Geld."},
                                                {62, 614, 10, "Die Arbeiten sollen im April be-"},
                                                {50, 602, 10, "ginnen und ein Jahr dauern, sagte"},
                                                {50, 590, 10, "die Frau im Rathaus."},
                                                {50, 566, 10, "Wer die Kosten tr\xE4gt", true},
                                                {50, 548, 10, "Das Land zahlt die H\xE4lfte, und der"},
                                                {310, 650, 10, "Kreis gibt ein Drittel dazu. Den"},
                                                {310, 638, 10, "Rest zahlt die Stadt selbst."},
                                                {310, 614, 10,
                                                 "Busse fahren weiter \xFC"
                                                 "ber die alte"},
                                                {310, 602, 10,
                                                 "Br\xFC"
                                                 "cke, bis die neue fertig ist und"},
                                                {300, 30, 8, "Seite 1"}},
                                               {{50, 810, 8,
                                                 "Altenbr\xFC"
                                                 "cker Bote"},
                                                {50, 770, 10, "der Verkehr dort wieder rollt."},
                                                {300, 30, 8, "Seite 2"}}};
  return kPages;
}

TEST(Pdf, ReadsColumnsAsTheyAreRead) {
  const std::string bytes =
      make_pdf(newspaper(), "/Title (Microsoft Word - Dokument1) /Author (Anna Schmidt)");
  const Reading reading = read_bytes(bytes);
  if (!reading.problems.empty() && reading.problems[0].reason.find("binary") != std::string::npos)
    GTEST_SKIP() << "built without PDF";
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "pdf");
  EXPECT_EQ(document.title, "Die alte Brücke wird endlich erneuert");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt"));
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) texts.push_back(block.text);
  EXPECT_THAT(
      texts,
      ElementsAre(
          "Der Gemeinderat hat am Montag beschlossen, die alte Brücke zu erneuern. Das kostet viel Geld.",
          "Die Arbeiten sollen im April beginnen und ein Jahr dauern, sagte die Frau im Rathaus.",
          "Wer die Kosten trägt",
          "Das Land zahlt die Hälfte, und der Kreis gibt ein Drittel dazu. Den Rest zahlt die Stadt selbst.",
          "Busse fahren weiter über die alte Brücke, bis die neue fertig ist und der Verkehr dort wieder "
          "rollt."));
  EXPECT_EQ(kinds_of(document), "lead|text|heading|text|text");
  EXPECT_EQ(document.original, bytes);
}

TEST(Pdf, TakesTitleAndDateFromItsPropertiesWhereThePageHasNone) {
  const Reading reading = read_bytes(make_pdf({{{50, 700, 10, "Ein Satz steht hier, der kein Titel ist."}}},
                                              "/Title (Die Br\xFC"
                                              "cke) /CreationDate (D:20220204233000Z)"));
  if (reading.documents.empty()) GTEST_SKIP() << "built without PDF";
  EXPECT_EQ(reading.documents[0].published->to_iso(), "2022-02-05");
}

TEST(Pdf, SaysThatAScanHasNoText) {
  const Reading reading = read_bytes(make_pdf({{}}));
  EXPECT_THAT(reading.documents, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(1));
  if (reading.problems[0].reason.find("binary") != std::string::npos) GTEST_SKIP() << "built without PDF";
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("without text"));
}

TEST(Pdf, SurvivesBeingCutOrDamagedAnywhere) {
  const std::string bytes = make_pdf(newspaper());
  for (std::size_t at = 10; at < bytes.size(); at += 37) {
    read_bytes(std::string_view(bytes).substr(0, at));
    std::string damaged = bytes;
    damaged[at] = '9';
    read_bytes(damaged);
  }
}

}  // namespace
}  // namespace blattwerk::formats
