#pragma once

#include <string>

#include "search/note.h"
#include "text/chunk_analysis.h"

namespace blattwerk::output {

/// How a word became its term, in words: the reading, the spelling, the ending, the parts of a compound with
/// their linking elements, why it was kept whole. Empty where there is nothing to say. `text` is the word as
/// it stands in the text.
std::string explain(const text::WordSteps& steps, std::string_view text, search::Language language);

}  // namespace blattwerk::output
