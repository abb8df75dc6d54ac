#include "store/facets/value_set.h"

#include "store/facets/bit_count.h"

namespace blattwerk::store::facets {
namespace {

using impact::ByteReader;
using impact::DamagedIndex;

// Where more than one article in so many has the value, bits are counted faster than differences.
constexpr std::uint32_t kBitsShare = 32;

std::size_t word_count(std::uint32_t articles) {
  return (std::size_t{articles} + 63) / 64;
}

}  // namespace

std::string ValueSetBuilder::encode(std::uint32_t articles) const {
  const bool as_bits = count_ > articles / kBitsShare;
  std::string bytes(1, static_cast<char>(as_bits ? SetKind::bits : SetKind::gaps));
  impact::put_varint(bytes, count_);
  if (!as_bits) return bytes += gaps_;
  std::string bits(word_count(articles) * sizeof(std::uint64_t), '\0');
  std::uint32_t ordinal = 0;
  for (ByteReader reader(gaps_); !reader.done(); ++ordinal) {
    ordinal += static_cast<std::uint32_t>(reader.varint());
    bits[ordinal / 8] = static_cast<char>(bits[ordinal / 8] | 1 << (ordinal % 8));
  }
  return bytes += bits;
}

ValueSet::ValueSet(std::string_view bytes, std::uint32_t articles) : articles_(articles) {
  ByteReader reader(bytes);
  const std::uint8_t kind = reader.byte();
  if (kind > static_cast<std::uint8_t>(SetKind::bits)) throw DamagedIndex();
  kind_ = static_cast<SetKind>(kind);
  const std::uint64_t count = reader.varint();
  if (count == 0 || count > articles) throw DamagedIndex();
  count_ = static_cast<std::uint32_t>(count);
  bytes_ = reader.take(reader.left());
  if (kind_ == SetKind::bits && bytes_.size() != word_count(articles) * sizeof(std::uint64_t))
    throw DamagedIndex();
}

template <typename Visit>
void ValueSet::for_each_gap(Visit visit) const {
  std::uint64_t ordinal = 0;
  std::uint32_t count = 0;
  for (ByteReader reader(bytes_); !reader.done(); ++ordinal, ++count) {
    ordinal += reader.varint();
    if (ordinal >= articles_) throw DamagedIndex();
    visit(static_cast<std::uint32_t>(ordinal));
  }
  if (count != count_) throw DamagedIndex();
}

std::uint64_t ValueSet::common(std::span<const std::uint64_t> words) const {
  if (kind_ == SetKind::bits) return common_bits(words, bytes_.data());
  std::uint64_t count = 0;
  for_each_gap([&](std::uint32_t ordinal) { count += words[ordinal / 64] >> (ordinal % 64) & 1; });
  return count;
}

void ValueSet::add_to(std::span<std::uint64_t> words) const {
  if (kind_ == SetKind::gaps) {
    for_each_gap([&](std::uint32_t ordinal) { words[ordinal / 64] |= std::uint64_t{1} << (ordinal % 64); });
    return;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] |= impact::get_fixed<std::uint64_t>(bytes_.data() + i * sizeof(std::uint64_t));
  }
  // What stands behind the last article would be no article.
  if (articles_ % 64 != 0) words[articles_ / 64] &= (std::uint64_t{1} << (articles_ % 64)) - 1;
}

void ValueSet::append_to(std::vector<std::uint32_t>& ordinals) const {
  if (kind_ == SetKind::gaps) {
    for_each_gap([&](std::uint32_t ordinal) { ordinals.push_back(ordinal); });
    return;
  }
  std::vector<std::uint64_t> words(word_count(articles_));
  add_to(words);
  for (std::uint32_t ordinal = 0; ordinal < articles_; ++ordinal) {
    if ((words[ordinal / 64] >> (ordinal % 64) & 1) != 0) ordinals.push_back(ordinal);
  }
}

}  // namespace blattwerk::store::facets
