#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kPlainMail =
    "Return-Path: <bounce@bote.example>\r\nFrom: =?utf-8?q?Altenbr=C3=BCcker?= Bote "
    "<newsletter@bote.example>\r\n"
    "To: leserin@example.org\r\nDate: Fri, 18 Mar 2022 06:30:00 +0100\r\n"
    "Subject: Bund und =?iso-8859-1?q?L=E4nder=3A?= Was nach dem\r\n Ende gilt\r\nMessage-ID: "
    "<m-1@bote.example>\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n"
    "Viele Regeln laufen aus. Die L=E4nder nutzen =\r\naber eine Frist.\r\n\r\nWas sich =E4ndert\r\n\r\n"
    "Die Maske bleibt Pflicht.\r\nhttps://bote.example/lang\r\n\r\n----------\r\n\r\n"
    "Newsletter abbestellen: https://bote.example/weg\r\n\r\n-- \r\nDie Redaktion\r\n";

std::string mail(std::string_view headers, std::string_view body) {
  return fmt::format(
      "From: Bote <n@bote.example>\nTo: l@example.org\nSubject: Betreff\nDate: Fri, 18 Mar 2022 06:30:00 "
      "+0100\n"
      "MIME-Version: 1.0\n{}\n\n{}",
      headers, body);
}

TEST(Mail, ReadsALetter) {
  const Reading reading = read_bytes(kPlainMail);
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "mail");
  EXPECT_EQ(document.title, "Bund und Länder: Was nach dem Ende gilt");
  EXPECT_EQ(document.source, "Altenbrücker Bote");
  EXPECT_EQ(document.external_id, "m-1@bote.example");
  EXPECT_EQ(document.published->to_iso(), "2022-03-18T06:30:00+01:00");
  EXPECT_EQ(kinds_of(document), "lead|heading|text");
  EXPECT_EQ(document.blocks[0].text, "Viele Regeln laufen aus. Die Länder nutzen aber eine Frist.");
  EXPECT_EQ(document.original, kPlainMail);
  for (const std::size_t chunk : {1u, 100u})
    EXPECT_EQ(read_in_chunks(kPlainMail, chunk).documents, reading.documents);
}

TEST(Mail, ReadsTheHtmlPartWithItsHeadings) {
  const Reading reading = read_bytes(
      mail("Content-Type: multipart/alternative; boundary=\"g\"",
           "--g\nContent-Type: text/plain\n\nNur kurz.\n--g\nContent-Type: text/html; charset=utf-8\n"
           "Content-Transfer-Encoding: base64\n\n"
           // <h2>Titel</h2><p>Ein Satz über Züge.</p><p>Jetzt abmelden</p>
           "PGgyPlRpdGVsPC9oMj48cD5FaW4gU2F0eiDDvGJlciBaw7xnZS48L3A+PHA+SmV0enQgYWJtZWxkZW48L3A+\n--g--\n"));
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(kinds_of(reading.documents[0]), "heading|lead");
  EXPECT_EQ(reading.documents[0].blocks[1].text, "Ein Satz über Züge.");
}

TEST(Mail, ReadsBytesThatTheirCharsetDoesNotFit) {
  const Reading reading = read_bytes(mail("Content-Type: text/plain; charset=us-ascii",
                                          "Die Z\xFCge fahren \xFC"
                                          "ber die Br\xFC"
                                          "cke.\n"));
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].blocks.at(0).text, "Die Züge fahren über die Brücke.");
}

TEST(Mail, ReadsEveryMessageOfAMailbox) {
  const std::string bytes = "From n@bote.example Fri Mar 18 06:30:00 2022\n" +
                            mail("", "Erster Text.\n>From Berlin kommt mehr.\nFrom innen\n") +
                            "\nFrom x Fri Mar 18 06:30:00 2022\n" + mail("", "") +
                            "\nFrom n@bote.example Fri Mar 18 06:30:00 2022\n" + mail("", "Zweiter Text.\n");
  const Reading reading = read_bytes(bytes);
  ASSERT_THAT(reading.documents, SizeIs(2));
  EXPECT_EQ(reading.documents[0].blocks.at(0).text, "Erster Text. From Berlin kommt mehr. From innen");
  EXPECT_EQ(reading.documents[0].place, "message 1");
  EXPECT_EQ(reading.documents[1].place, "message 3");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "message 2");
  EXPECT_EQ(read_in_chunks(bytes, 3).documents, reading.documents);
}

TEST(Mail, ReadsTheResultsOfAnAlert) {
  std::string bytes =
      mail("Content-Type: text/html; charset=utf-8",
           "<table><tr><td><div>Google Alerts</div></td></tr><tr><td>"
           "<a "
           "href=\"https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://bote.example/"
           "nato%3Fa%3D1&amp;ct=ga\"><b>NATO</b> tagt in Brüssel</a>"
           "<div>Altenbrücker Bote</div><div>Die Minister der <b>NATO</b> beraten über die Lage im Osten des "
           "Bündnisses ...</div>"
           "<div><a href=\"https://www.google.com/alerts/share?x\">Facebook</a></div></td></tr><tr><td>"
           "<a href=\"https://www.google.com/url?rct=j&amp;url=https://zeitung.example/2&amp;ct=ga\">Zweiter "
           "Treffer</a>"
           "<div>Zeitung</div></td></tr></table>");
  bytes.replace(bytes.find("Bote <n@bote.example>"), 21, "Google Alerts <googlealerts-noreply@google.com>");
  const Reading reading = read_bytes(bytes);
  ASSERT_THAT(reading.documents, SizeIs(2));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.title, "NATO tagt in Brüssel");
  EXPECT_EQ(document.url, "https://bote.example/nato?a=1");
  EXPECT_EQ(document.source, "Altenbrücker Bote");
  EXPECT_EQ(document.published->to_iso(), "2022-03-18");
  EXPECT_THAT(document.blocks.at(0).text, HasSubstr("beraten über die Lage"));
  EXPECT_EQ(reading.documents[1].place, "result 2");
}

TEST(Mail, ReadsAPageSavedAsOneFile) {
  const Reading reading = read_bytes(
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bote.example/bruecke\r\nSubject: "
      "=?utf-8?Q?Br=C3=BCcke?=\r\n"
      "Date: Sat, 5 Feb 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; "
      "boundary=\"----M\"\r\n\r\n------M\r\nContent-Type: text/html\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://bote.example/bruecke\r\n\r\n"
      "<!DOCTYPE html><html lang=3D\"de\"><head><meta charset=3D\"utf-8\"><title>Br=C3=BCcke wird "
      "erneuert</title></head><body>"
      "<article><h1>Br=C3=BCcke wird erneuert</h1><p>Der Gemeinderat hat am Montagabend nach langer "
      "Aussprache beschlossen, die=\r\n"
      " alte Br=C3=BCcke =C3=BCber den Fluss zu erneuern.</p><p>Die Arbeiten sollen im Fr=C3=BChjahr "
      "beginnen und ein halbes Jahr "
      "dauern, sagte die B=C3=BCrgermeisterin am "
      "Abend.</p></article></body></html>\r\n------M\r\nContent-Type: image/png\r\n"
      "Content-Transfer-Encoding: base64\r\nContent-Location: "
      "https://bote.example/x.png\r\n\r\niVBORw0KGgo=\r\n------M--\r\n");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].format, "mhtml");
  EXPECT_EQ(reading.documents[0].title, "Brücke wird erneuert");
  EXPECT_EQ(reading.documents[0].url, "https://bote.example/bruecke");
  EXPECT_THAT(reading.documents[0].blocks, SizeIs(2));
}

TEST(Mail, IsToldFromATextWithLabels) {
  EXPECT_EQ(read_bytes("Subject: Betreff\n\nNur ein Text.\n").documents.at(0).format, "plain_text");
  EXPECT_EQ(
      read_bytes("Titel: Betreff\nDate: 2022-02-04\nFrom: Berlin\n\nNur ein Text.\n").documents.at(0).format,
      "plain_text");
}

TEST(Mail, IsBoundedOnDeepNesting) {
  std::string bytes;
  for (int i = 0; i < 10'000; ++i) {
    bytes += fmt::format(
        "From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n", i);
  }
  EXPECT_LE(read_bytes(bytes).documents.size(), 1u);
  bytes.clear();
  for (int i = 0; i < 10'000; ++i) bytes += "From: a\nTo: b\nSubject: c\nContent-Type: message/rfc822\n\n";
  EXPECT_LE(read_bytes(bytes).documents.size(), 1u);
}

TEST(Mail, SurvivesBeingCutOrDamagedAnywhere) {
  for (std::size_t at = 1; at < kPlainMail.size(); ++at) {
    read_bytes(std::string_view(kPlainMail).substr(0, at));
    std::string damaged = kPlainMail;
    damaged[at] = '\0';
    read_bytes(damaged);
  }
}

}  // namespace
}  // namespace blattwerk::formats
