#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/stored_article.h"
#include "output/export/author_name.h"

namespace blattwerk::output {

/// The key that an article is cited by: outlet, year, first word of weight in the title, and the article's
/// number, e.g. `tagesschau-2022-putin-17`. Lower-case ASCII letters, digits and hyphens. Unique in its
/// archive since the number is, so that no key has to be remembered while others are made.
std::string citation_key(const StoredArticle& article);

/// The authors of an article divided into their names; the agency where it states none.
std::vector<AuthorName> cited_authors(const Article& article);

/// The day on which the address of an article was visited, `2024-03-04`: that of its first import. Empty
/// where it has no address.
std::string accessed_on(const StoredArticle& article);

/// Particle and family name, `von der Leyen`.
std::string family_with_particle(const PersonName& person);

}  // namespace blattwerk::output
