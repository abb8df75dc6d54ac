#include "search/note.h"

#include <utility>

#include <fmt/format.h>

#include "text/utf8.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxNotes = 32;

struct Wording {
  std::string_view name;
  std::string_view german;
  std::string_view english;
};

// `{}` stands for the note's subject.
Wording wording(NoteKind kind) {
  switch (kind) {
    case NoteKind::operator_as_word:
      return {"operator_as_word", "„{}“ verbindet hier nichts und wird als Wort gesucht.",
              "“{}” joins nothing here and is searched as a word."};
    case NoteKind::unclosed_quote:
      return {"unclosed_quote",
              "Ein Anführungszeichen wird nicht geschlossen; was folgt, wird als einzelne Wörter gesucht.",
              "A quotation mark is not closed; what follows is searched as single words."};
    case NoteKind::unclosed_parenthesis:
      return {"unclosed_parenthesis", "Eine Klammer wird nicht geschlossen; sie gilt bis zum Ende.",
              "A parenthesis is not closed; it reaches to the end."};
    case NoteKind::unopened_parenthesis:
      return {"unopened_parenthesis", "Eine schließende Klammer ohne öffnende wird übergangen.",
              "A closing parenthesis without an opening one is passed over."};
    case NoteKind::too_deep:
      return {"too_deep", "Die Klammern sind zu tief geschachtelt; die innersten werden übergangen.",
              "The parentheses are nested too deeply; the innermost are passed over."};
    case NoteKind::too_long:
      return {"too_long", "Die Anfrage ist zu lang; alles ab „{}“ wird übergangen.",
              "The query is too long; everything from “{}” on is passed over."};
    case NoteKind::unknown_field:
      return {"unknown_field", "„{}:“ ist kein Feld; gesucht wird nach den Wörtern.",
              "“{}:” is no field; it is searched as words."};
    case NoteKind::field_without_value:
      return {"field_without_value", "Hinter „{}:“ steht nichts; gesucht wird nach dem Wort.",
              "Nothing stands behind “{}:”; it is searched as a word."};
    case NoteKind::no_date:
      return {"no_date", "„{}“ ist kein Datum; gesucht wird nach den Wörtern.",
              "“{}” is no date; it is searched as words."};
    case NoteKind::no_order:
      return {"no_order",
              "„{}“ ist keine Sortierung (relevanz, neueste, älteste); gesucht wird nach den Wörtern.",
              "“{}” is no order (relevance, newest, oldest); it is searched as words."};
    case NoteKind::truncation_inside:
      return {"truncation_inside",
              "„*“ gilt nur am Anfang oder Ende eines Wortes; in „{}“ steht es für nichts.",
              "“*” works only at the beginning or the end of a word; within “{}” it stands for nothing."};
    case NoteKind::exact_truncation:
      return {"exact_truncation", "„=“ und „*“ schließen sich aus; gesucht wird genau „{}“.",
              "“=” and “*” exclude each other; exactly “{}” is searched."};
    case NoteKind::distance_missing:
      return {"distance_missing", "Hinter „~“ fehlt die Zahl der Wörter; gesucht wird die Wortfolge „{}“.",
              "The number of words is missing behind “~”; the phrase “{}” is searched."};
    case NoteKind::distance_bounded:
      return {"distance_bounded", "Der Abstand „{}“ ist zu groß; es gilt der größte mögliche.",
              "The distance “{}” is too large; the largest possible is used."};
    case NoteKind::near_needs_words:
      return {"near_needs_words", "„{}“ verbindet nur Wörter und Wortfolgen; gesucht wird mit UND.",
              "“{}” joins only words and phrases; AND is used instead."};
    case NoteKind::near_fields_differ:
      return {"near_fields_differ", "„{}“ verbindet nur Wörter desselben Feldes; gesucht wird mit UND.",
              "“{}” joins only words of the same field; AND is used instead."};
    case NoteKind::nothing_to_search:
      return {"nothing_to_search", "„{}“ enthält kein Wort; gezeigt werden alle Artikel.",
              "“{}” contains no word; all articles are shown."};
    case NoteKind::truncation_bounded:
      return {"truncation_bounded",
              "„{}“ mit „*“ steht für sehr viele Wörter; gesucht werden die häufigsten.",
              "“{}” with “*” stands for very many words; the most frequent ones are searched."};
    case NoteKind::unknown_word:
      return {"unknown_word", "„{}“ steht in keinem Artikel des Archivs.",
              "No article of the archive has “{}”."};
    case NoteKind::unknown_entity:
      return {"unknown_entity", "Im Archiv kommt nichts mit dem Namen „{}“ vor.",
              "Nothing of the name “{}” occurs in the archive."};
    case NoteKind::unknown_value:
      return {"unknown_value", "„{}“ kommt im Archiv nicht vor.", "“{}” does not occur in the archive."};
    case NoteKind::time_limit:
      return {
          "time_limit",
          "Die Suche wurde abgebrochen, weil sie zu lange dauerte; gezeigt wird, was bis dahin gefunden war.",
          "The search took too long and was stopped; what had been found is shown."};
    case NoteKind::relaxed:
      return {"relaxed", "Treffer mit allen Wörtern: {}. Darunter steht, was die meisten der Wörter finden.",
              "Hits with all the words: {}. Below is what most of the words find."};
  }
  return {};
}

}  // namespace

std::string_view to_string(NoteKind kind) {
  return wording(kind).name;
}

std::string message(const Note& note, Language language) {
  const Wording words = wording(note.kind);
  return fmt::format(fmt::runtime(language == Language::german ? words.german : words.english), note.subject);
}

void add_note(std::vector<Note>& notes, Note note) {
  constexpr std::size_t kMaxSubject = 120;
  if (notes.size() >= kMaxNotes) return;
  if (note.subject.size() > kMaxSubject) {
    note.subject.resize(text::floor_border(note.subject, kMaxSubject));
    note.subject += "…";
  }
  notes.push_back(std::move(note));
}

}  // namespace blattwerk::search
