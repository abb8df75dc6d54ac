#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace blattwerk::output {

enum class Change : std::uint8_t { kept, removed, added };

struct ParagraphChange {
  Change change;
  std::string_view text;
};

/// The shortest way from one list of paragraphs to another, in reading order: those that stayed, went and
/// came. By the longest common subsequence; cost is the product of what is left after the common beginning
/// and end, beyond a million all of that counts as changed. The texts are borrowed.
std::vector<ParagraphChange> diff_paragraphs(const std::vector<Paragraph>& before,
                                             const std::vector<Paragraph>& after);

}  // namespace blattwerk::output
