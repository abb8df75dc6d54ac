#include "text/normalize.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

struct Case {
  const char* name;
  std::string_view given;
  std::string_view expected;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class Normalize : public testing::TestWithParam<Case> {};

TEST_P(Normalize, GivesTextAsTheArchiveKeepsIt) {
  EXPECT_EQ(normalize(std::string(GetParam().given)), GetParam().expected);
}

TEST_P(Normalize, LeavesItsOwnResultAlone) {
  const std::string once = normalize(std::string(GetParam().given));
  EXPECT_EQ(normalize(once), once);
}

INSTANTIATE_TEST_SUITE_P(Table, Normalize,
                         testing::Values(Case{"empty", "", ""},
                                         Case{"plain", "Größe – „Länder“\n\tok", "Größe – „Länder“\n\tok"},
                                         Case{"decomposed", "u\xCC\x88", "ü"},
                                         Case{"decomposed_late", "Größe über u\xCC\x88", "Größe über ü"},
                                         Case{"crlf", "a\r\nb\rc\n", "a\nb\nc\n"},
                                         Case{"unicode_line_ends",
                                              "a\xE2\x80\xA8"
                                              "b\xC2\x85"
                                              "c",
                                              "a\nb\nc"},
                                         Case{"soft_hyphen", "Sicher\xC2\xADheit", "Sicherheit"},
                                         Case{"zero_width",
                                              "a\xE2\x80\x8B"
                                              "b\xEF\xBB\xBF"
                                              "c\xE2\x81\xA0"
                                              "d",
                                              "abcd"},
                                         Case{"no_break",
                                              "10\xC2\xA0"
                                              "000\xE2\x80\xAF"
                                              "Euro",
                                              "10 000 Euro"},
                                         Case{"controls",
                                              std::string_view("a\0b\x01\x7F"
                                                               "c",
                                                               6),
                                              "abc"},
                                         Case{"invalid",
                                              "a\xFF"
                                              "b",
                                              "a\xEF\xBF\xBD"
                                              "b"},
                                         Case{"joined_emoji", "👩\xE2\x80\x8D🔬", "👩\xE2\x80\x8D🔬"},
                                         Case{"mark_after_soft_hyphen", "u\xC2\xAD\xCC\x88", "ü"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SqueezeBlanks, MakesOneLine) {
  EXPECT_EQ(squeeze_blanks(" \n Putin \t in\n\nPeking "), "Putin in Peking");
}

}  // namespace
}  // namespace blattwerk::text
