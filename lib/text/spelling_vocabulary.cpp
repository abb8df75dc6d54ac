#include "text/spelling_vocabulary.h"

#include <algorithm>
#include <limits>

namespace blattwerk::text {
namespace {

// The bytes: "BWSV", version, number of words, number of blocks (four bytes each, little-endian), the blocks'
// starts (four bytes each), the blocks. A block is 16 words; a word is how many bytes it shares with the word
// before, how many follow, these bytes, and its frequency. The first word of a block shares none, so that
// blocks can be searched by halving.
constexpr std::string_view kMagic = "BWSV";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderSize = 16;
constexpr std::uint32_t kBlockSize = 16;
constexpr std::size_t kLongestWord = 1000;

void append_fixed(std::string& bytes, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
}

void append_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

std::uint32_t read_fixed(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << 8 * i;
  return number;
}

bool read_varint(std::string_view bytes, std::size_t& at, std::uint64_t& number) {
  number = 0;
  for (int shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

void SpellingVocabularyWriter::add(std::string_view word, std::uint64_t frequency) {
  if (word.empty() || word.size() > kLongestWord || (count_ > 0 && word <= last_)) return;
  if (blocks_.size() > std::numeric_limits<std::uint32_t>::max() - 2 * kLongestWord) return;
  std::size_t shared = 0;
  if (count_ % kBlockSize == 0) {
    starts_.push_back(static_cast<std::uint32_t>(blocks_.size()));
  } else {
    const auto limit = std::min(word.size(), last_.size());
    while (shared < limit && word[shared] == last_[shared]) ++shared;
  }
  append_number(blocks_, shared);
  append_number(blocks_, word.size() - shared);
  blocks_ += word.substr(shared);
  append_number(blocks_, frequency);
  last_ = word;
  ++count_;
}

std::string SpellingVocabularyWriter::finish() {
  std::string bytes(kMagic);
  append_fixed(bytes, kVersion);
  append_fixed(bytes, count_);
  append_fixed(bytes, static_cast<std::uint32_t>(starts_.size()));
  for (const auto start : starts_) append_fixed(bytes, start);
  bytes += blocks_;
  *this = {};
  return bytes;
}

SpellingVocabulary::SpellingVocabulary(std::string_view bytes) {
  if (bytes.size() < kHeaderSize || !bytes.starts_with(kMagic) || read_fixed(bytes, 4) != kVersion) return;
  const std::size_t blocks = read_fixed(bytes, 12);
  if ((bytes.size() - kHeaderSize) / 4 < blocks) return;
  count_ = read_fixed(bytes, 8);
  block_count_ = blocks;
  starts_ = bytes.substr(kHeaderSize, 4 * blocks);
  blocks_ = bytes.substr(kHeaderSize + 4 * blocks);
}

std::size_t SpellingVocabulary::block_start(std::size_t block) const {
  return std::min<std::size_t>(read_fixed(starts_, 4 * block), blocks_.size());
}

std::string_view SpellingVocabulary::first_word(std::size_t block) const {
  std::size_t at = block_start(block);
  std::uint64_t shared = 0;
  std::uint64_t length = 0;
  if (!read_varint(blocks_, at, shared) || !read_varint(blocks_, at, length)) return {};
  return blocks_.substr(at, std::min<std::size_t>(length, kLongestWord));
}

std::optional<TermSource::Term> SpellingVocabulary::seek(std::string_view from) {
  if (block_count_ == 0) return std::nullopt;
  // The last block that begins at or before `from`. Walks go forward in small steps, so the search widens
  // from the block of the seek before.
  std::size_t low = first_word(block_) <= from ? block_ : 0;
  std::size_t high = block_count_;
  for (std::size_t step = 1; low + step < block_count_; step *= 2) {
    if (first_word(low + step) > from) {
      high = low + step;
      break;
    }
    low += step;
  }
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (first_word(middle) <= from ? low : high) = middle;
  }
  block_ = low;
  at_ = block_start(low);
  word_.clear();
  auto term = next();
  while (term && term->text < from) term = next();
  return term;
}

std::optional<TermSource::Term> SpellingVocabulary::next() {
  std::uint64_t shared = 0;
  std::uint64_t length = 0;
  std::uint64_t frequency = 0;
  if (!read_varint(blocks_, at_, shared) || !read_varint(blocks_, at_, length)) return std::nullopt;
  if (shared > word_.size() || length > kLongestWord || length > blocks_.size() - at_) return std::nullopt;
  // Damaged data must lead to no endless walk: words only ever go forward.
  if (blocks_.substr(at_, length) <= std::string_view(word_).substr(shared)) return std::nullopt;
  word_.resize(shared);
  word_.append(blocks_.substr(at_, length));
  at_ += length;
  if (word_.size() > kLongestWord || !read_varint(blocks_, at_, frequency)) return std::nullopt;
  return Term{word_, frequency};
}

}  // namespace blattwerk::text
