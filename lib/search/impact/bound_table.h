#pragma once

#include <algorithm>
#include <array>
#include <span>

#include "search/ranking.h"
#include "store/impact/bound_code.h"
#include "store/impact/posting_list.h"
#include "store/impact/segment_format.h"

namespace blattwerk::search::impact {

/// What terms can score at most, for one archive's average length and one set of weights. A frequency `f`
/// gives the part `f / (f + held_back)` of a unit's weight, where `held_back` grows with the article's
/// length.
class BoundTable {
 public:
  BoundTable(const RankingWeights& weights, double average_length) : most_loose_(weights.most_loose) {
    least_held_back_ = weights.k1 * length_norm(weights, 0, average_length);
    held_back_by_word_ = weights.k1 * length_norm(weights, 1, average_length) - least_held_back_;
    for (std::size_t column = 0; column < store::kFtsColumns; ++column) {
      const double ratio =
          weights.column[column] * store::impact::kBoundWeightScale / store::impact::kBoundWeights[column];
      frequency_scale_ = std::max(frequency_scale_, ratio);
    }
    frequency_scale_ /= store::impact::kBoundWeightScale;
    for (unsigned code = 0; code < 256; ++code) {
      const auto value = store::impact::decode_bound(static_cast<std::uint8_t>(code));
      // Whatever a length too great to say may be, it is no less than this.
      held_back_[code] = held_back(value);
      frequency_[code] = frequency(value);
    }
  }

  double held_back(std::uint32_t length) const { return least_held_back_ + held_back_by_word_ * length; }
  /// The same of many articles, as Window has it.
  void held_back(std::span<const std::uint32_t> lengths, std::span<float> held_back) const {
    const auto least = static_cast<float>(least_held_back_);
    const auto by_word = static_cast<float>(held_back_by_word_);
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      // No text is so long that a sign would be in the way, and signed numbers are turned several at once.
      held_back[i] =
          least + by_word * static_cast<float>(static_cast<std::int32_t>(lengths[i] & 0x7FFFFFFFu));
    }
  }
  /// The frequency that ranking can make of one that bounds are about, at most.
  double frequency(std::uint32_t bound_frequency) const { return frequency_scale_ * bound_frequency; }
  double frequency_scale() const { return frequency_scale_; }
  static double part(double frequency, double held_back) { return frequency / (frequency + held_back); }
  /// What the loose terms of a unit count at most, together.
  double most_loose() const { return most_loose_; }

  /// The greatest part of its unit's weight that a term can score in a block.
  double part(const store::impact::BlockBound& bound, double term_weight) const {
    double most = 0;
    for (std::size_t i = 0; i < store::impact::BlockBound::kPairs; ++i) {
      if (bound.frequency[i] == 255) return 1;  // more than can be said
      most = std::max(most, part(frequency_[bound.frequency[i]] * term_weight, held_back_[bound.length[i]]));
    }
    return most;
  }

  /// The block of a term, and what an occurrence of it weighs.
  struct Weighted {
    store::impact::BlockBound bound;
    double weight;
    bool loose;
  };

  /// The greatest part of its weight that a unit can score whose terms have these blocks: less than their
  /// parts together. An article of some length has of each term no more than the block's pairs of lesser
  /// length say; the sum of those steps up at the pairs' lengths only.
  double joint_part(std::span<const Weighted> blocks) const {
    double most = 0;
    for (const Weighted& at : blocks) {
      for (const std::uint8_t length : at.bound.length) {
        double frequency = 0;
        double loose = 0;
        for (const Weighted& block : blocks) {
          double own = 0;
          for (std::size_t i = 0; i < store::impact::BlockBound::kPairs; ++i) {
            if (block.bound.length[i] > length) continue;
            if (block.bound.frequency[i] == 255) return 1;  // more than can be said
            own = std::max(own, frequency_[block.bound.frequency[i]]);
          }
          (block.loose ? loose : frequency) += own * block.weight;
        }
        frequency += std::min(loose, most_loose_);
        most = std::max(most, part(frequency, held_back_[length]));
      }
    }
    return most;
  }

 private:
  double least_held_back_ = 0;
  double held_back_by_word_ = 0;
  double frequency_scale_ = 0;  ///< with how much more a column may weigh than in the bounds
  double most_loose_;
  std::array<double, 256> held_back_{};
  std::array<double, 256> frequency_{};
};

}  // namespace blattwerk::search::impact
