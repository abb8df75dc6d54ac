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

constexpr std::string_view kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- <item> is no item here -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Altenbrücker Bote</title><link>https://bote.example/</link><language>de-DE</language>
<image><title>Logo</title></image>
<item><title><![CDATA[Größe &amp; Glanz: <em>Olympia</em>]]></title><link>https://bote.example/1</link>
<guid isPermaLink="false">b-1</guid><dc:creator>Marit Jessen</dc:creator><category>Sport</category>
<pubDate>Sun, 20 Feb 2022 15:30:00 +0100</pubDate><description>Ein Vorspann &amp; mehr.</description>
<media:content url="x.jpg"/>
<content:encoded><![CDATA[<p>Erster&nbsp;Satz.</p><h2>Zwischentitel</h2><p>Zweiter <b>Satz</b>.</p><figure><figcaption>Foto: dpa</figcaption></figure>
<p><a href="x">Weiterlesen</a></p> <item>]]></content:encoded></item>
<item><title>Kurz</title><guid>https://bote.example/2</guid><author>redaktion@bote.example (Jörg Maier)</author>
<description>&lt;p&gt;Nur ein &amp;auml; Vorspann.&lt;/p&gt;</description></item>
<item><title></title></item>
</channel></rss>)";

TEST(Feed, ReadsRss) {
  const Reading reading = read_bytes(kRss);
  ASSERT_THAT(reading.documents, SizeIs(2));
  const Document& first = reading.documents[0];
  EXPECT_EQ(first.format, "feed");
  EXPECT_EQ(first.title, "Größe & Glanz: Olympia");
  EXPECT_EQ(first.url, "https://bote.example/1");
  EXPECT_EQ(first.external_id, "b-1");
  EXPECT_THAT(first.authors, ElementsAre("Marit Jessen"));
  EXPECT_EQ(first.section, "Sport");
  EXPECT_EQ(first.language, "de-DE");
  EXPECT_EQ(first.source, "Altenbrücker Bote");
  EXPECT_EQ(first.published->to_iso(), "2022-02-20T15:30:00+01:00");
  EXPECT_EQ(kinds_of(first), "lead|text|heading|text");
  EXPECT_EQ(first.blocks[0].text, "Ein Vorspann & mehr.");
  EXPECT_EQ(first.blocks[1].text, "Erster Satz.");
  EXPECT_TRUE(first.original.starts_with("<item><title><![CDATA[Größe"));
  EXPECT_TRUE(first.original.ends_with("</content:encoded></item>"));
  const Document& second = reading.documents[1];
  EXPECT_EQ(second.url, "https://bote.example/2");
  EXPECT_EQ(second.external_id, "");
  EXPECT_THAT(second.authors, ElementsAre("Jörg Maier"));
  EXPECT_EQ(second.blocks.at(0).text, "Nur ein ä Vorspann.");
  EXPECT_TRUE(second.original.starts_with("<item><title>Kurz"));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "item 3");
}

TEST(Feed, ReadsAtom) {
  const Reading reading =
      read_bytes(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Bote</title>
    <entry><id>tag:bote.example,2022:7</id><title type="html">A &amp;amp; B</title>
    <link rel="self" href="https://bote.example/7.atom"/><link href="https://bote.example/7"/>
    <published>2022-02-04T10:39:00Z</published><updated>2022-02-05T08:00:00Z</updated>
    <author><name>Anna Schmidt</name></author><author><name>Ute Kern</name></author><category term="politik" label="Politik"/>
    <summary>Kurz gesagt.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erster Satz.</p><ul><li>Punkt</li></ul></div></content>
    </entry></feed>)");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.title, "A & B");
  EXPECT_EQ(document.url, "https://bote.example/7");
  EXPECT_EQ(document.external_id, "tag:bote.example,2022:7");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T10:39:00+00:00");
  EXPECT_EQ(document.updated->to_iso(), "2022-02-05T08:00:00+00:00");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt", "Ute Kern"));
  EXPECT_THAT(document.topics, ElementsAre("Politik"));
  EXPECT_EQ(document.source, "Bote");
  EXPECT_EQ(kinds_of(document), "lead|text|item");
}

TEST(Feed, ReadsRdf) {
  const Reading reading = read_bytes(R"(<?xml version="1.0" encoding="ISO-8859-1"?>
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Bote</title></channel>
    <item rdf:about="https://bote.example/9"><title>Br)"
                                     "\xFC"
                                     R"(cke</title><link>https://bote.example/9</link>
    <description>Ein Satz.</description><dc:date>2022-02-04T11:39+01:00</dc:date></item></rdf:RDF>)");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Brücke");
  EXPECT_EQ(reading.documents[0].published->to_iso(), "2022-02-04T11:39:00+01:00");
}

TEST(Feed, DeclinesWhatHoldsNoArticles) {
  const auto problem_of = [](std::string_view bytes) {
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(reading.documents, IsEmpty());
    return reading.problems.empty() ? "" : reading.problems.front().reason;
  };
  EXPECT_THAT(problem_of("<?xml version=\"1.0\"?><urlset><url><loc>https://a.example/</loc></url></urlset>"),
              HasSubstr("sitemap"));
  EXPECT_THAT(problem_of("<sitemapindex></sitemapindex>"), HasSubstr("sitemap"));
  EXPECT_THAT(problem_of("<?xml version=\"1.0\"?><opml></opml>"), HasSubstr("OPML"));
  EXPECT_THAT(problem_of("<?xml version=\"1.0\"?><x:kiste xmlns:x=\"y\"/>"), HasSubstr("<kiste>"));
  EXPECT_THAT(problem_of("<rss><channel><title>T</title></channel></rss>"), HasSubstr("without items"));
}

TEST(Feed, ExpandsNoEntities) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">";
  for (char name = 'b'; name <= 'z'; ++name) {
    bomb += fmt::format("<!ENTITY {0} \"&{1};&{1};&{1};&{1};&{1};&{1};&{1};&{1};&{1};&{1};\">", name,
                        static_cast<char>(name - 1));
  }
  bomb +=
      "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>T &z; "
      "&file;</title></item></channel></rss>";
  const Reading reading = read_bytes(bomb);
  for (const Document& document : reading.documents) {
    EXPECT_LT(document.title.size(), 100u);
    EXPECT_THAT(document.title, testing::Not(HasSubstr("root")));
  }
}

TEST(Feed, StopsAtADeeplyNestedElement) {
  std::string bytes = "<rss><channel><item><title>A</title></item><item>";
  for (int i = 0; i < 10'000; ++i) bytes += "<x>";
  const Reading reading = read_bytes(bytes);
  EXPECT_THAT(reading.documents, SizeIs(1));
  EXPECT_FALSE(reading.problems.empty());
}

TEST(Feed, KeepsTheItemsBeforeACut) {
  const std::string_view cut = kRss.substr(0, kRss.find("Nur ein"));
  const Reading reading = read_bytes(cut);
  EXPECT_GE(reading.documents.size(), 1u);
  EXPECT_EQ(reading.documents[0].title, "Größe & Glanz: Olympia");
  ASSERT_FALSE(reading.problems.empty());
  EXPECT_THAT(reading.problems.back().reason, HasSubstr("cut"));
}

TEST(Feed, SurvivesBeingCutAnywhere) {
  for (std::size_t size = 1; size < kRss.size(); ++size) {
    const Reading reading = read_bytes(kRss.substr(0, size));
    EXPECT_GE(reading.documents.size() + reading.problems.size(), 1u) << size;
  }
}

TEST(NewsXml, ReadsNitf) {
  const Reading reading = read_bytes(R"(<?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE nitf SYSTEM "nitf-3-5.dtd"><nitf><head><title>Ersatz</title>
    <docdata><doc-id id-string="dpa-123"/><date.issue norm="20220204T113900+0100"/><key-list><keyword key="Ukraine"/></key-list>
    <doc.copyright holder="dpa"/></docdata><pubdata position.section="Politik"/></head>
    <body><body.head><hedline><hl1>Scholz reist nach Kiew</hl1></hedline><byline>Von Anna Schmidt und Jörg Maier, dpa</byline>
    <distributor>dpa</distributor><abstract><p>Der Kanzler vermittelt.</p></abstract></body.head>
    <body.content><p>Berlin (dpa) - Erster Satz.</p><hl2>Treffen geplant</hl2><p>Zweiter Satz.</p></body.content></body></nitf>)");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.format, "nitf");
  EXPECT_EQ(document.title, "Scholz reist nach Kiew");
  EXPECT_EQ(document.external_id, "dpa-123");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_THAT(document.topics, ElementsAre("Ukraine"));
  EXPECT_EQ(document.section, "Politik");
  EXPECT_EQ(kinds_of(document), "lead|text|heading|text");
}

TEST(NewsXml, ReadsNewsMl) {
  const Reading reading = read_bytes(R"(<?xml version="1.0"?>
    <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
    <newsItem guid="urn:newsml:dpa.com:1" version="3" xml:lang="de"><itemMeta><provider literal="dpa"><name>dpa</name></provider>
    <versionCreated>2022-02-04T12:00:00+01:00</versionCreated><firstCreated>2022-02-04T11:39:00+01:00</firstCreated></itemMeta>
    <contentMeta><headline>Titel A</headline><by>Anna Schmidt</by><subject qcode="x"><name>Politik</name></subject>
    <description role="drol:summary">Ein Vorspann.</description></contentMeta>
    <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
    <body><p>Erster Satz.</p><h2>Zwischentitel</h2><p>Zweiter Satz.</p></body></html></inlineXML></contentSet></newsItem>
    <newsItem guid="2"><contentMeta><headline>Titel B</headline></contentMeta><contentSet>
    <inlineXML><nitf><body><body.content><p>Aus NITF.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
    </itemSet></newsMessage>)");
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(2));
  const Document& document = reading.documents[0];
  EXPECT_EQ(document.title, "Titel A");
  EXPECT_EQ(document.external_id, "urn:newsml:dpa.com:1");
  EXPECT_EQ(document.published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(document.updated->to_iso(), "2022-02-04T12:00:00+01:00");
  EXPECT_EQ(document.language, "de");
  EXPECT_EQ(document.source, "dpa");
  EXPECT_THAT(document.authors, ElementsAre("Anna Schmidt"));
  EXPECT_EQ(kinds_of(document), "lead|text|heading|text");
  EXPECT_EQ(reading.documents[1].blocks.at(0).text, "Aus NITF.");
  EXPECT_EQ(reading.documents[1].place, "item 2");
}

TEST(NewsXml, ReadsNewsMlOneAroundNitf) {
  const Reading reading = read_bytes(R"(<NewsML><NewsItem><Identification><NewsIdentifier>
    <PublicIdentifier>urn:x:1</PublicIdentifier></NewsIdentifier></Identification>
    <NewsManagement><FirstCreated>20220204T113900+0100</FirstCreated></NewsManagement>
    <NewsComponent><NewsLines><HeadLine>Titel</HeadLine></NewsLines><ContentItem><DataContent><nitf><body><body.content>
    <p>Ein Satz.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>)");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Titel");
  EXPECT_EQ(reading.documents[0].published->to_iso(), "2022-02-04T11:39:00+01:00");
  EXPECT_EQ(reading.documents[0].blocks.at(0).text, "Ein Satz.");
}

TEST(Json, ReadsHtmlInATextAsItsBlocks) {
  const Reading reading = read_bytes(
      R"({"title": "T", "content": "<p>Erster Satz.</p><h2>Titel</h2><p>Zweiter &uuml; Satz.</p>"})");
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(kinds_of(reading.documents[0]), "lead|heading|text");
  EXPECT_EQ(reading.documents[0].blocks[2].text, "Zweiter ü Satz.");
}

}  // namespace
}  // namespace blattwerk::formats
