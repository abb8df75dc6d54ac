#pragma once

#include <string_view>

namespace blattwerk::formats {

/// Whether a file is what pages bring along: a picture, a film, a font, a style or a script. Such files hold
/// no article and are passed over in archives without a word.
bool is_page_asset(std::string_view head, std::string_view path);

}  // namespace blattwerk::formats
