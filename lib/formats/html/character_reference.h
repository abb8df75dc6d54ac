#pragma once

#include <string>
#include <string_view>

namespace blattwerk::formats::html {

/// Where a reference stands decides what an unfinished one means: `?a=1&copy=2` in an address is no ©.
enum class ReferencePlace { text, attribute };

/// Appends `raw` to `out` with its character references (`&amp;`, `&#228;`, `&#xE4;`) replaced, as HTML
/// defines them: numbers of the C1 range mean Windows-1252, impossible numbers U+FFFD; what is no reference
/// stays as it is.
void append_decoded(std::string_view raw, ReferencePlace place, std::string& out);

}  // namespace blattwerk::formats::html
