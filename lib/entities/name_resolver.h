#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/flat_map.h"
#include "entities/gazetteer.h"
#include "entities/name_span.h"
#include "entities/word.h"

namespace blattwerk::entities {

/// One text of an article with its words and the names found in it.
struct TaggedText {
  std::string_view text;
  std::vector<Word> words;
  std::vector<NameSpan> names;  ///< in order and without overlap
};

/// Gives each name of an article the one name of the thing it names.
///
/// `Putins` and `Putin` are `Wladimir Putin` where the article or the gazetteer says so; a genitive loses its
/// -s where the article has the name without; a surname met again, also as `Putin-Vertraute`, is found where
/// no tagger saw it.
class NameResolver {
 public:
  explicit NameResolver(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  /// The mentions of each text. Adds to `texts` the names it finds by repetition.
  std::vector<std::vector<EntityMention>> resolve(std::span<TaggedText> texts);

 private:
  struct Person {
    std::string name;
    bool full;  ///< first name and surname
  };

  void note_words(std::span<const TaggedText> texts);
  void note_persons(std::span<const TaggedText> texts);
  void find_repeated(TaggedText& tagged);
  std::string canonical(const TaggedText& tagged, const NameSpan& span) const;
  std::string surface(const TaggedText& tagged, const NameSpan& span) const;

  const Gazetteer& gazetteer_;
  std::vector<Person> persons_;
  FlatMap<std::uint32_t> surnames_;  ///< by the hash of the surname, also in the genitive
  FlatMap<bool> words_;              ///< the words of the article
};

}  // namespace blattwerk::entities
