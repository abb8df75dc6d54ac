#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"

namespace blattwerk::entities {

/// What somebody is said to have said.
struct Quotation {
  std::uint32_t text;   ///< which of the texts
  std::uint32_t start;  ///< the words quoted, without their quotation marks; bytes of that text
  std::uint32_t end;
  bool direct;  ///< between quotation marks; else reported speech
  EntityType speaker_type;
  std::string speaker;  ///< the canonical name of who said it

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// Finds direct and reported speech with its speaker in an article.
///
/// `texts` are the title and the paragraphs, `mentions` what Recognizer found in them. Attribution goes by
/// what German news writes: `„…“, sagte X`, `X sagte: „…“`, `so X`, `laut X`, `X zufolge`, `nach Angaben von
/// X`, `wie X mitteilte`, `X sagte, er …`; `er` and `sie` are who was named last. A quotation whose speaker
/// cannot be told is left out, as are single quoted words. In order; quotations of one text do not overlap.
std::vector<Quotation> find_quotations(std::span<const std::string_view> texts,
                                       std::span<const std::vector<EntityMention>> mentions);

}  // namespace blattwerk::entities
