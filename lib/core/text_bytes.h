#pragma once

#include <cstddef>

#include "core/article.h"

namespace blattwerk {

/// Bytes of its title, kicker and paragraphs: by them what is under way between threads is bounded.
std::size_t text_bytes(const Article& article);

}  // namespace blattwerk
