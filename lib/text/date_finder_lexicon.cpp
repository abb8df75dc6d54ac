#include "text/date_finder_lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>

#include "core/error.h"

namespace blattwerk::text::dates {
namespace {

constexpr int value_of(Unit unit) {
  return static_cast<int>(unit);
}
constexpr int value_of(Holiday holiday) {
  return static_cast<int>(holiday);
}
constexpr int value_of(Reference reference) {
  return static_cast<int>(reference);
}

constexpr int kNoValue = -1000;

// The words of temporal expressions. `words` are lower case with ae, oe, ue, ss for ä, ö, ü, ß; a star stands
// for the endings of an adjective. A word that stands twice is both things, with one value.
struct Entry {
  const char* words;
  Kind kind;
  int value = kNoValue;
};

constexpr Entry kLexicon[] = {
    {"januar januars jaenner jaenners", Kind::month, 1},
    {"februar februars feber", Kind::month, 2},
    {"maerz", Kind::month, 3},
    {"april aprils", Kind::month, 4},
    {"mai mais", Kind::month, 5},
    {"juni", Kind::month, 6},
    {"juli", Kind::month, 7},
    {"august augusts", Kind::month, 8},
    {"september septembers", Kind::month, 9},
    {"oktober oktobers", Kind::month, 10},
    {"november novembers", Kind::month, 11},
    {"dezember dezembers", Kind::month, 12},
    {"jan", Kind::short_month, 1},
    {"feb febr", Kind::short_month, 2},
    {"mrz", Kind::short_month, 3},
    {"apr", Kind::short_month, 4},
    {"jun", Kind::short_month, 6},
    {"jul", Kind::short_month, 7},
    {"aug", Kind::short_month, 8},
    {"sep sept", Kind::short_month, 9},
    {"okt", Kind::short_month, 10},
    {"nov", Kind::short_month, 11},
    {"dez", Kind::short_month, 12},

    {"montag montags", Kind::weekday, 1},
    {"dienstag dienstags", Kind::weekday, 2},
    {"mittwoch mittwochs", Kind::weekday, 3},
    {"donnerstag donnerstags", Kind::weekday, 4},
    {"freitag freitags", Kind::weekday, 5},
    {"samstag samstags sonnabend sonnabends", Kind::weekday, 6},
    {"sonntag sonntags", Kind::weekday, 7},

    {"fruehling fruehlings fruehjahr fruehjahrs fruehjahres", Kind::season, 0},
    {"sommer sommers fruehsommer hochsommer spaetsommer", Kind::season, 1},
    {"herbst herbsts herbstes spaetherbst fruehherbst", Kind::season, 2},
    {"winter winters spaetwinter", Kind::season, 3},

    {"morgen vormittag frueh morgenstunden vormittagsstunden", Kind::day_part, 0},
    {"mittag mittagsstunden mittagszeit", Kind::day_part, 1},
    {"nachmittag nachmittagsstunden", Kind::day_part, 2},
    {"abend vorabend abendstunden", Kind::day_part, 3},
    {"nacht mitternacht nachtstunden", Kind::day_part, 4},
    {"nacht", Kind::night, 4},
    {"abends", Kind::clock_part, 3},
    {"morgens vormittags frueh", Kind::clock_part, 0},
    {"mittags", Kind::clock_part, 1},
    {"nachmittags", Kind::clock_part, 2},
    {"nachts", Kind::clock_part, 4},

    {"vorgestern", Kind::relative_day, -2},
    {"gestern", Kind::relative_day, -1},
    {"heute", Kind::relative_day, 0},
    {"heuer", Kind::this_year},
    {"uebermorgen", Kind::relative_day, 2},
    {"vorgestrig*", Kind::relative_adj, -2},
    {"gestrig*", Kind::relative_adj, -1},
    {"heutig*", Kind::relative_adj, 0},
    {"morgig*", Kind::relative_adj, 1},

    {"vorletzt* vorvergangen* vorvorig*", Kind::shift, -2},
    {"vergangen* letzt* vorig* verflossen* abgelaufen* zurueckliegend* vorhergehend* vorangegangen*",
     Kind::shift, -1},
    {"dies* heurig* laufend* jetzig* gegenwaertig*", Kind::shift, 0},
    {"kommend* naechst* bevorstehend*", Kind::shift, 1},
    {"uebernaechst*", Kind::shift, 2},
    {"frueh* fruehest*", Kind::early_late, 0},
    {"spaet*", Kind::early_late, 1},

    {"anfang beginn anfangs", Kind::part, 0},
    {"mitte", Kind::part, 1},
    {"ende", Kind::part, 2},

    {"jahr jahre jahres", Kind::jahr},
    {"tag tages", Kind::unit, value_of(Unit::day)},
    {"woche", Kind::unit, value_of(Unit::week)},
    {"wochenende wochenendes", Kind::unit, value_of(Unit::weekend)},
    {"monat monats monates", Kind::unit, value_of(Unit::month)},
    {"quartal quartals", Kind::unit, value_of(Unit::quarter)},
    {"quartal quartals", Kind::quarter, value_of(Unit::quarter)},
    {"halbjahr halbjahrs halbjahres", Kind::unit, value_of(Unit::half_year)},
    {"halbjahr halbjahrs halbjahres jahreshaelfte", Kind::half_year, value_of(Unit::half_year)},
    {"jahr jahres", Kind::unit, value_of(Unit::year)},
    {"jahrzehnt jahrzehnts jahrzehntes", Kind::unit, value_of(Unit::decade)},
    {"jahrhundert jahrhunderts jahrhundertes", Kind::unit, value_of(Unit::century)},
    {"jahrhundert jahrhunderts jahrhundertes", Kind::century, value_of(Unit::century)},
    {"tag tagen", Kind::units, value_of(Unit::day)},
    {"woche wochen", Kind::units, value_of(Unit::week)},
    {"monat monaten", Kind::units, value_of(Unit::month)},
    {"jahr jahren", Kind::units, value_of(Unit::year)},
    {"jahrzehnt jahrzehnten", Kind::units, value_of(Unit::decade)},
    {"vorjahr vorjahrs vorjahres", Kind::previous, value_of(Unit::year)},
    {"vormonat vormonats", Kind::previous, value_of(Unit::month)},
    {"vorwoche", Kind::previous, value_of(Unit::week)},
    {"vortag vortags vortages", Kind::previous, value_of(Unit::day)},
    {"jahresanfang jahresbeginn jahresmitte jahresende jahreswechsel", Kind::unit_part, value_of(Unit::year)},
    {"monatsanfang monatsbeginn monatsmitte monatsende", Kind::unit_part, value_of(Unit::month)},
    {"wochenanfang wochenbeginn wochenmitte", Kind::unit_part, value_of(Unit::week)},
    {"kalenderwoche kw", Kind::week_number},

    {"nuller", Kind::decade, 0},
    {"zwanziger zwanzigern zwanzigerjahre zwanzigerjahren", Kind::decade, 20},
    {"dreissiger dreissigern dreissigerjahre dreissigerjahren", Kind::decade, 30},
    {"vierziger vierzigern vierzigerjahre vierzigerjahren", Kind::decade, 40},
    {"fuenfziger fuenfzigern fuenfzigerjahre fuenfzigerjahren", Kind::decade, 50},
    {"sechziger sechzigern sechzigerjahre sechzigerjahren", Kind::decade, 60},
    {"siebziger siebzigern siebzigerjahre siebzigerjahren", Kind::decade, 70},
    {"achtziger achtzigern achtzigerjahre achtzigerjahren", Kind::decade, 80},
    {"neunziger neunzigern neunzigerjahre neunzigerjahren", Kind::decade, 90},

    {"neujahr neujahrstag", Kind::holiday, value_of(Holiday::new_year)},
    {"dreikoenig dreikoenigstag", Kind::holiday, value_of(Holiday::epiphany)},
    {"rosenmontag", Kind::holiday, value_of(Holiday::carnival_monday)},
    {"aschermittwoch", Kind::holiday, value_of(Holiday::ash_wednesday)},
    {"karfreitag", Kind::holiday, value_of(Holiday::good_friday)},
    {"ostern ostersonntag", Kind::holiday, value_of(Holiday::easter)},
    {"ostermontag", Kind::holiday, value_of(Holiday::easter_monday)},
    {"maifeiertag", Kind::holiday, value_of(Holiday::labour_day)},
    {"himmelfahrtstag vatertag", Kind::holiday, value_of(Holiday::ascension)},
    {"pfingsten pfingstsonntag", Kind::holiday, value_of(Holiday::pentecost)},
    {"pfingstmontag", Kind::holiday, value_of(Holiday::pentecost_monday)},
    {"fronleichnam", Kind::holiday, value_of(Holiday::corpus_christi)},
    {"reformationstag", Kind::holiday, value_of(Holiday::reformation_day)},
    {"allerheiligen", Kind::holiday, value_of(Holiday::all_saints)},
    {"nikolaustag", Kind::holiday, value_of(Holiday::saint_nicholas)},
    {"heiligabend", Kind::holiday, value_of(Holiday::christmas_eve)},
    {"weihnachten weihnacht", Kind::holiday, value_of(Holiday::christmas)},
    {"christtag", Kind::holiday, value_of(Holiday::christmas_day)},
    {"stephanstag stefanitag", Kind::holiday, value_of(Holiday::boxing_day)},
    {"silvester sylvester", Kind::holiday, value_of(Holiday::new_years_eve)},

    {"damals einst kuerzlich neulich einstmals dereinst", Kind::reference, value_of(Reference::past)},
    {"derzeit heutzutage", Kind::reference, value_of(Reference::present)},
    {"bald demnaechst", Kind::reference, value_of(Reference::future)},
    {"frueher", Kind::formerly, value_of(Reference::past)},
    {"vergangenheit", Kind::era, value_of(Reference::past)},
    {"gegenwart", Kind::era, value_of(Reference::present)},
    {"zukunft", Kind::era, value_of(Reference::future)},
    {"zeit zeiten", Kind::time_noun},
    {"moment", Kind::moment, value_of(Reference::present)},
    {"stunde", Kind::hour_noun, value_of(Reference::present)},

    {"ein eins einem einer einen", Kind::count, 1},
    {"zwei zweier", Kind::count, 2},
    {"drei", Kind::count, 3},
    {"vier", Kind::count, 4},
    {"fuenf", Kind::count, 5},
    {"sechs", Kind::count, 6},
    {"sieben", Kind::count, 7},
    {"acht", Kind::count, 8},
    {"neun", Kind::count, 9},
    {"zehn", Kind::count, 10},
    {"elf", Kind::count, 11},
    {"zwoelf", Kind::count, 12},
    {"dreizehn", Kind::count, 13},
    {"vierzehn", Kind::count, 14},
    {"fuenfzehn", Kind::count, 15},
    {"zwanzig", Kind::count, 20},
    {"dreissig", Kind::count, 30},
    {"vierzig", Kind::count, 40},
    {"fuenfzig", Kind::count, 50},
    {"hundert", Kind::count, 100},
    {"einig* wenig* paar mehrer* viel* etlich*", Kind::vague},
    {"erst*", Kind::ordinal, 1},
    {"zweit*", Kind::ordinal, 2},
    {"dritt*", Kind::ordinal, 3},
    {"viert*", Kind::ordinal, 4},
    {"fuenft*", Kind::ordinal, 5},

    {"uhr", Kind::oclock},
    {"halb", Kind::half},
    {"viertel", Kind::quarter_hour},
    {"vor", Kind::vor},
    {"zur", Kind::zur},
    {"zum auf zu", Kind::onto},
    {"der die das den dem des", Kind::article},
    {"am im in vom von zum zur ab seit bis vor nach um gegen an zu fuer ueber gegenueber anno jahrgang "
     "zwischen waehrend beim und",
     Kind::preposition},
    {"bis und", Kind::joined},
    {"rund etwa circa ca gut knapp fast ueber genau mehr als", Kind::about},
    {"jed* all* pro manch*", Kind::every},
    {"chr christus", Kind::chr},
    {"v", Kind::v},

    {"war waren hatte hatten wurde wurden hat habe haben gab kam kamen ging gingen stand standen nahm nahmen "
     "sprach lag fand "
     "fanden traf trafen blieb blieben fiel fielen begann verlor gewann liess liessen schrieb hiess trat "
     "traten worden gewesen "
     "starb rief zog zogen hielt hielten sah sahen warf schlug stieg sank bekam erhielt erschien",
     Kind::past_verb},
    {"wird werden werde wuerde wuerden soll sollen solle will wollen wolle kann muss muessen moechte "
     "moechten startet beginnt "
     "findet stattfinden folgt sollte sollten koennte koennten muesste duerfte duerften waere waeren koenne "
     "muesse duerfe steht stehen bleibt tritt trifft treffen geplant",
     Kind::future_verb},

    {"euro mark dollar franken pfund rubel lire schilling cent pfennig prozent millionen million milliarden "
     "meter metern "
     "kilometer kilometern km hektar quadratmeter liter tonnen kilo kilogramm gramm grad stueck mal seiten "
     "menschen personen "
     "mitarbeiter mitarbeitern mitarbeiterinnen beschaeftigte beschaeftigten arbeiter einwohner einwohnern "
     "zuschauer "
     "zuschauern besucher besuchern soldaten polizisten kinder kindern schueler studenten teilnehmer "
     "teilnehmern mitglieder "
     "mitgliedern tote toten opfer stimmen arbeitsplaetze stellen jobs wohnungen haeuser exemplare "
     "unternehmen firmen autos "
     "jahre jahren tage tagen stunden minuten sekunden wochen monate monaten dm eur chf usd watt kilowatt "
     "punkte frauen "
     "maenner leute fluechtlinge verletzte demonstranten betriebe gemeinden faelle",
     Kind::counted},
    {"mindestens hoechstens wenigstens maximal insgesamt seite agenda windows nummer nr artikel art telefon "
     "tel fax isbn postfach plz zimmer flug typ modell "
     "vision",
     Kind::label},
};

constexpr const char* kAdjectiveEndings[] = {"e", "en", "er", "es", "em"};

enum class ByteClass : std::uint8_t { letter, digit, blank, mark, mark_of_two, mark_of_three };

// Beyond ASCII all blanks and marks begin with C2 (Latin-1 signs) or E2 (General Punctuation), and nearly no
// letter does.
constexpr auto kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (int c = 0; c < 128; ++c)
    classes[static_cast<std::size_t>(c)] = c <= ' ' ? ByteClass::blank : ByteClass::mark;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<std::size_t>(c)] = ByteClass::digit;
  for (int c = 'a'; c <= 'z'; ++c) {
    classes[static_cast<std::size_t>(c)] = classes[static_cast<std::size_t>(c - 0x20)] = ByteClass::letter;
  }
  classes[0xC2] = ByteClass::mark_of_two;
  classes[0xE2] = ByteClass::mark_of_three;
  return classes;
}();

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
ByteClass class_of(char c) {
  return kByteClasses[static_cast<unsigned char>(c)];
}

// A word in the lexicon's spelling (lower case, `ae` for ä, which is as long), padded with zeros.
class FoldedWord {
 public:
  static constexpr std::size_t kLongest = 24;

  /// `word` has only letters and is not longer than kLongest. `room` is how many bytes may be read from its
  /// start on.
  FoldedWord(std::string_view word, std::size_t room) {
    if (room >= kLongest) {
      std::memcpy(parts_.data(), word.data(), kLongest);
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] &= kWholeBytes[word.size()][i];
    } else {
      std::memcpy(parts_.data(), word.data(), word.size());
    }
    const bool ascii = ((parts_[0] | parts_[1] | parts_[2]) & 0x8080808080808080u) == 0;
    if (ascii) {
      for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] |= kLowerCase[word.size()][i];
    } else {
      fold_umlauts(word);
    }
  }

  std::size_t hash() const {
    const auto mixed =
        (parts_[0] ^ parts_[1] * 0x9E3779B97F4A7C15u ^ parts_[2] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> 48);
  }
  bool empty() const { return parts_[0] == 0; }
  friend bool operator==(const FoldedWord&, const FoldedWord&) = default;

  FoldedWord() = default;

 private:
  using Masks = std::array<std::array<std::uint64_t, 3>, kLongest + 1>;

  // For each length the same bits in so many bytes.
  static constexpr Masks masks(std::uint64_t bits) {
    Masks masks{};
    for (std::size_t length = 0; length <= kLongest; ++length) {
      for (std::size_t i = 0; i < length; ++i) masks[length][i / 8] |= bits << i % 8 * 8;
    }
    return masks;
  }
  static const Masks kLowerCase;   // makes letters small
  static const Masks kWholeBytes;  // cuts off what stands behind the word

  void fold_umlauts(std::string_view word) {
    char bytes[kLongest] = {};
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto c = static_cast<unsigned char>(word[i]);
      const std::string_view plain = c == 0xC3 && i + 1 < word.size() ? plain_spelling(word[i + 1]) : "";
      if (!plain.empty()) {
        bytes[i] = plain[0];
        bytes[++i] = plain[1];
      } else {
        bytes[i] = static_cast<char>(c < 0x80 ? c | 0x20 : c);
      }
    }
    std::memcpy(parts_.data(), bytes, kLongest);
  }

  // Of a letter by its second byte in UTF-8 behind C3.
  static std::string_view plain_spelling(char second) {
    switch (static_cast<unsigned char>(second)) {
      case 0x84:
      case 0xA4:
        return "ae";
      case 0x96:
      case 0xB6:
        return "oe";
      case 0x9C:
      case 0xBC:
        return "ue";
      case 0x9F:
        return "ss";
      default:
        return "";
    }
  }

  std::array<std::uint64_t, 3> parts_{};
};
constexpr FoldedWord::Masks FoldedWord::kLowerCase = FoldedWord::masks(0x20);
constexpr FoldedWord::Masks FoldedWord::kWholeBytes = FoldedWord::masks(0xFF);
static_assert(std::endian::native == std::endian::little);

// The lexicon as a hash table with open addressing. Most words of a text are turned away by their first and
// last letter and length alone.
class Lexicon {
 public:
  struct Meaning {
    FoldedWord word;
    Kinds kinds = 0;
    std::int32_t value = 0;
  };

  Lexicon() : slots_(kCapacity) {
    for (const auto& entry : kLexicon) {
      for (std::string_view words = entry.words; !words.empty();) {
        const auto blank = std::min(words.find(' '), words.size());
        if (blank > 0) add(words.substr(0, blank), entry.kind, entry.value);
        words.remove_prefix(std::min(blank + 1, words.size()));
      }
    }
    add_weekday_parts();
    // Beside the morning; its value stays that of the day part.
    add("morgen", Kind::relative_day, kNoValue);
  }

  /// The meaning of the word of `text` from `start` to `end`; null where it has none.
  const Meaning* find(std::string_view text, std::size_t start, std::size_t end) const {
    const auto word = text.substr(start, end - start);
    if (word.size() > FoldedWord::kLongest || !known_shapes_[shape_of(word)]) return nullptr;
    const FoldedWord folded(word, text.size() - start);
    for (std::size_t at = folded.hash() % kCapacity;; at = (at + 1) % kCapacity) {
      if (slots_[at].word == folded) return &slots_[at];
      if (slots_[at].word.empty()) return nullptr;
    }
  }

 private:
  static constexpr std::size_t kCapacity = 4096;

  static std::size_t shape_of(std::string_view word) {
    return (static_cast<std::size_t>(word.front()) & 31) | (static_cast<std::size_t>(word.back()) & 31) << 5 |
           word.size() << 10;
  }

  void add(std::string_view word, Kind kind, int value) {
    if (word.ends_with('*')) {
      for (const auto* ending : kAdjectiveEndings) {
        add(std::string(word.substr(0, word.size() - 1)) + ending, kind, value);
      }
      return;
    }
    if (word.size() > FoldedWord::kLongest)
      throw Error("too long for the lexicon of dates: " + std::string(word));
    const FoldedWord folded(word, word.size());
    std::size_t at = folded.hash() % kCapacity;
    while (!slots_[at].word.empty() && slots_[at].word != folded) at = (at + 1) % kCapacity;
    slots_[at].word = folded;
    slots_[at].kinds |= bit(kind);
    if (value != kNoValue) slots_[at].value = value;
    known_shapes_[shape_of(word)] = true;
    if (word.substr(1).starts_with('e')) {  // maybe written with an umlaut
      std::string umlaut(word);
      umlaut.front() = '\xC3';
      known_shapes_[shape_of(umlaut)] = true;
    }
  }

  void add_weekday_parts() {
    constexpr std::string_view kDays[] = {"montag",  "dienstag", "mittwoch", "donnerstag",
                                          "freitag", "samstag",  "sonntag",  "sonnabend"};
    constexpr std::pair<std::string_view, int> kParts[] = {{"morgen", 0}, {"vormittag", 0},  {"frueh", 0},
                                                           {"mittag", 1}, {"nachmittag", 2}, {"abend", 3},
                                                           {"nacht", 4}};
    for (int day = 0; day < 8; ++day) {
      const int number = day == 7 ? 6 : day + 1;
      for (const auto& [name, part] : kParts) {
        add(std::string(kDays[day]).append(name), Kind::weekday_part, number * 16 + part);
      }
    }
  }

  std::vector<Meaning> slots_;
  std::bitset<(FoldedWord::kLongest + 1) * 1024> known_shapes_;
};

const Lexicon& lexicon() {
  static const Lexicon kInstance;
  return kInstance;
}

Kinds kinds_of_number(int value, int digits) {
  Kinds kinds = 0;
  if (digits <= 4) kinds |= bit(Kind::number);
  if (digits <= 2) {
    if (value >= 1 && value <= 31) kinds |= bit(Kind::day_number);
    if (value >= 1 && value <= 12) kinds |= bit(Kind::month_number);
    if (value <= 24) kinds |= bit(Kind::hour);
    if (digits == 2) kinds |= bit(Kind::short_year);
    if (digits == 2 && value < 60) kinds |= bit(Kind::minute);
  }
  if (digits == 4 && value >= 1000 && value < 2200) kinds |= bit(Kind::year);
  return kinds;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::vector<Token>& out) : text_(text), out_(out), lexicon_(lexicon()) {}

  void run() {
    while (at_ < text_.size()) {
      switch (class_of(text_[at_])) {
        case ByteClass::letter:
          scan_word();
          break;
        case ByteClass::digit:
          scan_number();
          break;
        case ByteClass::blank:
          line_start_ |= text_[at_] == '\n';
          ++at_;
          break;
        case ByteClass::mark:
          scan_mark(1);
          break;
        case ByteClass::mark_of_two:
          scan_mark(2);
          break;
        case ByteClass::mark_of_three:
          scan_mark(3);
          break;
      }
    }
  }

 private:
  Token& add(std::size_t start, std::size_t end) {
    Token& token = out_.emplace_back();
    token.start = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(end);
    token.glued = last_end_ == start && start != 0;
    token.line_start = line_start_;
    line_start_ = false;
    last_end_ = end;
    return token;
  }

  void scan_word() {
    const std::size_t start = at_;
    do ++at_;
    while (at_ < text_.size() && class_of(text_[at_]) == ByteClass::letter);
    Token& token = add(start, at_);
    const auto word = text_.substr(start, at_ - start);
    token.capital = is_upper(word[0]) ||
                    (word[0] == '\xC3' && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F);
    if (const auto* meaning = lexicon_.find(text_, start, at_)) {
      token.kinds = meaning->kinds;
      token.value = meaning->value;
    }
  }

  void scan_number() {
    const std::size_t start = at_;
    int value = 0;
    while (at_ < text_.size() && class_of(text_[at_]) == ByteClass::digit) {
      if (at_ - start < 8) value = value * 10 + (text_[at_] - '0');
      ++at_;
    }
    const auto digits = std::min<std::size_t>(at_ - start, 255);
    // `90er`, `1990ern`; other letters behind a number make it a name.
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= 4 && class_of(text_[end]) == ByteClass::letter) ++end;
    const auto tail = text_.substr(at_, end - at_);
    const bool is_decade = (tail == "er" || tail == "ern" || tail == "ers") && value % 10 == 0 &&
                           (digits == 2 || (digits == 4 && value >= 1000 && value < 2200));
    if (is_decade) at_ = end;
    Token& token = add(start, at_);
    token.value = value;
    token.digits = static_cast<std::uint8_t>(digits);
    if (is_decade) {
      token.kinds = bit(Kind::decade);
    } else if (tail.empty()) {
      token.kinds = kinds_of_number(value, static_cast<int>(digits));
    }
  }

  void scan_mark(std::size_t length) {
    const std::size_t start = at_;
    at_ = std::min(at_ + length, text_.size());
    const auto mark = text_.substr(start, at_ - start);
    if (mark == "\u00A0" || mark == "\u202F" || mark == "\u2009") return;  // blanks that don't break lines
    Token& token = add(start, at_);
    switch (mark[0]) {
      case '.':
        token.kinds = bit(Kind::stop);
        break;
      case ',':
        token.kinds = bit(Kind::comma);
        break;
      case ':':
        token.kinds = bit(Kind::colon);
        break;
      case '/':
        token.kinds = bit(Kind::slash);
        break;
      case '(':
        token.kinds = bit(Kind::bracket);
        break;
      case '-':
        token.kinds = bit(Kind::dash);
        break;
      default:
        if (mark == "\u2013") token.kinds = bit(Kind::dash);
    }
  }

  std::string_view text_;
  std::vector<Token>& out_;
  const Lexicon& lexicon_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;
  bool line_start_ = true;
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& out) {
  out.clear();
  Scanner(text, out).run();
}

}  // namespace blattwerk::text::dates
