#include "search/query_lexer.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace blattwerk::search {
namespace {

using Kind = QueryToken::Kind;

bool is_blank(char32_t c) {
  return c != text::kInvalid && u_isUWhiteSpace(static_cast<UChar32>(c));
}
bool is_letter_or_digit(char32_t c) {
  return c != text::kInvalid && u_isalnum(static_cast<UChar32>(c));
}
bool is_letter(char32_t c) {
  return c != text::kInvalid &&
         (u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK));
}

// Signs that mean nothing at the ends of a word. A full stop, a hyphen, § or # may belong to it.
bool is_loose_sign(char32_t c) {
  return c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == U'…';
}

// The quotation marks that open a phrase, each with those that may close it.
struct QuotePair {
  char32_t open;
  std::u32string_view close;
};
constexpr QuotePair kQuotes[] = {
    {U'"', U"\""}, {U'„', U"“”\""}, {U'“', U"”“\""}, {U'”', U"”\""}, {U'»', U"«\""}, {U'«', U"»\""},
};
const QuotePair* find_quote(char32_t c) {
  const auto* found = std::ranges::find(kQuotes, c, &QuotePair::open);
  return found == std::end(kQuotes) ? nullptr : found;
}

std::optional<Kind> find_operator(std::string_view word) {
  if (word == "UND" || word == "AND") return Kind::conjunction;
  if (word == "ODER" || word == "OR") return Kind::disjunction;
  if (word == "NICHT" || word == "NOT") return Kind::negation;
  if (word == "NAHE" || word == "NEAR") return Kind::near;
  if (word.starts_with("NAHE/") || word.starts_with("NEAR/")) {
    const std::string_view number = word.substr(5);
    if (!number.empty() && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; }))
      return Kind::near;
  }
  return std::nullopt;
}

// Reads a distance of digits; one that is too large counts as one beyond the bound.
int read_distance(std::string_view digits) {
  int distance = 0;
  for (char c : digits) distance = std::min(distance * 10 + (c - '0'), kMaxDistance + 1);
  return distance;
}

class Lexer {
 public:
  Lexer(std::string_view query, std::vector<Note>& notes) : query_(query), notes_(notes) {
    for (std::size_t offset = 0; offset < query.size();) {
      const std::size_t at = offset;
      const char32_t c = text::decode(query, offset);
      if (const QuotePair* quote = find_quote(c)) last_quote_[index(*quote)] = at;
    }
  }

  std::vector<QueryToken> run() {
    while (offset_ < query_.size()) step();
    tokens_.push_back({Kind::end, query_.size(), query_.size()});
    return std::move(tokens_);
  }

 private:
  static std::size_t index(const QuotePair& quote) { return static_cast<std::size_t>(&quote - kQuotes); }

  char32_t peek(std::size_t at) const {
    return at < query_.size() ? text::decode(query_, at) : text::kInvalid;
  }

  void step() {
    const std::size_t start = offset_;
    std::size_t next = offset_;
    const char32_t c = text::decode(query_, next);
    if (is_blank(c) || is_loose_sign(c)) {
      offset_ = next;
    } else if (c == '(' || c == ')') {
      offset_ = next;
      tokens_.push_back(
          {c == '(' ? Kind::open : Kind::close, start, next, std::string(1, static_cast<char>(c))});
    } else if (const QuotePair* quote = find_quote(c)) {
      read_phrase(start, *quote, false);
    } else if (c == '-') {
      read_hyphens(start);
    } else if (c == '=') {
      while (peek(next) == '=') ++next;
      if (const QuotePair* exact_quote = find_quote(peek(next))) {
        offset_ = next;
        read_phrase(start, *exact_quote, true);
      } else {
        read_word(start, next, true);
      }
    } else {
      read_word(start, start, false);
    }
  }

  // One hyphen directly before something negates it; several, or one that stands alone, are a dash.
  void read_hyphens(std::size_t start) {
    while (peek(offset_) == '-') ++offset_;
    const bool alone = offset_ == query_.size() || is_blank(peek(offset_)) || peek(offset_) == ')';
    if (offset_ - start == 1 && !alone) tokens_.push_back({Kind::negation, start, offset_, "-"});
  }

  void read_phrase(std::size_t start, const QuotePair& quote, bool exact) {
    std::size_t offset = offset_;
    text::decode(query_, offset);
    const std::size_t content = offset;
    if (const auto close = find_close(content, quote)) {
      std::size_t after = *close;
      text::decode(query_, after);
      offset_ = after;
      QueryToken token{Kind::phrase, start, after, clean_phrase(query_.substr(content, *close - content))};
      token.exact = exact;
      read_phrase_distance(token);
      if (!has_word(token.text)) return;
      open_last_word(token);
      if (has_inner_star(token.text)) note(NoteKind::truncation_inside, token);
      tokens_.push_back(std::move(token));
    } else {
      add_note(notes_, {NoteKind::unclosed_quote, offset_, content, {}});
      offset_ = content;
    }
  }

  // Where a closing mark is known to follow, the search for it ends there, so that all searches together are
  // linear.
  std::optional<std::size_t> find_close(std::size_t from, const QuotePair& quote) const {
    const bool some_follows = std::ranges::any_of(quote.close, [&](char32_t close) {
      const auto last = last_quote_[index(*find_quote(close))];
      return last && *last >= from;
    });
    if (!some_follows) return std::nullopt;
    for (std::size_t offset = from; offset < query_.size();) {
      const std::size_t at = offset;
      if (quote.close.find(text::decode(query_, offset)) != std::u32string_view::npos) return at;
    }
    return std::nullopt;
  }

  // A star directly behind the last word of a phrase.
  void open_last_word(QueryToken& token) {
    const std::size_t end = token.text.find_last_not_of('*') + 1;
    if (end == token.text.size() || token.text[end - 1] == ' ') return;
    token.text.resize(end);
    token.open_end = !token.exact;
    if (token.exact) note(NoteKind::exact_truncation, token);
  }

  void read_phrase_distance(QueryToken& token) {
    if (peek(offset_) != '~') return;
    std::size_t after = offset_ + 1;
    while (after < query_.size() && query_[after] >= '0' && query_[after] <= '9') ++after;
    const std::string_view digits = query_.substr(offset_ + 1, after - offset_ - 1);
    token.end = offset_ = after;
    if (digits.empty()) {
      note(NoteKind::distance_missing, token);
    } else {
      token.distance = bounded_distance(digits, token);
    }
  }

  int bounded_distance(std::string_view digits, const QueryToken& token) {
    const int distance = read_distance(digits);
    if (distance <= kMaxDistance) return distance;
    add_note(notes_, {NoteKind::distance_bounded, token.start, token.end, std::string(digits.substr(0, 20))});
    return kMaxDistance;
  }

  // Blanks become one; a mark that would end the phrase when it is written again goes.
  static std::string clean_phrase(std::string_view content) {
    std::string clean;
    bool blank = false;
    for (std::size_t offset = 0; offset < content.size();) {
      const std::size_t at = offset;
      const char32_t c = text::decode(content, offset);
      if (is_blank(c) || c == '"') {
        blank = !clean.empty();
        continue;
      }
      if (blank) clean += ' ';
      blank = false;
      clean += content.substr(at, offset - at);
    }
    return clean;
  }

  // `start` is where the token began, `from` where its characters do, behind `=`.
  void read_word(std::size_t start, std::size_t from, bool exact) {
    QueryToken token{Kind::word, start, from};
    token.exact = exact;
    for (; peek(from) == '*' || peek(from) == '='; ++from)
      (peek(from) == '*' ? token.open_start : token.exact) = true;
    if (!token.exact && !token.open_start && read_field(from)) return;

    std::size_t end = from;
    std::size_t last = from;  // behind the last character that belongs to the word
    bool starred = false;     // by the signs behind it
    while (end < query_.size()) {
      std::size_t next = end;
      const char32_t c = text::decode(query_, next);
      if (is_blank(c) || c == '(' || c == ')' || find_quote(c)) break;
      if (c == '*') {
        starred = true;
      } else if (!is_loose_sign(c)) {
        last = next;
        starred = false;
      }
      end = next;
    }
    offset_ = end;
    token.end = end;
    token.text = query_.substr(from, last - from);
    token.open_end = starred;
    finish_word(std::move(token));
  }

  void finish_word(QueryToken token) {
    if (token.text.empty() && (token.open_start || token.open_end)) {
      tokens_.push_back({Kind::everything, token.start, token.end, "*"});
      return;
    }
    if (!has_word(token.text)) return;
    const bool truncated = token.open_start || token.open_end;
    if (has_inner_star(token.text)) note(NoteKind::truncation_inside, token);
    if (token.exact && truncated) {
      note(NoteKind::exact_truncation, token);
      token.open_start = token.open_end = false;
    }
    if (const auto kind = find_operator(token.text); kind && !token.exact && !truncated) {
      token.kind = *kind;
      if (*kind == Kind::near) {
        token.distance = token.text.size() > 5
                             ? bounded_distance(std::string_view(token.text).substr(5), token)
                             : kDefaultDistance;
      }
    }
    tokens_.push_back(std::move(token));
  }

  // Letters and a colon at `from` are a field; where it is none, the letters are a word of their own.
  bool read_field(std::size_t from) {
    std::size_t colon = from;
    char32_t before = text::kInvalid;
    while (colon < query_.size()) {
      std::size_t next = colon;
      const char32_t c = text::decode(query_, next);
      if (!is_letter(c)) break;
      before = c;
      colon = next;
    }
    if (colon == from || peek(colon) != ':') return false;
    const std::string_view name = query_.substr(from, colon - from);
    if (!has_word(name)) return false;  // marks alone, without a letter that they stand on
    if (const FieldMeaning* field = find_field(name)) {
      offset_ = colon + 1;
      QueryToken token{Kind::field, from, offset_, std::string(name)};
      token.field = field;
      tokens_.push_back(std::move(token));
      return true;
    }
    if (!is_letter_or_digit(peek(colon + 1)) || is_gender_form(before, query_.substr(colon + 1)))
      return false;
    // A phrase keeps a name like `UND` from being read as an operator.
    QueryToken token{is_operator(name) ? Kind::phrase : Kind::word, from, colon, std::string(name)};
    add_note(notes_, {NoteKind::unknown_field, from, colon + 1, token.text});
    tokens_.push_back(std::move(token));
    offset_ = colon + 1;
    return true;
  }

  // Whether what stands behind `:` or `*` makes it a gender form, as in `Bürger:innen`.
  static bool is_gender_form(char32_t before, std::string_view behind) {
    return is_letter(before) && !u_isupper(static_cast<UChar32>(before)) && behind.starts_with("in");
  }

  static bool has_inner_star(std::string_view word) {
    char32_t before = text::kInvalid;
    for (std::size_t offset = 0; offset < word.size();) {
      const char32_t c = text::decode(word, offset);
      if (c == '*' && !is_gender_form(before, word.substr(offset))) return true;
      before = c;
    }
    return false;
  }

  void note(NoteKind kind, const QueryToken& token) {
    add_note(notes_, {kind, token.start, token.end, token.text});
  }

  std::string_view query_;
  std::vector<Note>& notes_;
  std::vector<QueryToken> tokens_;
  std::size_t offset_ = 0;
  std::array<std::optional<std::size_t>, std::size(kQuotes)> last_quote_{};
};

}  // namespace

std::vector<QueryToken> tokenize_query(std::string_view query, std::vector<Note>& notes) {
  return Lexer(query, notes).run();
}

bool is_operator(std::string_view word) {
  return find_operator(word).has_value();
}

bool has_word(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (is_letter_or_digit(text::decode(text, offset))) return true;
  }
  return false;
}

bool is_plain_word(std::string_view text) {
  std::vector<Note> notes;
  const auto tokens = tokenize_query(text, notes);
  return notes.empty() && tokens.size() == 2 && tokens[0].kind == Kind::word && tokens[0].text == text;
}

}  // namespace blattwerk::search
