#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "entities/label.h"
#include "train/corpus.h"

namespace blattwerk::train {

using Row = std::array<float, entities::kLabels>;  ///< a feature's weight for each label

/// A sentence as the trainer needs it: for each word the numbers of its features, and the labels it may have.
struct Instance {
  std::vector<std::uint32_t> rows;     ///< of all words, one after another
  std::vector<std::uint32_t> offsets;  ///< where each word's begin; one more than there are words
  std::vector<LabelSet> labels;
  float weight = 1;
};

/// A linear-chain conditional random field (Lafferty et al. 2001): weights of features and of label pairs.
struct Crf {
  std::vector<Row> rows;
  std::array<Row, entities::kLabels> transitions{};  ///< [before][label]
};

struct TrainOptions {
  double l2 = 1.0;  ///< the prior's 1/variance
  int iterations = 100;
};

/// Fits a CRF to the instances by L-BFGS; where a word may have several labels, to the sum over them.
Crf train(std::span<const Instance> instances, std::size_t rows, const TrainOptions& options,
          const std::function<void(int, double)>& progress);

/// The most probable labels.
std::vector<entities::Label> decode(const Crf& crf, const Instance& instance);

}  // namespace blattwerk::train
