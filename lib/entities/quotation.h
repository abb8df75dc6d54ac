#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "core/quotation.h"

namespace blattwerk::entities {

/// Finds direct and reported speech with its speaker in an article.
///
/// `texts` are the title and the paragraphs, `mentions` what Recognizer found in them. Attribution goes by
/// what German news writes: `„…“, sagte X`, `X sagte: „…“`, `so X`, `laut X`, `X zufolge`, `nach Angaben von
/// X`, `wie X mitteilte`, `X sagte, er …`; `er` and `sie` are who was named last. A quotation whose speaker
/// cannot be told is left out, as are single quoted words. In order; quotations of one text do not overlap.
std::vector<Quotation> find_quotations(std::span<const std::string_view> texts,
                                       std::span<const std::vector<EntityMention>> mentions);

}  // namespace blattwerk::entities
