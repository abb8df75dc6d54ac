#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/cursor.h"
#include "search/impact/index_view.h"
#include "search/impact/place.h"

namespace blattwerk::search::impact {

/// Articles of a segment and where in them something stands.
class PlaceList {
 public:
  /// Behind all articles added so far.
  void add(std::uint32_t ordinal, std::span<const Place> places) {
    ordinals_.push_back(ordinal);
    places_.insert(places_.end(), places.begin(), places.end());
    ends_.push_back(places_.size());
  }
  std::size_t size() const { return ordinals_.size(); }
  bool empty() const { return ordinals_.empty(); }
  std::uint32_t ordinal(std::size_t index) const { return ordinals_[index]; }
  std::span<const Place> places(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::span(places_).subspan(begin, ends_[index] - begin);
  }
  /// The first from `from` on whose ordinal is not less than `target`; size() where none is.
  std::size_t seek(std::size_t from, std::uint32_t target) const;

 private:
  std::vector<std::uint32_t> ordinals_;
  std::vector<std::size_t> ends_;
  std::vector<Place> places_;
};

/// A phrase all of whose places were found beforehand. Its bounds are of single articles, and close.
class ListedLeaf : public Leaf {
 public:
  /// `view` and `table` must outlive it.
  ListedLeaf(PlaceList list, IndexView& view, std::size_t segment, const BoundTable& table,
             std::size_t phrase, const PhraseWeight& weight)
      : Leaf(phrase, weight), list_(std::move(list)), view_(view), segment_(segment), table_(table) {}

  std::uint32_t seek(std::uint32_t target) override {
    at_ = list_.seek(at_, target);
    return at_ == list_.size() ? kEnd : list_.ordinal(at_);
  }
  Bound bound(std::uint32_t from) override;
  bool bounds_articles() const override { return true; }
  double most_at(std::uint32_t ordinal, double held_back) override;
  std::uint64_t cost() const override { return list_.size(); }
  void mark(OrdinalSet& set) override;
  bool unmoved_by_mark() const override { return true; }
  store::impact::ColumnCounts counts() override { return counts(at_); }
  void occurrences(std::vector<Occurrence>& out) override;

 private:
  store::impact::ColumnCounts counts(std::size_t index) const;
  double most(std::size_t index, double held_back) const;

  PlaceList list_;
  IndexView& view_;
  std::size_t segment_;
  const BoundTable& table_;
  std::size_t at_ = 0;
  std::size_t bound_at_ = 0;
};

}  // namespace blattwerk::search::impact
