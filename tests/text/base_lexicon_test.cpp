#include <gtest/gtest.h>

#include "text/lexicon.h"
#include "text/lexicon_image.h"

namespace blattwerk::text {
namespace {

LexiconEntry entry_of(std::string_view word) {
  return base_lexicon().find(word, lexicon_hash(word));
}

TEST(BaseLexicon, KnowsWhatAWordIs) {
  EXPECT_EQ(entry_of("haus").kind, WordKind::noun);
  EXPECT_EQ(entry_of("schnell").kind, WordKind::word);
  EXPECT_EQ(entry_of("anmelde").kind, WordKind::stem);
  EXPECT_EQ(entry_of("schwarzenegger").kind, WordKind::name);
  EXPECT_EQ(entry_of("xqxq").kind, WordKind::unknown);
  EXPECT_EQ(entry_of("").kind, WordKind::unknown);
}

TEST(BaseLexicon, CountsFamiliesByTheirLinkingElement) {
  EXPECT_GT(entry_of("arbeits").modifiers, 100);
  EXPECT_LT(entry_of("arbeit").modifiers, 10);
  EXPECT_GT(entry_of("politik").heads, 100);
}

TEST(BaseLexicon, GivesNoFrequencyToStems) {
  EXPECT_GT(base_lexicon().frequency("politik"), 0u);
  EXPECT_EQ(base_lexicon().frequency("anmelde"), 0u);
  EXPECT_EQ(base_lexicon().frequency("xqxq"), 0u);
}

}  // namespace
}  // namespace blattwerk::text
