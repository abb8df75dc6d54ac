#pragma once

#include <array>
#include <cstdint>
#include <optional>
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
/// Oblique cases are mended (nominative.h). `Putins` and `Putin` are `Wladimir Putin` where the article or
/// the gazetteer says so; a genitive loses its -s where the article has the name without; a surname met
/// again, also as `Putin-Vertraute`, is found where no tagger saw it.
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
  void drop_explained(std::span<TaggedText> texts);
  void note_long_names(std::span<const TaggedText> texts);
  void agree_on_types(std::span<TaggedText> texts);
  void note_short_forms(std::span<const TaggedText> texts);
  void note_persons(std::span<const TaggedText> texts);
  void note_person(std::string name, bool full);
  void prefer_persons(TaggedText& tagged) const;
  void find_repeated(TaggedText& tagged);
  std::string canonical(const TaggedText& tagged, const NameSpan& span) const;
  std::string surface(const TaggedText& tagged, const NameSpan& span) const;

  const Gazetteer& gazetteer_;
  std::vector<Person> persons_;
  FlatMap<std::uint32_t> surnames_;  ///< by the hash of the surname, also in the genitive
  FlatMap<bool> words_;              ///< the words and the longer names of the article
  FlatMap<std::array<std::uint16_t, 4>>
      votes_;  ///< how often each name, by the hash of its words, is taken for which type
  FlatMap<std::uint32_t> short_forms_;  ///< by the hash of the short form, an index into long_names_
  FlatMap<std::uint32_t>
      beginnings_;  ///< by the hash of the first word of longer names, the same; kManyNames
  std::vector<std::string> long_names_;
};

/// A person of an archive who bears a surname.
struct Bearer {
  std::string_view name;   ///< in full
  std::uint32_t articles;  ///< that name the person in full
  std::uint32_t shared;    ///< how many of the other persons, places and organizations of the article at hand
                           ///< they name, too
};

/// Who a surname alone means in an article that never says the full name: the only bearer, the only one who
/// has to do with what else the article names, or the one who is in the news ten times as often as all
/// others. Nothing where that is open.
std::optional<std::size_t> dominant_bearer(std::span<const Bearer> bearers);

}  // namespace blattwerk::entities
