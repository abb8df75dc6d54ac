#include "text/date_finder_lexicon.h"

#include <array>
#include <cstring>
#include <initializer_list>
#include <string>

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

    {"morgen vormittag frueh", Kind::day_part, 0},
    {"mittag", Kind::day_part, 1},
    {"nachmittag", Kind::day_part, 2},
    {"abend vorabend", Kind::day_part, 3},
    {"nacht", Kind::day_part, 4},
    {"nacht", Kind::night, 4},
    {"abends", Kind::clock_part, 3},
    {"morgens vormittags", Kind::clock_part, 0},
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
    {"dies* laufend* jetzig* gegenwaertig*", Kind::shift, 0},
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
    {"im", Kind::im},
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
     "findet stattfinden folgt sollte sollten koennte koennten muesste duerfte duerften waere waeren sei "
     "seien koenne muesse duerfe steht stehen bleibt tritt trifft treffen geplant",
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

constexpr bool is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(unsigned char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

// Writes a word in the lexicon's spelling, which is as long as the word. `to` has room for it.
void fold(std::string_view word, char* to) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      to[i] = static_cast<char>(is_upper(c) ? c | 0x20 : c);
      continue;
    }
    const char* plain = nullptr;
    if (c == 0xC3 && i + 1 < word.size()) {
      switch (static_cast<unsigned char>(word[i + 1])) {
        case 0x84:
        case 0xA4:
          plain = "ae";
          break;
        case 0x96:
        case 0xB6:
          plain = "oe";
          break;
        case 0x9C:
        case 0xBC:
          plain = "ue";
          break;
        case 0x9F:
          plain = "ss";
          break;
        default:
          break;
      }
    }
    if (plain) {
      to[i] = plain[0];
      to[++i] = plain[1];
    } else {
      to[i] = word[i];
    }
  }
}

std::uint32_t hash(std::string_view word) {  // FNV-1a
  std::uint32_t h = 2166136261u;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

// The lexicon as a hash table with open addressing. Most words of a text are turned away by their first byte
// and length alone.
class Lexicon {
 public:
  struct Meaning {
    std::string word;
    Kinds kinds = 0;
    std::int32_t value = 0;
  };

  static constexpr std::size_t kLongest = 24;

  Lexicon() : slots_(kCapacity) {
    for (const auto& entry : kLexicon) {
      for (std::string_view words = entry.words; !words.empty();) {
        const auto blank = std::min(words.find(' '), words.size());
        add(words.substr(0, blank), entry.kind, entry.value);
        words.remove_prefix(std::min(blank + 1, words.size()));
      }
    }
    add_weekday_parts();
    // Beside the morning; its value stays that of the day part.
    add("morgen", Kind::relative_day, kNoValue);
  }

  bool may_hold(std::string_view word) const {
    return word.size() <= kLongest && (lengths_[static_cast<unsigned char>(word[0])] >> word.size() & 1) != 0;
  }

  const Meaning* find(std::string_view folded) const {
    for (std::size_t at = hash(folded) % kCapacity;; at = (at + 1) % kCapacity) {
      if (slots_[at].word.empty()) return nullptr;
      if (slots_[at].word == folded) return &slots_[at];
    }
  }

 private:
  static constexpr std::size_t kCapacity = 4096;

  void add(std::string_view word, Kind kind, int value) {
    if (word.ends_with('*')) {
      for (const auto* ending : kAdjectiveEndings) {
        add(std::string(word.substr(0, word.size() - 1)) + ending, kind, value);
      }
      return;
    }
    std::size_t at = hash(word) % kCapacity;
    while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) % kCapacity;
    slots_[at].word = word;
    slots_[at].kinds |= bit(kind);
    if (value != kNoValue) slots_[at].value = value;
    const auto first = static_cast<unsigned char>(word[0]);
    const auto length = std::uint32_t{1} << word.size();
    lengths_[first] |= length;
    lengths_[first & ~0x20u] |= length;
    if (word.substr(1).starts_with('e')) lengths_[0xC3] |= length;  // an umlaut
  }

  void add_weekday_parts() {
    constexpr std::string_view kDays[] = {"montag",  "dienstag", "mittwoch", "donnerstag",
                                          "freitag", "samstag",  "sonntag"};
    constexpr std::string_view kParts[][2] = {
        {"morgen", "vormittag"}, {"mittag", ""}, {"nachmittag", ""}, {"abend", ""}, {"nacht", ""}};
    for (int day = 0; day < 7; ++day) {
      for (int part = 0; part < 5; ++part) {
        for (const auto& name : kParts[part]) {
          if (name.empty()) continue;
          const int value = (day + 1) * 16 + part;
          add(std::string(kDays[day]).append(name), Kind::weekday_part, value);
          if (day == 5) add(std::string("sonnabend").append(name), Kind::weekday_part, value);
        }
      }
      add(std::string(kDays[day]).append("frueh"), Kind::weekday_part, (day + 1) * 16);
    }
  }

  std::vector<Meaning> slots_;
  std::array<std::uint32_t, 256> lengths_{};
};

const Lexicon& lexicon() {
  static const Lexicon lexicon;
  return lexicon;
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
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (is_letter(c) || (c >= 0x80 && length_of_mark(at_) == 0)) {
        scan_word();
      } else if (is_digit(c)) {
        scan_number();
      } else {
        scan_mark(c);
      }
    }
  }

 private:
  // The bytes of a blank or a mark beyond ASCII, which are all in the Latin-1 signs and General Punctuation;
  // 0 for a letter.
  std::size_t length_of_mark(std::size_t at) const {
    const auto lead = static_cast<unsigned char>(text_[at]);
    if (lead == 0xC2) return at + 1 < text_.size() ? 2 : 1;
    if (lead == 0xE2) return std::min<std::size_t>(3, text_.size() - at);
    return 0;
  }

  Token& add(std::size_t start, std::size_t end) {
    Token& token = out_.emplace_back();
    token.start = static_cast<std::uint32_t>(start);
    token.end = static_cast<std::uint32_t>(end);
    token.glued = out_.size() > 1 && out_[out_.size() - 2].end == start;
    token.line_start = line_start_;
    line_start_ = false;
    return token;
  }

  void scan_word() {
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c < 0x80 ? !is_letter(c) : length_of_mark(at_) != 0) break;
      ++at_;
    }
    Token& token = add(start, at_);
    const auto word = text_.substr(start, at_ - start);
    const auto first = static_cast<unsigned char>(word[0]);
    token.capital =
        is_upper(first) || (first == 0xC3 && word.size() > 1 && static_cast<unsigned char>(word[1]) < 0x9F);
    if (!lexicon_.may_hold(word)) return;
    char folded[Lexicon::kLongest];
    fold(word, folded);
    if (const auto* meaning = lexicon_.find({folded, word.size()})) {
      token.kinds = meaning->kinds;
      token.value = meaning->value;
    }
  }

  void scan_number() {
    const std::size_t start = at_;
    int value = 0;
    while (at_ < text_.size() && is_digit(static_cast<unsigned char>(text_[at_]))) {
      if (at_ - start < 8) value = value * 10 + (text_[at_] - '0');
      ++at_;
    }
    const auto digits = at_ - start;
    Token& token = add(start, at_);
    token.value = value;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));
    // `90er`, `1990ern`; other letters behind a number make it a name.
    std::size_t end = at_;
    while (end < text_.size() && end - at_ <= 4 && is_letter(static_cast<unsigned char>(text_[end]))) ++end;
    const auto tail = text_.substr(at_, end - at_);
    if (tail.empty()) {
      token.kinds = kinds_of_number(value, static_cast<int>(std::min<std::size_t>(digits, 9)));
    } else if ((tail == "er" || tail == "ern" || tail == "ers") && value % 10 == 0 &&
               (digits == 2 || (digits == 4 && value >= 1000 && value < 2200))) {
      token.kinds = bit(Kind::decade);
      token.end = static_cast<std::uint32_t>(end);
      at_ = end;
    }
  }

  void scan_mark(unsigned char c) {
    const std::size_t start = at_;
    if (c < 0x80) {
      ++at_;
      if (c <= ' ') {
        line_start_ |= c == '\n';
        return;
      }
    } else {
      at_ += length_of_mark(at_);
      const auto mark = text_.substr(start, at_ - start);
      if (mark == "\u00A0" || mark == "\u202F" || mark == "\u2009") return;  // blanks that don't break lines
    }
    Token& token = add(start, at_);
    switch (c) {
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
      case '-':
        token.kinds = bit(Kind::dash);
        break;
      case 0xE2:
        if (text_.substr(start, 3) == "\u2013") token.kinds = bit(Kind::dash);
        break;
      default:
        break;
    }
  }

  std::string_view text_;
  std::vector<Token>& out_;
  const Lexicon& lexicon_;
  std::size_t at_ = 0;
  bool line_start_ = true;
};

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& out) {
  out.clear();
  Scanner(text, out).run();
}

}  // namespace blattwerk::text::dates
