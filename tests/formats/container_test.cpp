#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "formats/packing.h"
#include "formats/reading.h"

namespace blattwerk::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kText = "date 2022-02 Ein Titel\n\nEin Satz.\n";
const std::string kJson = R"([{"title": "A"}, {"title": "B"}])";

std::vector<std::string> members_of(const Reading& reading) {
  std::vector<std::string> members;
  for (const Document& document : reading.documents)
    members.push_back(document.member + ":" + document.title);
  return members;
}

class Compressed : public testing::TestWithParam<std::string> {};

TEST_P(Compressed, IsReadAsWhatItHolds) {
  const std::string packed = pack(Packing::raw, GetParam(), {{"data", kText}});
  const Reading reading = read_bytes(packed, {.path = "a.txt.gz"});
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Ein Titel");
  EXPECT_EQ(reading.documents[0].original, kText);
  EXPECT_EQ(reading.documents[0].member, "");
  EXPECT_EQ(read_in_chunks(packed, 5).documents, reading.documents);
}

TEST_P(Compressed, IsReadAsFarAsItGoesWhenCut) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += fmt::format("date 2022-02 Titel {}\n\nEin Satz.\n", i * 7919);
  const std::string packed = pack(Packing::raw, GetParam(), {{"data", text}});
  const Reading reading = read_bytes(std::string_view(packed).substr(0, packed.size() * 9 / 10));
  ASSERT_FALSE(reading.problems.empty());
  EXPECT_THAT(reading.problems.back().reason, HasSubstr("damaged or cut"));
}

INSTANTIATE_TEST_SUITE_P(Filters, Compressed, testing::Values("gzip", "zstd", "xz", "bzip2"),
                         [](const auto& filter) { return filter.param; });

TEST(Compression, ReadsGzipMembersOneAfterAnother) {
  const Reading reading = read_bytes(gzip(kText) + gzip(kText));
  EXPECT_THAT(reading.documents, SizeIs(2));
}

TEST(Compression, ReadsBrotliByName) {
  // Made by brotli 1.0.9 of "Ein Titel\n\nEin Satz.\n".
  constexpr unsigned char kPacked[] = {0x0b, 0x0a, 0x80, 0x45, 0x69, 0x6e, 0x20, 0x54, 0x69,
                                       0x74, 0x65, 0x6c, 0x0a, 0x0a, 0x45, 0x69, 0x6e, 0x20,
                                       0x53, 0x61, 0x74, 0x7a, 0x2e, 0x0a, 0x03};
  const std::string_view packed(reinterpret_cast<const char*>(kPacked), sizeof kPacked);
  const Reading reading = read_bytes(packed, {.path = "a.txt.br"});
  EXPECT_THAT(reading.problems, IsEmpty());
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Ein Titel");
  EXPECT_FALSE(read_bytes(packed.substr(0, 15), {.path = "a.txt.br"}).problems.empty());
}

TEST(Compression, StopsWhatIsCompressedAgainAndAgain) {
  std::string packed = kText;
  for (int i = 0; i < 200; ++i) packed = gzip(packed);
  EXPECT_THAT(read_bytes(packed).documents, IsEmpty());
  EXPECT_THAT(read_bytes(packed).problems, SizeIs(testing::Ge(1u)));
}

TEST(ContainerReader, ReadsNamesInTheCodePageOfDos) {
  std::string packed = pack(Packing::zip, "", {{"m\x7Fll.txt", kText}});
  for (char& c : packed) {
    if (c == '\x7F') c = '\x81';
  }
  EXPECT_THAT(members_of(read_bytes(packed)), ElementsAre("müll.txt:Ein Titel"));
}

TEST(Compression, StopsABomb) {
  const std::string packed = gzip(std::string(256u << 20, 'a'));
  const Reading reading = read_bytes(packed);
  EXPECT_THAT(reading.documents, IsEmpty());
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("bomb"));
}

TEST(Compression, TakesNoArticleOfABombThatHoldsMany) {
  std::string many;
  while (many.size() < 64u << 20) many += kText + std::string(100'000, '\n');
  for (const std::string& bomb : {gzip(many), pack(Packing::raw, "zstd", {{"data", many}})}) {
    const Reading reading = read_bytes(bomb);
    EXPECT_EQ(reading.documents.size(), 0u);
    EXPECT_EQ(reading.problems.size(), 1u);
  }
}

TEST(Compression, TakesWhatUnpacksToMuchButNotTooMuch) {
  const Reading reading = read_bytes(gzip(kText + std::string(1u << 20, '\n') + kText));
  EXPECT_THAT(reading.documents, SizeIs(2));
  EXPECT_THAT(reading.problems, IsEmpty());
}

TEST(Compression, GivesAllThatCanBeInflatedBeforeACut) {
  std::string text;
  for (int i = 0; i < 2'000; ++i)
    text += fmt::format("date 2022-02 Titel {0}\n\nSatz {0}.\n", i * 2654435761u);
  const std::string packed = gzip(text);
  // The last block is 8 bytes from its end, behind which stands only the checksum.
  const Reading reading = read_bytes(std::string_view(packed).substr(0, packed.size() - 8));
  EXPECT_THAT(reading.documents, SizeIs(2'000));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_THAT(reading.problems[0].reason, HasSubstr("breaks off"));
  EXPECT_THAT(read_in_chunks(packed.substr(0, packed.size() - 8), 100).documents, SizeIs(2'000));
}

TEST(Compression, LeavesOutWhatStandsBehindGzip) {
  for (const std::string& behind : {std::string(512, '\0'), std::string("Anhang")}) {
    const Reading reading = read_bytes(gzip(kText) + behind);
    EXPECT_THAT(reading.documents, SizeIs(1));
    EXPECT_THAT(reading.problems, IsEmpty());
  }
}

class Container : public testing::TestWithParam<std::pair<Packing, std::string>> {};

TEST_P(Container, GivesTheArticlesOfItsMembers) {
  const auto& [packing, filter] = GetParam();
  const std::string packed = pack(packing, filter,
                                  {{"texte/eins.txt", kText},
                                   {"zwei.json", kJson},
                                   {"bild.png", "\x89PNG\r\n\x1a\n"},
                                   {"stil.css", "p { color: red }"},
                                   {"__MACOSX/._x", "x"},
                                   {"müll.bin", std::string("\0\1\2", 3)},
                                   {"drei.txt.gz", gzip(kText)}});
  const Reading reading = read_bytes(packed, {.path = "a.zip"});
  EXPECT_THAT(members_of(reading),
              ElementsAre("texte/eins.txt:Ein Titel", "zwei.json:A", "zwei.json:B", "drei.txt.gz:Ein Titel"));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "müll.bin");
  EXPECT_EQ(read_in_chunks(packed, 7).documents, reading.documents);
}

TEST_P(Container, SurvivesBeingCutAnywhere) {
  const auto& [packing, filter] = GetParam();
  const std::string packed = pack(packing, filter, {{"a.txt", kText}, {"b.json", kJson}});
  for (std::size_t size = 1; size < packed.size(); size += 1 + packed.size() / 300) {
    const Reading reading = read_bytes(std::string_view(packed).substr(0, size));
    EXPECT_GE(reading.documents.size() + reading.problems.size(), 1u) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, Container,
                         testing::Values(std::pair(Packing::zip, ""), std::pair(Packing::tar, ""),
                                         std::pair(Packing::tar, "gzip"), std::pair(Packing::tar, "zstd"),
                                         std::pair(Packing::tar, "xz")),
                         [](const auto& form) {
                           return (form.param.first == Packing::zip ? "zip" : "tar") +
                                  std::string(form.param.second);
                         });

TEST(ContainerReader, RefusesNamesThatLeadOutside) {
  const Reading reading = read_bytes(pack(Packing::tar, "",
                                          {{"../../etc/passwd", kText},
                                           {"/etc/passwd", kText},
                                           {"a/../../b.txt", kText},
                                           {"c:\\x.txt", kText},
                                           {"a\x1b[2Jb.txt", kText},
                                           {"a..b/gut.txt", kText}}));
  EXPECT_THAT(members_of(reading), ElementsAre("a..b/gut.txt:Ein Titel"));
  EXPECT_THAT(reading.problems, SizeIs(5));
  for (const auto& problem : reading.problems) EXPECT_THAT(problem.reason, HasSubstr("leads out"));
}

TEST(ContainerReader, ReadsArchivesInArchivesToALimit) {
  std::string packed = pack(Packing::zip, "", {{"a.txt", kText}});
  packed = pack(Packing::tar, "gzip", {{"innen.zip", packed}});
  packed = pack(Packing::zip, "", {{"mitte.tar.gz", packed}});
  const Reading reading = read_bytes(packed);
  EXPECT_THAT(reading.problems, IsEmpty());
  EXPECT_THAT(members_of(reading), ElementsAre("mitte.tar.gz!/innen.zip!/a.txt:Ein Titel"));

  packed = pack(Packing::zip, "", {{"aussen.zip", packed}, {"b.txt", kText}});
  const Reading deeper = read_bytes(packed);
  EXPECT_THAT(members_of(deeper), ElementsAre("b.txt:Ein Titel"));
  ASSERT_THAT(deeper.problems, SizeIs(1));
  EXPECT_THAT(deeper.problems[0].reason, HasSubstr("nested"));
}

TEST(ContainerReader, TakesNoArticleOfABombOfManyMembers) {
  PackedFiles files;
  for (int i = 0; i < 4; ++i) files.emplace_back(fmt::format("b{}.txt", i), std::string(20u << 20, 'a'));
  const Reading reading = read_bytes(pack(Packing::zip, "", files));
  EXPECT_EQ(reading.documents.size(), 0u);
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "b1.txt");
}

TEST(ContainerReader, TakesWhatStandsBeforeABomb) {
  std::string sound;
  for (int i = 0; i < 50'000; ++i) sound += std::to_string(i * 2654435761u);
  const std::string inner = pack(Packing::zip, "", {{"b.txt", std::string(128u << 20, 'a')}});
  const Reading reading = read_bytes(pack(Packing::zip, "", {{"a.txt", sound}, {"innen.zip", inner}}));
  EXPECT_THAT(reading.documents, SizeIs(1));
  ASSERT_THAT(reading.problems, SizeIs(1));
  EXPECT_EQ(reading.problems[0].place, "innen.zip!/b.txt");
}

// A source that breaks like a bad disk.
class FailingSource : public ByteSource {
 public:
  explicit FailingSource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(std::span<char> buffer) override {
    if (bytes_.empty()) throw Error("the disk failed");
    const std::size_t count = bytes_.copy(buffer.data(), std::min<std::size_t>(buffer.size(), 100));
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

TEST(ContainerReader, LetsAnErrorOfTheSourceThrough) {
  std::string content;
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i * 2654435761u);
  const std::string packed = pack(Packing::zip, "", {{"a.txt", content}});
  FailingSource source(std::string_view(packed).substr(0, packed.size() / 2));
  Reading reading;
  EXPECT_THROW(read_documents(source, {}, {}, reading), Error);
}

TEST(Utf16, IsReadAsAnyOtherText) {
  std::string utf16 = "\xFE\xFF";
  for (const char c : kJson) utf16 += {'\0', c};
  EXPECT_THAT(read_bytes(utf16).documents, SizeIs(2));
  EXPECT_EQ(read_in_chunks(utf16, 3).documents, read_bytes(utf16).documents);
}

// As Windows writes it: the low byte first, 🌉 as a pair.
TEST(Utf16, ReadsCharactersBeyondTheFirstPlaneAndReplacesHalves) {
  std::u16string text = u"\uFEFFdate 2022-02 Die 🌉 steht\n\nEin Satz mit \xD83C Hälfte.\n";
  std::string bytes;
  for (const char16_t unit : text) bytes += {static_cast<char>(unit), static_cast<char>(unit >> 8)};
  const Reading reading = read_bytes(bytes);
  ASSERT_THAT(reading.documents, SizeIs(1));
  EXPECT_EQ(reading.documents[0].title, "Die 🌉 steht");
  ASSERT_THAT(reading.documents[0].blocks, SizeIs(1));
  EXPECT_EQ(reading.documents[0].blocks[0].text, "Ein Satz mit \uFFFD Hälfte.");
  EXPECT_EQ(read_in_chunks(bytes, 3).documents, reading.documents);
}

}  // namespace
}  // namespace blattwerk::formats
