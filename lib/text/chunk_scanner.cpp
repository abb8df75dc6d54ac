#include "text/chunk_scanner.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

/// Bounds what marks without number can make of a chunk; and an address.
constexpr std::size_t kMostBytes = 4096;

enum class ByteRole : std::uint8_t { gap, letter, digit, lead, joiner, symbol };

constexpr std::array<ByteRole, 256> make_byte_roles() {
  std::array<ByteRole, 256> roles{};
  for (int c = 'a'; c <= 'z'; ++c) roles[static_cast<std::size_t>(c)] = ByteRole::letter;
  for (int c = 'A'; c <= 'Z'; ++c) roles[static_cast<std::size_t>(c)] = ByteRole::letter;
  for (int c = '0'; c <= '9'; ++c) roles[static_cast<std::size_t>(c)] = ByteRole::digit;
  for (const char c : {'-', '\'', '.', ',', ':', '/', '*', '_', '@', '('}) {
    roles[static_cast<std::size_t>(c)] = ByteRole::joiner;
  }
  for (const char c : {'%', '$', '&'}) roles[static_cast<std::size_t>(c)] = ByteRole::symbol;
  for (std::size_t c = 0xC2; c < 0xF5; ++c) roles[c] = ByteRole::lead;
  return roles;
}
constexpr std::array<ByteRole, 256> kByteRoles = make_byte_roles();

ByteRole byte_role(char c) {
  return kByteRoles[static_cast<unsigned char>(c)];
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Joiners above ASCII: typographic apostrophes, hyphens, and the middle dot of gender forms.
bool is_wide_joiner(char32_t c) {
  return c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xB7 || c == 0x387 || c == 0x2BC;
}

bool is_wide_symbol(char32_t c) {
  return c == 0xA7 || c == 0x20AC || c == 0xA3;
}

/// The endings that gender forms put in brackets: Bürger(innen), Student(in).
std::size_t bracket_ending(std::string_view text) {
  for (const std::string_view ending : {"(innen)", "(in)", "(n)", "(r)", "(e)"}) {
    if (text.substr(0, ending.size()) == ending) return ending.size();
  }
  return 0;
}

bool ends_address(unsigned char c) {
  return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '{' || c == '}' || c == '|' || c == '\\' ||
         c == '^' || c == '`' || c == '[' || c == ']';
}

}  // namespace

CharRole char_role(char32_t c) {
  if (c < 0x80)
    return kByteRoles[c] == ByteRole::letter || kByteRoles[c] == ByteRole::digit ? CharRole::word
                                                                                 : CharRole::gap;
  if (c >= 0xC0 && c < 0x2B0) return c == 0xD7 || c == 0xF7 ? CharRole::gap : CharRole::word;
  if (c == 0x2BC) return CharRole::gap;  // an apostrophe in fact
  const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return CharRole::word;
  if ((category & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) return CharRole::extend;
  return CharRole::gap;
}

bool ChunkScanner::starts_word(std::size_t at) const {
  if (at >= text_.size()) return false;
  switch (byte_role(text_[at])) {
    case ByteRole::letter:
    case ByteRole::digit:
      return true;
    case ByteRole::lead: {
      const char32_t c = decode(text_, at);
      return c != kInvalid && char_role(c) == CharRole::word;
    }
    default:
      return false;
  }
}

bool ChunkScanner::find_start(Chunk& chunk) {
  while (at_ < text_.size()) {
    const std::size_t start = at_;
    switch (byte_role(text_[at_])) {
      case ByteRole::letter:
      case ByteRole::digit:
        chunk.begin = start;
        return true;
      case ByteRole::lead: {
        const char32_t c = decode(text_, at_);
        if (c == kInvalid) continue;
        if (char_role(c) == CharRole::word) {
          chunk.begin = start;
          at_ = start;
          return true;
        }
        if (is_wide_symbol(c)) {
          chunk = {.begin = start, .end = at_, .shape = ChunkShape::symbol};
          return true;
        }
        if ((c == 0x2010 || c == 0x2011) && starts_word(at_)) chunk.hyphen_before = true;
        continue;
      }
      case ByteRole::symbol:
        ++at_;
        chunk = {.begin = start, .end = at_, .shape = ChunkShape::symbol};
        return true;
      default:
        ++at_;
        chunk.hyphen_before =
            text_[start] == '-' && (start == 0 || text_[start - 1] == ' ' || text_[start - 1] == '\n');
    }
  }
  return false;
}

/// The bytes of the joiner at `at` if it joins: a word must follow. 0 if it does not.
std::size_t ChunkScanner::joiner_length(std::size_t at) const {
  const char c = text_[at];
  switch (c) {
    case '(':
      return bracket_ending(text_.substr(at));
    case ',':
      return at > 0 && is_digit(text_[at - 1]) && at + 1 < text_.size() && is_digit(text_[at + 1]) ? 1 : 0;
    case '/':
      // Bürger/-innen
      if (text_.substr(at, 4) == "/-in") return 2;
      break;
    default:
      break;
  }
  return starts_word(at + 1) ? 1 : 0;
}

std::size_t ChunkScanner::scan_address(std::size_t at) const {
  const std::size_t most = std::min(text_.size(), at + kMostBytes);
  while (at < most && !ends_address(static_cast<unsigned char>(text_[at]))) {
    if (byte_role(text_[at]) == ByteRole::lead) {
      std::size_t next = at;
      const char32_t c = decode(text_, next);
      if (c == kInvalid || char_role(c) == CharRole::gap) break;
      at = next;
    } else if (static_cast<unsigned char>(text_[at]) >= 0x80) {
      break;
    } else {
      ++at;
    }
  }
  while (at > 0 && std::string_view(".,;:!?)'*_-").find(text_[at - 1]) != std::string_view::npos) --at;
  return at;
}

void ChunkScanner::scan_rest(Chunk& chunk) {
  std::size_t at = chunk.begin;
  std::size_t characters = 0;
  chunk.shape = ChunkShape::word;
  const std::size_t most = std::min(text_.size(), chunk.begin + kMostBytes);
  for (bool going = true; going && at < most;) {
    switch (byte_role(text_[at])) {
      case ByteRole::letter:
      case ByteRole::digit:
        if (++characters > kLongestChunk) {
          going = false;
        } else {
          ++at;
        }
        break;
      case ByteRole::lead: {
        std::size_t next = at;
        const char32_t c = decode(text_, next);
        if (c == kInvalid) {
          going = false;
          break;
        }
        const CharRole role = char_role(c);
        if (role == CharRole::extend) {
          at = next;
        } else if (role == CharRole::word) {
          // Vowels and finals of decomposed Hangul are letters, but belong to the syllable begun.
          const bool jamo = c >= 0x1160 && c <= 0x11FF;
          if (!jamo && ++characters > kLongestChunk) {
            going = false;
          } else {
            at = next;
          }
        } else if (is_wide_joiner(c) && starts_word(next)) {
          chunk.shape = ChunkShape::chain;
          at = next;
        } else {
          going = false;
        }
        break;
      }
      case ByteRole::joiner: {
        if (text_[at] == ':' && text_.substr(at, 3) == "://") {
          chunk.shape = ChunkShape::address;
          at = scan_address(at);
          going = false;
          break;
        }
        const std::size_t length = joiner_length(at);
        if (length == 0) {
          going = false;
          break;
        }
        if (text_[at] == '.' && at - chunk.begin == 3 && text_.substr(chunk.begin, 4) == "www.") {
          chunk.shape = ChunkShape::address;
          at = scan_address(at);
          going = false;
          break;
        }
        const bool closed = text_[at] == '(';
        chunk.shape = ChunkShape::chain;
        at += length;
        if (closed) going = starts_word(at);
        break;
      }
      default:
        // H&M, C&A: between short names it is part of the name.
        if (text_[at] == '&' && characters <= 2 && starts_word(at + 1)) {
          chunk.shape = ChunkShape::chain;
          ++at;
        } else {
          going = false;
        }
    }
  }
  chunk.end = at;
  chunk.characters = static_cast<std::uint16_t>(std::min(characters, kLongestChunk));
  at_ = at;
  if (at >= text_.size()) return;
  chunk.dot_after = text_[at] == '.';
  const std::size_t hyphen = text_[at] == '-' ? 1u
                             : text_.substr(at, 2) == "\xE2\x80" && at + 2 < text_.size() &&
                                     (text_[at + 2] == '\x90' || text_[at + 2] == '\x91')
                                 ? 3u
                                 : 0u;
  if (hyphen > 0) {
    const std::size_t after = at + hyphen;
    chunk.hyphen_after = after >= text_.size() ||
                         std::string_view(" \n\r\t,)/").find(text_[after]) != std::string_view::npos ||
                         (text_[after] == '\xC2' && text_.substr(after, 2) == "\xC2\xA0");
  }
}

bool ChunkScanner::next(Chunk& chunk) {
  chunk = {};
  while (at_ < text_.size() && is_continuation(text_[at_])) ++at_;
  if (!find_start(chunk)) return false;
  if (chunk.shape != ChunkShape::symbol) scan_rest(chunk);
  return true;
}

}  // namespace blattwerk::text
