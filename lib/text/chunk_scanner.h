#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace blattwerk::text {

/// What a chunk is made of, which decides how much must be looked at.
enum class ChunkShape : std::uint8_t {
  word,     ///< letters and digits only
  chain,    ///< words with marks between them: NATO-Osterweiterung, Bürger:innen, 10.000, U.S.A
  address,  ///< a web address with scheme or `www.`
  symbol,   ///< a sign that is read as a word: §, %, €, &
};

/// A stretch of text between blanks and punctuation, the unit that the analysis caches. Offsets in bytes.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  ChunkShape shape = ChunkShape::word;
  std::uint16_t characters =
      0;  ///< letters and digits, marks not counted: equal for composed and decomposed text
  bool hyphen_before = false;  ///< a hyphen that stands after a blank: -personenverkehr
  bool hyphen_after = false;   ///< a hyphen before a blank or the end: Außen-
  bool dot_after = false;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Cuts text into chunks. Latin letters go by tables; the properties of all other characters are ICU's.
///
/// A chunk starts with a letter or digit (or is a symbol), and holds at most kLongestChunk characters, marks
/// not counted, so that composed and decomposed text is cut at the same places. Invalid UTF-8 divides.
class ChunkScanner {
 public:
  static constexpr std::size_t kLongestChunk = 256;

  explicit ChunkScanner(std::string_view text) : text_(text) {}

  /// The next chunk; false at the end of the text.
  bool next(Chunk& chunk);

  std::size_t position() const { return at_; }
  void set_position(std::size_t at) { at_ = at; }

 private:
  bool find_start(Chunk& chunk);
  void scan_rest(Chunk& chunk);
  std::size_t joiner_length(std::size_t at) const;
  bool starts_word(std::size_t at) const;
  std::size_t scan_address(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

/// What a character is to word borders.
enum class CharRole : std::uint8_t {
  gap,
  word,    ///< a letter or number
  extend,  ///< a combining mark or invisible character: belongs to the word before it, starts none
};
CharRole char_role(char32_t c);

}  // namespace blattwerk::text
