#include "entities/word.h"

#define XXH_INLINE_ALL
#include <array>

#include <unicode/uchar.h>
#include <xxhash.h>

#include "text/utf8.h"

namespace blattwerk::entities {
namespace {

enum class Kind : std::uint8_t { other, space, lower, upper, digit, joiner };

constexpr std::array<Kind, 128> kAscii = [] {
  std::array<Kind, 128> kinds{};
  for (char c = 'a'; c <= 'z'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::lower;
  for (char c = 'A'; c <= 'Z'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::upper;
  for (char c = '0'; c <= '9'; ++c) kinds[static_cast<std::size_t>(c)] = Kind::digit;
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) kinds[static_cast<std::size_t>(c)] = Kind::space;
  for (const char c : {'-', '\'', '.', '&'}) kinds[static_cast<std::size_t>(c)] = Kind::joiner;
  return kinds;
}();

constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kNoBreakHyphen = 0x2011;
constexpr char32_t kApostrophe = 0x2019;
constexpr char32_t kSoftHyphen = 0xAD;

Kind kind_of(char32_t c) {
  if (c < 128) return kAscii[c];
  if (c == text::kInvalid) return Kind::other;
  if (c == kHyphen || c == kNoBreakHyphen || c == kApostrophe) return Kind::joiner;
  const auto code = static_cast<UChar32>(c);
  if (u_isUUppercase(code) || u_istitle(code)) return Kind::upper;
  // Combining marks and the soft hyphen stand within words.
  if (u_isalpha(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0 || c == kSoftHyphen) return Kind::lower;
  if (u_isdigit(code)) return Kind::digit;
  return u_isUWhiteSpace(code) ? Kind::space : Kind::other;
}

bool is_letter(Kind kind) {
  return kind == Kind::lower || kind == Kind::upper;
}
bool is_alnum(Kind kind) {
  return is_letter(kind) || kind == Kind::digit;
}

/// Whether `joiner` binds what stands right before and behind it into one word.
bool binds(char32_t joiner, Kind before, Kind after, Kind second_after) {
  if (!is_alnum(before) || !is_alnum(after)) return false;
  switch (joiner) {
    case '.':
      // `ver.di`, `E.ON`, `Sat.1`, `1.000`, but not a missing blank as in `Ende.Der`.
      return !(before == Kind::lower && after == Kind::upper && second_after == Kind::lower);
    case '\'':
    case kApostrophe:
      return is_letter(before) && is_letter(after);
    case '&':
      return before == Kind::upper && after == Kind::upper;
    default:
      return true;
  }
}

/// Counts what a shape depends on, character by character.
class ShapeCounter {
 public:
  void add(Kind kind) {
    if (kind == Kind::upper) {
      if (length_ == 0) first_upper_ = true;
      if (length_ != 0 && !after_joiner_) inner_upper_ = true;
      ++upper_;
    } else if (kind == Kind::lower) {
      ++lower_;
    } else if (kind == Kind::digit) {
      ++digits_;
    }
    after_joiner_ = kind == Kind::joiner;
    ++length_;
  }
  Shape shape() const {
    if (upper_ == 0 && lower_ == 0) return digits_ == 0 ? Shape::punctuation : Shape::number;
    if (upper_ == 0) return Shape::lower;
    if (lower_ == 0) return upper_ == 1 && length_ == 1 ? Shape::title : Shape::upper;
    if (!first_upper_ || inner_upper_) return Shape::mixed;
    return Shape::title;
  }

 private:
  int length_ = 0;
  int upper_ = 0;
  int lower_ = 0;
  int digits_ = 0;
  bool first_upper_ = false;
  bool inner_upper_ = false;
  bool after_joiner_ = false;
};

constexpr std::array<std::string_view, 46> kAbbreviations = {
    "Dr",  "Prof", "St",  "Hl",  "hl",  "Nr",  "Mr",   "Mrs", "Ms",   "Jr",   "Sr",  "Co",
    "Inc", "Corp", "Ltd", "bzw", "ca",  "usw", "etc",  "vgl", "geb",  "gest", "Mio", "Mrd",
    "Tsd", "Str",  "Abs", "Art", "Kap", "Bd",  "evtl", "ggf", "inkl", "sog",  "Ing", "Dipl",
    "med", "phil", "jur", "rer", "nat", "vs",  "al",   "Jan", "Dez",  "Okt"};

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

/// Whether a point behind `word` belongs to it: `Dr.`, `J.`, `z.B.`, `XVI.` `rest` is what follows the point.
bool takes_point(std::string_view word, std::string_view rest) {
  const bool more_follows = !rest.empty();
  if (word.size() == 3 && word[1] == '.') return true;
  if (more_follows && word.size() <= 2 && word.find_first_not_of("0123456789") == std::string_view::npos)
    return true;
  if (word == "I") {  // Wilhelm I. von Preußen; but `Teil I.` may end a sentence
    const auto next = rest.find_first_not_of(' ');
    return next != std::string_view::npos &&
           kAscii[static_cast<unsigned char>(rest[next]) & 0x7F] == Kind::lower;
  }
  if (word.size() == 1) return kAscii[static_cast<unsigned char>(word[0]) & 0x7F] == Kind::upper;
  if (more_follows && word.size() <= 5 && is_roman(word)) return true;
  for (const std::string_view abbreviation : kAbbreviations) {
    if (word == abbreviation) return true;
  }
  return word.size() > 4 && (word.ends_with("-Ing") || word.ends_with("-Dr"));
}

bool ends_sentence(std::string_view mark) {
  return mark == "." || mark == "!" || mark == "?" || mark == ":";
}

bool is_quote(std::string_view mark) {
  return mark == "\"" || mark == "„" || mark == "“" || mark == "”" || mark == "»" || mark == "«" ||
         mark == "'" || mark == "‚" || mark == "‘" || mark == "(" || mark == "–" || mark == "-" ||
         mark == "''" || mark == "`";
}

}  // namespace

void split_words(std::string_view text, std::vector<Word>& words) {
  std::size_t at = 0;
  const std::size_t first_word = words.size();
  const auto peek = [text](std::size_t& offset) {
    return offset < text.size() ? text::decode(text, offset) : U' ';
  };
  while (at < text.size()) {
    const std::size_t start = at;
    const Kind first = kind_of(text::decode(text, at));
    if (first == Kind::space) continue;
    Word word{0, static_cast<std::uint32_t>(start), 0, Shape::punctuation, false};
    if (is_alnum(first)) {
      ShapeCounter shape;
      shape.add(first);
      Kind last = first;
      while (at < text.size()) {
        std::size_t next = at;
        const char32_t c = text::decode(text, next);
        const Kind kind = kind_of(c);
        if (is_alnum(kind)) {
          shape.add(kind);
          last = kind;
          at = next;
          continue;
        }
        if (kind == Kind::joiner || (c == ',' && last == Kind::digit)) {
          std::size_t behind = next;
          const Kind after = kind_of(peek(behind));
          const Kind second_after = kind_of(peek(behind));
          if (c == ',' ? after == Kind::digit : binds(c, last, after, second_after)) {
            shape.add(Kind::joiner);
            last = Kind::joiner;
            at = next;
            continue;
          }
          // `Kultur- und Sportamt`: the first word lacks its end.
          if (c == '-' && is_letter(last) &&
              (after == Kind::space || (next < text.size() && text[next] == ','))) {
            shape.add(Kind::joiner);
            at = next;
          }
          if (c == '.' && takes_point(text.substr(start, at - start), text.substr(next))) at = next;
        }
        break;
      }
      word.shape = shape.shape();
    }
    word.end = static_cast<std::uint32_t>(at);
    word.hash = hash_word(word.in(text));
    words.push_back(word);
  }
  mark_sentence_starts(text, std::span(words).subspan(first_word));
}

void mark_sentence_starts(std::string_view text, std::span<Word> words) {
  bool sentence_start = true;
  for (Word& word : words) {
    word.sentence_start = sentence_start && word.shape != Shape::punctuation;
    if (word.shape != Shape::punctuation) {
      sentence_start = false;
    } else if (ends_sentence(word.in(text))) {
      sentence_start = true;
    } else if (!is_quote(word.in(text))) {
      sentence_start = false;
    }
  }
}

Shape shape_of(std::string_view word) {
  ShapeCounter shape;
  for (std::size_t at = 0; at < word.size();) shape.add(kind_of(text::decode(word, at)));
  return shape.shape();
}

std::uint64_t hash_word(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}

}  // namespace blattwerk::entities
