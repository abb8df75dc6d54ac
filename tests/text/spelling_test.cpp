#include "text/spelling.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

using Frequencies = std::map<std::string, std::uint64_t>;

class MapTerms : public TermSource {
 public:
  explicit MapTerms(const Frequencies& words) : words_(words) {}
  std::optional<Term> seek(std::string_view from) override {
    at_ = words_.lower_bound(std::string(from));
    return term();
  }
  std::optional<Term> next() override {
    ++at_;
    return term();
  }

 private:
  std::optional<Term> term() const {
    if (at_ == words_.end()) return std::nullopt;
    return Term{at_->first, at_->second};
  }

  const Frequencies& words_;
  Frequencies::const_iterator at_;
};

std::vector<std::string> words_of(const std::vector<Suggestion>& suggestions) {
  std::vector<std::string> words;
  for (const auto& suggestion : suggestions) words.push_back(suggestion.word);
  return words;
}

using Words = std::vector<std::string>;

TEST(EditDistance, CountsEditsOfCodePoints) {
  const struct {
    const char* a;
    const char* b;
    int distance;
  } cases[] = {
      {"", "", 0},
      {"merkel", "merkel", 0},
      {"merkel", "merkle", 1},
      {"merkel", "merkl", 1},
      {"merkel", "märkel", 1},
      {"größe", "grösse", 2},
      {"ab", "ba", 1},
      {"ca", "abc", 3},
      {"abc", "", 3},
      {"steinmeier", "steinmaier", 1},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(edit_distance(c.a, c.b, 3), c.distance) << c.a << " " << c.b;
    EXPECT_EQ(edit_distance(c.b, c.a, 3), c.distance) << c.b << " " << c.a;
  }
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2);
  EXPECT_EQ(edit_distance("abc", "abcdefgh", 2), 3);
}

TEST(Suggest, FindsWhatWasMeant) {
  const Frequencies words = {{"bundeskanzler", 4000}, {"bundeskanzlerin", 5000}, {"merkel", 9000},
                             {"merken", 300},         {"osterweiterung", 800},   {"steinmeier", 2000},
                             {"steinmetz", 20},       {"ukraine", 9000},         {"äußerung", 500},
                             {"österreich", 7000}};
  MapTerms terms(words);
  const struct {
    const char* word;
    const char* meant;
  } cases[] = {{"merkle", "merkel"},
               {"mekel", "merkel"},
               {"bundeskanzlerrin", "bundeskanzlerin"},
               {"ostererweiterung", "osterweiterung"},
               {"steinmaier", "steinmeier"},
               {"urkaine", "ukraine"},
               {"östereich", "österreich"},
               {"osterreich", "österreich"}};
  for (const auto& c : cases) {
    const auto suggestions = suggest(terms, c.word, 3);
    ASSERT_FALSE(suggestions.empty()) << c.word;
    EXPECT_EQ(suggestions[0].word, c.meant);
  }
}

TEST(Suggest, PrefersFewEditsThenSoundAndFrequency) {
  const Frequencies words = {{"meier", 100}, {"meter", 150}, {"meder", 5000}, {"mxyer", 90000}};
  MapTerms terms(words);
  EXPECT_EQ(words_of(suggest(terms, "mejer", 9)), (Words{"meder", "meier", "meter"}));
  EXPECT_EQ(words_of(suggest(terms, "meyyer", 9)), (Words{"mxyer", "meder", "meier", "meter"}));
}

TEST(Suggest, LeavesTheWordItselfOut) {
  const Frequencies words = {{"haus", 10}, {"maus", 10}};
  MapTerms terms(words);
  EXPECT_EQ(words_of(suggest(terms, "haus", 9)), Words{"maus"});
  EXPECT_TRUE(suggest(terms, "", 9).empty());
  EXPECT_TRUE(suggest(terms, std::string(1000, 'a'), 9).empty());
}

TEST(Suggest, FindsExactlyTheNearestWords) {
  std::mt19937 random(11);
  const std::string_view letters[] = {"a", "b", "c", "ä", "ß", "\u0416", "\U0001F600"};
  const auto random_word = [&](std::size_t most) {
    std::string word;
    for (std::size_t i = 1 + random() % most; i > 0; --i) word += letters[random() % std::size(letters)];
    return word;
  };
  for (int round = 0; round < 60; ++round) {
    Frequencies words;
    for (int i = 0; i < 400; ++i) words[random_word(8)] = 1 + random() % 1000;
    MapTerms terms(words);
    for (int query = 0; query < 20; ++query) {
      const auto word = random_word(9);
      auto found = words_of(suggest(terms, word, words.size()));
      std::sort(found.begin(), found.end());
      const auto letters_in = [](std::string_view text) {
        int count = 0;
        for (const char c : text) count += (c & 0xC0) != 0x80;
        return count;
      };
      const auto within = [&](int limit) {
        Words near;
        for (const auto& [other, frequency] : words) {
          const int distance = edit_distance(word, other, limit);
          if (distance >= 1 && distance <= limit) near.push_back(other);
        }
        return near;
      };
      auto expected = within(1);
      if (expected.empty() && letters_in(word) >= 5) {
        std::size_t letter = 0;
        decode(word, letter);
        expected = within(2);
        std::erase_if(expected,
                      [&](const auto& other) { return !other.starts_with(word.substr(0, letter)); });
      }
      ASSERT_EQ(found, expected) << word;
    }
  }
}

}  // namespace
}  // namespace blattwerk::text
