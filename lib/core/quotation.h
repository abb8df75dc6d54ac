#pragma once

#include <cstdint>
#include <string>

#include "core/entity.h"

namespace blattwerk {

/// What somebody is said to have said.
struct Quotation {
  std::uint32_t text;   ///< where: 0 for the title, else the number of the paragraph
  std::uint32_t start;  ///< the words quoted, without their quotation marks; bytes of that text
  std::uint32_t end;
  bool direct;  ///< between quotation marks; else reported speech
  EntityType speaker_type;
  std::string speaker;  ///< the canonical name of who said it

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

}  // namespace blattwerk
