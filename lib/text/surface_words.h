#pragma once

#include <cstddef>
#include <string_view>

namespace blattwerk::text {

/// Divides a text into its words as they are written, for counting them; much quicker than the analysis, and
/// less exact: letters of all scripts are told from signs by their first byte.
///
/// A word begins with a letter and goes on with letters and digits; a hyphen between two of them belongs to
/// the word too (`NATO-Osterweiterung`). `text` is NFC UTF-8; any bytes are allowed.
class SurfaceWords {
 public:
  explicit SurfaceWords(std::string_view text) : text_(text) {}

  /// The next word; empty at the end of the text.
  std::string_view next();

  /// Whether the word returned last has a hyphen.
  bool is_hyphened() const { return hyphened_; }

 private:
  std::size_t skip_letters(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
  bool hyphened_ = false;
};

}  // namespace blattwerk::text
