#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "formats/document.h"

namespace blattwerk::formats {

/// How many of the first lines are a front matter: `---` (YAML) or `+++` (TOML), named values, and the same
/// mark again. 0 where there is none.
std::size_t front_matter_lines(std::span<const std::string_view> lines);

/// Reads the values of a front matter: one a line, also lists (`[a, b]`, or `- a` on lines of their own) and
/// texts over several lines (`>` or `|`). Names are those of `field_names.h`; unknown ones are passed over.
void read_front_matter(std::span<const std::string_view> lines, Document& document);

}  // namespace blattwerk::formats
