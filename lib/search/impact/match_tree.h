#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::search::impact {

/// What an FTS5 expression states.
struct MatchTree {
  enum class Kind : std::uint8_t {
    phrase,   ///< the terms one behind the other
    near,     ///< the children, phrases or alternatives of as many words, near each other
    all,      ///< every one of the children
    any,      ///< one of the children at least
    without,  ///< the first child and none of the others
  };
  static constexpr unsigned kAllColumns = ~0u;

  Kind kind = Kind::phrase;
  std::vector<MatchTree> children{};
  std::vector<std::string> terms{};
  std::size_t phrase = 0;          ///< its number in the expression
  unsigned columns = kAllColumns;  ///< a bit for each column in which the phrase counts
  bool prefix = false;             ///< of the last term just the beginning is given
  std::uint32_t distance = 0;      ///< how many words may stand between those that are near each other
};

/// Reads an expression as TextMatch has it; nothing where it is none.
///
/// It is the expression that is read, not what it was made from, so that both indexes answer the same.
std::optional<MatchTree> read_expression(std::string_view expression);

}  // namespace blattwerk::search::impact
