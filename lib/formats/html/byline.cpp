#include "formats/html/byline.h"

#include <algorithm>

#include "formats/html/ascii.h"
#include "formats/sources.h"
#include "text/utf8.h"

namespace blattwerk::formats::html {
namespace {

constexpr std::string_view kLabels[] = {"von",
                                        "by",
                                        "text",
                                        "autor",
                                        "autorin",
                                        "autoren",
                                        "author",
                                        "interview",
                                        "interview von",
                                        "text von",
                                        "ein kommentar von",
                                        "kommentar von",
                                        "eine analyse von",
                                        "analyse von",
                                        "ein essay von",
                                        "essay von",
                                        "eine reportage von",
                                        "aus",
                                        "aufgezeichnet von",
                                        "protokoll",
                                        "bericht von",
                                        "ein bericht von",
                                        "ein gastbeitrag von",
                                        "gastbeitrag von",
                                        "eine kolumne von",
                                        "kolumne von",
                                        "ein interview von",
                                        "geschrieben von",
                                        "veröffentlicht von",
                                        "redaktion:",
                                        "mitarbeit",
                                        "recherche"};

/// Titles and tasks that follow a name behind a comma.
constexpr std::string_view kTasks[] = {"redakteur",
                                       "redakteurin",
                                       "korrespondent",
                                       "korrespondentin",
                                       "reporter",
                                       "reporterin",
                                       "autor",
                                       "autorin",
                                       "volontär",
                                       "volontärin",
                                       "chefredakteur",
                                       "chefredakteurin",
                                       "freier autor",
                                       "freie autorin",
                                       "freier journalist",
                                       "freie journalistin",
                                       "journalist",
                                       "journalistin",
                                       "u.a.",
                                       "u. a."};

std::string_view without_label(std::string_view line) {
  bool found = true;
  while (found) {
    found = false;
    line = trim(line);
    for (const std::string_view label : kLabels) {
      if (!starts_with_ignoring_case(line, label)) continue;
      const std::string_view rest = line.substr(label.size());
      if (rest.empty() || !(is_space(rest[0]) || rest[0] == ':' || label.back() == ':')) continue;
      line = trim(rest[0] == ':' ? rest.substr(1) : rest);
      found = true;
      break;
    }
  }
  return line;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return out;
}

bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x100 && c <= 0x17F);
}

bool is_all_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_capital(text::decode(word, at))) return false;
  }
  return true;
}

constexpr std::string_view kParticles[] = {"von", "van", "de",  "der", "den", "del", "di",
                                           "da",  "zu",  "zur", "vom", "al",  "el",  "bin",
                                           "ibn", "le",  "la",  "dos", "du",  "y",   "und"};

bool is_particle(std::string_view word) {
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trim(text)).empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_space(text[end])) ++end;
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

}  // namespace

std::vector<std::string> names_in_byline(std::string_view line) {
  std::vector<std::string> names;
  const std::string stripped = without_brackets(line);
  std::string_view rest = without_label(stripped);
  constexpr std::string_view kDividers[] = {",",   ";",   " und ", " and ",   " & ",  "|",
                                            " • ", " · ", "\n",    " sowie ", " mit "};
  while (!rest.empty()) {
    std::size_t end = rest.size();
    std::size_t length = 0;
    for (const std::string_view divider : kDividers) {
      const std::size_t at = rest.find(divider);
      if (at < end) {
        end = at;
        length = divider.size();
      }
    }
    std::string_view name = without_label(rest.substr(0, end));
    rest.remove_prefix(std::min(end + length, rest.size()));
    while (!name.empty() && (name.back() == ':' || name.back() == '-' || name.back() == '/'))
      name = trim(name.substr(0, name.size() - 1));
    for (const std::string_view place : {" aus ", " in "}) {
      if (const std::size_t at = name.find(place);
          at != std::string_view::npos && looks_like_person(name.substr(0, at)))
        name = name.substr(0, at);
    }
    if (name.empty() || name.size() > 100 || name[0] == '@' || name.find("://") != std::string_view::npos)
      continue;
    if (name.find_first_of("0123456789") != std::string_view::npos && !looks_like_person(name)) {
      if (name.find('@') != std::string_view::npos || names.empty() == false) continue;
    }
    const std::string lower = to_lower(name);
    if (std::find(std::begin(kTasks), std::end(kTasks), lower) != std::end(kTasks)) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

bool looks_like_person(std::string_view name) {
  if (name.size() > 60 || name.find_first_of("0123456789@/:!?\"") != std::string_view::npos) return false;
  const auto words = words_of(name);
  if (words.size() < 2 || words.size() > 5) return false;
  int capitals = 0;
  for (const std::string_view word : words) {
    std::size_t at = 0;
    if (is_capital(text::decode(word, at))) {
      ++capitals;
    } else if (!is_particle(word)) {
      return false;
    }
    // `MDR SACHSEN`, `BR24 Redaktion`: names of persons are not all capitals.
    if (word.size() > 2 && is_all_capital(word)) return false;
  }
  const std::string lower = to_lower(name);
  for (const std::string_view word :
       {"redaktion", "agentur", "zeitung", "online", "news", "presse", "magazin", "nachrichten", "team"}) {
    if (lower.find(word) != std::string::npos) return false;
  }
  return capitals >= 2;
}

std::vector<std::string> names_in_visible_byline(std::string_view line) {
  if (line.size() > 160) return {};
  const std::string lower = to_lower(line.substr(0, 40));
  const bool labelled = without_label(line).size() != trim(line).size() && !lower.starts_with("aus ") &&
                        !lower.starts_with("text ");
  if (!labelled) return {};
  std::vector<std::string> names = names_in_byline(line);
  // A sentence may start with `Von …` too; then its parts are no names. Behind a name stands where it was
  // written, or for whom.
  if (names.empty() || !looks_like_person(names.front())) return {};
  std::erase_if(
      names, [](const std::string& name) { return !looks_like_person(name) && known_agency(name).empty(); });
  return names;
}

}  // namespace blattwerk::formats::html
