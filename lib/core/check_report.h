#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace blattwerk {

/// What a finding is about, which decides what helps against it.
enum class Damage : std::uint8_t {
  file,     ///< the database file itself: a backup helps
  stored,   ///< what was imported, or how its rows refer to each other: a backup helps
  derived,  ///< indexes and such: they are made anew from what is stored
};

/// Something in an archive that is not as it must be.
struct Finding {
  Damage damage;
  std::string what;  ///< for the user: which table, article or original, and what is wrong with it
};

/// What came of checking an archive.
struct CheckReport {
  std::int64_t articles = 0;
  std::int64_t originals = 0;
  std::vector<Finding> findings;   ///< at most some of each kind
  std::int64_t more_findings = 0;  ///< those beyond
  double seconds = 0;

  bool sound() const { return findings.empty(); }
};

}  // namespace blattwerk
