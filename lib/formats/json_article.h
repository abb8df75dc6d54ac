#pragma once

#include <nlohmann/json_fwd.hpp>

#include "formats/document.h"

namespace blattwerk::formats {

/// Fills `document` from a JSON object with the names of our own export, of schema.org's NewsArticle, or the
/// like (see `field_names.h`). False where it has neither a title nor a text.
///
/// `object` is of any depth; what is looked at is a few levels deep.
bool read_json_article(const nlohmann::json& object, Document& document);

}  // namespace blattwerk::formats
