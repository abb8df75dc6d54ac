#pragma once

#include <array>
#include <cstddef>

#include "entities/cluster_map.h"

namespace blattwerk::entities {

/// The tables of words that a model brings along, see docs/entities.md for where they come from.
enum class WordTable : std::uint8_t {
  clusters,  ///< of German words
  foreign,   ///< clusters of English words with a capital: many names of the world
  casing,    ///< of a folded word: how frequent it is, and how often it is written small, with a capital, all
             ///< in capitals
  lists,     ///< bits: given name, surname, place, company
};
inline constexpr std::size_t kWordTables = 4;

using WordTables = std::array<ClusterMap, kWordTables>;

inline const ClusterMap& table(const WordTables& tables, WordTable which) {
  return tables[static_cast<std::size_t>(which)];
}

}  // namespace blattwerk::entities
