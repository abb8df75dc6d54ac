#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "search/key_set.h"
#include "store/impact/fts_totals.h"
#include "store/impact/index_reader.h"
#include "store/impact/word_pairs.h"

namespace blattwerk::search::impact {

/// The segments of an archive's impact index, where it can be trusted, and their articles.
class IndexView {
 public:
  explicit IndexView(const store::Database& database);

  /// Looks at the archive as it is now; to be called within a store::ReadTransaction, before anything else.
  /// False where the index does not hold what the full-text index holds.
  bool refresh();
  /// Not to be trusted until the archive changes.
  void distrust();

  store::impact::IndexReader& reader() { return reader_; }
  store::impact::PairReader& pairs() { return pairs_; }
  const std::vector<store::impact::Segment>& segments() const { return segments_; }
  /// What the full-text index counts.
  const store::impact::FtsTotals& totals() const { return totals_; }

  store::ArticleKey key(std::size_t segment, std::uint32_t ordinal);
  std::uint32_t length(std::size_t segment, std::uint32_t ordinal);
  /// To be called some time before these are asked for articles far from each other.
  void prefetch(std::size_t segment, std::uint32_t ordinal);
  /// The lengths of neighbouring articles.
  void read_lengths(std::size_t segment, std::uint32_t begin, std::span<std::uint32_t> lengths);
  /// The first ordinal whose key is not less than `key`.
  std::uint32_t lower_bound(std::size_t segment, store::ArticleKey key);
  /// The ordinals of an interval of keys: from the first to the one behind the last.
  std::pair<std::uint32_t, std::uint32_t> ordinals_of(std::size_t segment, const store::KeyInterval& keys);

 private:
  using DocumentChunks = std::vector<std::optional<store::impact::DocumentChunk>>;

  const store::impact::DocumentChunk& chunk(std::size_t segment, std::size_t landmark);

  store::impact::IndexReader reader_;
  store::impact::PairReader pairs_;
  store::impact::FtsTotalsReader fts_totals_;
  std::optional<std::int64_t> generation_;
  bool trusted_ = false;
  std::vector<store::impact::Segment> segments_;
  std::vector<DocumentChunks> documents_;
  store::impact::FtsTotals totals_;
};

/// Finds the ordinals of keys that come in ascending order.
class OrdinalFinder {
 public:
  OrdinalFinder(IndexView& view, std::size_t segment)
      : view_(view), segment_(segment), end_(view.segments()[segment].articles) {}

  /// Nothing where the segment has no such key.
  std::optional<std::uint32_t> find(store::ArticleKey key);

 private:
  IndexView& view_;
  std::size_t segment_;
  std::uint32_t at_ = 0;
  std::uint32_t end_;
};

}  // namespace blattwerk::search::impact
