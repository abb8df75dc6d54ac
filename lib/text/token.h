#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::text {

/// What a token is to the index. All but `word` stand at the position of the word before them.
enum class TokenKind : std::uint8_t {
  word,   ///< a word of the text, as its term
  part,   ///< a part of the compound before it; its term is marked so that a part ranks below a whole word
  alias,  ///< another whole word that the text stands for: a completed ellipsis, another spelling
};

/// One token. `start` and `end` are UTF-8 byte offsets into the analysed text, on character borders.
struct Token {
  std::uint32_t start;
  std::uint32_t end;
  std::uint32_t term_offset;  ///< into TokenStream::terms
  std::uint16_t term_length;
  TokenKind kind;
};

/// The first character of every part's index term, which no word's term has.
inline constexpr char kPartMark = '+';

/// The tokens of one text in order, with the bytes of their terms in one string.
struct TokenStream {
  std::vector<Token> tokens;
  std::string terms;

  /// The index term; parts carry kPartMark in front.
  std::string_view term(const Token& token) const {
    return std::string_view(terms).substr(token.term_offset, token.term_length);
  }
  void clear() {
    tokens.clear();
    terms.clear();
  }
};

}  // namespace blattwerk::text
