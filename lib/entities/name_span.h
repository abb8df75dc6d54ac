#pragma once

#include <cstdint>

#include "core/entity.h"

namespace blattwerk::entities {

inline constexpr std::uint32_t kNoEntry = UINT32_MAX;

/// A name found in the words of one text, before it is resolved.
struct NameSpan {
  std::uint32_t first;  ///< its words, from `first` up to but not including `last`
  std::uint32_t last;
  std::uint32_t start;  ///< its bytes; a part of a compound ends within its word
  std::uint32_t end;
  EntityType type;
  MentionKind kind = MentionKind::name;
  std::uint32_t entry = kNoEntry;  ///< of the gazetteer, where the name is known
};

}  // namespace blattwerk::entities
