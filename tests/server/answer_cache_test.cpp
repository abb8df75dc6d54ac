#include "server/answer_cache.h"

#include <gtest/gtest.h>

namespace blattwerk::server {
namespace {

constexpr std::size_t kBytes = 100'000;

Response of_size(std::size_t bytes, char letter = 'a') {
  return answer(kJson, std::string(bytes, letter));
}

TEST(AnswerCache, GivesBackWhatItKept) {
  AnswerCache cache(kBytes);
  EXPECT_FALSE(cache.find("one"));
  cache.keep("one", of_size(10, 'x'));
  ASSERT_TRUE(cache.find("one"));
  EXPECT_EQ(cache.find("one")->body, "xxxxxxxxxx");
  EXPECT_EQ(cache.find("one")->content_type, kJson);
  EXPECT_FALSE(cache.find("two"));
}

TEST(AnswerCache, KeepsNeitherFailuresNorStreamsNorWhatIsLarge) {
  AnswerCache cache(kBytes);
  Response failure = of_size(10);
  failure.status = 503;
  cache.keep("failure", failure);
  Response stream = of_size(0);
  stream.stream = [](const BodySink&) {};
  cache.keep("stream", stream);
  cache.keep("large", of_size(kBytes / 2));
  EXPECT_FALSE(cache.find("failure"));
  EXPECT_FALSE(cache.find("stream"));
  EXPECT_FALSE(cache.find("large"));
}

TEST(AnswerCache, ForgetsWhatWasNotAskedForLongest) {
  AnswerCache cache(kBytes);
  for (int n = 0; n < 100; ++n) {
    cache.keep(std::to_string(n), of_size(900));
    EXPECT_TRUE(cache.find("0")) << "asked for again and again, after " << n;
  }
  EXPECT_FALSE(cache.find("1"));
  EXPECT_FALSE(cache.find("20"));
  EXPECT_TRUE(cache.find("90"));
  EXPECT_TRUE(cache.find("99"));
}

}  // namespace
}  // namespace blattwerk::server
