#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace blattwerk::text {

/// An ending of up to seven letters, and the last letters of a word, as numbers: whether a word ends so is
/// one comparison, where the same endings are asked for at every letter.
class Ending {
 public:
  constexpr Ending(const char* letters) : Ending(std::string_view(letters)) {}
  constexpr explicit Ending(std::string_view letters) : size_(letters.size()) {
    for (const char letter : letters) letters_ = letters_ << 8 | static_cast<unsigned char>(letter);
    mask_ = (std::uint64_t{1} << 8 * size_) - 1;
  }
  constexpr std::size_t size() const { return size_; }

  /// The last letters of a word, read one after the other.
  class Tail {
   public:
    constexpr Tail() = default;
    constexpr explicit Tail(std::string_view word) {
      for (const char letter : word.substr(word.size() > 8 ? word.size() - 8 : 0)) read(letter);
    }
    constexpr void read(char letter) { letters_ = letters_ << 8 | static_cast<unsigned char>(letter); }
    constexpr bool ends_with(const Ending& ending) const {
      return (letters_ & ending.mask_) == ending.letters_;
    }

   private:
    std::uint64_t letters_ = 0;
  };

 private:
  std::uint64_t letters_ = 0;
  std::uint64_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace blattwerk::text
