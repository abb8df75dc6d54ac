#include "store/near_duplicate/candidates.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace blattwerk::store::near_duplicate {
namespace {

// Of one minimum: what more articles have in common is boilerplate.
constexpr std::size_t kMostArticles = 256;

/// A minimum that an article shares with another.
struct Agreement {
  std::uint32_t article;  // in what was asked for
  std::uint32_t other;    // id
  std::uint32_t which;    // of the minima
  friend auto operator<=>(const Agreement&, const Agreement&) = default;
};

}  // namespace

Candidates find_candidates(FingerprintIndex& index, std::span<const ArticleFingerprint> articles) {
  std::vector<std::pair<std::uint32_t, std::size_t>> wanted;  // a minimum and who has it
  wanted.reserve(articles.size() * kMinima);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (const std::uint32_t minimum : articles[i].minima) wanted.emplace_back(minimum, i);
  }
  std::ranges::sort(wanted);
  std::vector<std::uint32_t> minima;
  std::vector<std::size_t> first;  // of each minimum, in `wanted`
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!minima.empty() && minima.back() == wanted[i].first) continue;
    minima.push_back(wanted[i].first);
    first.push_back(i);
  }
  first.push_back(wanted.size());
  std::vector<std::size_t> looked_at(minima.size());
  std::vector<Agreement> agreements;
  index.find(minima, kMostArticles, [&](std::size_t which, std::uint32_t other) {
    ++looked_at[which];
    for (std::size_t i = first[which]; i < first[which + 1]; ++i) {
      const std::size_t article = wanted[i].second;
      if (articles[article].id != other) {
        agreements.push_back({static_cast<std::uint32_t>(article), other, static_cast<std::uint32_t>(which)});
      }
    }
  });
  const auto is_common = [&](std::size_t which) { return looked_at[which] >= kMostArticles; };
  Candidates candidates{{}, std::vector<std::size_t>(articles.size())};
  for (std::size_t which = 0; which < minima.size(); ++which) {
    if (!is_common(which)) continue;
    for (std::size_t i = first[which]; i < first[which + 1]; ++i) ++candidates.common[wanted[i].second];
  }
  std::ranges::sort(agreements);
  for (auto agreement = agreements.begin(); agreement != agreements.end();) {
    Candidate candidate{agreement->article, agreement->other, 0, 0};
    for (; agreement != agreements.end() && agreement->article == candidate.article &&
           agreement->other == candidate.other;
         ++agreement) {
      ++candidate.agreeing;
      if (!is_common(agreement->which)) ++candidate.rarely;
    }
    if (candidate.agreeing >= kLeastAgreeing) candidates.found.push_back(candidate);
  }
  std::ranges::sort(candidates.found, {}, [](const Candidate& candidate) {
    return std::tuple(candidate.article, kMinima - candidate.agreeing, candidate.other);
  });
  return candidates;
}

}  // namespace blattwerk::store::near_duplicate
