#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "search/impact/cursor.h"
#include "search/impact/joined_cursor.h"
#include "search/impact/near_walk.h"

namespace blattwerk::search::impact {

class NearLeaf;

/// Several phrases near each other, each of them perhaps any of some spellings of as many words.
///
/// What stands near the others stands no more often than it does at all, so that what bounds the operands
/// where they stand anywhere bounds them here, too.
class NearCursor : public Cursor {
 public:
  struct Operand {
    std::unique_ptr<Cursor> cursor;
    std::uint32_t words;
  };
  NearCursor(std::vector<Operand> operands, std::uint32_t distance);
  ~NearCursor() override;

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override { return all_->bound(from); }
  double most_at(std::uint32_t ordinal, double held_back) override {
    return all_->most_at(ordinal, held_back);
  }
  std::uint64_t cost() const override { return all_->cost(); }
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  void mark(OrdinalSet& set) override;

 private:
  bool find_first(std::uint32_t ordinal);
  void read_places(NearMember& member, std::span<Leaf* const> leaves);
  NearLeaf& near_leaf(Leaf& leaf);

  std::vector<Cursor*> operands_;
  std::unique_ptr<AllCursor> all_;  ///< owns them
  std::uint32_t ordinal_ = 0;
  bool started_ = false;
  // Of the article whose places were read last, by operand.
  std::vector<std::vector<Leaf*>> leaves_;
  std::vector<NearMember> members_;
  NearWalk walk_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::unique_ptr<NearLeaf>> near_leaves_;  ///< of all leaves met so far
};

/// A phrase as far as it stands near the others of its NearCursor.
class NearLeaf : public Leaf {
 public:
  /// `anywhere` must outlive it.
  explicit NearLeaf(Leaf& anywhere)
      : Leaf(anywhere.phrase(),
             {.weight = anywhere.weight(), .idf = anywhere.idf(), .loose = anywhere.loose()}),
        anywhere_(anywhere) {}

  const Leaf& anywhere() const { return anywhere_; }
  bool empty() const { return kept_.empty(); }
  /// Takes those of `near`, ascending, at which the phrase stands in the article that it is at.
  void keep(std::span<const Place> near);

  std::uint32_t seek(std::uint32_t target) override { return anywhere_.seek(target); }
  Bound bound(std::uint32_t from) override { return anywhere_.bound(from); }
  double most_at(std::uint32_t ordinal, double held_back) override {
    return anywhere_.most_at(ordinal, held_back);
  }
  std::uint64_t cost() const override { return anywhere_.cost(); }
  store::impact::ColumnCounts counts() override;
  void occurrences(std::vector<Occurrence>& out) override;

 private:
  Leaf& anywhere_;
  std::vector<Occurrence> kept_;
};

}  // namespace blattwerk::search::impact
