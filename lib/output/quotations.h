#pragma once

#include <string>
#include <string_view>

#include "core/quotation.h"

namespace blattwerk::output {

/// `direct` or `reported`, as in JSON.
std::string_view kind_of(const Quotation& quotation);

/// What was said, for a terminal, shortened where it is long: `„Das ist ein Fehler“`; reported speech stands
/// without marks.
std::string show_words(std::string_view words, bool direct);
/// The same behind its speaker: `Olaf Scholz: „Das ist ein Fehler“`.
std::string show_quotation(std::string_view speaker, std::string_view words, bool direct);

}  // namespace blattwerk::output
