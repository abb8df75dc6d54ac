#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace blattwerk::store {

/// Calls `each(word, frequency)` for the lines `word frequency` of an unpacked block of `lexicon_block`.
template <typename Each>
void for_each_word(std::string_view lines, Each each) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t blank = line.rfind(' ');
    std::uint32_t frequency = 0;
    if (blank == std::string_view::npos) continue;
    std::from_chars(line.data() + blank + 1, line.data() + line.size(), frequency);
    each(line.substr(0, blank), frequency);
  }
}

}  // namespace blattwerk::store
