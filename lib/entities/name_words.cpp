#include "entities/name_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "entities/word.h"
#include "text/lexicon.h"
#include "text/lexicon_image.h"

namespace blattwerk::entities {
namespace {

constexpr std::array<std::string_view, 14> kNoOrganizations = {
    "-WM",       "-EM",    "-Cup",    "-GP",           "pokal", "-Pokal", "festival",
    "-Festival", "gesetz", "-Gesetz", "meisterschaft", "-Show", "-Shows", "-Preis"};

constexpr std::array<std::string_view, 14> kAuthorities = {
    "amt",       "gericht",     "gerichtshof", "sgericht", "rat",    "ministerium", "staatsanwaltschaft",
    "präsidium", "universität", "hochschule",  "klinikum", "kammer", "kirche",      "rechnungshof"};

constexpr std::array<std::string_view, 9> kEvents = {"krieg",  "krise",  "konflikt", "gipfel",   "wahl",
                                                     "-Liste", "-Krieg", "-Krise",   "-Konflikt"};

// Whether the dictionary has a word.
bool is_word(std::string_view word) {
  const std::string key = text::lexicon_key(word);
  return text::base_lexicon().find(key, text::lexicon_hash(key)).kind >= text::WordKind::word;
}

}  // namespace

bool is_noun(std::string_view word) {
  if (word.size() < 3 || (word[0] >= '0' && word[0] <= '9')) return true;
  if (shape_of(word) == Shape::upper) return false;
  const std::string key = text::lexicon_key(word);
  const text::WordKind kind = text::base_lexicon().find(key, text::lexicon_hash(key)).kind;
  return kind == text::WordKind::noun || kind == text::WordKind::stem;
}

bool is_noun_compound(std::string_view word) {
  const auto hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen + 1 == word.size()) return false;
  const std::string_view tail = word.substr(hyphen + 1);
  const bool direction =
      tail == "Nord" || tail == "Süd" || tail == "West" || tail == "Ost" || tail == "Mitte";
  return !direction && is_noun(word.substr(0, word.find('-'))) && is_word(tail);
}

bool is_event(std::string_view word) {
  return std::any_of(kEvents.begin(), kEvents.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

bool is_district(std::string_view word) {
  return word == "Kreis" || word == "Landkreis" || word == "Kreises" || word == "Landkreises";
}

bool is_section(std::string_view word) {
  return word == "News" || word == "Online" || word == "TV" || word == "Sport" || word == "Aktuell";
}

bool is_authority(std::string_view word) {
  if (word.size() < 5) return false;
  const auto ends = [](std::string_view noun) {
    return std::any_of(kAuthorities.begin(), kAuthorities.end(),
                       [noun](std::string_view ending) { return noun.ends_with(ending); });
  };
  if (ends(word)) return true;
  if (!word.ends_with('s')) return false;
  word.remove_suffix(1);
  return ends(word) || (word.ends_with('e') && ends(word.substr(0, word.size() - 1)));
}

bool is_no_organization(std::string_view word) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_digit(word[0]) || std::count_if(word.begin(), word.end(), is_digit) > 2) return true;
  return std::any_of(kNoOrganizations.begin(), kNoOrganizations.end(),
                     [word](std::string_view ending) { return word.ends_with(ending); });
}

}  // namespace blattwerk::entities
