#include "text/date_finder_tense.h"

#include <algorithm>

namespace blattwerk::text::dates {
namespace {

constexpr std::size_t kReach = 30;

bool is_small_word(std::string_view word) {
  return word.size() >= 4 && word[0] >= 'a' && word[0] <= 'z';
}

// `präsentierte`, `kündigten`: small, and no known word such as `heute` or `letzten`.
bool is_preterite(std::string_view word, const Token& token) {
  if (token.kinds != 0 || !is_small_word(word)) return false;
  if (word.ends_with("te")) return true;
  // Many infinitives and plurals end in -ten as well (`arbeiten`, `wichtigen Daten`), after other letters.
  for (const std::string_view ending : {"gten", "ckten", "erten", "llten", "nnten", "tzten", "hrten", "deten",
                                        "teten", "mten", "bten", "rkten", "ssten", "achten"}) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

// `getroffen`, `angekündigt`, `diskutiert`
bool is_participle(std::string_view word, const Token& token) {
  if (token.kinds != 0 || word.size() < 6 || !is_small_word(word)) return false;
  if (word.ends_with("iert")) return true;
  if (!word.ends_with("t") && !word.ends_with("en")) return false;
  if (word.starts_with("ge")) return true;
  for (const std::string_view prefix :
       {"ab", "an", "auf", "aus", "bei", "ein", "fest", "mit", "nach", "um", "vor", "zu", "zurück"}) {
    if (word.starts_with(prefix) && word.substr(prefix.size()).starts_with("ge")) return true;
  }
  return false;
}

bool ends_sentence(std::string_view text, std::span<const Token> tokens, std::size_t at) {
  const char mark = text[tokens[at].start];
  if (mark == '!' || mark == '?') return true;
  if (mark != '.') return false;
  return at + 1 == tokens.size() || (tokens[at + 1].capital && (at == 0 || tokens[at - 1].digits == 0));
}

// The nearest verbs of each kind, in tokens from the expression.
struct Nearest {
  std::size_t past = kReach + 1;
  std::size_t future = kReach + 1;
  std::size_t participle = kReach + 1;

  void see(std::string_view text, const Token& token, std::size_t distance) {
    const auto word = text.substr(token.start, token.end - token.start);
    if (word == "worden" || word == "gewesen") past = 0;  // `soll am Montag gesehen worden sein`
    if (token.is(Kind::past_verb) || is_preterite(word, token)) past = std::min(past, distance);
    if (token.is(Kind::future_verb)) future = std::min(future, distance);
    if (is_participle(word, token)) participle = std::min(participle, distance);
  }
};

}  // namespace

Tense tense_around(std::string_view text, std::span<const Token> tokens, std::size_t first,
                   std::size_t last) {
  Nearest nearest;
  for (std::size_t i = 1; i <= kReach && i <= first; ++i) {
    if (ends_sentence(text, tokens, first - i)) break;
    nearest.see(text, tokens[first - i], i);
  }
  for (std::size_t i = 0; i < kReach && last + i < tokens.size(); ++i) {
    if (ends_sentence(text, tokens, last + i)) break;
    nearest.see(text, tokens[last + i], i + 1);
  }
  if (nearest.future <= kReach || nearest.past <= kReach) {
    return nearest.future < nearest.past ? Tense::future : Tense::past;
  }
  return nearest.participle <= kReach ? Tense::past : Tense::unknown;
}

}  // namespace blattwerk::text::dates
