#include "entities/recognizer.h"

#include "entities/gazetteer.h"
#include "entities/name_finder.h"
#include "entities/name_resolver.h"

namespace blattwerk::entities {
namespace {

class TrainedRecognizer : public Recognizer {
 public:
  explicit TrainedRecognizer(const RecognizerOptions& options)
      : own_(options.own_names.empty() ? nullptr
                                       : std::make_unique<Gazetteer>(make_gazetteer(options.own_names))),
        gazetteer_(own_ ? *own_ : standard_gazetteer()),
        finder_(options.model ? *options.model : standard_model(), gazetteer_),
        resolver_(gazetteer_),
        derived_(options.derived) {}

  std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) override {
    if (texts_.size() < texts.size()) texts_.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      TaggedText& tagged = texts_[i];
      tagged.text = texts[i];
      tagged.words.clear();
      tagged.names.clear();
      split_words(tagged.text, tagged.words);
      finder_.find(tagged.text, tagged.words, tagged.names);
      if (derived_ == DerivedMentions::leave_out) {
        std::erase_if(tagged.names, [](const NameSpan& name) { return name.kind == MentionKind::derived; });
      }
    }
    return resolver_.resolve(std::span(texts_).first(texts.size()));
  }

 private:
  std::unique_ptr<const Gazetteer> own_;
  const Gazetteer& gazetteer_;
  NameFinder finder_;
  NameResolver resolver_;
  DerivedMentions derived_;
  std::vector<TaggedText> texts_;  ///< kept for their memory
};

}  // namespace

std::unique_ptr<Recognizer> make_recognizer(const RecognizerOptions& options) {
  return std::make_unique<TrainedRecognizer>(options);
}

}  // namespace blattwerk::entities
