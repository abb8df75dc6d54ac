#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/packing.h"
#include "formats/reading.h"

// EPUB, DOCX and ODT.

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kLong =
    "Der Gemeinderat hat am Montagabend nach langer Aussprache beschlossen, die alte Brücke über den Fluss "
    "zu erneuern. Die "
    "Arbeiten sollen im Frühjahr beginnen und ein halbes Jahr dauern, sagte die Bürgermeisterin nach der "
    "Sitzung.";

std::string docx(const std::string& body, const std::string& core = "") {
  return pack(
      Packing::zip, "",
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" +
            body + "</w:body></w:document>"},
       {"word/styles.xml",
        "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>"
        "<w:style w:styleId=\"T1\"><w:name w:val=\"Title\"/></w:style></w:styles>"},
       {"docProps/core.xml", core},
       {"word/media/image1.png", "\x89PNG"}});
}

TEST(Docx, ReadsParagraphsByTheirStyles) {
  const std::string bytes = docx(
      "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr><w:r><w:t>Die "
      "</w:t></w:r><w:r><w:t>Brücke</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>Stand: 04.02.2022 11:39 Uhr</w:t></w:r></w:p><w:p/>"
      "<w:p><w:r><w:t xml:space=\"preserve\">Erster "
      "</w:t><w:br/><w:t>Satz.</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>"
      "<w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:hyperlink><w:r><w:t>Wer "
      "zahlt?</w:t></w:r></w:hyperlink></w:p>"
      "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>ein Punkt</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In der Tabelle.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>doppelt</w:t></w:r></w:p></mc:Fallback></"
      "mc:AlternateContent>",
      "<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\" "
      "xmlns:dcterms=\"t\"><dc:title>Dokument1</dc:title><dc:creator>Anna Schmidt</dc:creator>"
      "<dcterms:created>2022-02-01T08:00:00Z</dcterms:created></cp:coreProperties>");
  const Reading reading = read_bytes(bytes);
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "docx");
  EXPECT_EQ(document.title, "Die Brücke");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt"));
  EXPECT_EQ(kinds_of(document), "lead|heading|item|text");
  EXPECT_EQ(document.blocks[0].text, "Erster Satz.");
  EXPECT_EQ(document.blocks[3].text, "In der Tabelle.");
  EXPECT_EQ(document.original, bytes);
}

TEST(Docx, ReadsAPastedArticle) {
  const Reading reading = read_bytes(
      docx("<w:p><w:r><w:t>date 2022-02 Die Brücke Stand: 04.02.2022 11:39 "
           "Uhr</w:t></w:r></w:p><w:p><w:r><w:t>Erster Satz.</w:t></w:r></w:p>"
           "<w:p><w:r><w:t>Zwischentitel</w:t></w:r></w:p><w:p><w:r><w:t>Zweiter Satz.</w:t></w:r></w:p>"));
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Die Brücke");
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|heading|text");
}

TEST(Docx, DeclinesOtherOfficeFiles) {
  const Reading reading = read_bytes(
      pack(Packing::zip, "", {{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("no text document"));
}

std::string odt(const std::string& text) {
  return pack(Packing::stored_zip, "",
              {{"mimetype", "application/vnd.oasis.opendocument.text"},
               {"content.xml",
                "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" "
                "xmlns:style=\"s\"><office:automatic-styles>"
                "<style:style style:name=\"P1\" "
                "style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>" +
                    text + "</office:text></office:body></office:document-content>"},
               {"meta.xml",
                "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\" "
                "xmlns:dc=\"d\"><office:meta><meta:initial-creator>Ute Kern</meta:initial-creator>"
                "<meta:creation-date>2022-02-04T09:00:00.1</meta:creation-date><meta:keyword>Brücken</"
                "meta:keyword></office:meta></office:document-meta>"}});
}

TEST(Odt, ReadsParagraphsByTheirStyles) {
  const Reading reading = read_bytes(
      odt("<text:tracked-changes><text:p>gelöscht</text:p></text:tracked-changes><text:p "
          "text:style-name=\"P1\">Die <text:span>Brücke</text:span></text:p>"
          "<text:p>Erster<text:s "
          "text:c=\"3\"/>Satz.<text:note><text:note-body><text:p>Fußnote</text:p></text:note-body></"
          "text:note></text:p>"
          "<text:h text:outline-level=\"2\">Wer zahlt?</text:h><text:list><text:list-item><text:p>ein "
          "Punkt</text:p></text:list-item></text:list>"
          "<text:p>Zweiter Satz.</text:p>"));
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "odt");
  EXPECT_EQ(document.title, "Die Brücke");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04");
  EXPECT_THAT(document.authors, ElementsAre("Ute Kern"));
  EXPECT_THAT(document.topics, ElementsAre("Brücken"));
  EXPECT_EQ(kinds_of(document), "lead|heading|item|text");
  EXPECT_EQ(document.blocks[0].text, "Erster Satz.");
}

std::string epub(const PackedFiles& chapters) {
  std::string manifest =
      "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>";
  std::string spine = "<itemref idref=\"nav\"/>";
  PackedFiles files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
       "full-path=\"OEBPS/buch.opf\"/></rootfiles></container>"}};
  for (const auto& [name, content] : chapters) {
    manifest += "<item id=\"" + name + "\" href=\"../OEBPS/./text/" + name +
                "\" media-type=\"application/xhtml+xml\"/>";
    spine += "<itemref idref=\"" + name + "\"/>";
    files.emplace_back("OEBPS/text/" + name, content);
  }
  files.emplace_back("OEBPS/buch.opf",
                     "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Bote vom Freitag</dc:title>"
                     "<dc:date>2022-02-04</dc:date><dc:publisher>Altenbrücker "
                     "Bote</dc:publisher><dc:language>de</dc:language>"
                     "<dc:creator>Anna Schmidt</dc:creator></metadata><manifest>" +
                         manifest + "</manifest><spine>" + spine + "</spine></package>");
  files.emplace_back("OEBPS/nav.xhtml", "<html><body><nav><p>" + kLong + "</p></nav></body></html>");
  return pack(Packing::stored_zip, "", files);
}

TEST(Epub, GivesEveryChapterInReadingOrder) {
  const Reading reading =
      read_bytes(epub({{"z.xhtml", "<html><head><title>z</title></head><body><h1>Erster Titel</h1><p>" +
                                       kLong + "</p><h2>Mehr</h2><p>Satz.</p></body></html>"},
                       {"cover.xhtml", "<html><body><p>Titelseite</p></body></html>"},
                       {"a.xhtml", "<html><head><title>Zweiter Titel</title></head><body><p>" + kLong +
                                       "</p></body></html>"}}));
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(2));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "epub");
  EXPECT_EQ(document.title, "Erster Titel");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04");
  EXPECT_EQ(document.source, "Altenbrücker Bote");
  EXPECT_EQ(document.language, "de");
  EXPECT_EQ(document.member, "OEBPS/text/z.xhtml");
  EXPECT_EQ(kinds_of(document), "lead|heading|text");
  EXPECT_EQ(reading.documents[1].title, "Zweiter Titel");
}

TEST(Epub, SaysWhereNoArticleIs) {
  const Reading reading = read_bytes(epub({{"cover.xhtml", "<html><body><p>Titelseite</p></body></html>"}}));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("without running text"));
}

TEST(WrittenDocuments, AreStoppedWhenTheyAreBombs) {
  const std::string bomb = docx("<w:p><w:r><w:t>" + std::string(70u << 20, 'a') + "</w:t></w:r></w:p>");
  const Reading reading = read_bytes(bomb);
  EXPECT_THAT(reading.problems, SizeIs(testing::Ge(1u)));
}

TEST(WrittenDocuments, SurviveBeingCutAnywhere) {
  for (const std::string& bytes :
       {docx("<w:p><w:r><w:t>Satz.</w:t></w:r></w:p>"), odt("<text:p>Satz.</text:p>"),
        epub({{"a.xhtml", "<html><body><p>" + kLong + "</p></body></html>"}})}) {
    for (std::size_t size = 1; size < bytes.size(); size += 7)
      read_bytes(std::string_view(bytes).substr(0, size));
  }
}

}  // namespace
}  // namespace blattwerk::formats
