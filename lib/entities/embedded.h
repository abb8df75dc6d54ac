#pragma once

#include <string_view>

namespace blattwerk::entities {

/// The files of lib/entities/data and model, compiled into the program.
std::string_view embedded_known_names();
std::string_view embedded_given_names();
std::string_view embedded_functions();
std::string_view embedded_ambiguous();
std::string_view embedded_place_adjectives();
/// The trained tagger, see tag_model.h.
std::string_view embedded_tag_model();

}  // namespace blattwerk::entities
