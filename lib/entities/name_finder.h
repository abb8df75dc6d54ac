#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "entities/crf_tagger.h"
#include "entities/gazetteer.h"
#include "entities/name_span.h"
#include "entities/word_class.h"

namespace blattwerk::entities {

/// Finds the names in the words of a text: those the trained tagger sees, and those that a list made by hand
/// knows for sure.
class NameFinder {
 public:
  NameFinder(const TagModel& model, const Gazetteer& gazetteer)
      : gazetteer_(gazetteer),
        clusters_(table(model.tables(), WordTable::clusters)),
        lists_(table(model.tables(), WordTable::lists)),
        tagger_(model, gazetteer, classifier_) {}

  /// Appends the names in `words` of `text`, in order and without overlap.
  void find(std::string_view text, std::span<const Word> words, std::vector<NameSpan>& names);

 private:
  // The walk through the words.
  std::uint32_t name_at(std::uint32_t at, std::vector<NameSpan>& names);
  std::uint32_t tagged_name(std::uint32_t at, std::vector<NameSpan>& names);
  std::uint32_t untagged_name(std::uint32_t at, std::vector<NameSpan>& names);
  bool is_no_other_name(std::uint32_t at, std::uint32_t words) const;
  std::uint32_t end_of_tagged(std::uint32_t first) const;
  std::uint32_t institution(std::uint32_t at) const;
  bool is_office(std::uint32_t at);
  std::uint32_t two_names(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t with_river(std::uint32_t first, std::uint32_t last) const;
  void divide_person(std::uint32_t first);
  std::uint32_t with_second_charge(std::uint32_t first, std::uint32_t last);
  std::uint32_t addressed(std::uint32_t at, std::uint32_t first);
  bool may_be_surname(std::uint32_t at);

  // What some words are, in name_finder_spans.cpp.
  NameSpan span(std::uint32_t first, std::uint32_t last, EntityType type) const;
  NameSpan listed(std::uint32_t first, const Gazetteer::Match& match) const;
  std::optional<NameSpan> tagged(std::uint32_t first, std::uint32_t last);
  std::optional<std::uint32_t> entry_of(const NameSpan& name, const Gazetteer::Match& match) const;
  std::optional<NameSpan> unlisted_word(const NameSpan& name, bool known);
  std::optional<NameSpan> unlisted_words(const NameSpan& name, std::uint32_t known);
  std::optional<NameSpan> part(std::uint32_t at, const EntityType* type);
  std::optional<NameSpan> derived(std::uint32_t at);
  bool is_no_acronym(std::string_view word);
  bool is_office_of(std::uint32_t at);
  bool is_given_name(const Word& word);

  const Gazetteer& gazetteer_;
  const ClusterMap& clusters_;
  const ClusterMap& lists_;
  WordClassifier classifier_;
  CrfTagger tagger_;
  std::string_view text_;
  std::span<const Word> words_;
  std::vector<Label> labels_;
};

}  // namespace blattwerk::entities
