#include "ingest/exchange.h"

#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace blattwerk::ingest {
namespace {

TEST(Exchange, GivesResultsInTheOrderOfJobsWhateverTheWorkersDo) {
  constexpr int kJobs = 2000;
  Exchange<int, int> exchange(16);
  std::vector<std::jthread> threads;
  for (unsigned seed = 0; seed < 4; ++seed) {
    threads.emplace_back([&exchange, seed] {
      std::mt19937 random(seed);
      while (auto job = exchange.take()) {
        if (random() % 8 == 0) std::this_thread::yield();
        exchange.deliver(job->number, job->job * 2);
      }
    });
  }
  threads.emplace_back([&exchange] {
    for (int i = 0; i < kJobs; ++i) exchange.submit(i, 1);
    exchange.finish();
  });
  for (int i = 0; i < kJobs; ++i) {
    const auto result = exchange.next();
    ASSERT_TRUE(result);
    ASSERT_EQ(*result, i * 2);
    exchange.release();
  }
  EXPECT_FALSE(exchange.next());
}

TEST(Exchange, HoldsTheProducerBackUntilThereIsRoom) {
  Exchange<int, int> exchange(10);
  std::atomic<int> submitted = 0;
  std::jthread producer([&] {
    for (int i = 0; i < 3; ++i) {
      exchange.submit(i, 6);
      ++submitted;
    }
    exchange.finish();
  });
  for (int i = 0; i < 3; ++i) {
    const auto job = exchange.take();
    ASSERT_TRUE(job);
    EXPECT_LE(submitted, i + 1);
    exchange.deliver(job->number, 0);
    exchange.next();
    exchange.release();
  }
}

TEST(Exchange, LetsAJobPassAloneThatIsHeavierThanAllThereIsRoomFor) {
  Exchange<int, int> exchange(10);
  EXPECT_TRUE(exchange.submit(1, 1000));
}

TEST(Exchange, WakesEverybodyWhenItIsClosed) {
  Exchange<int, int> exchange(1);
  exchange.submit(1, 1);
  std::jthread producer([&] { EXPECT_FALSE(exchange.submit(2, 1)); });
  std::jthread consumer([&] { EXPECT_FALSE(exchange.next()); });
  exchange.close();
}

}  // namespace
}  // namespace blattwerk::ingest
