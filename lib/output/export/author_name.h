#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/article.h"

namespace blattwerk::output {

/// A person as bibliographies order names: by the family name.
struct PersonName {
  std::string given;
  std::string particle;  ///< before the family name and printed with it: `von der` in `von der Leyen`
  std::string family;
  std::string suffix;  ///< `Jr.`, `III`

  friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// An agency, an outlet, a desk: a name that is not divided. Also a person of one name.
struct CorporateName {
  std::string name;

  friend bool operator==(const CorporateName&, const CorporateName&) = default;
};

using AuthorName = std::variant<PersonName, CorporateName>;

/// Divides the name of an author of `article` as it stands in the byline. Academic titles and what stands in
/// brackets behind the name are dropped. The outlet and the agency of the article are corporate, as is what
/// reads like an organization or like more than one person.
AuthorName parse_author(std::string_view name, const Article& article);

}  // namespace blattwerk::output
