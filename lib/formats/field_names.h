#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace blattwerk::formats {

/// What a named value of a table, a JSON object or a front matter means for an article.
enum class Field : std::uint8_t {
  id,
  title,
  kicker,
  published,
  updated,
  source,
  url,
  authors,
  section,
  language,
  agency,
  topics,
  lead,
  text,
  paragraphs,
};
inline constexpr std::size_t kFieldCount = 15;

/// A field by one of its names. Where several names of an article mean the same field, the lowest rank
/// counts.
struct FieldName {
  Field field;
  int rank;
};

/// Finds a field by its German, English or schema.org name, in any case and with any of `_`, `-` and blanks
/// within: `Überschrift`, `datePublished`, `date_published`, `og:title`.
std::optional<FieldName> find_field(std::string_view name);

}  // namespace blattwerk::formats
