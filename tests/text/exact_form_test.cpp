#include "text/exact_form.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace blattwerk::text
