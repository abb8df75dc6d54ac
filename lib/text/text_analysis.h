#pragma once

#include <string>
#include <vector>

#include "core/entity.h"
#include "core/quotation.h"
#include "text/chunk_analysis.h"
#include "text/date_finder.h"
#include "text/token.h"

namespace blattwerk::text {

/// What the analysis makes of one text; all offsets are UTF-8 bytes into it.
struct TextAnalysis {
  std::string text;
  TokenStream tokens;
  std::vector<WordSteps> steps;  ///< how the words became their terms, where it was asked for
  std::vector<EntityMention> entities;
  std::vector<EntityMention> derived;  ///< words made from names: `russische` for Russland
  std::vector<DateMention> dates;
  std::vector<Quotation> quotations;  ///< their `text` is 0
};

}  // namespace blattwerk::text
