#include "text/spelling.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "text/spelling_vocabulary.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

std::string vocabulary_of(const std::map<std::string, std::uint64_t>& words) {
  SpellingVocabularyWriter writer;
  for (const auto& [word, frequency] : words) writer.add(word, frequency);
  return writer.finish();
}

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
  const auto bytes = vocabulary_of({{"bundeskanzler", 4000},
                                    {"bundeskanzlerin", 5000},
                                    {"merkel", 9000},
                                    {"merken", 300},
                                    {"osterweiterung", 800},
                                    {"steinmeier", 2000},
                                    {"steinmetz", 20},
                                    {"ukraine", 9000},
                                    {"äußerung", 500},
                                    {"österreich", 7000}});
  SpellingVocabulary terms(bytes);
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
  const auto bytes = vocabulary_of({{"meier", 100}, {"meter", 150}, {"meder", 5000}, {"mxyer", 90000}});
  SpellingVocabulary terms(bytes);
  EXPECT_EQ(words_of(suggest(terms, "mejer", 9)), (Words{"meder", "meier", "meter"}));
  EXPECT_EQ(words_of(suggest(terms, "meyyer", 9)), (Words{"mxyer", "meder", "meier", "meter"}));
}

TEST(Suggest, LeavesTheWordItselfOut) {
  const auto bytes = vocabulary_of({{"haus", 10}, {"maus", 10}});
  SpellingVocabulary terms(bytes);
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
    std::map<std::string, std::uint64_t> words;
    for (int i = 0; i < 400; ++i) words[random_word(8)] = 1 + random() % 1000;
    const auto bytes = vocabulary_of(words);
    SpellingVocabulary terms(bytes);
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

TEST(Complete, GivesTheMostFrequentWordsThatBeginSo) {
  const auto bytes = vocabulary_of(
      {{"rat", 5}, {"regel", 7}, {"regen", 20}, {"regierung", 900}, {"regierungschef", 50}, {"reh", 2}});
  SpellingVocabulary terms(bytes);
  EXPECT_EQ(words_of(complete(terms, "reg", 2)), (Words{"regierung", "regierungschef"}));
  EXPECT_EQ(words_of(complete(terms, "reg", 9)), (Words{"regierung", "regierungschef", "regen", "regel"}));
  EXPECT_EQ(words_of(complete(terms, "", 1)), Words{"regierung"});
  EXPECT_TRUE(complete(terms, "x", 5).empty());
  EXPECT_TRUE(complete(terms, "reg", 0).empty());
}

TEST(SpellingVocabulary, KeepsAllWordsInOrder) {
  std::map<std::string, std::uint64_t> words;
  for (int i = 0; i < 5000; ++i)
    words["wort" + std::to_string(i * 7919 % 100003)] = static_cast<std::uint64_t>(i) * i * i;
  const auto bytes = vocabulary_of(words);
  SpellingVocabulary terms(bytes);
  EXPECT_EQ(terms.size(), words.size());
  auto expected = words.begin();
  for (auto term = terms.seek(""); term; term = terms.next(), ++expected) {
    ASSERT_NE(expected, words.end());
    ASSERT_EQ(term->text, expected->first);
    ASSERT_EQ(term->frequency, expected->second);
  }
  EXPECT_EQ(expected, words.end());
  for (const auto* from : {"wort5", "wort50000", "wort99999999", "a", "x"}) {
    const auto behind = words.lower_bound(from);
    const auto term = terms.seek(from);
    ASSERT_EQ(term.has_value(), behind != words.end()) << from;
    if (term) {
      EXPECT_EQ(term->text, behind->first);
    }
  }
}

TEST(SpellingVocabulary, PassesOverWordsOutOfOrder) {
  SpellingVocabularyWriter writer;
  for (const auto* word : {"b", "a", "b", "", "c"}) writer.add(word, 1);
  const auto bytes = writer.finish();
  EXPECT_EQ(SpellingVocabulary(bytes).size(), 2u);
}

TEST(SpellingVocabulary, SurvivesAnyBytes) {
  std::map<std::string, std::uint64_t> words;
  for (int i = 0; i < 300; ++i) words["wort" + std::to_string(i * 31)] = 1;
  const auto sound = vocabulary_of(words);
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    auto bytes = sound.substr(0, random() % (sound.size() + 1));
    for (int i = 0; i < 5 && !bytes.empty(); ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    SpellingVocabulary terms(bytes);
    suggest(terms, "wort123", 5);
    complete(terms, "wo", 5);
  }
}

}  // namespace
}  // namespace blattwerk::text
