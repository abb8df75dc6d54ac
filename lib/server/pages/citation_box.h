#pragma once

#include <string>

#include "core/stored_article.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// How to cite an article, on one line: `Jessen, Marit: Olympia endet mit … In: Altenbrücker Bote, 20.
/// Februar 2022.`
std::string citation_line(const Words& words, const StoredArticle& stored);

/// The line, and what reference managers read, each to be copied.
Html citation_box(const Words& words, const StoredArticle& stored);

}  // namespace blattwerk::server::pages
