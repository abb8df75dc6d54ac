#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/name_span.h"
#include "entities/word_class.h"

namespace blattwerk::entities {

/// Finds names by lists and rules: what the gazetteer knows, first name and surname, title or function and
/// surname, legal forms, clubs and institutions with a place, acronyms, and known names within hyphenated
/// compounds.
class RuleTagger {
 public:
  RuleTagger(const Gazetteer& gazetteer, WordClassifier& classifier)
      : gazetteer_(gazetteer), classifier_(classifier) {}

  /// Appends the names in `words` of `text`, in order and without overlap.
  void tag(std::string_view text, std::span<const Word> words, std::vector<NameSpan>& names);

 private:
  bool known(std::uint32_t& at, std::vector<NameSpan>& names);
  bool person(std::uint32_t& at, std::vector<NameSpan>& names);
  bool organization(std::uint32_t& at, std::vector<NameSpan>& names);
  bool part(std::uint32_t at, std::vector<NameSpan>& names);

  WordClasses classes(std::uint32_t at) const { return at < classes_.size() ? classes_[at] : WordClasses{0}; }
  bool is_title_case(std::uint32_t at) const;
  bool is_surname(std::uint32_t at) const;
  void add(std::uint32_t first, std::uint32_t last, EntityType type, std::vector<NameSpan>& names);

  const Gazetteer& gazetteer_;
  WordClassifier& classifier_;
  std::string_view text_;
  std::span<const Word> words_;
  std::vector<WordClasses> classes_;
};

}  // namespace blattwerk::entities
