#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::search {

enum class NoteKind : std::uint8_t {
  operator_as_word,      ///< an operator without anything to join
  unclosed_quote,        ///< read as words
  unclosed_parenthesis,  ///< closed at the end
  unopened_parenthesis,  ///< passed over
  too_deep,              ///< parentheses nested beyond the bound
  too_long,              ///< more words than the bound
  unknown_field,         ///< `subject:` names no field
  field_without_value,   ///< nothing behind the colon
  no_date,               ///< a date field with something else
  no_order,              ///< `sortierung:` with something else
  truncation_inside,     ///< `*` in the middle of a word or in a phrase
  exact_truncation,      ///< `=` together with `*`
  distance_missing,      ///< `~` without a number
  distance_bounded,      ///< a distance beyond what makes sense
  near_needs_words,      ///< NAHE joins something else than words, phrases and their alternatives
  near_fields_differ,    ///< NAHE joins words of different fields
  nothing_to_search,     ///< only signs
  truncation_bounded,    ///< a truncated word stands for more words than can be searched at once
  unknown_word,          ///< no article of the archive has this word
  unknown_entity,        ///< the archive has no entity of this name
  unknown_value,         ///< the archive has no such source, author or section
  time_limit,            ///< the search was stopped before its end
  relaxed,               ///< all the words together find only `subject` articles
};

/// Something about a query that its writer should know. `start` and `end` are bytes of the query.
struct Note {
  NoteKind kind;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string subject;  ///< the words it is about, as written

  friend bool operator==(const Note&, const Note&) = default;
};

enum class Language : std::uint8_t { german, english };

/// Adds a note unless there are plenty already, so that hostile queries do not fill the memory with notes.
void add_note(std::vector<Note>& notes, Note note);

/// The kind by its name in the code, as golden tables write it.
std::string_view to_string(NoteKind kind);

/// One sentence for the writer of the query.
std::string message(const Note& note, Language language);

}  // namespace blattwerk::search
