#pragma once

#include <string_view>

namespace blattwerk::formats::html {

/// Whether a line announces or is what stands between an article's paragraphs without belonging to them, by
/// its words: `Lesen Sie auch`, `Anzeige`, `Zum Newsletter`, `Foto: …`. `is_heading`: such a heading stands
/// over more of it.
bool is_furniture(std::string_view line);

/// A line of author, date, place or length: `Von Max Muster`, `Stand: 04.02.2022 11:39 Uhr`, `Lesezeit: 3
/// Min.`
bool is_dateline(std::string_view line);

/// A sentence on the author, as it stands under an article: `Erika Mustermann ist Redakteurin im Ressort
/// Politik.`
bool tells_of_author(std::string_view paragraph);

/// A short paragraph on what else there is to read, hear or order. Only at the end of an article it is no
/// part of it.
bool offers_more(std::string_view paragraph);

/// A paragraph that names where the news came from: `Mit Material von dpa`. Only at the end of an article it
/// is no part of it.
bool names_sources(std::string_view paragraph);

/// Ends in a full stop or another mark that ends a sentence.
bool ends_sentence(std::string_view text);

}  // namespace blattwerk::formats::html
