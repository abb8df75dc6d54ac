#include "search/impact/near_walk.h"

#include <algorithm>

namespace blattwerk::search::impact {

NearWalk::NearWalk(std::span<const NearMember> members, std::uint32_t distance)
    : members_(members), distance_(distance), at_(members.size()) {}

void NearWalk::restart() {
  std::ranges::fill(at_, 0);
  started_ = false;
}

// To the least of the places that follow. Until then all others that are near those at hand were met with
// them.
bool NearWalk::step() {
  std::size_t first = members_.size();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto& places = members_[i].places;
    if (at_[i] + 1 == places.size()) continue;
    if (first == members_.size() || places[at_[i] + 1] < members_[first].places[at_[first] + 1]) first = i;
  }
  if (first == members_.size()) return false;
  ++at_[first];
  return true;
}

bool NearWalk::next() {
  if (started_ && !step()) return false;
  started_ = true;
  // Those too far before the last one of all are of no use with any that follow.
  for (bool moved = true; moved;) {
    moved = false;
    Place last = place(0);
    for (std::size_t i = 1; i < members_.size(); ++i) last = std::max(last, place(i));
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const Place least = last - members_[i].words - distance_;
      for (; place(i) < least; moved = true) {
        if (++at_[i] == members_[i].places.size()) return false;
      }
    }
  }
  return true;
}

}  // namespace blattwerk::search::impact
