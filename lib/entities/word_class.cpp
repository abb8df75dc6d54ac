#include "entities/word_class.h"

#include <algorithm>
#include <string>

#include "entities/embedded.h"
#include "entities/word_list.h"
#include "text/utf8.h"

namespace blattwerk::entities {
namespace {

constexpr std::size_t kMostForms = 1 << 18;  // what is remembered stays below 8 MB, whatever the texts hold

constexpr std::string_view kParticles =
    "von van de der den dem zu zur vom di da del della dos du la le al bin ibn ten ter af von Van De Di Da "
    "Del La Le Al Bin El "
    "und";
constexpr std::string_view kLegalForms =
    "AG GmbH SE KG KGaA eG e.V. e.V eV OHG mbH Inc. Inc Ltd. Ltd Corp. Corp plc PLC LLC S.A. SA Holding "
    "Group AB NV";
constexpr std::string_view kClubs =
    "FC SV SC TSV VfB VfL VfR FSV TuS SpVgg BSC Borussia Eintracht Fortuna Dynamo Alemannia Arminia Sporting "
    "EHC HSG TSG KFC "
    "ASV ESV FK SSV TSC BVB Hertha Rapid Sturm SpVg MTV THW TBV";
constexpr std::string_view kInstitutions =
    "Universität Uni Hochschule Fachhochschule Amtsgericht Landgericht Oberlandesgericht Verwaltungsgericht "
    "Arbeitsgericht "
    "Sozialgericht Finanzgericht Landesgericht Handelsgericht Staatsanwaltschaft Stadtwerke Sparkasse "
    "Volksbank Klinikum "
    "Universitätsklinikum Polizeipräsidium Messe Flughafen Zoo";
constexpr std::string_view kCommonWords =
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Montag "
    "Dienstag Mittwoch Donnerstag "
    "Freitag Samstag Sonnabend Sonntag Anfang Ende Mitte Uhr Prozent Euro Dollar Millionen Milliarden Jahr "
    "Jahre Jahren Tag Tage Woche "
    "Monat Der Die Das Dem Den Des Ein Eine Einen Einem Einer Eines Er Sie Es Wir Ihr Ich Du Und Oder Aber "
    "Doch Denn Wenn Als Wie Was "
    "Wer Wo Da Dann Dort Hier Nach Vor Bei Mit Ohne Für Gegen Auf Aus An Am Im In Zu Zur Zum Von Vom Um Über "
    "Unter Bis Seit Während "
    "Wegen Trotz Auch Noch Nur Schon So Nicht Kein Keine Keinen Nun Jetzt Heute Gestern Morgen Seine Seinen "
    "Seiner Sein Ihre Ihren Ihrer "
    "Diese Dieser Dieses Diesen Diesem Jeder Jede Jedes Alle Allen Viele Vielen Beide Beiden Mehr Weniger "
    "Zwei Drei Vier Fünf Sechs Sieben "
    "Acht Neun Zehn Foto Video Bild Quelle Stand Teil Seite Thema Leben Zeit Welt Land Stadt Haus Frage "
    "Antwort Anm Redaktion "
    "Abend Nacht Mittag Vormittag Nachmittag Wochenende Ostern Weihnachten Silvester Herbst Winter Sommer "
    "Frühling Frühjahr Interview";
constexpr std::string_view kNoAcronyms =
    "LTE UMTS GSM SSD RAM CPU GPU API PIN TAN QR PKW VoLTE NFC PC CD DVD TV LCD LED SUV AKW PKW LKW PS GPS "
    "USB WLAN DSL HTML URL WWW PDF FAQ SMS MMS EDV IT KI AI OK "
    "CO CEO CFO COO CTO DNA RNA "
    "AIDS HIV MRT CT WM EM EU-WM HD UHD HDTV ABC ADHS BIP DAX MDAX TecDAX SDAX KFZ PLZ GAU VIP DJ PR ID IP "
    "WC DIN ISO KM KMH MHZ GHZ GB MB "
    "TB KB VR AR FOTO VIDEO TOP NEU LIVE UPDATE ABO GMBH EUR USD CHF MEZ MESZ UTC UKW SOS ICE IC RE RB UND "
    "DER DIE DAS IN IM AM VON MIT FÜR "
    "AUF NACH BEI IST NICHT EIN EINE ZU ZUM ZUR AUS ALS WIE MIO MRD TEL FAX QR EEG LNG CSD LGBT LGBTQ NS";
constexpr std::string_view kPlaceMarkers =
    "in nach aus bei In Nach Aus Bei um Stadt Raum Region Großraum Landkreis Kreis Provinz Insel Gemeinde "
    "Ort Bezirk";
constexpr std::string_view kSpokenWords =
    "sagte sagt erklärte erklärt betonte betont meinte meint forderte fordert kritisierte kritisiert teilte "
    "schrieb schreibt kündigte "
    "warnte warnt berichtete berichtet sprach spricht antwortete nannte nennt bezeichnete";

/// Words and word endings with their classes, by hash.
struct ClassTable {
  FlatMap<WordClasses> words{4096};
  FlatMap<WordClasses> endings{512};

  void add(std::string_view list, WordClass word_class) {
    for_each_word(list, [&](std::string_view word) {
      WordClasses& classes =
          word.starts_with('-') ? endings[hash_word(word.substr(1))] : words[hash_word(word)];
      classes = static_cast<WordClasses>(classes | word_class);
    });
  }

  ClassTable() {
    for_each_line(embedded_given_names(), [this](std::string_view line) { add(line, kGivenName); });
    for_each_line(embedded_functions(), [this](std::string_view line) {
      const auto blank = line.find(' ');
      if (blank == std::string_view::npos) return;
      add(line.substr(blank), line.substr(0, blank) == "title" ? kTitle : kFunction);
    });
    add(kParticles, kParticle);
    add(kLegalForms, kLegalForm);
    add(kClubs, kClub);
    add(kInstitutions, kInstitution);
    add(kCommonWords, kCommon);
    add(kNoAcronyms, kNoAcronym);
    add(kPlaceMarkers, kPlaceMarker);
    add(kSpokenWords, kSpoken);
  }

  template <typename Use>
  static void for_each_line(std::string_view text, Use use) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1);
      const std::string_view line = text.substr(0, end);
      if (!line.empty() && !line.starts_with('#')) use(line);
      text.remove_prefix(end + 1);
    }
  }
};

const ClassTable& class_table() {
  static const ClassTable kTable;
  return kTable;
}

WordClasses compute(std::string_view word, Shape shape) {
  const ClassTable& table = class_table();
  WordClasses classes = 0;
  if (const WordClasses* found = table.words.find(hash_word(word))) classes = *found;
  const bool one_letter =
      word.size() == 2 || (word.size() == 3 && static_cast<unsigned char>(word[0]) >= 0x80);
  if (shape == Shape::title && one_letter && word.ends_with('.')) classes |= kInitial;
  if (shape != Shape::title && shape != Shape::mixed) return classes;
  // The longest of the endings is 16 characters; a word may be an ending itself: Präsident.
  std::string lowered(word);
  std::size_t offset = 0;
  const char32_t first = text::decode(lowered, offset);
  if (first < 128) {
    lowered[0] = static_cast<char>(lowered[0] | 0x20);
  } else if (lowered.starts_with("Ä") || lowered.starts_with("Ö") || lowered.starts_with("Ü")) {
    lowered[1] = static_cast<char>(static_cast<unsigned char>(lowered[1]) | 0x20);
  }
  const std::size_t longest = 24;
  for (std::size_t at = lowered.size() > longest ? lowered.size() - longest : 0; at + 3 <= lowered.size();
       ++at) {
    if (const WordClasses* found = table.endings.find(hash_word(std::string_view(lowered).substr(at)))) {
      classes = static_cast<WordClasses>(classes | *found);
      break;
    }
  }
  return classes;
}

}  // namespace

WordClasses WordClassifier::classify(const Word& word, std::string_view text) {
  if (const WordClasses* seen = seen_.find(word.hash)) return *seen;
  if (seen_.size() >= kMostForms) seen_.clear();
  return seen_[word.hash] = compute(word.in(text), word.shape);
}

}  // namespace blattwerk::entities
