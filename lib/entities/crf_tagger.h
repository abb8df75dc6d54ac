#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "entities/context_features.h"
#include "entities/flat_map.h"
#include "entities/gazetteer.h"
#include "entities/label.h"
#include "entities/tag_model.h"
#include "entities/word.h"
#include "entities/word_class.h"
#include "entities/word_features.h"

namespace blattwerk::entities {

/// Labels the words of a text by a linear-chain conditional random field (Lafferty et al. 2001), best
/// sequence by Viterbi.
///
/// All that a word form says for its own label and its neighbours' is summed once and kept, so that a word
/// costs a look-up and a few vector additions. Not for several threads.
class CrfTagger {
 public:
  CrfTagger(const TagModel& model, const Gazetteer& gazetteer, WordClassifier& classifier);

  /// `labels` gets one label a word.
  void tag(std::string_view text, std::span<const Word> words, std::vector<Label>& labels);

 private:
  struct Form {
    FormScores scores;
    Cluster cluster;
    Cluster casing;
    std::uint8_t shape;
  };
  std::uint32_t form_of(const Word& word, std::string_view text);
  void score(std::span<const Word> words);
  void decode(std::vector<Label>& labels);

  const TagModel& model_;
  const Gazetteer& gazetteer_;
  WordClassifier& classifier_;
  WordFeaturizer featurizer_;
  WordFeatures features_;
  FlatMap<std::uint32_t> form_numbers_{1 << 14};
  std::vector<Form> forms_;
  std::vector<std::uint32_t> text_forms_;
  std::vector<WordContext> contexts_;
  std::vector<LabelScores> scores_;
  std::vector<LabelScores> from_;
};

}  // namespace blattwerk::entities
