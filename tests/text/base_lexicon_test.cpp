#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/lexicon.h"

namespace blattwerk::text {
namespace {

// The first words asked for are searched in the list; who asks often gets a table made of it.
TEST(BaseLexicon, AnswersTheSameFromTheListAndFromTheTable) {
  std::vector<std::string> words = {"haus", "politik",    "regierung", "aaa",  "zz",   "zzz", "a",  "",
                                    "xqxq", "ubermorgen", "straßE",    "Haus", "1914", "die", "und"};
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (const auto* end : {"", "n", "ahn", "ste"}) words.push_back(std::string{a, b} + end);
    }
  }
  std::vector<std::uint32_t> searched;
  for (const auto& word : words) searched.push_back(base_lexicon().frequency(word));
  for (int round = 0; round < 20'000; ++round) base_lexicon().frequency("haus");
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(base_lexicon().frequency(words[i]), searched[i]) << words[i];
  EXPECT_GT(base_lexicon().frequency("haus"), 0u);
  EXPECT_EQ(base_lexicon().frequency("xqxq"), 0u);
}

}  // namespace
}  // namespace blattwerk::text
