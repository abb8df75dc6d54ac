#include "store/facets/value_set.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace blattwerk::store::facets {
namespace {

TEST(ValueSet, HoldsWhatWasAddedHoweverManyThereAre) {
  std::mt19937 random(3);
  for (const std::uint32_t articles : {1u, 63u, 64u, 65u, 1000u, 5000u}) {
    for (const std::uint32_t share : {1u, 2u, 31u, 33u, 700u}) {
      std::vector<std::uint64_t> expected((articles + 63) / 64);
      std::vector<std::uint64_t> other(expected.size());
      ValueSetBuilder builder;
      std::uint32_t count = 0;
      std::uint64_t common = 0;
      for (std::uint32_t ordinal = 0; ordinal < articles; ++ordinal) {
        const bool in_other = random() % 3 == 0;
        if (in_other) other[ordinal / 64] |= std::uint64_t{1} << (ordinal % 64);
        if (random() % share != 0) continue;
        builder.add(ordinal);
        builder.add(ordinal);  // counts once
        expected[ordinal / 64] |= std::uint64_t{1} << (ordinal % 64);
        ++count;
        common += in_other;
      }
      if (count == 0) continue;  // no value of any article
      const std::string bytes = builder.encode(articles);
      const ValueSet set(bytes, articles);
      EXPECT_EQ(set.count(), count);
      EXPECT_EQ(set.common(other), common);
      std::vector<std::uint64_t> words(expected.size());
      set.add_to(words);
      EXPECT_EQ(words, expected) << articles << " articles, one in " << share;
    }
  }
}

TEST(ValueSet, RefusesBytesThatAreNoSetOfTheSegment) {
  ValueSetBuilder builder;
  for (const std::uint32_t ordinal : {3u, 99u}) builder.add(ordinal);
  const std::string bytes = builder.encode(100);
  std::vector<std::uint64_t> words(1);
  EXPECT_THROW(ValueSet(bytes, 60).add_to(words), impact::DamagedIndex)
      << "an ordinal behind the last article";
  EXPECT_THROW(ValueSet("", 100), impact::DamagedIndex);
  EXPECT_THROW(ValueSet("\x01\x02xyz", 100), impact::DamagedIndex) << "too few bits";
  EXPECT_THROW(ValueSet("\x05\x01\x01", 100), impact::DamagedIndex) << "of no kind";
}

}  // namespace
}  // namespace blattwerk::store::facets
