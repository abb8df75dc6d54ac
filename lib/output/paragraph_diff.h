#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"
#include "output/edit_script.h"

namespace blattwerk::output {

/// What became of a paragraph.
struct ParagraphChange {
  Change change;
  std::string_view text;      ///< of the version after, where it is there
  std::string_view before{};  ///< what was reworded
};

/// The shortest way from one list of paragraphs to another, in reading order. Of what went and came at one
/// place, those that share most of their words belong together, and are one paragraph reworded. The texts are
/// borrowed; cost as of `edit_script`.
std::vector<ParagraphChange> diff_paragraphs(const std::vector<Paragraph>& before,
                                             const std::vector<Paragraph>& after);

}  // namespace blattwerk::output
