#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/packing.h"
#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string page(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>{0}</title>"
      "<meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" "
      "content=\"{0}\"></head><body><article><h1>{0}</h1>"
      "<p>Der Gemeinderat hat am Montagabend nach langer Aussprache beschlossen, die alte Brücke über den "
      "Fluss zu "
      "erneuern.</p><p>Die Arbeiten sollen im Frühjahr beginnen und ein halbes Jahr dauern, sagte die "
      "Bürgermeisterin.</p><p>Bis dahin bleibt die Brücke für Lastwagen gesperrt, Busse dürfen sie aber "
      "befahren.</p></article></body></html>",
      title);
}

std::string record(std::string_view type, std::string_view url, std::string_view content_type,
                   std::string_view block, int length_error = 0) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2022-02-04T10:00:00Z\r\nContent-Type: "
      "{}\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      type, url, content_type, static_cast<int>(block.size()) + length_error, block);
}

std::string response(std::string_view url, std::string_view headers, std::string_view body,
                     int length_error = 0) {
  return record(
      "response", url, "application/http; msgtype=response",
      fmt::format("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{}\r\n{}", headers, body),
      length_error);
}

std::vector<std::string> titles_of(const Reading& reading) {
  std::vector<std::string> titles;
  for (const Document& document : reading.documents) titles.push_back(document.title);
  return titles;
}

TEST(Warc, ReadsPagesOfEveryTransfer) {
  const std::string gzipped = gzip(page("Gepackt"));
  const std::string chunked =
      fmt::format("10\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n", page("Stücke").substr(0, 16),
                  page("Stücke").size() - 16, page("Stücke").substr(16));
  const std::string chunked_gzip = fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", gzipped.size(), gzipped);
  const std::string bytes =
      record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      record("request", "https://bote.example/1", "application/http; msgtype=request",
             "GET / HTTP/1.1\r\n\r\n") +
      response("https://bote.example/1", "", page("Einfach")) +
      response("https://bote.example/2", "Transfer-Encoding: chunked\r\n", chunked) +
      response("https://bote.example/3", "Content-Encoding: gzip\r\n", gzipped) +
      response("https://bote.example/4", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
               chunked_gzip) +
      response("https://bote.example/5", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
               page("Gelogen")) +
      record("response", "https://bote.example/6", "application/http",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("Fehlt")) +
      record("resource", "https://bote.example/7.html", "text/html", page("Quelle")) +
      record("conversion", "https://bote.example/8", "text/plain", "Aus Text\n\nEin Satz.\n") +
      record("response", "https://bote.example/9.png", "application/http",
             "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
  const Reading reading = read_bytes(bytes, {.path = "a.warc"});
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(titles_of(reading),
              ElementsAre("Einfach", "Stücke", "Gepackt", "Gepackt", "Gelogen", "Quelle", "Aus Text"));
  EXPECT_EQ(reading.documents[0].url, "https://bote.example/1");
  EXPECT_EQ(reading.documents[0].member, "https://bote.example/1");
  EXPECT_EQ(reading.documents[0].format, "html");
  EXPECT_EQ(reading.documents[0].original, page("Einfach"));
  for (const std::size_t chunk : {1u, 7u, 1000u}) {
    EXPECT_EQ(read_in_chunks(bytes, chunk, {.path = "a.warc"}).documents, reading.documents) << chunk;
  }
}

// Servers may pack a page in any of these, call bare deflate "deflate", or not pack what they say is packed.
TEST(Warc, ReadsPagesInEveryContentCoding) {
  struct {
    const char* coding;
    std::string body;
  } const kCases[] = {
      {"gzip", gzip(page("Brücke"))},
      {"X-GZIP", gzip(page("Brücke"))},
      {"deflate", deflate(page("Brücke"), MAX_WBITS)},
      {"deflate", deflate(page("Brücke"), -MAX_WBITS)},
      {"zstd", pack(Packing::raw, "zstd", {{"data", page("Brücke")}})},
      {"br", brotli(page("Brücke"))},
      {"gzip", page("Brücke")},
      {"deflate", page("Brücke")},
      {"zstd", page("Brücke")},
      {"br", page("Brücke")},
      {"identity", page("Brücke")},
  };
  for (const auto& [coding, body] : kCases) {
    const Reading reading =
        read_bytes(response("https://bote.example/1", fmt::format("Content-Encoding: {}\r\n", coding), body));
    EXPECT_THAT(reading.problems, IsEmpty()) << coding;
    EXPECT_THAT(titles_of(reading), ElementsAre("Brücke")) << coding;
  }
}

TEST(Warc, NamesThePageThatUnpacksToTooMuch) {
  const std::string large = page("Riese") + std::string(3u << 20, ' ');
  for (const auto& [coding, body] :
       {std::pair("gzip", gzip(large)), std::pair("deflate", deflate(large, MAX_WBITS)),
        std::pair("zstd", pack(Packing::raw, "zstd", {{"data", large}}))}) {
    const std::string headers = fmt::format("Content-Encoding: {}\r\n", coding);
    const Reading reading = read_bytes(response("https://bote.example/riese", headers, body) +
                                           response("https://bote.example/2", "", page("Danach")),
                                       {}, {.article_bytes = 2u << 20});
    EXPECT_THAT(titles_of(reading), ElementsAre("Danach")) << coding;
    ASSERT_THAT(reading.problems, SizeIs(1)) << coding;
    EXPECT_THAT(reading.problems[0].reason, HasSubstr("https://bote.example/riese"));
    EXPECT_THAT(reading.problems[0].reason, HasSubstr("more than an article can be"));
  }
}

TEST(Warc, ReadsARecordAGzipMember) {
  const std::string bytes = gzip(response("https://bote.example/1", "", page("Eins"))) +
                            gzip(response("https://bote.example/2", "", page("Zwei")));
  EXPECT_THAT(titles_of(read_bytes(bytes)), ElementsAre("Eins", "Zwei"));
}

TEST(Warc, ReadsWacz) {
  const std::string warc = gzip(response("https://bote.example/1", "", page("Eins")));
  const Reading reading = read_bytes(pack(Packing::zip, "",
                                          {{"archive/data.warc.gz", warc},
                                           {"indexes/index.cdx", "com,example)/ 2022 {}\n"},
                                           {"pages/pages.jsonl", "{\"title\": \"kein Artikel\"}\n"},
                                           {"datapackage.json", "{\"title\": \"kein Artikel\"}"}}));
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(titles_of(reading), ElementsAre("Eins"));
  EXPECT_EQ(reading.documents[0].member, "archive/data.warc.gz!/https://bote.example/1");
}

TEST(Warc, KeepsWhatStandsBeforeACut) {
  const std::string bytes = response("https://bote.example/1", "", page("Eins")) +
                            response("https://bote.example/2", "", page("Zwei"));
  const Reading reading = read_bytes(std::string_view(bytes).substr(0, bytes.size() * 6 / 10));
  ASSERT_THAT(reading.documents, SizeIs(testing::Ge(1u)));
  EXPECT_EQ(reading.documents[0].title, "Eins");
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("cut"));
  EXPECT_EQ(reading.problems[0].place, "record 2");
}

TEST(Warc, FindsTheNextRecordBehindAWrongLength) {
  for (const int error : {-300, -5, 5, 100, 900}) {
    const std::string bytes = response("https://bote.example/1", "", page("Eins"), error) +
                              response("https://bote.example/2", "", page("Zwei")) +
                              response("https://bote.example/3", "", page("Drei"));
    const Reading reading = read_bytes(bytes);
    EXPECT_THAT(titles_of(reading), ElementsAre("Eins", "Zwei", "Drei")) << error;
    ASSERT_THAT(reading.problems, SizeIs(1)) << error;
    EXPECT_THAT(reading.problems[0].reason, HasSubstr("length"));
    EXPECT_EQ(reading.documents.at(0).original, page("Eins"));
  }
}

TEST(Warc, ReadsAddressesInAnyEncoding) {
  const Reading reading =
      read_bytes(response("https://bote.example/Br\xFC"
                          "cke",
                          "", page("Eins")));
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].member, "https://bote.example/Brücke");
}

TEST(Warc, SaysWhereNoArticleIs) {
  const Reading reading = read_bytes(record("warcinfo", "", "application/warc-fields", "software: x\r\n"));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("no article in 1 records"));
}

TEST(Warc, SurvivesBeingCutOrDamagedAnywhere) {
  const std::string bytes =
      response("https://bote.example/1", "Transfer-Encoding: chunked\r\n", "5\r\nabcde\r\n0\r\n\r\n") +
      response("https://bote.example/2", "Content-Encoding: gzip\r\n", gzip("<html><p>x</p>"));
  for (std::size_t at = 1; at < bytes.size(); ++at) {
    read_bytes(std::string_view(bytes).substr(0, at));
    std::string damaged = bytes;
    damaged[at] = '\n';
    read_bytes(damaged);
    damaged.erase(at, 3);
    read_bytes(damaged);
  }
}

TEST(Warc, ReadsTheSharedFiles) {
  const char* data = std::getenv("BLATTWERK_SHARED_DATA");
  const std::filesystem::path folder =
      (data != nullptr ? std::filesystem::path(data)
                       : std::filesystem::path(BLATTWERK_SOURCE_DIR) / "../shared/data") /
      "formats";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared data is not here";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    for (const auto& problem : read_bytes(bytes).problems) {
      EXPECT_THAT(problem.reason, HasSubstr("no article in 1 records")) << entry.path();
    }
  }
}

}  // namespace
}  // namespace blattwerk::formats
