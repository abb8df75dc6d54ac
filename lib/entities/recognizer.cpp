#include "entities/recognizer.h"

#include "entities/gazetteer.h"
#include "entities/name_resolver.h"
#include "entities/rule_tagger.h"
#include "entities/word_class.h"

namespace blattwerk::entities {
namespace {

class RuleRecognizer : public Recognizer {
 public:
  RuleRecognizer() : tagger_(standard_gazetteer(), classifier_), resolver_(standard_gazetteer()) {}

  std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) override {
    if (texts_.size() < texts.size()) texts_.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      TaggedText& tagged = texts_[i];
      tagged.text = texts[i];
      tagged.words.clear();
      tagged.names.clear();
      split_words(tagged.text, tagged.words);
      tagger_.tag(tagged.text, tagged.words, tagged.names);
    }
    return resolver_.resolve(std::span(texts_).first(texts.size()));
  }

 private:
  WordClassifier classifier_;
  RuleTagger tagger_;
  NameResolver resolver_;
  std::vector<TaggedText> texts_;  ///< kept for their memory
};

}  // namespace

std::unique_ptr<Recognizer> make_recognizer() {
  return std::make_unique<RuleRecognizer>();
}

}  // namespace blattwerk::entities
