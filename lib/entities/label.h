#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/entity.h"

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

/// The kind of name that a word with this label is in or is made from.
constexpr EntityType type_of(Label label) {
  switch (label) {
    case Label::begin_person:
    case Label::in_person:
    case Label::person_part:
    case Label::named_deriv:
      return EntityType::person;
    case Label::begin_place:
    case Label::in_place:
    case Label::place_part:
    case Label::place_deriv:
      return EntityType::place;
    case Label::begin_organization:
    case Label::in_organization:
    case Label::organization_part:
      return EntityType::organization;
    case Label::outside:
    case Label::begin_other:
    case Label::in_other:
    case Label::other_part:
    case Label::other_deriv:
      return EntityType::other;
  }
  return EntityType::other;
}

/// Whether a word with this label is a compound that a name begins: `NATO-Osterweiterung`.
constexpr bool is_part(Label label) {
  return label == Label::place_part || label == Label::organization_part || label == Label::person_part ||
         label == Label::other_part;
}

/// Whether a name begins with the word.
constexpr bool begins_name(Label label) {
  return label == Label::begin_person || label == Label::begin_place || label == Label::begin_organization ||
         label == Label::begin_other;
}

/// Whether `label` may stand behind `before`; at the start of a sentence `before` is `outside`.
constexpr bool may_follow(Label before, Label label) {
  const std::size_t i = index_of(label);
  const bool inside = i >= 2 && i <= 8 && i % 2 == 0;
  return !inside || continues(before, label);
}

}  // namespace blattwerk::entities
