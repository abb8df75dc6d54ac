#include "entities/crf_tagger.h"

#include <algorithm>

namespace blattwerk::entities {
namespace {

constexpr std::size_t kMostForms = 1 << 17;  // 40 MB
constexpr std::int16_t kGreatestScore = 8000;
constexpr std::int16_t kFarBehind = -10000;  // path scores are kept above this, so that they never overflow

void add(LabelScores& sum, const LabelScores& scores) {
  for (std::size_t j = 0; j < kLabels; ++j) sum[j] = static_cast<std::int16_t>(sum[j] + scores[j]);
}

}  // namespace

CrfTagger::CrfTagger(const TagModel& model, const Gazetteer& gazetteer, WordClassifier& classifier)
    : model_(model), gazetteer_(gazetteer), classifier_(classifier), featurizer_(gazetteer, model.tables()) {}

std::uint32_t CrfTagger::form_of(const Word& word, std::string_view text) {
  if (const std::uint32_t* number = form_numbers_.find(word.hash)) return *number;
  featurizer_.featurize(word.in(text), word.shape, classifier_.classify(word, text), features_);
  Form form{{}, features_.cluster, features_.casing, features_.shape};
  model_.prefetch(features_.own, FeatureGroup::own);
  model_.prefetch(features_.near, FeatureGroup::near);
  model_.prefetch(features_.far, FeatureGroup::far);
  model_.add(features_.own, FeatureGroup::own, form.scores);
  model_.add(features_.near, FeatureGroup::near, form.scores);
  model_.add(features_.far, FeatureGroup::far, form.scores);
  const auto number = static_cast<std::uint32_t>(forms_.size());
  forms_.push_back(form);
  form_numbers_[word.hash] = number;
  return number;
}

void CrfTagger::tag(std::string_view text, std::span<const Word> words, std::vector<Label>& labels) {
  labels.assign(words.size(), Label::outside);
  if (words.empty()) return;
  if (forms_.size() + words.size() > kMostForms) {
    forms_.clear();
    form_numbers_.clear();
  }
  text_forms_.clear();
  contexts_.clear();
  for (const Word& word : words) {
    const std::uint32_t number = form_of(word, text);
    text_forms_.push_back(number);
    contexts_.push_back(
        {forms_[number].cluster, forms_[number].casing, forms_[number].shape, 0, word.sentence_start});
  }
  score(words);
  decode(labels);
}

void CrfTagger::score(std::span<const Word> words) {
  mark_known(gazetteer_, words, contexts_);
  scores_.resize(words.size());
  std::array<Feature, kMostContextFeatures> context;
  for (std::size_t at = 0; at < words.size(); ++at) {
    LabelScores sum = forms_[text_forms_[at]].scores[0];
    const std::size_t capital = contexts_[at].has_capital() ? 1 : 0;
    const auto add_slot = [&](std::size_t word, Slot slot) {
      add(sum, forms_[text_forms_[word]].scores[static_cast<std::size_t>(slot) + capital]);
    };
    if (at > 0) add_slot(at - 1, Slot::next);
    if (at + 1 < words.size()) add_slot(at + 1, Slot::previous);
    if (at > 1) add_slot(at - 2, Slot::next_but_one);
    if (at + 2 < words.size()) add_slot(at + 2, Slot::last_but_one);
    const std::size_t count = context_features(contexts_, at, context);
    for (std::size_t k = 0; k < count; ++k) model_.add_context(context[k], sum);
    for (std::int16_t& score : sum) score = std::clamp<std::int16_t>(score, -kGreatestScore, kGreatestScore);
    scores_[at] = sum;
  }
}

void CrfTagger::decode(std::vector<Label>& labels) {
  const auto& transitions = model_.transitions();
  from_.resize(scores_.size());
  LabelScores path;
  for (std::size_t j = 0; j < kLabels; ++j)
    path[j] = static_cast<std::int16_t>(transitions[0][j] + scores_[0][j]);
  for (std::size_t at = 1;; ++at) {
    const std::int16_t best_so_far = *std::max_element(path.begin(), path.end());
    for (std::size_t j = 0; j < kLabels; ++j) {
      path[j] = std::max(static_cast<std::int16_t>(path[j] - best_so_far), kFarBehind);
    }
    if (at == scores_.size()) break;
    LabelScores best;
    LabelScores& from = from_[at];
    for (std::size_t j = 0; j < kLabels; ++j) {
      best[j] = static_cast<std::int16_t>(path[0] + transitions[0][j]);
      from[j] = 0;
    }
    for (std::size_t i = 1; i < kLabels; ++i) {
      for (std::size_t j = 0; j < kLabels; ++j) {
        const auto score = static_cast<std::int16_t>(path[i] + transitions[i][j]);
        from[j] = score > best[j] ? static_cast<std::int16_t>(i) : from[j];
        best[j] = std::max(best[j], score);
      }
    }
    for (std::size_t j = 0; j < kLabels; ++j) path[j] = static_cast<std::int16_t>(best[j] + scores_[at][j]);
  }
  auto label = static_cast<std::size_t>(std::max_element(path.begin(), path.end()) - path.begin());
  for (std::size_t at = scores_.size(); at-- > 0;) {
    labels[at] = static_cast<Label>(label);
    label = static_cast<std::size_t>(from_[at][label]);
  }
}

}  // namespace blattwerk::entities
