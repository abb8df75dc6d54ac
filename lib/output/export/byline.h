#pragma once

#include <string>
#include <string_view>

#include "core/article.h"

namespace blattwerk::output {

/// Outlet, date, authors and section of an article for reading, `tagesschau.de · 2022-02-04 11:39 · Politik`;
/// what is not known is left out.
std::string byline(const Article& article);

/// Whether a text is an address of the web that may become a link: `http` or `https`, and no character that
/// would end the link early.
bool is_web_address(std::string_view url);

}  // namespace blattwerk::output
