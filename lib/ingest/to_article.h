#pragma once

#include <optional>

#include "core/article.h"
#include "formats/document.h"

namespace blattwerk::ingest {

/// Makes an article of what a reader found: text normalised, blanks squeezed, empty paragraphs dropped, dates
/// resolved.
///
/// The date is the one of publication, else of the last update, else that of the archive. A time without a
/// zone is German local time; a time stated in UTC is told as German local time, so that it falls on the day
/// readers knew. An article without a title is called by its first words. Nothing where there is neither
/// title nor text.
std::optional<Article> to_article(const formats::Document& document);

}  // namespace blattwerk::ingest
