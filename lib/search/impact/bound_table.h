#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "search/ranking.h"
#include "store/impact/bound_code.h"
#include "store/impact/posting_list.h"
#include "store/impact/segment_format.h"

namespace blattwerk::search::impact {

/// What a term can score at most in a block, for one archive's average length and one set of weights.
class BoundTable {
 public:
  BoundTable(const RankingWeights& weights, double average_length) {
    for (unsigned code = 0; code < 256; ++code) {
      const auto value = store::impact::decode_bound(static_cast<std::uint8_t>(code));
      // Whatever a length too great to say may be, it is no less than this.
      norm_[code] = weights.k1 * length_norm(weights, value, average_length);
      frequency_[code] = value / store::impact::kBoundWeightScale;
    }
    for (std::size_t column = 0; column < store::kFtsColumns; ++column) {
      const double ratio =
          weights.column[column] * store::impact::kBoundWeightScale / store::impact::kBoundWeights[column];
      weight_ratio_ = std::max(weight_ratio_, ratio);
    }
  }

  /// The greatest part of its weight that a term can score.
  double part(const store::impact::BlockBound& bound, double term_weight) const {
    double most = 0;
    for (std::size_t i = 0; i < store::impact::BlockBound::kPairs; ++i) {
      if (bound.frequency[i] == 255) return 1;  // more than can be said
      const double frequency = frequency_[bound.frequency[i]] * weight_ratio_ * term_weight;
      most = std::max(most, frequency / (frequency + norm_[bound.length[i]]));
    }
    return most;
  }

  /// The same for a known frequency, as bounds have them and weighted, in an article of a known length.
  double part(double bound_frequency, std::uint32_t length) const {
    const double frequency = bound_frequency / store::impact::kBoundWeightScale * weight_ratio_;
    return frequency / (frequency + norm_[store::impact::code_rounded_down(length)]);
  }

  /// The block of a term, and what an occurrence of it weighs.
  struct Weighted {
    store::impact::BlockBound bound;
    double weight;
  };

  /// The greatest part of its weight that a unit can score whose terms have these blocks: less than their
  /// parts together. An article of some length has of each term no more than the block's pairs of lesser
  /// length say; the sum of those steps up at the pairs' lengths only.
  double joint_part(std::span<const Weighted> blocks) const {
    double most = 0;
    for (const Weighted& at : blocks) {
      for (const std::uint8_t length : at.bound.length) {
        double frequency = 0;
        for (const Weighted& block : blocks) {
          double own = 0;
          for (std::size_t i = 0; i < store::impact::BlockBound::kPairs; ++i) {
            if (block.bound.length[i] > length) continue;
            if (block.bound.frequency[i] == 255) return 1;  // more than can be said
            own = std::max(own, frequency_[block.bound.frequency[i]]);
          }
          frequency += own * block.weight;
        }
        frequency *= weight_ratio_;
        most = std::max(most, frequency / (frequency + norm_[length]));
      }
    }
    return most;
  }

 private:
  std::array<double, 256> norm_{};
  std::array<double, 256> frequency_{};
  double weight_ratio_ = 0;  ///< how much more a column may weigh than in the bounds
};

}  // namespace blattwerk::search::impact
