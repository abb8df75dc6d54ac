#include "entities/nominative.h"

#include <cstdint>
#include <vector>

#include "entities/word_list.h"

namespace blattwerk::entities {
namespace {

enum class Gender : std::uint8_t { unknown, masculine, feminine, neuter, plural };

// Heads by their endings, which are words themselves or make all nouns of one gender. The longest that fits
// counts.
constexpr std::string_view kMasculine =
    "rat verband bund hof club klub verein dienst fonds preis ozean kongress ring turm platz wald berg park "
    "garten bundestag "
    "landtag reichstag senat gipfel orden kreis ausschuss beirat traum anzeiger kurier rundfunk verlag "
    "konzern pakt krieg "
    "friede frieden kanal gerichtshof staat freistaat stuhl osten westen norden süden kreml halbmond stern "
    "bote";
constexpr std::string_view kFeminine =
    "ung heit keit schaft ion tät ik ei ie enz anz ur kirche bank union partei kammer liga hochschule schule "
    "post bahn armee börse "
    "halle kasse messe straße strasse allee brücke presse gruppe runde front wehr macht republik synode oper "
    "burg stadt welt "
    "allianz initiative hilfe jugend linke kurve marine flotte garde mauer mission woche behörde zentrale "
    "insel armut anstalt";
constexpr std::string_view kNeuter =
    "amt haus gericht institut zentrum museum ministerium werk kreuz meer parlament orchester theater büro "
    "forum netzwerk "
    "komitee präsidium archiv kolleg gymnasium bündnis reich tor viertel kabinett konzil gebirge stadion "
    "fernsehen radio "
    "hilfswerk klinikum kommissariat sekretariat referat dezernat konsulat direktorat land ballett";
// Plurals in the dative, and what they are in the nominative.
constexpr std::string_view kPlural =
    "spielen:spiele werken:werke betrieben:betriebe kräften:kräfte freunden:freunde künsten:künste "
    "emiraten:emirate "
    "philharmonikern:philharmoniker staaten:staaten nationen:nationen inseln:inseln medien:medien "
    "spiele:spiele "
    "werke:werke betriebe:betriebe kräfte:kräfte freunde:freunde emirate:emirate "
    "philharmoniker:philharmoniker "
    "demokraten:demokraten festspielen:festspiele festspiele:festspiele wochen:wochen tagen:tage";

std::string lowered(std::string_view word) {
  std::string result(word);
  if (!result.empty() && result[0] >= 'A' && result[0] <= 'Z') result[0] = static_cast<char>(result[0] + 32);
  return result;
}

struct Noun {
  Gender gender = Gender::unknown;
  std::string nominative;
};

Gender gender_of(std::string_view noun) {
  const std::string word = lowered(noun);
  std::size_t longest = 0;
  Gender gender = Gender::unknown;
  const auto look = [&](std::string_view endings, Gender what) {
    for_each_word(endings, [&](std::string_view ending) {
      if (ending.size() <= longest || !word.ends_with(ending)) return;
      longest = ending.size();
      gender = what;
    });
  };
  look(kMasculine, Gender::masculine);
  look(kFeminine, Gender::feminine);
  look(kNeuter, Gender::neuter);
  return gender;
}

/// A head as it stands in a text: Landesamt, Landesamts, Landesamtes, Winterspielen.
Noun read_noun(std::string_view head) {
  const std::string word = lowered(head);
  Noun noun;
  for_each_word(kPlural, [&](std::string_view pair) {
    const std::size_t colon = pair.find(':');
    if (noun.gender != Gender::unknown || !word.ends_with(pair.substr(0, colon))) return;
    noun = {Gender::plural,
            std::string(head.substr(0, head.size() - colon)) + std::string(pair.substr(colon + 1))};
  });
  if (noun.gender != Gender::unknown) return noun;
  for (const std::string_view ending : {"", "es", "s"}) {
    if (!head.ends_with(ending) || head.size() < ending.size() + 3) continue;
    const std::string_view stem = head.substr(0, head.size() - ending.size());
    const Gender gender = gender_of(stem);
    if (gender == Gender::unknown || (gender == Gender::feminine && !ending.empty())) continue;
    return {gender, std::string(stem)};
  }
  return noun;
}

/// The stem of an inflected adjective with a capital: `Statistisch`, `Oberst`; empty where it is none. What
/// ends with -er is in the nominative already or never changes: Leipziger.
std::string_view adjective_stem(std::string_view word) {
  const bool capital =
      (word >= "A" && word < "[") || word.starts_with("Ä") || word.starts_with("Ö") || word.starts_with("Ü");
  if (!capital) return {};
  for (const std::string_view ending : {"en", "em", "es", "e"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    for (const std::string_view made : {"isch", "lich", "ig", "tsch", "ell", "iv", "al", "är", "ional"}) {
      if (stem.ends_with(made)) return stem;
    }
    for (const std::string_view known :
         {"Oberst", "Vereinigt", "Vereint", "Rot",     "Schwarz", "Weiß", "Weiss", "Grün",      "Blau",
          "Groß",   "Gross",     "Klein",   "Alt",     "Neu",     "Erst", "Zweit", "Dritt",     "Hoh",
          "Höher",  "Nah",       "Fern",    "Mittler", "Frei",    "Kalt", "Tot",   "Gemeinsam", "Golden",
          "Eisern", "Jung",      "Best",    "Ständig", "Rein",    "Ober", "Unter", "Gemischt"}) {
      if (stem == known) return stem;
    }
    return {};
  }
  return {};
}

std::string_view strong_ending(Gender gender) {
  switch (gender) {
    case Gender::masculine:
      return "er";
    case Gender::neuter:
      return "es";
    case Gender::feminine:
    case Gender::plural:
    case Gender::unknown:
      return "e";
  }
  return "e";
}

bool names_spot(std::string_view noun) {
  for (const std::string_view ending :
       {"berg", "wald", "park", "garten", "ring", "turm", "platz", "land", "stadt", "burg"}) {
    if (noun.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

std::string nominative(std::string_view name) {
  std::vector<std::string_view> words;
  for_each_word(name, [&](std::string_view word) { words.push_back(word); });
  std::size_t adjectives = 0;
  const auto is_adjective = [](std::string_view word) {
    return word.ends_with("er") || !adjective_stem(word).empty();
  };
  while (adjectives + 1 < words.size() && adjectives < 3 && is_adjective(words[adjectives])) ++adjectives;
  if (words.empty()) return std::string(name);
  const Noun head = read_noun(words[adjectives]);
  if (head.gender == Gender::unknown) return std::string(name);
  // Quastenbergs Büro is somebody's.
  if (adjectives == 0 && words.size() > 1 && names_spot(head.nominative)) return std::string(name);
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += ' ';
    if (i < adjectives && !words[i].ends_with("er")) {
      result.append(adjective_stem(words[i])).append(strong_ending(head.gender));
    } else if (i == adjectives) {
      result += head.nominative;
    } else {
      result += words[i];
    }
  }
  return result;
}

bool is_capital_adjective(std::string_view word) {
  return !adjective_stem(word).empty();
}

bool names_institution(std::string_view noun) {
  return read_noun(noun).gender != Gender::unknown;
}

}  // namespace blattwerk::entities
