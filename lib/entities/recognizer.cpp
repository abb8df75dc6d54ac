#include "entities/recognizer.h"

#include <algorithm>
#include <iterator>
#include <utility>

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
        resolver_(gazetteer_) {}

  std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) override {
    if (texts_.size() < texts.size()) texts_.resize(texts.size());
    derived_.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      TaggedText& tagged = texts_[i];
      tagged.text = texts[i];
      tagged.words.clear();
      tagged.names.clear();
      split_words(tagged.text, tagged.words);
      finder_.find(tagged.text, tagged.words, tagged.names);
      set_derived_apart(i);
    }
    auto mentions = resolver_.resolve(std::span(texts_).first(texts.size()));
    add_derived(mentions);
    return mentions;
  }

 private:
  struct Derived {
    std::size_t text;
    EntityMention mention;
  };

  // They have no say in what the names of the article mean.
  void set_derived_apart(std::size_t text) {
    std::erase_if(texts_[text].names, [&](const NameSpan& name) {
      if (name.kind != MentionKind::derived) return false;
      derived_.push_back(
          {text, {name.type, name.start, name.end, gazetteer_.entry(name.entry).name, name.kind}});
      return true;
    });
  }

  // Where a name was found in their place since, it is that.
  void add_derived(std::span<std::vector<EntityMention>> mentions) {
    for (Derived& derived : derived_) {
      auto& list = mentions[derived.text];
      const auto behind = std::ranges::lower_bound(list, derived.mention.end, {}, &EntityMention::start);
      if (behind != list.begin() && std::prev(behind)->end > derived.mention.start) continue;
      list.insert(behind, std::move(derived.mention));
    }
  }

  std::unique_ptr<const Gazetteer> own_;
  const Gazetteer& gazetteer_;
  NameFinder finder_;
  NameResolver resolver_;
  std::vector<TaggedText> texts_;  ///< kept for their memory
  std::vector<Derived> derived_;
};

}  // namespace

std::unique_ptr<Recognizer> make_recognizer(const RecognizerOptions& options) {
  return std::make_unique<TrainedRecognizer>(options);
}

}  // namespace blattwerk::entities
