#include "text/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

template <std::size_t n>
consteval std::array<std::string_view, n> sorted(const std::string_view (&words)[n]) {
  auto table = std::to_array(words);
  std::sort(table.begin(), table.end());
  return table;
}

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& table, std::string_view word) {
  return std::binary_search(table.begin(), table.end(), word);
}

// Abbreviations that something always follows, without their last full stop.
constexpr auto kNeverLast = sorted({
    "Abb",    "Abs",    "Abt",     "Adm",   "Anm",    "Art",    "Aug",    "Ausg",    "Bd",    "Bde",
    "Best",   "Bgm",    "Bhf",     "Bsp",   "Dez",    "Dipl",   "Dir",    "Doz",     "Dr",    "Dres",
    "Evtl",   "Feb",    "Febr",    "Forts", "Fr",     "Frhr",   "Frl",    "Gebr",    "Gen",   "Hbf",
    "Hl",     "Hr",     "Hrn",     "Hrsg",  "Ing",    "Inh",    "Insp",   "Jan",     "Jän",   "Kap",
    "Kard",   "Kfm",    "Komm",    "Krs",   "Lic",    "Lt",     "Mag",    "Maj",     "Med",   "Min",
    "Mr",     "Mrs",    "Ms",      "Mt",    "Nov",    "Nr",     "Nrn",    "Obb",     "Okt",   "Pfr",
    "Phil",   "Pos",    "Prof",    "Red",   "Ref",    "Reg",    "Rep",    "Rev",     "Sen",   "Sep",
    "Sept",   "Sgt",    "St",      "Ste",   "Stv",    "Tel",    "Univ",   "Ver",     "Verf",  "Vgl",
    "Vol",    "Vors",   "Ziff",    "Zit",   "abs",    "abzgl",  "allg",   "anschl",  "bes",   "betr",
    "bspw",   "bzgl",   "bzw",     "ca",    "cand",   "d.h",    "ders",   "dipl",    "dt",    "ebd",
    "ehem",   "eigtl",  "einschl", "engl",  "entspr", "ev",     "evang",  "evtl",    "exkl",  "franz",
    "gegr",   "geb",    "gem",     "gest",  "gez",    "ggf",    "ggfs",   "griech",  "hl",    "i.d.R",
    "i.V",    "incl",   "ing",     "inkl",  "insb",   "insbes", "ital",   "jew",     "jur",   "kath",
    "kgl",    "lat",    "lt",      "mag",   "max",    "med",    "min",    "mtl",     "männl", "nat",
    "nr",     "o.g",    "oec",     "phil",  "pol",    "rd",     "rer",    "resp",    "russ",  "röm",
    "s.o",    "s.u",    "schwed",  "sen",   "sog",    "sogen",  "mind",   "span",    "spez",  "st",
    "staatl", "stellv", "stv",     "sächs", "techn",  "tel",    "theol",  "tschech", "türk",  "u.U",
    "ungar",  "univ",   "urspr",   "v.a",   "verh",   "vgl",    "vorl",   "vs",      "weibl", "wg",
    "z.B",    "z.T",    "z.Z",     "z.Zt",  "zit",    "zzgl",   "Österr", "österr",
});

// Abbreviations that may end a sentence as well.
constexpr auto kMayBeLast = sorted({
    "AG",    "Bros",  "Chr",  "Co",    "Corp",  "Hg",  "Inc", "Jg",    "Jh",    "Jhd",   "Jhdt", "Jr",  "Kl",
    "Ltd",   "Mass",  "Mill", "Mio",   "Mrd",   "Rd",  "Sr",  "Std",   "Str",   "Tsd",   "U.S",  "a.D", "a.M",
    "dergl", "dgl",   "e.V",  "etc",   "h.c",   "i.R", "jr",  "m.E",   "m.b.H", "n.Chr", "o.ä",  "p.a", "str",
    "u.a",   "u.a.m", "u.ä",  "u.v.a", "u.v.m", "usf", "usw", "v.Chr", "v.H",   "v.l",   "v.r",
});

// Words that, written with a capital, can only stand at the start of a sentence: neither nouns nor parts of
// names.
constexpr auto kStarters = sorted({
    "Aber",      "Alle",         "Allein",     "Allerdings",   "Alles",     "Als",          "Also",
    "Am",        "An",           "Andere",     "Andererseits", "Anders",    "Angesichts",   "Auch",
    "Auf",       "Aus",          "Außerdem",   "Bei",          "Beide",     "Beim",         "Bereits",
    "Besonders", "Bis",          "Bisher",     "Bislang",      "Da",        "Dabei",        "Dadurch",
    "Dafür",     "Dagegen",      "Daher",      "Dahinter",     "Damals",    "Damit",        "Danach",
    "Daneben",   "Dann",         "Daran",      "Darauf",       "Daraufhin", "Daraus",       "Darin",
    "Darüber",   "Darum",        "Darunter",   "Das",          "Dass",      "Davon",        "Davor",
    "Dazu",      "Dem",          "Den",        "Denen",        "Denn",      "Dennoch",      "Der",
    "Deren",     "Des",          "Deshalb",    "Dessen",       "Deswegen",  "Die",          "Dies",
    "Diese",     "Diesem",       "Diesen",     "Dieser",       "Dieses",    "Doch",         "Dort",
    "Durch",     "Ebenfalls",    "Ebenso",     "Ein",          "Eine",      "Einem",        "Einen",
    "Einer",     "Eines",        "Einerseits", "Einige",       "Er",        "Erst",         "Es",
    "Etwa",      "Falls",        "Für",        "Gegen",        "Gegenüber", "Genau",        "Gerade",
    "Gestern",   "Gleichzeitig", "Hatte",      "Hatten",       "Heute",     "Hier",         "Hierzu",
    "Hinter",    "Hinzu",        "Ich",        "Ihm",          "Ihn",       "Ihr",          "Ihre",
    "Ihrem",     "Ihren",        "Ihrer",      "Im",           "Immer",     "Immerhin",     "In",
    "Indem",     "Insgesamt",    "Inzwischen", "Ist",          "Ja",        "Je",           "Jede",
    "Jeder",     "Jedes",        "Jedoch",     "Jemand",       "Jene",      "Jetzt",        "Kann",
    "Kaum",      "Kein",         "Keine",      "Keiner",       "Laut",      "Man",          "Manche",
    "Mehr",      "Mehrere",      "Mein",       "Meine",        "Mit",       "Mittlerweile", "Möglicherweise",
    "Nach",      "Nachdem",      "Natürlich",  "Neben",        "Nein",      "Nicht",        "Nichts",
    "Noch",      "Nun",          "Nur",        "Ob",           "Obwohl",    "Oder",         "Offenbar",
    "Ohne",      "Schließlich",  "Schon",      "Sein",         "Seine",     "Seinem",       "Seinen",
    "Seiner",    "Seit",         "Seitdem",    "Seither",      "Selbst",    "Sie",          "Sind",
    "So",        "Sobald",       "Sogar",      "Solange",      "Solche",    "Sollte",       "Sollten",
    "Somit",     "Sondern",      "Sonst",      "Sowohl",       "Später",    "Stattdessen",  "Trotz",
    "Trotzdem",  "Um",           "Umso",       "Und",          "Unser",     "Unsere",       "Unter",
    "Viele",     "Vielen",       "Vielleicht", "Vom",          "Von",       "Vor",          "Vorher",
    "War",       "Waren",        "Warum",      "Was",          "Weder",     "Wegen",        "Weil",
    "Weiter",    "Weitere",      "Weiterhin",  "Welche",       "Wenig",     "Wenige",       "Wenn",
    "Wer",       "Wie",          "Wieder",     "Wir",          "Wird",      "Wo",           "Wobei",
    "Während",   "Wurde",        "Zu",         "Zudem",        "Zuletzt",   "Zum",          "Zunächst",
    "Zur",       "Zurzeit",      "Zuvor",      "Zwar",         "Zwei",      "Zwischen",     "Über",
});

constexpr auto kMonths = sorted({"Januar", "Jänner", "Februar", "Feber", "März", "April", "Mai", "Juni",
                                 "Juli", "August", "September", "Oktober", "November", "Dezember"});

// After these, `4.` is the fourth.
constexpr auto kBeforeOrdinal = sorted({
    "ab",     "am",     "bis",   "beim",  "das",   "dem",   "den",    "der",  "des",   "die",
    "ein",    "eine",   "einem", "einen", "einer", "eines", "gegen",  "ihr",  "ihre",  "ihrem",
    "ihren",  "ihrer",  "im",    "jeder", "jedes", "mein",  "meinem", "sein", "seine", "seinem",
    "seinen", "seiner", "seit",  "um",    "und",   "vom",   "zum",    "zur",  "Am",    "Das",
    "Dem",    "Den",    "Der",   "Des",   "Die",   "Im",    "Zum",
});

enum class Mark : std::uint8_t { none, stop, shout, ellipsis, newline };

// The bytes at which a sentence may end; of U+2026 its last.
constexpr auto kMarks = [] {
  std::array<Mark, 256> marks{};
  marks['.'] = Mark::stop;
  marks['!'] = marks['?'] = Mark::shout;
  marks[0xA6] = Mark::ellipsis;
  marks['\n'] = Mark::newline;
  return marks;
}();

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2002 && c <= 0x200A) ||
         c == 0x202F;
}
bool is_closer(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2039:
    case 0x203A:
      return true;
    default:
      return false;
  }
}
bool is_opener(char32_t c) {
  return is_closer(c) || c == '(' || c == '[' || c == '-' || c == 0x201A || c == 0x201E || c == 0x2013 ||
         c == 0x2014 || c == 0x2022 || c == 0xBF || c == 0xA1;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c));
}
bool is_alphabetic(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : u_isalpha(static_cast<UChar32>(c));
}

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVXLC") == std::string_view::npos;
}

// `i.d.R`, `m.b.H`, but not `spiegel.de`.
bool is_dotted(std::string_view word) {
  const auto dot = word.find('.');
  return dot != std::string_view::npos && dot <= 2;
}

// Small letters without a vowel, maybe after a capital: `Frhr`, `Bdgs`, but not `CDU` or `%`.
bool looks_abbreviated(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         word.find_first_of("aeiouyAEIOUY") == std::string_view::npos;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Sentence>& out) : text_(text), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      switch (kMarks[static_cast<unsigned char>(text_[at])]) {
        case Mark::none:
          ++at;
          break;
        case Mark::newline:
          at = after_newline(at);
          break;
        case Mark::ellipsis:
          if (at < 2 || text_.compare(at - 2, 2, "\xE2\x80") != 0) {
            ++at;
            break;
          }
          [[fallthrough]];
        case Mark::stop:
        case Mark::shout:
          at = after_mark(at);
          break;
      }
    }
    finish(text_.size(), text_.size());
  }

 private:
  /// Ends the sentence at a blank line. Returns where to go on.
  std::size_t after_newline(std::size_t at) {
    std::size_t next = at + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r')) ++next;
    if (next < text_.size() && text_[next] == '\n') finish(at, next + 1);
    return next;
  }

  /// Ends the sentence behind the closing mark at `at` where it does. Returns where to go on.
  std::size_t after_mark(std::size_t at) {
    std::size_t end = at + 1;
    bool only_stop = text_[at] == '.';
    while (end < text_.size()) {  // `?!`, `...`
      if (text_[end] == '.' || text_[end] == '!' || text_[end] == '?') {
        only_stop = false;
        ++end;
      } else if (text_.compare(end, 3, "\u2026") == 0) {
        only_stop = false;
        end += 3;
      } else {
        break;
      }
    }
    bool closed = false;
    std::size_t next = end;
    char32_t c = 0;
    while (next < text_.size() && is_closer(c = decode(text_, next))) {
      end = next;
      closed = true;
    }
    if (end < text_.size() && !is_blank(c)) return end;
    std::size_t start = text_.size();
    for (next = end; next < text_.size();) {
      const std::size_t here = next;
      if (!is_blank(decode(text_, next))) {
        start = here;
        break;
      }
    }
    if (ends_at(at, only_stop && !closed, start)) finish(end, start);
    return end;
  }

  /// Whether the mark at `at` ends a sentence when the next thing stands at `start`.
  bool ends_at(std::size_t at, bool bare_stop, std::size_t start) const {
    const auto next = word_at(start);
    if (!next) return true;  // the end of the text, or a mark
    if (is_lower(next->initial)) return false;
    if (!bare_stop) {
      const bool trails_off = text_[at] != '!' && text_[at] != '?';
      const std::size_t mark = floor_border(text_, at);
      const bool apart = mark == 0 || text_[mark - 1] == ' ';
      return !(trails_off && apart) || contains(kStarters, next->text);
    }
    const auto word = word_before(at);
    if (word.empty()) return true;
    if (is_digit(word.back())) return ends_after_number(at, word, *next);
    if (word.size() == 1 && is_alphabetic(static_cast<unsigned char>(word[0])))
      return !follows_initial(at) && contains(kStarters, next->text);
    if (contains(kNeverLast, word) || (is_dotted(word) && !contains(kMayBeLast, word))) return false;
    if (contains(kMayBeLast, word) || word.ends_with("str") || is_roman(word) || looks_abbreviated(word)) {
      return contains(kStarters, next->text);
    }
    return true;
  }

  bool ends_after_number(std::size_t at, std::string_view number, const auto& next) const {
    const bool whole = std::all_of(number.begin(), number.end(), is_digit);
    if (!whole || number.size() > 3) return true;
    if (contains(kMonths, next.text)) return false;
    if (number.front() == '0') return true;
    if (contains(kStarters, next.text)) return true;
    if (next.initial >= '0' && next.initial <= '9') return false;  // `4. 2. 2022`
    const auto before = word_before(at - number.size() - 1);
    return number.size() == 3 && !contains(kBeforeOrdinal, before);
  }

  /// Whether the single letter before `at` has another before it: `z. B.`, `J. R. R.`, `U.S.`
  bool follows_initial(std::size_t at) const {
    if (at < 2) return false;
    std::size_t before = at - 1;
    if (text_[before - 1] == ' ') --before;
    return before >= 2 && text_[before - 1] == '.' &&
           (before == 2 || text_[before - 3] == ' ' || text_[before - 3] == '.');
  }

  struct Word {
    char32_t initial;
    std::string_view text;
  };

  /// The word or number at `start` or behind the openers there; nothing where another mark stands.
  std::optional<Word> word_at(std::size_t start) const {
    std::size_t offset = start;
    while (offset < text_.size()) {
      const std::size_t at = offset;
      const char32_t c = decode(text_, offset);
      if (is_opener(c) || is_blank(c)) {
        if (offset - start > kLongest) return std::nullopt;
        continue;
      }
      if (!is_alphabetic(c) && !(c >= '0' && c <= '9')) return std::nullopt;
      std::size_t end = offset;
      for (std::size_t ahead = end; ahead < text_.size() && end - at < kLongest; end = ahead) {
        if (!is_alphabetic(decode(text_, ahead))) break;
      }
      return Word{c, text_.substr(at, end - at)};
    }
    return std::nullopt;
  }

  /// The word that ends before `at`, with full stops within; bounded, so that no text makes the search slow.
  std::string_view word_before(std::size_t at) const {
    std::size_t start = std::min(at, text_.size());
    const std::size_t end = start;
    while (start > 0 && end - start < kLongest) {
      const auto c = static_cast<unsigned char>(text_[start - 1]);
      if (c <= ' ' || (c < 0x80 && is_opener(c)) || c == '/' || c == 0xA0) break;
      --start;
    }
    auto word = text_.substr(start, end - start);
    // Opening quotation marks and no-break blanks of several bytes.
    for (const std::string_view mark : {"\u201E", "\u201C", "\u00BB", "\u00AB", "\u2013", "\u202F"}) {
      if (const auto found = word.rfind(mark); found != std::string_view::npos)
        word.remove_prefix(found + mark.size());
    }
    return word;
  }

  void finish(std::size_t end, std::size_t next) {
    std::size_t start = start_;
    while (start < end) {
      std::size_t offset = start;
      if (!is_blank(decode(text_, offset))) break;
      start = offset;
    }
    while (end > start) {
      const std::size_t last = floor_border(text_, end - 1);
      std::size_t offset = last;
      if (!is_blank(decode(text_, offset))) break;
      end = last;
    }
    if (start < end) out_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    start_ = next;
  }

  static constexpr std::size_t kLongest = 40;

  std::string_view text_;
  std::vector<Sentence>& out_;
  std::size_t start_ = 0;
};

}  // namespace

void split_sentences(std::string_view text, std::vector<Sentence>& out) {
  Splitter(text, out).run();
}

}  // namespace blattwerk::text
