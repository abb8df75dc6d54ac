#include "text/exact_form.h"

#include <string>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

TEST(ExactForm, FoldsCaseUmlautsAndAccentsAlone) {
  const struct {
    const char* word;
    const char* form;
  } cases[] = {
      {"Weiterung", "weiterung"},   {"Überfälle", "uberfalle"}, {"STRASSE", "strasse"}, {"Straße", "strasse"},
      {"Erdoğan", "erdogan"},       {"Cafe\xCC\x81", "cafe"},   {"ﬁnden", "finden"},    {"Häuser", "hauser"},
      {"Ha\xCC\x88user", "hauser"}, {"Haus", "haus"},           {"Москва", "москва"},   {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(exact_form(c.word), c.form) << c.word;
}

// A letter beyond Latin-1 makes ICU fold the whole word.
TEST(ExactForm, FoldsLatin1AsIcuDoes) {
  for (char32_t c = 0x21; c < 0x100; ++c) {
    if (c >= 0x7F && c < 0xC0) continue;
    std::string letter;
    append(letter, c);
    EXPECT_EQ(exact_form("x" + letter + "y") + "ж", exact_form("x" + letter + "yЖ")) << letter;
  }
}

}  // namespace
}  // namespace blattwerk::text
