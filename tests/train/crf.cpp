#include "train/crf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <deque>
#include <limits>

namespace blattwerk::train {
namespace {

using entities::kLabels;
using entities::Label;

using Scores = std::array<float, kLabels>;

bool allowed(std::size_t before, std::size_t label) {
  return entities::may_follow(static_cast<Label>(before), static_cast<Label>(label));
}

/// Sums over the label sequences of one sentence, in probabilities scaled to one at each word.
class Lattice {
 public:
  /// exp of the transition weights, 0 where a label may not follow.
  static std::array<Scores, kLabels> exponentiate(const std::array<Row, kLabels>& transitions) {
    std::array<Scores, kLabels> result{};
    for (std::size_t i = 0; i < kLabels; ++i) {
      for (std::size_t j = 0; j < kLabels; ++j)
        result[i][j] = allowed(i, j) ? std::exp(transitions[i][j]) : 0.0F;
    }
    return result;
  }

  /// Returns the logarithm of the sum over all sequences within `labels` (all where empty), and keeps the
  /// marginals.
  double run(std::span<const Scores> emissions, const std::array<Scores, kLabels>& transitions,
             std::span<const LabelSet> labels) {
    const std::size_t length = emissions.size();
    potential_.resize(length);
    forward_.resize(length);
    backward_.resize(length);
    scale_.resize(length);
    double log_sum = 0;
    for (std::size_t t = 0; t < length; ++t) {
      const float greatest = *std::max_element(emissions[t].begin(), emissions[t].end());
      for (std::size_t j = 0; j < kLabels; ++j) {
        const bool open = labels.empty() || (labels[t] >> j & 1) != 0;
        potential_[t][j] = open ? std::exp(emissions[t][j] - greatest) : 0.0F;
      }
      log_sum += greatest;
      Scores sum{};
      if (t == 0) {
        sum = transitions[0];
      } else {
        for (std::size_t i = 0; i < kLabels; ++i) {
          const float before = forward_[t - 1][i];
          for (std::size_t j = 0; j < kLabels; ++j) sum[j] += before * transitions[i][j];
        }
      }
      float total = 0;
      for (std::size_t j = 0; j < kLabels; ++j) total += sum[j] *= potential_[t][j];
      total = std::max(total, 1e-30F);
      for (std::size_t j = 0; j < kLabels; ++j) forward_[t][j] = sum[j] / total;
      scale_[t] = total;
      log_sum += std::log(total);
    }
    backward_[length - 1].fill(1);
    for (std::size_t t = length - 1; t > 0; --t) {
      Scores weighted;
      for (std::size_t j = 0; j < kLabels; ++j) weighted[j] = potential_[t][j] * backward_[t][j] / scale_[t];
      for (std::size_t i = 0; i < kLabels; ++i) {
        float sum = 0;
        for (std::size_t j = 0; j < kLabels; ++j) sum += transitions[i][j] * weighted[j];
        backward_[t - 1][i] = sum;
      }
    }
    return log_sum;
  }

  /// Adds the expected counts times `factor`.
  void add_expectations(const std::array<Scores, kLabels>& transitions, float factor,
                        std::span<Scores> emission_gradient,
                        std::array<Row, kLabels>& transition_gradient) const {
    for (std::size_t t = 0; t < forward_.size(); ++t) {
      for (std::size_t j = 0; j < kLabels; ++j)
        emission_gradient[t][j] += factor * forward_[t][j] * backward_[t][j];
      Scores weighted;
      for (std::size_t j = 0; j < kLabels; ++j)
        weighted[j] = factor * potential_[t][j] * backward_[t][j] / scale_[t];
      for (std::size_t i = 0; i < kLabels; ++i) {
        const float before = t == 0 ? (i == 0 ? 1.0F : 0.0F) : forward_[t - 1][i];
        for (std::size_t j = 0; j < kLabels; ++j)
          transition_gradient[i][j] += before * transitions[i][j] * weighted[j];
      }
    }
  }

 private:
  std::vector<Scores> potential_, forward_, backward_;
  std::vector<float> scale_;
};

void emit(const std::vector<Row>& rows, const Instance& instance, std::vector<Scores>& emissions) {
  emissions.assign(instance.labels.size(), Scores{});
  for (std::size_t t = 0; t < emissions.size(); ++t) {
    Scores& sum = emissions[t];
    for (std::uint32_t at = instance.offsets[t]; at < instance.offsets[t + 1]; ++at) {
      const Row& row = rows[instance.rows[at]];
      for (std::size_t j = 0; j < kLabels; ++j) sum[j] += row[j];
    }
  }
}

/// The parameters as one vector: the feature rows, then the transition rows.
using Vector = std::vector<float>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

class Objective {
 public:
  Objective(std::span<const Instance> instances, std::size_t rows, double l2)
      : instances_(instances), crf_{std::vector<Row>(rows), {}}, l2_(l2) {}

  std::size_t size() const { return (crf_.rows.size() + kLabels) * kLabels; }

  /// The negative log-likelihood with the prior, and its gradient.
  double evaluate(const Vector& weights, Vector& gradient) {
    std::copy_n(weights.data(), crf_.rows.size() * kLabels, crf_.rows.front().data());
    std::copy_n(weights.data() + crf_.rows.size() * kLabels, kLabels * kLabels,
                crf_.transitions.front().data());
    const auto transitions = Lattice::exponentiate(crf_.transitions);
    gradient.assign(size(), 0.0F);
    double loss = 0;
    std::array<Row, kLabels> transition_gradient{};
    for (const Instance& instance : instances_) {
      emit(crf_.rows, instance, emissions_);
      emission_gradient_.assign(emissions_.size(), Scores{});
      const double all = lattice_.run(emissions_, transitions, {});
      lattice_.add_expectations(transitions, instance.weight, emission_gradient_, transition_gradient);
      const double right = has_one_labelling(instance)
                               ? add_labelling(instance, transition_gradient)
                               : add_labellings(instance, transitions, transition_gradient);
      loss += (all - right) * instance.weight;
      for (std::size_t t = 0; t < emissions_.size(); ++t) {
        for (std::uint32_t at = instance.offsets[t]; at < instance.offsets[t + 1]; ++at) {
          float* row = gradient.data() + std::size_t{instance.rows[at]} * kLabels;
          for (std::size_t j = 0; j < kLabels; ++j) row[j] += emission_gradient_[t][j];
        }
      }
    }
    std::copy_n(transition_gradient.front().data(), kLabels * kLabels,
                gradient.data() + crf_.rows.size() * kLabels);
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      loss += 0.5 * l2_ * weights[i] * weights[i];
      gradient[i] += static_cast<float>(l2_) * weights[i];
    }
    return loss;
  }

  Crf take(const Vector& weights) {
    std::copy_n(weights.data(), crf_.rows.size() * kLabels, crf_.rows.front().data());
    std::copy_n(weights.data() + crf_.rows.size() * kLabels, kLabels * kLabels,
                crf_.transitions.front().data());
    return std::move(crf_);
  }

 private:
  static bool has_one_labelling(const Instance& instance) {
    return std::all_of(instance.labels.begin(), instance.labels.end(),
                       [](LabelSet set) { return std::has_single_bit(set); });
  }

  /// Takes the counts of the only labelling off the gradients, and returns its score.
  double add_labelling(const Instance& instance, std::array<Row, kLabels>& transition_gradient) {
    double score = 0;
    std::size_t before = 0;
    for (std::size_t t = 0; t < instance.labels.size(); ++t) {
      const auto label = static_cast<std::size_t>(std::countr_zero(instance.labels[t]));
      score += emissions_[t][label] + crf_.transitions[before][label];
      emission_gradient_[t][label] -= instance.weight;
      transition_gradient[before][label] -= instance.weight;
      before = label;
    }
    return score;
  }

  /// The same of all labellings that are allowed.
  double add_labellings(const Instance& instance, const std::array<Scores, kLabels>& transitions,
                        std::array<Row, kLabels>& transition_gradient) {
    const double sum = lattice_.run(emissions_, transitions, instance.labels);
    lattice_.add_expectations(transitions, -instance.weight, emission_gradient_, transition_gradient);
    return sum;
  }

  std::span<const Instance> instances_;
  Crf crf_;
  double l2_;
  Lattice lattice_;
  std::vector<Scores> emissions_, emission_gradient_;
};

/// The direction of steepest descent, bent by what the last steps told of the curvature (Nocedal 1980).
class Curvature {
 public:
  void add(Vector step, Vector change) {
    const double product = dot(step, change);
    if (product <= 1e-10) return;
    pairs_.push_back({std::move(step), std::move(change), product});
    if (pairs_.size() > kMemory) pairs_.pop_front();
  }
  Vector direction(const Vector& gradient) const {
    Vector result(gradient.size());
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = -gradient[i];
    if (pairs_.empty()) return result;
    std::vector<double> alpha(pairs_.size());
    for (std::size_t p = pairs_.size(); p-- > 0;) {
      alpha[p] = dot(pairs_[p].step, result) / pairs_[p].product;
      add_scaled(result, pairs_[p].change, -alpha[p]);
    }
    const Pair& last = pairs_.back();
    const double scale = last.product / dot(last.change, last.change);
    for (float& value : result) value = static_cast<float>(value * scale);
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      const double beta = dot(pairs_[p].change, result) / pairs_[p].product;
      add_scaled(result, pairs_[p].step, alpha[p] - beta);
    }
    return result;
  }
  bool empty() const { return pairs_.empty(); }

 private:
  static constexpr std::size_t kMemory = 6;
  struct Pair {
    Vector step, change;
    double product;
  };
  static void add_scaled(Vector& to, const Vector& what, double factor) {
    const auto f = static_cast<float>(factor);
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += f * what[i];
  }
  std::deque<Pair> pairs_;
};

}  // namespace

Crf train(std::span<const Instance> instances, std::size_t rows, const TrainOptions& options,
          const std::function<void(int, double)>& progress) {
  Objective objective(instances, rows, options.l2);
  Vector weights(objective.size(), 0.0F);
  Vector gradient, next_gradient;
  double loss = objective.evaluate(weights, gradient);
  Curvature curvature;
  for (int iteration = 1; iteration <= options.iterations; ++iteration) {
    const Vector direction = curvature.direction(gradient);
    const double slope = dot(gradient, direction);
    double step = curvature.empty() ? 1 / std::sqrt(dot(gradient, gradient)) : 1;
    Vector next(weights.size());
    double next_loss = 0;
    bool found = false;
    for (int attempt = 0; attempt < 20 && !found; ++attempt, step *= 0.5) {
      for (std::size_t i = 0; i < next.size(); ++i)
        next[i] = weights[i] + static_cast<float>(step) * direction[i];
      next_loss = objective.evaluate(next, next_gradient);
      found = next_loss <= loss + 1e-4 * step * slope;
    }
    if (!found) break;
    Vector moved(weights.size());
    Vector change(weights.size());
    for (std::size_t i = 0; i < moved.size(); ++i) {
      moved[i] = next[i] - weights[i];
      change[i] = next_gradient[i] - gradient[i];
    }
    curvature.add(std::move(moved), std::move(change));
    weights = std::move(next);
    gradient = next_gradient;
    const double gain = (loss - next_loss) / loss;
    loss = next_loss;
    progress(iteration, loss);
    if (gain < 1e-5) break;
  }
  return objective.take(weights);
}

std::vector<Label> decode(const Crf& crf, const Instance& instance) {
  std::vector<Scores> emissions;
  emit(crf.rows, instance, emissions);
  const std::size_t length = emissions.size();
  constexpr float kNever = -1e30F;
  std::vector<Scores> best(length);
  std::vector<std::array<std::uint8_t, kLabels>> from(length);
  for (std::size_t t = 0; t < length; ++t) {
    for (std::size_t j = 0; j < kLabels; ++j) {
      best[t][j] = kNever;
      for (std::size_t i = 0; i < (t == 0 ? 1 : kLabels); ++i) {
        if (!allowed(i, j)) continue;
        const float score = (t == 0 ? 0 : best[t - 1][i]) + crf.transitions[i][j] + emissions[t][j];
        if (score > best[t][j]) best[t][j] = score, from[t][j] = static_cast<std::uint8_t>(i);
      }
    }
  }
  std::vector<Label> labels(length);
  if (length == 0) return labels;
  auto at = static_cast<std::size_t>(std::max_element(best.back().begin(), best.back().end()) -
                                     best.back().begin());
  for (std::size_t t = length; t-- > 0;) {
    labels[t] = static_cast<Label>(at);
    at = from[t][at];
  }
  return labels;
}

}  // namespace blattwerk::train
