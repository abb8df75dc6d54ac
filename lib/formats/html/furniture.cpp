#include "formats/html/furniture.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "formats/html/ascii.h"
#include "text/german_date.h"

namespace blattwerk::formats::html {
namespace {

/// A line that starts so announces something else than the article's text. In lower case (ASCII only).
constexpr std::string_view kOpenings[] = {
    "lesen sie auch",
    "lesen sie hier",
    "lesen sie mehr",
    "lesen sie dazu",
    "lesen sie weiter",
    "lesen sie jetzt",
    "lies auch",
    "lies mehr",
    "lies hier",
    "mehr zum thema",
    "mehr zu diesem",
    "mehr dazu",
    "mehr über",
    "mehr aus",
    "mehr von",
    "mehr auf",
    "mehr lesen",
    "mehr zu",
    "weitere artikel",
    "weitere themen",
    "weitere nachrichten",
    "weiterlesen",
    "weiterführende links",
    "weitere informationen",
    "auch interessant",
    "auch lesenswert",
    "das könnte sie auch",
    "das könnte dich auch",
    "passend dazu",
    "passend zum thema",
    "siehe auch",
    "zum thema:",
    "zum thema",
    "themen:",
    "schlagworte",
    "schlagwörter",
    "stichworte",
    "newsletter",
    "zum newsletter",
    "abonnieren sie",
    "jetzt abonnieren",
    "hier abonnieren",
    "jetzt anmelden",
    "jetzt registrieren",
    "melden sie sich",
    "folgen sie uns",
    "folge uns",
    "folgen sie",
    "teilen sie",
    "artikel teilen",
    "diesen artikel",
    "artikel merken",
    "artikel drucken",
    "zur startseite",
    "zur merkliste",
    "kommentieren",
    "kommentare",
    "leserkommentare",
    "diskutieren sie",
    "anzeige",
    "werbung",
    "advertisement",
    "sponsored",
    "foto:",
    "fotos:",
    "bild:",
    "bilder:",
    "quelle:",
    "quellen:",
    "video:",
    "audio:",
    "bildquelle",
    "bildnachweis",
    "symbolbild",
    "copyright",
    "empfohlener redaktioneller inhalt",
    "empfohlener externer inhalt",
    "externer inhalt",
    "externe inhalte",
    "an dieser stelle finden sie",
    "an dieser stelle befindet sich",
    "um externe inhalte",
    "ich bin damit einverstanden",
    "mit dem abspielen",
    "dieser inhalt",
    "dieser artikel ist zuerst",
    "mehr aktuelle",
    "melde dich",
    "hier geht es zu",
    "hier geht's",
    "hier gehts",
    "hier finden sie",
    "hier können sie",
    "hören sie hier",
    "sehen sie hier",
    "zum artikel",
    "zum video",
    "zur bildergalerie",
    "bildergalerie",
    "alle artikel",
    "alle beiträge",
    "alle infos",
    "unsere empfehlung",
    "empfehlungen der redaktion",
    "redaktionsempfehlung",
    "meistgelesen",
    "top-themen",
    "nächster artikel",
    "vorheriger artikel",
    "fehler gefunden",
    "hinweis der redaktion:",
    "artikel anhören",
    "beitrag hören",
    "vorlesen",
    "schicken sie",
    "senden sie",
    "diese meldung",
    "weiterlesen mit",
    "jetzt weiterlesen",
    "jetzt testen",
    "jetzt kostenlos testen",
    "kostenlos testen",
    "bereits abonnent",
    "sie haben bereits",
    "sie sind bereits",
    "haben sie bereits ein",
    "schon abonnent",
    "mit einem abo",
    "dieser artikel ist exklusiv",
    "exklusiv für abonnenten",
    "um diesen artikel",
    "diesen artikel weiterlesen",
    "dieses thema im programm",
    "dieser text erschien",
    "korrektur",
    "hinweis zum datenschutz",
};

/// A line that says only this.
constexpr std::string_view kWholeLines[] = {
    "teilen", "drucken",       "merken",    "mehr",      "mail",       "facebook", "twitter",     "whatsapp",
    "e-mail", "link kopieren", "x",         "anhören",   "vorlesen",   "video",    "audio",       "podcast",
    "live",   "eilmeldung",    "plus",      "exklusiv",  "newsletter", "themen",   "kommentare",  "kommentar",
    "zurück", "weiter",        "nach oben", "anzeige",   "werbung",    "inhalt",   "hauptinhalt", "feedback",
    "abo",    "login",         "pocket",    "linkedin",  "xing",       "telegram", "threads",     "bluesky",
    "reddit", "flipboard",     "pinterest", "messenger", "mastodon",
};

std::string ascii_lower(std::string_view text) {
  return to_lower(text.substr(0, 200));
}

bool starts_any(std::string_view lower, std::string_view opening) {
  if (!lower.starts_with(opening)) return false;
  return lower.size() == opening.size() || opening.back() == ':' || !is_letter(lower[opening.size()]);
}

/// The length of a video ends its caption: `21.04.2024 | 3:18 min`, `02:57 Min.`
bool ends_in_length(std::string_view line) {
  if (line.ends_with('.')) line.remove_suffix(1);
  if (!line.ends_with(" min") && !line.ends_with(" Min")) return false;
  line.remove_suffix(4);
  const std::size_t colon = line.rfind(':');
  return colon != std::string_view::npos && colon > 0 && is_digit(line[colon - 1]) &&
         line.size() - colon == 3;
}

constexpr std::string_view kDatelineOpenings[] = {
    "stand:",
    "stand ",
    "veröffentlicht",
    "publiziert",
    "aktualisiert",
    "zuletzt aktualisiert",
    "erstellt",
    "lesezeit",
    "lesedauer",
    "artikel vom",
    "update:",
    "letztes update",
    "letzte aktualisierung",
    "erschienen",
    "online seit",
    "online am",
};

constexpr std::string_view kSourceOpenings[] = {
    "Mit Agenturmaterial",  "Mit Material von ",      "Mit Material der ",
    "Mit Informationen vo", "Mit Informationen der ", "Mit Inhalten von ",
};

/// Words that speak to the reader.
constexpr std::string_view kAddresses[] = {"Sie ", "Ihr", "Jetzt", "Hier ", "hier ", "du ", "dein"};

}  // namespace

bool is_furniture(std::string_view line) {
  const std::string lower = ascii_lower(line);
  for (const std::string_view whole : kWholeLines) {
    if (lower == whole) return true;
  }
  if (ends_in_length(line)) return true;
  if (line.size() > 250) return false;
  for (const std::string_view opening : kOpenings) {
    if (starts_any(lower, opening)) return true;
  }
  if (lower.starts_with("...") || lower.starts_with("…")) return true;
  return lower.starts_with("©") || lower.starts_with("(c)") || lower.starts_with("→") ||
         lower.starts_with("►");
}

bool is_dateline(std::string_view line) {
  if (line.size() > 120) return false;
  const std::string lower = ascii_lower(line);
  for (const std::string_view opening : kDatelineOpenings) {
    if (lower.starts_with(opening)) return true;
  }
  if (text::parse_german_date(line)) return true;
  const bool by = lower.starts_with("von ") || lower.starts_with("by ") || lower.starts_with("text:") ||
                  lower.starts_with("ein kommentar von") || lower.starts_with("eine analyse von") ||
                  lower.starts_with("aus ");
  return by && line.size() < 80 && !ends_sentence(line);
}

bool tells_of_author(std::string_view paragraph) {
  if (paragraph.size() > 300) return false;
  const std::string_view start = paragraph.substr(0, 90);
  if (start.find(" ist ") == std::string_view::npos && start.find(" arbeitet ") == std::string_view::npos &&
      start.find(" berichtet ") == std::string_view::npos &&
      start.find(" schreibt ") == std::string_view::npos) {
    return false;
  }
  for (const std::string_view task : {"Redakteur", "Reporter", "Korrespondent", "Autor", "Volontär",
                                      "Journalist", "Kolumnist", "Redaktion"}) {
    if (start.find(task) != std::string_view::npos) return true;
  }
  return false;
}

bool offers_more(std::string_view paragraph) {
  if (paragraph.size() > 300) return false;
  const bool addresses =
      std::any_of(std::begin(kAddresses), std::end(kAddresses),
                  [&](std::string_view word) { return paragraph.find(word) != std::string_view::npos; });
  if (!addresses) return false;
  for (const std::string_view offer : {"Newsletter", "Podcast", "WhatsApp-Kanal", "Liveblog", "Live-Blog",
                                       "News-Ticker", "App herunterladen", "abonnieren"}) {
    if (paragraph.find(offer) != std::string_view::npos) return true;
  }
  return false;
}

bool names_sources(std::string_view paragraph) {
  if (paragraph.size() > 300) return false;
  if (paragraph.starts_with('(')) paragraph.remove_prefix(1);
  return std::any_of(std::begin(kSourceOpenings), std::end(kSourceOpenings),
                     [&](std::string_view opening) { return paragraph.starts_with(opening); });
}

bool ends_sentence(std::string_view text) {
  constexpr std::string_view kClosers[] = {"\"", "'", "“", "”", "«", "»", ")", "’", "‘", "]"};
  bool stripped = true;
  while (stripped) {
    stripped = false;
    for (const std::string_view closer : kClosers) {
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        stripped = true;
      }
    }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':') ||
         text.ends_with("…");
}

}  // namespace blattwerk::formats::html
