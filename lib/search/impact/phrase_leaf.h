#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "search/impact/term_cursor.h"

namespace blattwerk::search::impact {

/// Several terms one behind the other.
class PhraseLeaf : public Leaf {
 public:
  /// `pairs` are lists of neighbouring terms (store::impact::settle_pairs), in whose articles alone it can
  /// stand.
  PhraseLeaf(std::vector<std::unique_ptr<TermCursor>> terms, std::vector<std::unique_ptr<TermCursor>> pairs,
             const BoundTable& table, std::size_t phrase, const PhraseWeight& weight);

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override;
  double most_at(std::uint32_t ordinal, double held_back) override;
  std::uint64_t cost() const override { return by_cost_.front()->documents(); }
  void mark(OrdinalSet& set) override;
  bool unmoved_by_mark() const override { return true; }
  store::impact::ColumnCounts counts() override;
  void occurrences(std::vector<Occurrence>& out) override;

 private:
  bool find_places();

  std::vector<std::unique_ptr<TermCursor>> terms_;
  std::vector<std::unique_ptr<TermCursor>> pairs_;
  std::vector<TermCursor*> by_cost_;  ///< both
  const BoundTable& table_;
  std::uint32_t ordinal_ = kEnd;
  bool started_ = false;
  std::vector<Place> places_;
};

/// Two terms one behind the other, of which there is a list: where in an article they stand is looked up only
/// when it is asked for.
class PairLeaf : public TermLeaf {
 public:
  PairLeaf(std::unique_ptr<TermCursor> pair, std::unique_ptr<PhraseLeaf> places, const BoundTable& table,
           std::size_t phrase, const PhraseWeight& weight)
      : TermLeaf(std::move(pair), table, phrase, weight), places_(std::move(places)) {}

  void occurrences(std::vector<Occurrence>& out) override {
    if (places_->seek(term().ordinal()) == term().ordinal()) places_->occurrences(out);
  }

 private:
  std::unique_ptr<PhraseLeaf> places_;
};

}  // namespace blattwerk::search::impact
