#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/entity.h"

namespace blattwerk::store::facets {

/// By what articles are counted and filtered; by derived mentions of entities they are filtered alone.
enum class Facet : std::uint8_t { source, section, author, person, organization, place, other, derived };

inline constexpr std::array kFacets = {Facet::source,       Facet::section, Facet::author, Facet::person,
                                       Facet::organization, Facet::place,   Facet::other,  Facet::derived};

constexpr bool is_entity(Facet facet) {
  return facet >= Facet::person;
}

constexpr Facet facet_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return Facet::person;
    case EntityType::organization:
      return Facet::organization;
    case EntityType::place:
      return Facet::place;
    case EntityType::other:
      break;
  }
  return Facet::other;
}

/// The name by which the archive has it.
constexpr std::string_view to_string(Facet facet) {
  switch (facet) {
    case Facet::source:
      return "source";
    case Facet::section:
      return "section";
    case Facet::author:
      return "author";
    case Facet::person:
      return "person";
    case Facet::organization:
      return "organization";
    case Facet::place:
      return "place";
    case Facet::derived:
      return "derived";
    case Facet::other:
      break;
  }
  return "other";
}

/// One value of a facet: an entity by its id, anything else by its name.
struct FacetValue {
  std::int64_t entity = 0;
  std::string name{};

  friend auto operator<=>(const FacetValue&, const FacetValue&) = default;
};

}  // namespace blattwerk::store::facets
