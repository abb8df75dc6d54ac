#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "search/date_expression.h"
#include "search/query.h"

namespace blattwerk::search {

/// What the values of a field are.
struct EntityField {
  std::optional<EntityType> type;
};
struct SpeakerField {};
struct MentionedDateField {};
struct OrderField {};

using FieldMeaning = std::variant<TextField, EntityField, MetadataField, DateRelation, MentionedDateField,
                                  SpeakerField, OrderField>;

/// A field by one of its names in German or English, in any case; null where there is none.
///
/// A new field is a line in the table of `query_field.cpp`, and a branch in the parser where its meaning is
/// new.
const FieldMeaning* find_field(std::string_view name);

/// The name that canonical queries use.
std::string_view field_name(TextField field);
std::string_view field_name(MetadataField field);
std::string_view field_name(const std::optional<EntityType>& type);

/// `relevanz`, `neueste`, `älteste` and in English.
std::optional<Order> find_order(std::string_view name);
std::string_view order_name(Order order);

}  // namespace blattwerk::search
