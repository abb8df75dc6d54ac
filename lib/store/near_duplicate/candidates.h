#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "store/near_duplicate/fingerprint.h"
#include "store/near_duplicate/fingerprint_index.h"

namespace blattwerk::store::near_duplicate {

/// One agreeing minimum is often boilerplate; near duplicates agree in far more.
inline constexpr std::size_t kLeastAgreeing = 2;
/// An article is compared with no more candidates than these, the most similar ones first.
inline constexpr std::size_t kMostComparisons = 32;

struct ArticleFingerprint {
  std::int64_t id;
  Fingerprint minima;
};

/// Another article whose fingerprint agrees in kLeastAgreeing minima or more.
struct Candidate {
  std::size_t article;  ///< in what was asked for
  std::int64_t other;   ///< id
  std::size_t agreeing;
  std::size_t rarely;  ///< … in minima that are not common
};

struct Candidates {
  std::vector<Candidate> found;  ///< by article, those that agree in most before others
  /// Of each article, how many of its minima are so common, as boilerplate is, that not all articles with
  /// them were looked at.
  std::vector<std::size_t> common;
};

/// Finds the candidates of articles in the index, which may name articles that are gone or have changed.
Candidates find_candidates(FingerprintIndex& index, std::span<const ArticleFingerprint> articles);

}  // namespace blattwerk::store::near_duplicate
