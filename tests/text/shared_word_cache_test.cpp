#include "text/shared_word_cache.h"

#include <thread>

#include <gtest/gtest.h>

#include "text/analyzer.h"

namespace blattwerk::text {
namespace {

TEST(SharedWordCache, GivesWhatWasPutIn) {
  SharedWordCache cache(64);
  std::string value = "kept";
  EXPECT_FALSE(cache.find("Haus", value));
  EXPECT_EQ(value, "kept");
  cache.insert("Haus", "haus");
  cache.insert("leer", "");
  EXPECT_TRUE(cache.find("Haus", value));
  EXPECT_EQ(value, "haus");
  EXPECT_TRUE(cache.find("leer", value));
  EXPECT_EQ(value, "");
}

TEST(SharedWordCache, MakesNoDifferenceToTheTerms) {
  std::string text;
  for (int i = 0; i < 2000; ++i)
    text +=
        "Der Bundestag und der Verfassungsrichter" + std::to_string(i) + " berieten die Klimaschutzziele. ";
  Analyzer alone;
  TokenStream expected;
  alone.analyze(text, expected);

  SharedWordCache shared(256);
  std::vector<TokenStream> streams(4);
  {
    std::vector<std::jthread> threads;
    for (TokenStream& stream : streams) {
      threads.emplace_back([&] {
        Analyzer analyzer(&base_lexicon(), &shared);
        analyzer.analyze(text, stream);
      });
    }
  }
  for (const TokenStream& stream : streams) {
    ASSERT_EQ(stream.tokens.size(), expected.tokens.size());
    EXPECT_EQ(stream.terms, expected.terms);
  }
}

}  // namespace
}  // namespace blattwerk::text
