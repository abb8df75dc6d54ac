#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace blattwerk::entities {

/// What the trained tagger says of a word: outside all names, begins or goes on with one, or is one word made
/// from a name (deriv: `russische`, part: `NATO-Osterweiterung`), as in the GermEval 2014 guidelines.
enum class Label : std::uint8_t {
  outside,
  begin_person,
  in_person,
  begin_place,
  in_place,
  begin_organization,
  in_organization,
  begin_other,
  in_other,
  place_deriv,
  place_part,
  organization_part,
  person_part,
  other_part,
  other_deriv,
  named_deriv,  ///< from a person's or an organization's name: `platonisch`
};

inline constexpr std::size_t kLabels = 16;

constexpr std::size_t index_of(Label label) {
  return static_cast<std::size_t>(label);
}

/// Whether `label` goes on with the name that `before` is in.
constexpr bool continues(Label before, Label label) {
  const std::size_t i = index_of(label);
  return i >= 2 && i <= 8 && i % 2 == 0 && (before == label || index_of(before) + 1 == i);
}

/// Whether `label` may stand behind `before`; at the start of a sentence `before` is `outside`.
constexpr bool may_follow(Label before, Label label) {
  const std::size_t i = index_of(label);
  const bool inside = i >= 2 && i <= 8 && i % 2 == 0;
  return !inside || continues(before, label);
}

}  // namespace blattwerk::entities
