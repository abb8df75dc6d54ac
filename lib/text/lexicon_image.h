#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// The base lexicon as it lies in the program: a hash table by open addressing that is read where it stands,
// so that it costs nothing to open. Written by lib/text/data/compile_lexicon.cpp on the machine that builds.
//
// Image: LexiconHeader, `slots` numbers (a power of two), `entries` times LexiconRecord. The letters of the
// words are not in it: a word is told by 64 bits of its hash, which no two words of the list share; that
// another word has those of one is less likely than a fault of the machine, and it would be the same on every
// machine.

namespace blattwerk::text {

/// The hash of a stretch of letters, made letter by letter: `extend` for each, `finish` at its end.
struct LexiconHash {
  std::uint64_t state = 0xCBF29CE484222325u;
  void extend(char letter) {
    state = (state ^ static_cast<unsigned char>(letter)) * 0x9E3779B97F4A7C15u;
    state ^= state >> 29;
  }
  /// The low half says where a word lies, all of it which one it is.
  std::uint64_t finish() const { return (state * 0xD6E8FEB86659FD93u) ^ (state >> 32); }
};

inline std::uint64_t lexicon_hash(std::string_view word) {
  LexiconHash hash;
  for (const char letter : word) hash.extend(letter);
  return hash.finish();
}

struct LexiconHeader {
  std::uint32_t slots;
  std::uint32_t entries;
};

struct LexiconRecord {
  std::uint32_t check;  ///< the high half of its hash
  std::uint16_t frequency;
  std::uint16_t modifiers;
  std::uint16_t heads;
  std::uint16_t kind;
};

/// A slot is free where 0, else holds the number of an entry, counted from 1, and some bits of its hash
/// above: words that are not there, which is what compound splitting mostly asks for, are told by them.
inline constexpr std::uint32_t kLexiconNumberBits = 18;
inline constexpr std::uint32_t kLexiconNumberMask = (1u << kLexiconNumberBits) - 1;

inline std::uint32_t lexicon_slot(std::uint32_t number, std::uint64_t hash) {
  return number | (static_cast<std::uint32_t>(hash) & ~kLexiconNumberMask);
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
  }

  /// Null where the word is not there.
  const LexiconRecord* find(std::uint64_t hash) const {
    const auto low = static_cast<std::uint32_t>(hash);
    for (std::uint32_t at = low & mask_; slots_[at] != 0; at = (at + 1) & mask_) {
      if (((slots_[at] ^ low) & ~kLexiconNumberMask) != 0) continue;
      const LexiconRecord& record = records_[(slots_[at] & kLexiconNumberMask) - 1];
      if (record.check == hash >> 32) return &record;
    }
    return nullptr;
  }

 private:
  const std::uint32_t* slots_;
  const LexiconRecord* records_;
  std::uint32_t mask_;
};

}  // namespace blattwerk::text
