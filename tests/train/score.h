#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "entities/label.h"

namespace blattwerk::train {

/// Names of one text as (first word, behind the last word, kind).
using Spans = std::set<std::tuple<std::size_t, std::size_t, std::string>>;

/// The names that labels spell: `PER`, `LOC`, `ORG`, `OTH`, and one word each of `LOCderiv` and the like.
Spans spans_of(const std::vector<entities::Label>& labels);

/// Counts of names that are right to the word and in kind.
struct Score {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  void add(const Spans& gold_spans, const Spans& found_spans, const std::string& kind);
  double precision() const {
    return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const {
    return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
  }
  double f1() const {
    return right == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

}  // namespace blattwerk::train
