#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "entities/flat_map.h"
#include "entities/word.h"

namespace blattwerk::entities {

/// A thing with all the names it goes by, as a list of names gives it.
struct KnownName {
  EntityType type;
  std::string name;  ///< the canonical name
  std::vector<std::string> aliases;

  friend bool operator==(const KnownName&, const KnownName&) = default;
};

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
  };
  struct Match {
    std::uint32_t entry = 0;
    std::uint32_t words = 0;  ///< 0: nothing found
    bool ambiguous = false;   ///< the words are more often something else
  };

  /// Declares words that are a name only where the words around say so. Holds for names added later.
  void add_ambiguous(std::string_view words);

  /// The first to claim a name keeps it.
  void add(const KnownName& known);

  /// Names `alias` too what is already known as `name`; nothing happens where that is unknown.
  void add_alias(std::string_view name, std::string_view alias);

  /// The longest name at the front of `words`.
  Match find(std::span<const Word> words) const;

  /// What goes by exactly this one word, or this phrase.
  Match find_word(std::uint64_t hash) const;
  Match find_phrase(std::string_view phrase) const;

  const Entry& entry(std::uint32_t index) const { return entries_[index]; }
  std::size_t size() const { return entries_.size(); }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct Node {
    std::uint32_t entry = kNone;
    bool goes_on = false;
    bool ambiguous = false;
  };

  void add_phrase(std::string_view phrase, std::uint32_t entry);
  void add_words(std::span<const std::string> phrase, std::uint32_t entry, bool ambiguous);

  std::vector<Entry> entries_;
  FlatMap<Node> nodes_{1 << 15};
  FlatMap<bool> ambiguous_{512};
};

/// All that this build and the machine's packages know: the tables in data/, ICU's German names of countries
/// and cities, and, where they are installed, iso-codes and geonames. Made at first use.
const Gazetteer& standard_gazetteer();

}  // namespace blattwerk::entities
