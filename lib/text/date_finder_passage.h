#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "text/date_finder_rules.h"
#include "text/date_finder_tokens.h"

namespace blattwerk::text::dates {

/// A passage of text with its tokens, to look around a match in.
struct Passage {
  std::string_view text;
  std::vector<Token> tokens;

  /// The token so many steps before the match, or behind it; null where the passage has none.
  const Token* before(const Match& match, std::size_t steps = 1) const {
    return match.first >= steps ? &tokens[match.first - steps] : nullptr;
  }
  const Token* behind(const Match& match, std::size_t steps = 1) const {
    return match.last + steps <= tokens.size() ? &tokens[match.last + steps - 1] : nullptr;
  }

  /// The token as it is written; empty for null.
  std::string_view word(const Token* token) const {
    return token ? text.substr(token->start, token->end - token->start) : std::string_view{};
  }
  bool is_one_of(const Token* token, std::initializer_list<std::string_view> words) const {
    return token && std::find(words.begin(), words.end(), word(token)) != words.end();
  }
  /// Whether it consists of letters.
  bool is_word(const Token* token) const {
    if (!token || token->digits > 0) return false;
    const auto first = static_cast<unsigned char>(text[token->start]);
    return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') ||
           (first >= 0x80 && first != 0xC2 && first != 0xE2);
  }
};

inline bool is(const Token* token, Kind kind) {
  return token && token->is(kind);
}
inline bool is_any(const Token* token, Kinds kinds) {
  return token && token->is_any(kinds);
}

}  // namespace blattwerk::text::dates
