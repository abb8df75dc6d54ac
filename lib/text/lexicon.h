#pragma once

#include <cstdint>
#include <string_view>

namespace blattwerk::text {

/// The words that compounds are split into, with how often each was seen.
class Lexicon {
 public:
  virtual ~Lexicon() = default;
  /// The frequency of `word` (case-folded, NFC); 0 where it is no word.
  virtual std::uint32_t frequency(std::string_view word) const = 0;
};

}  // namespace blattwerk::text
