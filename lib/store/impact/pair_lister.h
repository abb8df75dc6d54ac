#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::impact {

/// A word whose neighbours are listed.
struct FrequentWord {
  std::string word;
  TermEntry entry;
  std::string inline_block;
};

inline constexpr std::size_t kMostPairedWords = 128;

/// The words of a segment whose neighbours are listed, the most frequent first.
std::vector<FrequentWord> frequent_words(const Database& database, const Segment& segment);

/// Finds where two of these words stand side by side.
class PairLister {
 public:
  /// Takes the numbers of both words, the article and the column.
  using Visit =
      std::function<void(std::size_t first, std::size_t second, std::uint32_t ordinal, std::size_t column)>;

  /// All must outlive the lister.
  PairLister(IndexReader& reader, const Segment& segment, const std::vector<FrequentWord>& words);
  ~PairLister();

  /// Calls `visit` for each place where a word stands right before another, article by article. False where
  /// an article is too long for it.
  bool run(const Visit& visit);

 private:
  class OccurrenceScan;

  // Which words stand at a place.
  static constexpr std::size_t kBits = 64;
  using WordSet = std::array<std::uint64_t, kMostPairedWords / kBits>;
  static constexpr std::size_t kMostRepetitions = 4;

  template <typename VisitPlace>
  void for_each_place(std::size_t column, VisitPlace visit) const;
  bool list_article(std::uint32_t ordinal, const Visit& visit);

  std::uint32_t articles_;
  std::vector<std::unique_ptr<OccurrenceScan>> scans_;
  std::vector<std::size_t> here_;  // the words of the article at hand
  // Which words stand at each place; those that stand there once more apart, so that a pair counts as often
  // as both of its words do.
  std::array<std::vector<WordSet>, kMostRepetitions> words_at_;
};

}  // namespace blattwerk::store::impact
