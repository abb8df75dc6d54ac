#include "entities/recognizer.h"

#include "entities/gazetteer.h"
#include "entities/name_finder.h"
#include "entities/name_resolver.h"

namespace blattwerk::entities {
namespace {

class TrainedRecognizer : public Recognizer {
 public:
  explicit TrainedRecognizer(const TagModel& model)
      : finder_(model, standard_gazetteer()), resolver_(standard_gazetteer()) {}

  std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) override {
    if (texts_.size() < texts.size()) texts_.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      TaggedText& tagged = texts_[i];
      tagged.text = texts[i];
      tagged.words.clear();
      tagged.names.clear();
      split_words(tagged.text, tagged.words);
      finder_.find(tagged.text, tagged.words, tagged.names);
    }
    return resolver_.resolve(std::span(texts_).first(texts.size()));
  }

 private:
  NameFinder finder_;
  NameResolver resolver_;
  std::vector<TaggedText> texts_;  ///< kept for their memory
};

}  // namespace

std::unique_ptr<Recognizer> make_recognizer() {
  return make_recognizer(standard_model());
}

std::unique_ptr<Recognizer> make_recognizer(const TagModel& model) {
  return std::make_unique<TrainedRecognizer>(model);
}

}  // namespace blattwerk::entities
