#include "search/impact/near_cursor.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search::impact {
namespace {

// Where one list is this many times smaller than all together, its articles are looked up.
constexpr std::uint64_t kSkewed = 16;

}  // namespace

NearCursor::NearCursor(std::vector<Operand> operands, std::uint32_t distance)
    : leaves_(operands.size()), members_(operands.size()), walk_(members_, distance) {
  std::vector<std::unique_ptr<Cursor>> cursors;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    operands_.push_back(operands[i].cursor.get());
    members_[i].words = operands[i].words;
    cursors.push_back(std::move(operands[i].cursor));
  }
  all_ = std::make_unique<AllCursor>(std::move(cursors));
}

NearCursor::~NearCursor() = default;

std::uint32_t NearCursor::seek(std::uint32_t target) {
  if (started_ && ordinal_ >= target) return ordinal_;
  started_ = true;
  for (;; ++target) {
    target = all_->seek(target);
    if (target == kEnd || find_first(target)) return ordinal_ = target;
  }
}

// Lists of like length are intersected as bitmaps first, which is cheaper than to look the articles of the
// one up in the other.
void NearCursor::mark(OrdinalSet& set) {
  std::uint64_t postings = 0;
  bool unmoved = true;
  for (const Cursor* operand : operands_) {
    postings += operand->cost();
    unmoved = unmoved && operand->unmoved_by_mark();
  }
  if (!unmoved || cost() * kSkewed < postings) return Cursor::mark(set);
  OrdinalSet common = OrdinalSet::full(set.size());
  for (Cursor* operand : operands_) {
    OrdinalSet own(set.size());
    operand->mark(own);
    common.intersect(own);
  }
  common.for_each([&](std::uint32_t ordinal) {
    if (find_first(ordinal)) set.add(ordinal);
  });
}

// Reads where the operands stand in an article, and moves the walk to the first places near each other.
bool NearCursor::find_first(std::uint32_t ordinal) {
  for (std::size_t i = 0; i < operands_.size(); ++i) {
    leaves_[i].clear();
    if (!operands_[i]->collect(ordinal, leaves_[i])) return false;
    read_places(members_[i], leaves_[i]);
  }
  walk_.restart();
  return walk_.next();
}

void NearCursor::read_places(NearMember& member, std::span<Leaf* const> leaves) {
  member.places.clear();
  for (Leaf* leaf : leaves) {
    occurrences_.clear();
    leaf->occurrences(occurrences_);
    for (const Occurrence& at : occurrences_) member.places.push_back(place_of(at));
  }
  if (leaves.size() > 1) std::ranges::sort(member.places);
}

bool NearCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  if (!find_first(ordinal)) return false;
  std::vector<std::vector<Place>> near(members_.size());
  do {
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (near[i].empty() || near[i].back() != walk_.place(i)) near[i].push_back(walk_.place(i));
    }
  } while (walk_.next());
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
  kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
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
