#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/cursor.h"
#include "search/impact/term_cursor.h"

namespace blattwerk::search::impact {

/// Several cursors whose scores are added.
class JoinedCursor : public Cursor {
 public:
  explicit JoinedCursor(std::vector<std::unique_ptr<Cursor>> children) : children_(std::move(children)) {}

  Bound bound(std::uint32_t from) override;
  double most_at(std::uint32_t ordinal, double held_back) override;
  bool add_most(const Window& window, std::span<float> most) override;
  std::span<const std::unique_ptr<Cursor>> parts() const override { return children_; }

 protected:
  std::uint64_t sum_of_costs() const;

  std::vector<std::unique_ptr<Cursor>> children_;
};

/// Where all of them match.
class AllCursor : public JoinedCursor {
 public:
  explicit AllCursor(std::vector<std::unique_ptr<Cursor>> children);

  std::uint32_t seek(std::uint32_t target) override;
  std::uint64_t cost() const override { return children_.front()->cost(); }
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  void mark(OrdinalSet& set) override;
  void mark_window(WindowSet& set) override;
};

/// Where any of them matches.
class AnyCursor : public JoinedCursor {
 public:
  using JoinedCursor::JoinedCursor;

  std::uint32_t seek(std::uint32_t target) override;
  bool bounds_articles() const override;
  std::uint64_t cost() const override { return sum_of_costs(); }
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  bool unmoved_by_mark() const override;
  void mark(OrdinalSet& set) override;
  void mark_window(WindowSet& set) override;
};

/// Any of the terms of one unit: a word, its equal part, other spellings. Their frequencies are added, so
/// that together they are bounded by less than one by one.
class UnitCursor : public Cursor {
 public:
  UnitCursor(std::vector<std::unique_ptr<TermLeaf>> terms, const BoundTable& table);

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override;
  double most_at(std::uint32_t ordinal, double held_back) override;
  bool add_most(const Window& window, std::span<float> most) override;
  std::uint64_t cost() const override;
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  bool unmoved_by_mark() const override { return true; }
  void mark(OrdinalSet& set) override;
  void mark_window(WindowSet& set) override;

 private:
  std::vector<std::unique_ptr<TermLeaf>> terms_;  ///< the loose ones first
  const BoundTable& table_;
  std::vector<BoundTable::Weighted> blocks_;
  std::vector<float> frequencies_;  ///< of a window
  bool known_ = false;
  Bound bound_{0, kEnd};
};

/// Where one matches and none of the others.
class WithoutCursor : public Cursor {
 public:
  WithoutCursor(std::unique_ptr<Cursor> wanted, std::vector<std::unique_ptr<Cursor>> unwanted)
      : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override { return wanted_->bound(from); }
  double most_at(std::uint32_t ordinal, double held_back) override {
    return wanted_->most_at(ordinal, held_back);
  }
  std::uint64_t cost() const override { return wanted_->cost(); }
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override {
    return !excluded(ordinal) && wanted_->collect(ordinal, found);
  }

 private:
  bool excluded(std::uint32_t ordinal);

  std::unique_ptr<Cursor> wanted_;
  std::vector<std::unique_ptr<Cursor>> unwanted_;
};

}  // namespace blattwerk::search::impact
