#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "search/impact/place.h"

namespace blattwerk::search::impact {

/// One of the phrases that are to be near each other, in one article.
struct NearMember {
  std::vector<Place> places;  ///< of its first word, ascending; at least one
  Place words = 1;            ///< how many it takes
};

/// Finds places, one of each member, that are near each other: in one column, with no more than `distance`
/// words between the end of any of the phrases and the beginning of the last. So does FTS5's NEAR.
///
/// Takes time linear in the number of places, by going on from the one that ends a window first: every place
/// that has any of all the others near it is met.
class NearWalk {
 public:
  /// The members must outlive the walk, and are to have places from when it starts.
  NearWalk(std::span<const NearMember> members, std::uint32_t distance);
  /// Before the first of the places that the members have now.
  void restart();

  /// Moves to the next such places; false where there are no more.
  bool next();
  /// The one of a member.
  Place place(std::size_t member) const { return members_[member].places[at_[member]]; }

 private:
  bool step();

  std::span<const NearMember> members_;
  Place distance_;
  std::vector<std::size_t> at_;  ///< in the places of each member
  bool started_ = false;
};

}  // namespace blattwerk::search::impact
