#include "store/impact/posting_block.h"

#include <algorithm>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/impact/bit_packing.h"
#include "store/impact/bound_code.h"
#include "store/impact/bytes.h"
#include "store/impact/inline_postings.h"

namespace blattwerk::store::impact {
namespace {

using ::testing::ElementsAreArray;

std::string padded(std::string bytes) {
  return bytes.append(kPadding, '\0');
}

TEST(BitPacking, GivesBackValuesOfEveryWidth) {
  std::mt19937 random(1);
  for (unsigned width = 0; width <= 32; ++width) {
    std::vector<std::uint32_t> values(131);
    for (auto& value : values) value = width == 0 ? 0 : static_cast<std::uint32_t>(random()) >> (32 - width);
    std::string bytes;
    pack(values, width, bytes);
    EXPECT_EQ(bytes.size(), packed_size(values.size(), width));
    const std::string stored = padded(bytes);
    std::vector<std::uint32_t> read(values.size());
    unpack(stored.data(), width, read);
    EXPECT_THAT(read, ElementsAreArray(values)) << "width " << width;
    for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(unpack_one(stored.data(), width, i), values[i]);
  }
}

TEST(BoundCode, RoundsLengthsDownAndFrequenciesUp) {
  for (std::uint32_t value = 0; value < 100'000; ++value) {
    ASSERT_LE(decode_bound(code_rounded_down(value)), value);
    ASSERT_GE(decode_bound(code_rounded_up(value)), value);
    ASSERT_GE(decode_bound(code_rounded_down(value)) * 17.0, value * 16.0) << value;
  }
}

TEST(BoundCode, SaysTheGreatestCodeForWhatItCannotSay) {
  EXPECT_EQ(code_rounded_up(0xFFFFFFFFu), 255);
  EXPECT_EQ(code_rounded_down(0xFFFFFFFFu), 255);
}

PostingList random_list(std::mt19937& random, std::size_t size) {
  PostingList list;
  std::uint32_t ordinal = static_cast<std::uint32_t>(random() % 3);
  for (std::size_t i = 0; i < size;
       ++i, ordinal += 1 + static_cast<std::uint32_t>(random()) % (1u << random() % 20)) {
    Posting posting{ordinal, {}};
    while (total(posting.counts) == 0) {
      // Few different counts are kept otherwise than many.
      for (auto& count : posting.counts)
        count = random() % 3 == 0 ? static_cast<std::uint32_t>(random() % (size % 2 == 0 ? 3 : 40)) : 0;
    }
    for (const std::uint32_t count : posting.counts) {
      std::uint32_t position = static_cast<std::uint32_t>(random()) % 400;
      for (std::uint32_t n = 0; n < count; ++n) {
        list.positions.push_back(position);
        position += static_cast<std::uint32_t>(random()) % 40;  // a term may stand twice at one place
      }
    }
    list.postings.push_back(posting);
  }
  return list;
}

TEST(PostingBlock, GivesBackWhatWasEncoded) {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    const PostingList list = random_list(random, 1 + random() % kBlockPostings);
    const std::uint32_t before =
        list.postings.front().ordinal == 0 ? kBeforeFirst : list.postings.front().ordinal - 1;
    std::string encoded;
    encode_postings(list.postings, before, encoded);
    const std::size_t size = encoded.size();
    encode_positions(list.postings, list.positions, encoded);
    const std::string bytes = padded(encoded);
    PostingBlock block;
    block.read({bytes.data(), encoded.size()}, before);
    ASSERT_EQ(block.size_in_bytes(), size);
    ASSERT_EQ(block.ordinals().size(), list.postings.size());
    const std::string_view position_bytes(bytes.data() + size, encoded.size() - size);
    std::vector<std::uint32_t> one_by_one;
    for (std::size_t i = 0; i < list.postings.size(); ++i) {
      EXPECT_EQ(block.ordinals()[i], list.postings[i].ordinal);
      EXPECT_EQ(block.counts(i), list.postings[i].counts);
      block.read_positions(position_bytes, i, one_by_one);
    }
    EXPECT_THAT(one_by_one, ElementsAreArray(list.positions));
    std::vector<std::uint32_t> all;
    block.read_all_positions(position_bytes, all);
    EXPECT_THAT(all, ElementsAreArray(list.positions));
  }
}

TEST(InlinePostings, GivesBackWhatWasEncoded) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const PostingList list = random_list(random, 1 + random() % 20);
    const auto documents = static_cast<std::uint32_t>(list.postings.size());
    std::string encoded;
    encode_inline(list, encoded);
    PostingBlock block;
    block.read_inline(encoded, documents);
    ASSERT_EQ(block.ordinals().size(), documents);
    std::vector<std::uint32_t> one_by_one;
    for (std::size_t i = 0; i < documents; ++i) {
      EXPECT_EQ(block.ordinals()[i], list.postings[i].ordinal);
      EXPECT_EQ(block.counts(i), list.postings[i].counts);
      EXPECT_EQ(block.bound_frequency(i), bound_frequency(list.postings[i].counts));
      block.read_positions(encoded, i, one_by_one);
    }
    EXPECT_THAT(one_by_one, ElementsAreArray(list.positions));
    std::vector<std::uint32_t> all;
    block.read_all_positions(encoded, all);
    EXPECT_THAT(all, ElementsAreArray(list.positions));
    EXPECT_EQ(last_inline_ordinal(encoded, documents), list.postings.back().ordinal);
  }
}

TEST(InlinePostings, GivesAscendingOrdinalsOfAnyBytes) {
  std::mt19937 random(5);
  const PostingList list = random_list(random, 20);
  std::string encoded;
  encode_inline(list, encoded);
  for (int round = 0; round < 5000; ++round) {
    std::string damaged = encoded.substr(0, random() % (encoded.size() + 1));
    for (int flips = 0; flips < 3 && !damaged.empty(); ++flips) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    try {
      PostingBlock block;
      block.read_inline(damaged, 20);
      const auto ordinals = block.ordinals();
      EXPECT_EQ(std::ranges::adjacent_find(ordinals, std::ranges::greater_equal()), ordinals.end());
      EXPECT_EQ(last_inline_ordinal(damaged, 20), ordinals.back());
      std::vector<std::uint32_t> positions;
      block.read_all_positions(damaged, positions);
    } catch (const DamagedIndex&) {
      // As it should.
    }
  }
}

TEST(PostingBlock, SurvivesAnyBytes) {
  std::mt19937 random(3);
  const PostingList list = random_list(random, kBlockPostings);
  std::string encoded;
  encode_postings(list.postings, kBeforeFirst, encoded);
  encode_positions(list.postings, list.positions, encoded);
  for (int round = 0; round < 5000; ++round) {
    std::string damaged = encoded.substr(0, random() % (encoded.size() + 1));
    for (int flips = 0; flips < 3 && !damaged.empty(); ++flips) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    const std::string bytes = padded(damaged);
    const std::string_view view(bytes.data(), damaged.size());
    try {
      PostingBlock block;
      block.read(view, kBeforeFirst);
      const std::size_t size = block.size_in_bytes();
      std::vector<std::uint32_t> positions;
      // Counts of billions are a matter for whoever reads them one by one.
      std::uint64_t occurrences = 0;
      for (std::size_t i = 0; i < block.ordinals().size(); ++i) occurrences += total(block.counts(i));
      if (occurrences < 100'000) block.read_all_positions(view.substr(size), positions);
    } catch (const DamagedIndex&) {
      // As it should.
    }
  }
}

}  // namespace
}  // namespace blattwerk::store::impact
