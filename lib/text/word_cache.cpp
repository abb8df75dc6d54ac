#include "text/word_cache.h"

#include <bit>
#include <cstring>
#include <utility>

namespace blattwerk::text {
namespace {

constexpr std::size_t kBytesAnEntry = 96;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Multiplies eight bytes at a time, as wyhash does; words are short, so that two rounds mostly do.
std::uint64_t hash_of(std::string_view key) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ key.size();
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t piece;
    std::memcpy(&piece, at, 8);
    hash = mix(hash ^ piece, 0xE7037ED1A0B428DBu);
  }
  std::uint64_t piece = 0;
  std::memcpy(&piece, at, left);
  hash = mix(hash ^ piece, 0xA0761D6478BD642Fu);
  return hash == 0 ? 1 : hash;
}

}  // namespace

WordCache::WordCache(std::size_t entries)
    : capacity_(std::bit_ceil(entries) * 2), most_bytes_(std::bit_ceil(entries) * kBytesAnEntry) {
  young_.slots.resize(capacity_);
  old_.slots.resize(capacity_);
  young_.bytes.reserve(most_bytes_);
  old_.bytes.reserve(most_bytes_);
}

std::string_view WordCache::find_in(const Generation& generation, std::uint64_t hash,
                                    std::string_view key) const {
  for (std::size_t at = hash & (capacity_ - 1); generation.slots[at].hash != 0;
       at = (at + 1) & (capacity_ - 1)) {
    const Slot& slot = generation.slots[at];
    if (slot.hash != hash || slot.key_length != key.size()) continue;
    const char* entry = generation.bytes.data() + slot.offset;
    if (std::memcmp(entry, key.data(), key.size()) == 0) return {entry + key.size(), slot.value_length};
  }
  return {};
}

std::string_view WordCache::find(std::string_view key) {
  const std::uint64_t hash = hash_of(key);
  std::string_view value = find_in(young_, hash, key);
  if (value.data() != nullptr || old_.used == 0) return value;
  value = find_in(old_, hash, key);
  if (value.data() == nullptr) return value;
  // A full young generation takes the old one's place, and its bytes with it: leave such a value where it is.
  if (young_.used * 2 >= capacity_ || young_.bytes.size() + key.size() + value.size() > most_bytes_)
    return value;
  insert_hashed(hash, key, value);
  return find_in(young_, hash, key);
}

void WordCache::insert(std::string_view key, std::string_view value) {
  if (key.size() > 0xFFFF || value.size() > 0xFFFF || key.size() + value.size() > most_bytes_) return;
  if (young_.used * 2 >= capacity_ || young_.bytes.size() + key.size() + value.size() > most_bytes_) {
    std::swap(young_, old_);
    young_.slots.assign(capacity_, Slot{});
    young_.bytes.clear();
    young_.used = 0;
  }
  insert_hashed(hash_of(key), key, value);
}

void WordCache::insert_hashed(std::uint64_t hash, std::string_view key, std::string_view value) {
  std::size_t at = hash & (capacity_ - 1);
  while (young_.slots[at].hash != 0) at = (at + 1) & (capacity_ - 1);
  young_.slots[at] = {hash, static_cast<std::uint32_t>(young_.bytes.size()),
                      static_cast<std::uint16_t>(key.size()), static_cast<std::uint16_t>(value.size())};
  young_.bytes.append(key).append(value);
  ++young_.used;
}

}  // namespace blattwerk::text
