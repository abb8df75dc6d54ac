#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// The base lexicon as it lies in the program: a hash table by open addressing that is read where it stands,
// so that it costs nothing to open. Written by tools/lexicon/compile_lexicon.cpp on the machine that builds.
//
// Image: LexiconHeader, `slots` numbers (a power of two), `entries` times LexiconRecord, the letters.

namespace blattwerk::text {

/// The hash of a stretch of letters, made letter by letter: `extend` for each, `finish` at its end.
struct LexiconHash {
  std::uint64_t state = 0xCBF29CE484222325u;
  void extend(char letter) {
    state = (state ^ static_cast<unsigned char>(letter)) * 0x9E3779B97F4A7C15u;
    state ^= state >> 29;
  }
  std::uint32_t finish() const { return static_cast<std::uint32_t>(state >> 16); }
};

inline std::uint32_t lexicon_hash(std::string_view word) {
  LexiconHash hash;
  for (const char letter : word) hash.extend(letter);
  return hash.finish();
}

struct LexiconHeader {
  std::uint32_t slots;
  std::uint32_t entries;
};

struct LexiconRecord {
  std::uint32_t word;  ///< where its letters begin among all
  std::uint16_t frequency;
  std::uint16_t modifiers;
  std::uint16_t heads;
  std::uint8_t length;
  std::uint8_t kind;
};

/// A slot is free where 0, else holds the number of an entry, counted from 1, and some bits of its hash
/// above: words that are not there, which is what compound splitting mostly asks for, are told by them.
inline constexpr std::uint32_t kLexiconNumberBits = 18;
inline constexpr std::uint32_t kLexiconNumberMask = (1u << kLexiconNumberBits) - 1;

inline std::uint32_t lexicon_slot(std::uint32_t number, std::uint32_t hash) {
  return number | (hash & ~kLexiconNumberMask);
}

/// Reads an image, which must be aligned to 8 bytes.
class LexiconImage {
 public:
  explicit LexiconImage(const char* image) {
    LexiconHeader header;
    std::memcpy(&header, image, sizeof header);
    mask_ = header.slots - 1;
    slots_ = reinterpret_cast<const std::uint32_t*>(image + sizeof header);
    records_ = reinterpret_cast<const LexiconRecord*>(slots_ + header.slots);
    letters_ = reinterpret_cast<const char*>(records_ + header.entries);
  }

  /// Null where the word is not there.
  const LexiconRecord* find(std::string_view word, std::uint32_t hash) const {
    for (std::uint32_t at = hash & mask_; slots_[at] != 0; at = (at + 1) & mask_) {
      if (((slots_[at] ^ hash) & ~kLexiconNumberMask) != 0) continue;
      const LexiconRecord& record = records_[(slots_[at] & kLexiconNumberMask) - 1];
      if (std::string_view(letters_ + record.word, record.length) == word) return &record;
    }
    return nullptr;
  }

 private:
  const std::uint32_t* slots_;
  const LexiconRecord* records_;
  const char* letters_;
  std::uint32_t mask_;
};

}  // namespace blattwerk::text
