#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "entities/context_features.h"
#include "entities/flat_map.h"
#include "entities/tag_model.h"
#include "entities/word_class.h"
#include "entities/word_features.h"
#include "entities/word_tables.h"
#include "train/corpus.h"
#include "train/crf.h"

namespace blattwerk::train {

/// A sentence as text with its words, as the recogniser would see it if it divided words as the corpus does.
struct Text {
  std::string bytes;
  std::vector<entities::Word> words;
};
Text text_of(const Sentence& sentence);

/// A feature's weights in one slot of its group.
struct Weight {
  std::uint64_t key;
  std::uint8_t slot;

  std::uint64_t hash() const { return key + slot * 0x9E3779B97F4A7C15u; }
};

/// Whether an instance has the features that only words seen in training have. Without them the tagger learns
/// what to make of unknown words, which it meets more often later than in training.
enum class Lexical : std::uint8_t { with, without };

/// Turns sentences into instances, and numbers the features that are met often enough.
class InstanceMaker {
 public:
  InstanceMaker(const entities::Gazetteer& gazetteer, const entities::WordTables& tables)
      : gazetteer_(gazetteer), featurizer_(gazetteer, tables) {}

  /// Counts the features of a sentence that training may see.
  void count(const Sentence& sentence);
  /// Numbers all features counted at least `least` times.
  void number(std::uint32_t least);
  /// Features without a number are left out.
  Instance make(const Sentence& sentence, Lexical use = Lexical::with);

  /// The weights of the rows, by number.
  const std::vector<Weight>& weights() const { return weights_; }

 private:
  struct Seen {
    Weight weight;
    std::uint32_t count;
  };
  template <typename Use>
  void for_each_weight(const Sentence& sentence, Use use);
  const entities::WordFeatures& features(const entities::Word& word, std::string_view text);

  const entities::Gazetteer& gazetteer_;
  entities::WordFeaturizer featurizer_;
  entities::WordClassifier classifier_;
  entities::FlatMap<std::uint32_t> forms_;
  std::deque<entities::WordFeatures> form_features_;
  std::vector<Seen> seen_;
  entities::FlatMap<std::uint32_t> weight_numbers_;  ///< one more than the number; 0: none
  std::vector<Weight> weights_;
};

}  // namespace blattwerk::train
