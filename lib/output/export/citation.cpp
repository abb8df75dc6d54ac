#include "output/export/citation.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kMostOutletLetters = 24;
constexpr std::size_t kMostWordLetters = 24;

// Words that tell neither titles nor outlets apart, as `ascii_words` spells them.
constexpr std::array<std::string_view, 58> kLightWords = {
    "der", "die",  "das",  "den",  "dem",  "des",   "ein",  "eine",  "einen", "einem", "einer", "eines",
    "und", "oder", "aber", "im",   "in",   "ins",   "am",   "an",    "auf",   "aus",   "bei",   "beim",
    "bis", "fuer", "mit",  "nach", "ohne", "ueber", "um",   "unter", "vom",   "von",   "vor",   "zu",
    "zum", "zur",  "wie",  "was",  "wer",  "wo",    "wann", "warum", "wenn",  "so",    "es",    "er",
    "sie", "wir",  "ich",  "ist",  "sind", "hat",   "als",  "dass",  "the",   "a"};

void append_letter(char32_t c, std::string& word) {
  switch (c) {
    case U'ä':
    case U'Ä':
      word += "ae";
      return;
    case U'ö':
    case U'Ö':
      word += "oe";
      return;
    case U'ü':
    case U'Ü':
      word += "ue";
      return;
    default:
      break;
  }
  std::string letter;
  text::append(letter, c);
  for (const char folded : text::fold(letter)) {
    if ((folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9')) word += folded;
  }
}

// The words of a text in ASCII and lower case, umlauts spelled as German does without them.
std::vector<std::string> ascii_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = text::decode(text, offset);
    if (c != text::kInvalid && u_isalnum(static_cast<UChar32>(c))) {
      append_letter(c, words.back());
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_light(const std::string& word) {
  return std::ranges::find(kLightWords, word) != kLightWords.end();
}

// As many of the words as are short enough together: `sueddeutschezeitung`; of an address all but its ending.
std::string outlet_part(std::string_view outlet) {
  if (outlet.find(' ') == std::string_view::npos) outlet = outlet.substr(0, outlet.rfind('.'));
  std::string part;
  for (const auto& word : ascii_words(outlet)) {
    if (is_light(word)) continue;
    if (!part.empty() && part.size() + word.size() > kMostOutletLetters) break;
    part += word;
  }
  return part.substr(0, kMostOutletLetters);
}

std::string title_part(std::string_view title) {
  const auto words = ascii_words(title);
  const auto heavy = std::ranges::find_if_not(words, is_light);
  if (heavy != words.end()) return heavy->substr(0, kMostWordLetters);
  return words.empty() ? "" : words.front();
}

}  // namespace

std::string citation_key(const StoredArticle& article) {
  std::string key;
  const auto add = [&](std::string_view part) {
    if (part.empty()) return;
    key += part;
    key += '-';
  };
  add(outlet_part(article.article.source));
  if (article.article.date) add(fmt::format("{}", article.article.date->year()));
  add(title_part(article.article.title));
  return key + fmt::format("{}", article.id);
}

std::vector<AuthorName> cited_authors(const Article& article) {
  std::vector<AuthorName> authors;
  for (const auto& name : article.authors) authors.push_back(parse_author(name, article));
  if (authors.empty() && !article.agency.empty()) authors.push_back(CorporateName{article.agency});
  return authors;
}

std::string accessed_on(const StoredArticle& article) {
  constexpr std::size_t kDayBytes = std::string_view("2024-03-04").size();
  if (article.article.url.empty() || article.origins.empty()) return {};
  return article.origins.front().imported.substr(0, kDayBytes);
}

std::string family_with_particle(const PersonName& person) {
  return person.particle.empty() ? person.family : person.particle + ' ' + person.family;
}

}  // namespace blattwerk::output
