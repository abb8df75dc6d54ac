#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/cluster_map.h"
#include "entities/label.h"
#include "entities/word_features.h"
#include "entities/word_tables.h"

namespace blattwerk::entities {

/// A score for each label, in the model's units.
using LabelScores = std::array<std::int16_t, kLabels>;

/// For which label a feature of a word bears: its own, those of its neighbours, those two away, or, of
/// several words taken together, that of the word in the middle. Neighbours' labels have weights of their own
/// where the labelled word has a capital.
enum class FeatureGroup : std::uint8_t { own, near, far, context };

/// Where the scores of a word form go: to its own label, and to the labels of the words at a distance,
/// without a capital and with.
enum class Slot : std::uint8_t {
  own,
  next,
  next_capital,
  previous,
  previous_capital,
  next_but_one,
  next_but_one_capital,
  last_but_one,
  last_but_one_capital,
};
inline constexpr std::size_t kSlots = 9;
using FormScores = std::array<LabelScores, kSlots>;

/// The slots of a group's weights begin here; `near` and `far` have four, the others one.
constexpr std::size_t first_slot(FeatureGroup group) {
  return group == FeatureGroup::near ? 1 : group == FeatureGroup::far ? 5 : 0;
}
constexpr std::size_t slots_of(FeatureGroup group) {
  return group == FeatureGroup::near || group == FeatureGroup::far ? 4 : 1;
}

/// The key under which the model keeps a feature's weights.
constexpr std::uint64_t weight_key(Feature feature, FeatureGroup group) {
  return (feature + static_cast<std::uint64_t>(group)) * 0x9FB21C651E98DF25u ^ feature >> 31;
}

/// The weights of one feature, one row a slot of its group; slots without weights are left out.
struct FeatureWeights {
  std::uint64_t key = 0;
  std::uint8_t slots = 0;  ///< bits of those that have a row
  std::vector<std::array<float, kLabels>> rows;
};

/// A trained tagger's weights as they lie in the model file: 8 bits each, features as 32 bits of their hash.
/// No word of the training texts is in it.
class TagModel {
 public:
  TagModel() = default;
  /// `bytes` must outlive the model. Throws Error where they are no model of this version.
  explicit TagModel(std::string_view bytes);

  /// Adds the weights of a group of a word form's features to its slots.
  void add(std::span<const Feature> features, FeatureGroup group, FormScores& scores) const;
  /// Fetches into the cache what `add` will look up.
  void prefetch(std::span<const Feature> features, FeatureGroup group) const;
  /// Adds the weights of a feature of several words.
  void add_context(Feature feature, LabelScores& scores) const;

  /// [before][label]; very low where `label` may not follow.
  const std::array<LabelScores, kLabels>& transitions() const { return transitions_; }
  const WordTables& tables() const { return tables_; }

  /// Writes a model file.
  static std::string write(std::span<const FeatureWeights> features,
                           const std::array<std::array<float, kLabels>, kLabels>& transitions,
                           const WordTables& tables);

 private:
  struct Entry {
    std::uint32_t check;
    std::uint32_t rows;  ///< the number of the first row, and above it the slots that have one; 0: empty
  };
  const Entry* find(std::uint64_t key) const;

  std::array<LabelScores, kLabels> transitions_{};
  WordTables tables_;
  std::span<const Entry> entries_;
  std::span<const std::array<std::int8_t, kLabels>> rows_;
};

/// The model this build ships.
const TagModel& standard_model();

}  // namespace blattwerk::entities
