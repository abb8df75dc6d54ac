#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "core/check_report.h"

namespace blattwerk::store {

/// Collects what a check finds: enough of one kind to see what is the matter, the rest as a number, so that a
/// ruined archive gives a report of some lines.
class Findings {
 public:
  explicit Findings(CheckReport& report) : report_(report) {}

  void add(Damage damage, std::string what) {
    if (of_this_part_++ < kShownOfPart) {
      report_.findings.push_back({damage, std::move(what)});
    } else {
      ++report_.more_findings;
    }
  }
  /// What follows is of another kind.
  void next_part() { of_this_part_ = 0; }

 private:
  static constexpr std::size_t kShownOfPart = 20;

  CheckReport& report_;
  std::size_t of_this_part_ = 0;
};

}  // namespace blattwerk::store
