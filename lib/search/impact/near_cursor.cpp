#include "search/impact/near_cursor.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search::impact {

NearCursor::NearCursor(std::vector<Operand> operands, std::uint32_t distance)
    : distance_(distance), leaves_(operands.size()) {
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (Operand& operand : operands) {
    operands_.push_back(operand.cursor.get());
    members_.push_back({{}, operand.words});
    cursors.push_back(std::move(operand.cursor));
  }
  all_ = std::make_unique<AllCursor>(std::move(cursors));
}

NearCursor::~NearCursor() = default;

std::uint32_t NearCursor::seek(std::uint32_t target) {
  if (started_ && ordinal_ >= target) return ordinal_;
  started_ = true;
  for (;; ++target) {
    target = all_->seek(target);
    if (target == kEnd || (read_places(target) && NearWalk(members_, distance_).next()))
      return ordinal_ = target;
  }
}

// False where one of the operands is missing.
bool NearCursor::read_places(std::uint32_t ordinal) {
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    leaves_[i].clear();
    if (!operands_[i]->collect(ordinal, leaves_[i])) return false;
    auto& places = members_[i].places;
    places.clear();
    for (Leaf* leaf : leaves_[i]) {
      occurrences_.clear();
      leaf->occurrences(occurrences_);
      for (const Occurrence& at : occurrences_) places.push_back(place_of(at));
    }
    if (leaves_[i].size() > 1) std::ranges::sort(places);
    const auto repeated = std::ranges::unique(places);
    places.erase(repeated.begin(), repeated.end());
  }
  return true;
}

bool NearCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  if (!read_places(ordinal)) return false;
  NearWalk walk(members_, distance_);
  if (!walk.next()) return false;
  std::vector<std::vector<Place>> near(members_.size());
  do {
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (near[i].empty() || near[i].back() != walk.place(i)) near[i].push_back(walk.place(i));
    }
  } while (walk.next());
  for (std::size_t i = 0; i < near.size(); ++i) {
    for (Leaf* leaf : leaves_[i]) {
      NearLeaf& own = near_leaf(*leaf);
      own.keep(near[i]);
      if (!own.empty()) found.push_back(&own);
    }
  }
  return true;
}

NearLeaf& NearCursor::near_leaf(Leaf& leaf) {
  const auto known =
      std::ranges::find_if(near_leaves_, [&](const auto& near) { return &near->anywhere() == &leaf; });
  if (known != near_leaves_.end()) return **known;
  return *near_leaves_.emplace_back(std::make_unique<NearLeaf>(leaf));
}

void NearLeaf::keep(std::span<const Place> near) {
  kept_.clear();
  anywhere_.occurrences(kept_);
  const auto repeated = std::ranges::unique(kept_);
  kept_.erase(repeated.begin(), repeated.end());
  std::erase_if(kept_, [&](const Occurrence& at) { return !std::ranges::binary_search(near, place_of(at)); });
}

store::impact::ColumnCounts NearLeaf::counts() {
  store::impact::ColumnCounts counts{};
  for (const Occurrence& at : kept_) ++counts[at.column];
  return counts;
}

void NearLeaf::occurrences(std::vector<Occurrence>& out) {
  out.insert(out.end(), kept_.begin(), kept_.end());
}

}  // namespace blattwerk::search::impact
