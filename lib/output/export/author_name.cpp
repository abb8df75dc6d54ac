#include "output/export/author_name.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <unicode/uchar.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace blattwerk::output {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMostWordsOfAPerson = 6;
constexpr std::size_t kMostAcronymBytes = 3;

// Written small they belong to the family name wherever they stand; written large, as in `Anna De Luca`, only
// between two names.
constexpr std::array<std::string_view, 37> kParticles = {
    "von", "vom", "van", "zu",  "zum", "zur", "der",  "den", "dem", "de", "del", "della", "di",
    "da",  "dal", "do",  "dos", "das", "du",  "des",  "la",  "le",  "el", "al",  "ten",   "ter",
    "te",  "op",  "af",  "av",  "ibn", "bin", "bint", "und", "auf", "an", "y"};
constexpr std::array<std::string_view, 15> kTitles = {
    "dr.",  "prof.", "prof.dr.", "dr.-ing.",     "pd", "priv.-doz.", "dipl.-ing.", "dipl.-kfm.",
    "med.", "h.c.",  "mult.",    "dipl.-psych.", "dr", "prof",       "rer."};
constexpr std::array<std::string_view, 10> kSuffixes = {"jr.", "jr", "jun.", "junior", "sen.",
                                                        "sr.", "ii", "iii",  "iv",     "m.a."};
constexpr std::array<std::string_view, 6> kArticles = {"der", "die", "das", "the", "le", "la"};
constexpr std::array<std::string_view, 32> kOrganizationWords = {
    "agency",   "agentur",  "ag",          "bundesamt", "desk",    "dpa",    "ev",     "e.v.",
    "gmbh",     "info",     "institut",    "kg",        "magazin", "media",  "medien", "ministerium",
    "network",  "news",     "nachrichten", "online",    "presse",  "press",  "radio",  "redaktion",
    "rundfunk", "stiftung", "team",        "times",     "tv",      "verein", "verlag", "zeitung"};
constexpr std::array<std::string_view, 13> kOrganizationEndings = {
    "redaktion", "zeitung", "agentur",     "agenturen", "dienst",  "ministerium", "rundfunk",
    "netzwerk",  "magazin", "nachrichten", "team",      "verband", "presse"};

bool contains(std::span<const std::string_view> list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

// Lower case alone; `fold` would take `ü` for `u` too, which does no harm to comparisons of whole names.
std::string lower(std::string_view word) {
  std::string lowered;
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t c = text::decode(word, offset);
    if (c != text::kInvalid) text::append(lowered, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return lowered;
}

bool starts_lower(std::string_view word) {
  std::size_t offset = 0;
  const char32_t c = text::decode(word, offset);
  return c != text::kInvalid && u_islower(static_cast<UChar32>(c));
}

// Capitals only, at least two, and no roman numeral or initials as in `J.R.`: `ZEIT`, `ARD`, `F.A.Z.` is not.
bool is_all_capitals(std::string_view word) {
  int letters = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t c = text::decode(word, offset);
    if (c == '.') return false;
    if (c == text::kInvalid || !u_isalpha(static_cast<UChar32>(c))) continue;
    if (!u_isupper(static_cast<UChar32>(c))) return false;
    ++letters;
  }
  return letters >= 2 && !contains(kSuffixes, lower(word));
}

Words split_words(std::string_view text) {
  Words words;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) words.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return words;
}

std::string join(std::span<const std::string_view> words) {
  std::string joined;
  for (const auto word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

bool is_particle(std::string_view word) {
  return starts_lower(word) && contains(kParticles, word);
}

bool is_address_or_credit(std::string_view word) {
  if (word.find_first_of("/@&0123456789:") != std::string_view::npos) return true;
  const std::size_t dot = word.rfind('.');  // `tagesschau.de`, but neither `Jr.` nor `J.R.`
  return dot != std::string_view::npos && dot > 1 && word.size() - dot > 2 &&
         word.find('-') == std::string_view::npos;
}

bool is_organization_word(std::string_view word) {
  const std::string lowered = lower(word);
  if (contains(kOrganizationWords, lowered)) return true;
  return std::ranges::any_of(kOrganizationEndings, [&](std::string_view ending) {
    return lowered.size() > ending.size() && lowered.ends_with(ending);
  });
}

bool names_outlet_or_agency(std::string_view name, const Article& article) {
  const std::string folded = text::fold(name);
  return folded == text::fold(article.source) || folded == text::fold(article.agency);
}

bool is_organization(const Words& words) {
  if (words.size() < 2 || words.size() > kMostWordsOfAPerson) return true;
  if (contains(kArticles, lower(words.front())) && !starts_lower(words.front())) return true;
  if (starts_lower(words.front()) && !is_particle(words.front())) return true;
  if (std::ranges::any_of(words, is_address_or_credit) || std::ranges::any_of(words, is_organization_word)) {
    return true;
  }
  // `und` joins two persons, unless it is the `von und zu` of a noble name.
  for (std::size_t i = 1; i < words.size(); ++i) {
    if ((words[i] == "und" || words[i] == "and") && !is_particle(words[i - 1])) return true;
  }
  // `MDR Sachsen`, `NDR INFO`; a person may be written in capitals throughout.
  const auto capitals = std::ranges::count_if(words, is_all_capitals);
  const bool has_acronym = std::ranges::any_of(
      words, [](auto word) { return word.size() <= kMostAcronymBytes && is_all_capitals(word); });
  return has_acronym || (capitals > 0 && capitals < static_cast<std::ptrdiff_t>(words.size()));
}

// The words of a name without titles before and degrees behind it.
Words name_words(std::string_view name) {
  if (name.ends_with(')')) {
    const std::size_t bracket = name.rfind(" (");
    if (bracket != std::string_view::npos && bracket > 0) name = name.substr(0, bracket);
  }
  Words words = split_words(name);
  const auto first = std::ranges::find_if(words, [](auto word) { return !contains(kTitles, lower(word)); });
  words.erase(words.begin(), first);
  return words;
}

// `words` are two or more, the given names first.
PersonName divide_person(std::span<const std::string_view> words) {
  PersonName person;
  if (words.size() > 2 && contains(kSuffixes, lower(words.back()))) {
    person.suffix = words.back();
    words = words.first(words.size() - 1);
  }
  std::size_t family = words.size() - 1;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_particle(words[i]) || (i > 0 && contains(kParticles, lower(words[i])))) {
      family = i;
      break;
    }
  }
  person.given = join(words.first(family));
  std::size_t name = family;
  while (name + 1 < words.size() && is_particle(words[name])) ++name;
  person.particle = join(words.subspan(family, name - family));
  person.family = join(words.subspan(name));
  return person;
}

}  // namespace

AuthorName parse_author(std::string_view name, const Article& article) {
  if (names_outlet_or_agency(name, article)) return CorporateName{std::string(name)};
  // `Schmidt, Anna` is turned round already; `Anna Schmidt, Kairo` says where she is.
  if (const std::size_t comma = name.find(", "); comma != std::string_view::npos) {
    const Words before = name_words(name.substr(0, comma));
    const Words behind = name_words(name.substr(comma + 2));
    if (before.size() >= 2 && !is_particle(before.front()))
      return parse_author(name.substr(0, comma), article);
    if (!before.empty() && !behind.empty() && behind.size() <= 3) {
      Words turned = behind;
      turned.insert(turned.end(), before.begin(), before.end());
      if (!is_organization(turned)) return divide_person(turned);
    }
    return CorporateName{std::string(name)};
  }
  const Words words = name_words(name);
  if (is_organization(words)) return CorporateName{words.empty() ? std::string(name) : join(words)};
  return divide_person(words);
}

}  // namespace blattwerk::output
