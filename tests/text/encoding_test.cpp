#include "text/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

using namespace std::string_view_literals;

struct Case {
  const char* name;
  std::string_view bytes;
  std::string_view stated;
  std::string_view text;
  std::string_view encoding;
  EncodingEvidence evidence;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class Encoding : public testing::TestWithParam<Case> {};

TEST_P(Encoding, IsFoundAndReadWithoutLoss) {
  const DecodedText decoded = to_utf8(GetParam().bytes, GetParam().stated);
  EXPECT_EQ(decoded.text, GetParam().text);
  EXPECT_EQ(decoded.encoding, GetParam().encoding);
  EXPECT_EQ(decoded.evidence, GetParam().evidence);
  EXPECT_EQ(decoded.lost, 0u);
}

using enum EncodingEvidence;

INSTANTIATE_TEST_SUITE_P(
    Table, Encoding,
    testing::Values(
        Case{"empty", "", "", "", "UTF-8", valid_utf8},
        Case{"ascii", "Putin in Peking", "", "Putin in Peking", "UTF-8", valid_utf8},
        Case{"utf8", "Größe", "", "Größe", "UTF-8", valid_utf8},
        Case{"utf8_stated_otherwise", "Größe", "iso-8859-1", "Größe", "UTF-8", valid_utf8},
        Case{"utf8_mark", "\xEF\xBB\xBFGröße", "", "Größe", "UTF-8", byte_order_mark},
        Case{"utf16le_mark", "\xFF\xFEG\0r\0\xF6\0\xDF\0e\0"sv, "", "Größe", "UTF-16LE", byte_order_mark},
        Case{"utf16be_mark", "\xFE\xFF\0G\0r\0\xF6\0\xDF\0e"sv, "", "Größe", "UTF-16BE", byte_order_mark},
        Case{"utf32le_mark", "\xFF\xFE\0\0G\0\0\0\xF6\0\0\0"sv, "", "Gö", "UTF-32LE", byte_order_mark},
        Case{"utf32be_mark", "\0\0\xFE\xFF\0\0\0G\0\0\0\xF6"sv, "", "Gö", "UTF-32BE", byte_order_mark},
        Case{"utf16le_bare", "P\0u\0t\0i\0n\0 \0r\0\xFC\0h\0m\0t\0"sv, "", "Putin rühmt", "UTF-16LE",
             detected},
        Case{"latin1",
             "Die Gr\xF6\xDF"
             "e der L\xE4nder",
             "", "Die Größe der Länder", "windows-1252", detected},
        Case{"windows1252",
             "\x84Gr\xF6\xDF"
             "e\x93 \x96 5 \x80",
             "", "„Größe“ – 5 €", "windows-1252", detected},
        Case{"latin9_euro", "F\xFCr 5 \xA4", "", "Für 5 €", "ISO-8859-15", detected},
        Case{"mac",
             "Gr\x9A\xA7"
             "e der L\x8Ander f\x9Fr alle",
             "", "Größe der Länder für alle", "macintosh", detected},
        Case{"dos",
             "Gr\x94\xE1"
             "e der L\x84nder f\x81r alle",
             "", "Größe der Länder für alle", "IBM850", detected},
        Case{"stated_latin1",
             "Gr\xF6\xDF"
             "e",
             "ISO-8859-1", "Größe", "windows-1252", stated},
        Case{"stated_cyrillic", "\xCF\xF3\xF2\xE8\xED", "windows-1251", "Путин", "windows-1251", stated},
        Case{"stated_nonsense",
             "Gr\xF6\xDF"
             "e",
             "klingon-8", "Größe", "windows-1252", detected}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Encoding, ReadsAStrayByteInUtf8AsWindows1252AndSaysSo) {
  const DecodedText decoded = to_utf8("Größe, Länge, Höhe, Tiefe, Bläue f\xFCr alle, schöne Grüße");
  EXPECT_EQ(decoded.text, "Größe, Länge, Höhe, Tiefe, Bläue für alle, schöne Grüße");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.guessed, 1u);
  EXPECT_EQ(decoded.lost, 0u);
}

TEST(Encoding, CountsTornSequencesAsLost) {
  const DecodedText decoded = to_utf8("Größe, Länge, Höhe, Bläue, „schöne“ Grüße \xE2\x80");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.lost, 1u);
  EXPECT_THAT(decoded.text, testing::EndsWith("Grüße \xEF\xBF\xBD"));
}

TEST(Encoding, GivesValidUtf8ForAnyBytes) {
  std::uint32_t state = 1;
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (int i = 0; i < round % 97; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>(state >> 24));
    }
    ASSERT_TRUE(is_valid(to_utf8(bytes).text)) << testing::PrintToString(bytes);
    ASSERT_TRUE(is_valid(to_utf8(bytes, "utf-16").text)) << testing::PrintToString(bytes);
  }
}

}  // namespace
}  // namespace blattwerk::text
