#include "train/instances.h"

namespace blattwerk::train {

using namespace entities;

Text text_of(const Sentence& sentence) {
  Text text;
  for (const std::string& bytes : sentence.words) {
    if (!text.bytes.empty()) text.bytes += ' ';
    Word word{hash_word(bytes), static_cast<std::uint32_t>(text.bytes.size()), 0, shape_of(bytes), false};
    text.bytes += bytes;
    word.end = static_cast<std::uint32_t>(text.bytes.size());
    text.words.push_back(word);
  }
  mark_sentence_starts(text.bytes, text.words);
  return text;
}

const WordFeatures& InstanceMaker::features(const Word& word, std::string_view text) {
  std::uint32_t& index = forms_[word.hash];
  if (index == 0) {
    form_features_.emplace_back();
    index = static_cast<std::uint32_t>(form_features_.size());
    featurizer_.featurize(word.in(text), word.shape, classifier_.classify(word, text), form_features_.back());
  }
  return form_features_[index - 1];
}

template <typename Use>
void InstanceMaker::for_each_weight(const Sentence& sentence, Use use) {
  const Text text = text_of(sentence);
  std::vector<WordContext> contexts(text.words.size());
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    const WordFeatures& form = features(text.words[i], text.bytes);
    contexts[i] = {form.cluster, form.casing, form.shape, 0, text.words[i].sentence_start};
  }
  mark_known(gazetteer_, text.words, contexts);
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    const std::size_t capital = contexts[i].has_capital() ? 1 : 0;
    const auto use_near = [&](std::size_t at, FeatureGroup group, std::size_t slot) {
      const WordFeatures& form = features(text.words[at], text.bytes);
      for (const Feature feature : group == FeatureGroup::near ? form.near : form.far) {
        use(i, Weight{weight_key(feature, group), static_cast<std::uint8_t>(slot + capital)}, false);
      }
    };
    const WordFeatures& form = features(text.words[i], text.bytes);
    for (std::size_t k = 0; k < form.own.size(); ++k) {
      use(i, Weight{weight_key(form.own[k], FeatureGroup::own), 0}, k < form.lexical);
    }
    if (i > 0) use_near(i - 1, FeatureGroup::near, 0);
    if (i + 1 < contexts.size()) use_near(i + 1, FeatureGroup::near, 2);
    if (i > 1) use_near(i - 2, FeatureGroup::far, 0);
    if (i + 2 < contexts.size()) use_near(i + 2, FeatureGroup::far, 2);
    std::array<Feature, kMostContextFeatures> context;
    const std::size_t count = context_features(contexts, i, context);
    for (std::size_t k = 0; k < count; ++k)
      use(i, Weight{weight_key(context[k], FeatureGroup::context), 0}, false);
  }
}

void InstanceMaker::count(const Sentence& sentence) {
  for_each_weight(sentence, [this](std::size_t, const Weight& weight, bool) {
    std::uint32_t& index = weight_numbers_[weight.hash()];
    if (index == 0) {
      seen_.push_back({weight, 0});
      index = static_cast<std::uint32_t>(seen_.size());
    }
    ++seen_[index - 1].count;
  });
}

void InstanceMaker::number(std::uint32_t least) {
  for (const Seen& seen : seen_) {
    std::uint32_t& index = weight_numbers_[seen.weight.hash()];
    index = 0;
    if (seen.count < least) continue;
    weights_.push_back(seen.weight);
    index = static_cast<std::uint32_t>(weights_.size());
  }
  seen_.clear();
}

Instance InstanceMaker::make(const Sentence& sentence, Lexical use) {
  Instance instance;
  instance.labels = sentence.labels;
  std::size_t word = 0;
  instance.offsets.push_back(0);
  for_each_weight(sentence, [&](std::size_t at, const Weight& weight, bool lexical) {
    for (; word < at; ++word) instance.offsets.push_back(static_cast<std::uint32_t>(instance.rows.size()));
    if (lexical && use == Lexical::without) return;
    const std::uint32_t* number = weight_numbers_.find(weight.hash());
    if (number && *number != 0) instance.rows.push_back(*number - 1);
  });
  while (instance.offsets.size() <= sentence.words.size()) {
    instance.offsets.push_back(static_cast<std::uint32_t>(instance.rows.size()));
  }
  return instance;
}

}  // namespace blattwerk::train
