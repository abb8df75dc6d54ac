#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/cursor.h"
#include "search/impact/match_tree.h"
#include "search/impact/place.h"
#include "store/impact/index_reader.h"

namespace blattwerk::search::impact {

/// Walks the postings of one term.
class TermCursor {
 public:
  TermCursor(store::impact::IndexReader& reader, const store::impact::Segment& segment,
             const store::impact::TermEntry& entry, unsigned columns);

  std::uint32_t seek(std::uint32_t target);
  /// Back to where it was before the first `seek`.
  void rewind();
  std::uint32_t ordinal() const { return ordinal_; }
  store::impact::ColumnCounts counts() const { return counts(index_); }
  /// Those counts as bounds weigh them.
  std::uint32_t bound_frequency() const { return bound_frequency(index_); }
  /// The places in the article it is at, in the columns that count; valid until it moves.
  std::span<const Place> places();
  /// Appends them.
  void occurrences(std::vector<Occurrence>& out);
  /// The pairs that bound the block from `from` on, and its last article; kEnd behind the last block.
  std::uint32_t bound(std::uint32_t from, store::impact::BlockBound& pairs);
  std::uint32_t documents() const { return postings_.documents(); }
  void mark(OrdinalSet& set);
  void mark_window(WindowSet& set);

  /// Calls `visit` with each article from `begin` to `last` and its frequency as bounds have it. They must
  /// lie in one block, as what `bound` tells of does. Moves to the first of them only.
  template <typename Visit>
  void for_each(std::uint32_t begin, std::uint32_t last, Visit visit) {
    if (seek(begin) > last) return;
    const auto ordinals = block_.ordinals();
    if (columns_ == MatchTree::kAllColumns) {
      block_.for_each_bound_frequency(
          index_, block_.seek(index_, last + 1),
          [&](std::size_t index, std::uint32_t frequency) { visit(ordinals[index], frequency); });
      return;
    }
    for (std::size_t index = index_; index < ordinals.size() && ordinals[index] <= last; ++index) {
      if (in_columns(index)) visit(ordinals[index], bound_frequency(index));
    }
  }

 private:
  bool in_columns(std::size_t index) const {
    return columns_ == MatchTree::kAllColumns || counts_in_columns(index);
  }
  bool counts_in_columns(std::size_t index) const;
  store::impact::ColumnCounts counts(std::size_t index) const;
  std::uint32_t bound_frequency(std::size_t index) const {
    return columns_ == MatchTree::kAllColumns ? block_.bound_frequency(index)
                                              : store::impact::bound_frequency(counts(index));
  }
  bool load(std::size_t block);
  std::size_t find_block(std::size_t from, std::uint32_t target) const;

  store::impact::TermPostings postings_;
  unsigned columns_;
  store::impact::PostingBlock block_;
  std::size_t number_ = 0;  ///< of the block that was read
  bool read_ = false;
  std::size_t index_ = 0;
  bool positioned_ = false;
  std::uint32_t ordinal_ = 0;  ///< where it is, once positioned
  std::size_t bound_number_ = 0;
  std::optional<store::impact::BlockBound> only_bound_;  ///< of a term of one block
  std::string_view position_bytes_;                      ///< of the block, once they are asked for
  std::vector<Place> places_;
};

/// A phrase of one term.
class TermLeaf : public Leaf {
 public:
  TermLeaf(std::unique_ptr<TermCursor> term, const BoundTable& table, std::size_t phrase,
           const PhraseWeight& weight)
      : Leaf(phrase, weight), term_(std::move(term)), table_(table) {}

  std::uint32_t seek(std::uint32_t target) override { return term_->seek(target); }
  Bound bound(std::uint32_t from) override;
  double most_at(std::uint32_t ordinal, double held_back) override;
  bool add_most(const Window& window, std::span<float> most) override;
  std::uint64_t cost() const override { return term_->documents(); }
  void mark(OrdinalSet& set) override { term_->mark(set); }
  void mark_window(WindowSet& set) override { term_->mark_window(set); }
  bool unmoved_by_mark() const override { return true; }
  TermCursor& term() { return *term_; }
  store::impact::ColumnCounts counts() override { return term_->counts(); }
  void occurrences(std::vector<Occurrence>& out) override { term_->occurrences(out); }

  /// The frequency in an article, weighted, at most; 0 where it does not stand there. Moves to it.
  double frequency_at(std::uint32_t ordinal) {
    return term_->seek(ordinal) == ordinal ? weight() * table_.frequency(term_->bound_frequency()) : 0;
  }

 private:
  std::unique_ptr<TermCursor> term_;
  const BoundTable& table_;
  std::uint32_t bound_last_ = 0;
  double bound_score_ = -1;  ///< up to bound_last_, once it is known
};

}  // namespace blattwerk::search::impact
