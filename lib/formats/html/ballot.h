#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blattwerk::formats::html {

/// Several parts of a page state one field; each gives its vote with a weight, and equal statements add up.
///
/// `key` says what counts as the same statement. Of equal weights the first stated wins. The reasons stay
/// with the winner, so that what was believed and why can be shown.
template <typename Value>
class Ballot {
 public:
  struct Candidate {
    std::string key;
    Value value;
    double weight = 0;
    std::string reasons;  ///< who voted for it: `json-ld headline, og:title`
  };

  void vote(std::string key, Value value, double weight, std::string_view reason) {
    auto found = std::find_if(candidates_.begin(), candidates_.end(),
                              [&](const Candidate& candidate) { return candidate.key == key; });
    if (found == candidates_.end()) {
      candidates_.push_back({std::move(key), std::move(value), 0, {}});
      found = candidates_.end() - 1;
    }
    found->weight += weight;
    if (!found->reasons.empty()) found->reasons += ", ";
    found->reasons += reason;
  }

  bool empty() const { return candidates_.empty(); }
  const std::vector<Candidate>& candidates() const { return candidates_; }

  /// Null where nobody voted.
  const Candidate* winner() const {
    const auto best = std::max_element(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& left, const Candidate& right) { return left.weight < right.weight; });
    return best == candidates_.end() ? nullptr : &*best;
  }

 private:
  std::vector<Candidate> candidates_;
};

}  // namespace blattwerk::formats::html
