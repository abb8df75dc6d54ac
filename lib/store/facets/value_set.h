#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/impact/bytes.h"

namespace blattwerk::store::facets {

/// The articles of a segment that have a value, as bytes: in sets that hold a good part of them a bit for
/// each, in others the differences of their ordinals.
///
///     set  = kind count bytes        kind: a byte; count: how many articles, as a varint
///     bits = a 64-bit word for each 64 articles, low bits first; little-endian
///     gaps = a varint for each ordinal: the difference from the one before, less 1; the first is itself
enum class SetKind : std::uint8_t { gaps, bits };

/// Collects the ordinals of a set, which must come in ascending order.
class ValueSetBuilder {
 public:
  void add(std::uint32_t ordinal) {
    if (count_ > 0 && ordinal < next_) return;  // named twice in one article
    impact::put_varint(gaps_, ordinal - next_);
    next_ = ordinal + 1;
    ++count_;
  }
  std::uint32_t count() const { return count_; }
  /// The set of a segment with `articles` articles.
  std::string encode(std::uint32_t articles) const;

 private:
  std::string gaps_;
  std::uint32_t next_ = 0;
  std::uint32_t count_ = 0;
};

/// Reads a set. All functions throw DamagedIndex where the bytes are no set of the segment.
class ValueSet {
 public:
  /// `bytes` must stay where they are.
  ValueSet(std::string_view bytes, std::uint32_t articles);

  std::uint32_t count() const { return count_; }
  /// How many articles it has in common with `words`, a bit for each article of the segment.
  std::uint64_t common(std::span<const std::uint64_t> words) const;
  /// Adds its articles to such a set.
  void add_to(std::span<std::uint64_t> words) const;
  /// Lists its articles behind what stands in `ordinals`.
  void append_to(std::vector<std::uint32_t>& ordinals) const;

 private:
  template <typename Visit>
  void for_each_gap(Visit visit) const;

  SetKind kind_;
  std::uint32_t articles_;
  std::uint32_t count_;
  std::string_view bytes_;
};

}  // namespace blattwerk::store::facets
