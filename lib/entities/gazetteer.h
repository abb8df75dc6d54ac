#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "core/entity_edit.h"
#include "entities/flat_map.h"
#include "entities/name_span.h"
#include "entities/word.h"

namespace blattwerk::entities {

/// What is wrong with a line of a list of names.
struct NameListFault {
  std::size_t line;
  std::string reason;
};

struct NameList {
  std::vector<KnownName> names;
  std::vector<NameListFault> faults;  ///< lines that were left out
};

/// Reads a list of names, one thing a line: type, canonical name, other names divided by `|`, the three
/// divided by tabs (or semicolons). The type is `person`, `organization`, `place` or `other`, or its German
/// or first letter (P, O, L or place's `Ort`, X). Empty lines and lines from `#` are passed over.
NameList parse_name_list(std::string_view text);

/// Names of known things, found in a text by hash.
///
/// Each name is also found in the genitive (`Chinas`) and with its leading adjectives inflected (`der
/// Deutschen Bank`).
class Gazetteer {
 public:
  struct Entry {
    EntityType type;
    std::string name;
    bool certain;
  };
  struct Match {
    std::uint32_t entry = 0;
    std::uint32_t words = 0;  ///< 0: nothing found
    bool ambiguous = false;   ///< the words are more often something else
    bool certain = false;     ///< from a reviewed list
  };

  /// Declares words that are a name only where the words around say so. Holds for names added later.
  void add_ambiguous(std::string_view words);

  /// Large lists hold many names that are also other words; others are made or looked through by hand.
  enum class Source : std::uint8_t { reviewed, large };

  /// The first to claim a name keeps it.
  void add(const KnownName& known, Source source = Source::reviewed);

  /// Names `alias` too what is already known as `name`; nothing happens where that is unknown.
  void add_alias(std::string_view name, std::string_view alias);

  /// The longest name at the front of `words`.
  Match find(std::span<const Word> words) const;

  /// What goes by exactly this one word, or this phrase.
  Match find_word(std::uint64_t hash) const;
  Match find_phrase(std::string_view phrase) const;

  /// Declares the adjective (without ending) and the inhabitants of a place: `russisch`, `Russe`.
  void add_derived(std::string_view place, std::string_view adjective,
                   std::span<const std::string_view> inhabitants);

  /// The place that an adjective or a name of inhabitants is made from: `russische`, `Berliner`; kNoEntry
  /// where none is known.
  std::uint32_t derived_from(std::string_view word) const;

  const Entry& entry(std::uint32_t index) const { return entries_[index]; }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Node {
    std::uint32_t entry = kNoEntry;
    bool goes_on = false;
    bool ambiguous = false;
    bool certain = false;
  };

  void add_phrase(std::string_view phrase, std::uint32_t entry);
  void add_words(std::span<const std::string> phrase, std::uint32_t entry, bool ambiguous);

  std::vector<Entry> entries_;
  FlatMap<Node> nodes_{1 << 15};
  FlatMap<bool> ambiguous_{512};
  FlatMap<std::uint32_t> derived_{1024};
};

/// The user's own names, and after them all that the standard gazetteer has.
Gazetteer make_gazetteer(std::span<const KnownName> own);

/// All that this build and the machine's packages know: the tables in data/, ICU's German names of countries
/// and cities, and, where they are installed, iso-codes and geonames. Made at first use.
const Gazetteer& standard_gazetteer();

}  // namespace blattwerk::entities
