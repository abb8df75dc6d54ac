#include "search/query_field.h"

#include <algorithm>
#include <string>

namespace blattwerk::search {
namespace {

struct NamedField {
  std::string_view name;
  FieldMeaning meaning;
};

// The first name of each meaning is the canonical one.
const NamedField kFields[] = {
    {"titel", TextField::title},
    {"title", TextField::title},
    {"lead", TextField::lead},
    {"vorspann", TextField::lead},
    {"text", TextField::text},
    {"person", EntityField{EntityType::person}},
    {"org", EntityField{EntityType::organization}},
    {"organisation", EntityField{EntityType::organization}},
    {"organization", EntityField{EntityType::organization}},
    {"ort", EntityField{EntityType::place}},
    {"place", EntityField{EntityType::place}},
    {"sonstiges", EntityField{EntityType::other}},
    {"other", EntityField{EntityType::other}},
    {"name", EntityField{}},
    {"quelle", MetadataField::source},
    {"source", MetadataField::source},
    {"autor", MetadataField::author},
    {"autorin", MetadataField::author},
    {"author", MetadataField::author},
    {"ressort", MetadataField::section},
    {"section", MetadataField::section},
    {"datum", DateRelation::during},
    {"date", DateRelation::during},
    {"seit", DateRelation::since},
    {"since", DateRelation::since},
    {"bis", DateRelation::until},
    {"until", DateRelation::until},
    {"nach", DateRelation::after},
    {"after", DateRelation::after},
    {"vor", DateRelation::before},
    {"before", DateRelation::before},
    {"erwähnt", MentionedDateField{}},
    {"erwa\xCC\x88hnt", MentionedDateField{}},  // decomposed
    {"erwaehnt", MentionedDateField{}},
    {"mentions", MentionedDateField{}},
    {"sagt", SpeakerField{}},
    {"says", SpeakerField{}},
    {"sortierung", OrderField{}},
    {"sort", OrderField{}},
};

struct NamedOrder {
  std::string_view name;
  Order order;
};

constexpr NamedOrder kOrders[] = {
    {"relevanz", Order::relevance}, {"relevance", Order::relevance}, {"neueste", Order::newest},
    {"newest", Order::newest},      {"älteste", Order::oldest},      {"a\xCC\x88lteste", Order::oldest},
    {"aelteste", Order::oldest},    {"oldest", Order::oldest},
};

bool equal_but_for_case(std::string_view written, std::string_view name) {
  return std::ranges::equal(written, name,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

const FieldMeaning* find_field(std::string_view name) {
  for (const NamedField& field : kFields) {
    if (equal_but_for_case(name, field.name)) return &field.meaning;
  }
  return nullptr;
}

std::string_view field_name(TextField field) {
  switch (field) {
    case TextField::any:
      return "";
    case TextField::title:
      return "titel";
    case TextField::lead:
      return "lead";
    case TextField::text:
      return "text";
  }
  return "";
}

std::string_view field_name(MetadataField field) {
  switch (field) {
    case MetadataField::source:
      return "quelle";
    case MetadataField::author:
      return "autor";
    case MetadataField::section:
      return "ressort";
  }
  return "";
}

std::string_view field_name(const std::optional<EntityType>& type) {
  if (!type) return "name";
  switch (*type) {
    case EntityType::person:
      return "person";
    case EntityType::organization:
      return "org";
    case EntityType::place:
      return "ort";
    case EntityType::other:
      return "sonstiges";
  }
  return "";
}

std::optional<Order> find_order(std::string_view name) {
  for (const NamedOrder& order : kOrders) {
    if (equal_but_for_case(name, order.name)) return order.order;
  }
  return std::nullopt;
}

std::string_view order_name(Order order) {
  switch (order) {
    case Order::relevance:
      return "relevanz";
    case Order::newest:
      return "neueste";
    case Order::oldest:
      return "älteste";
  }
  return "";
}

}  // namespace blattwerk::search
