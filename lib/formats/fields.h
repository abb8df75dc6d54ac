#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "formats/document.h"
#include "formats/field_names.h"

namespace blattwerk::formats {

/// A date in a field: ISO 8601 as precise as it is, or as people and programs write dates. A time without a
/// zone is German local time.
std::optional<PartialDate> parse_field_date(std::string_view text);

/// Sets a field of `document` that is still empty. A list of authors or topics is one value with its members
/// divided by commas. False where the value does not suit the field. The text of an article is set by
/// `set_text`.
bool set_field(Field field, std::string_view value, Document& document);

/// Divides `Anna Schmidt, Jörg Maier und Ute Kern` into names.
void append_authors(std::string_view names, Document& document);
/// Divides `Klima, Energie; Verkehr` into topics.
void append_topics(std::string_view topics, Document& document);

/// Makes the blocks of a text whose paragraphs blank lines divide, or line ends where no blank line is and
/// the lines are long, or HTML elements.
void set_text(std::string_view text, Document& document);

/// Puts a lead before the blocks, unless they start with it.
void set_lead(std::string_view lead, Document& document);

/// The article's date is that of its publication, else its `Stand`, else the month it is filed under.
void settle_dates(Document& document);

}  // namespace blattwerk::formats
