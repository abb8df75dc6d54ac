#pragma once

#include "core/article.h"
#include "store/fts_tokenizer.h"
#include "text/analyzer.h"

namespace blattwerk::store {

/// The tokens of an article by column of the full-text index: kicker and title together, and its paragraphs
/// by kind, with a break between any two.
IndexedColumns index_columns(const Article& article, text::Analyzer& analyzer);

}  // namespace blattwerk::store
