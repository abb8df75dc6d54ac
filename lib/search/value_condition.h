#pragma once

#include <optional>
#include <span>
#include <vector>

#include "search/key_set.h"
#include "search/note.h"
#include "search/query.h"
#include "store/database.h"
#include "store/facets/facet.h"

namespace blattwerk::search {

/// Only articles that have one of some values: a source, a section, an author, an entity.
struct ValueCondition {
  struct Value {
    store::facets::Facet facet;
    store::facets::FacetValue value;
  };
  std::vector<Value> values;
};

/// What an entity or a metadata condition of a query stands for in the archive; nothing for other nodes. Adds
/// a note where the archive knows no such name. Derived mentions of an entity are a value of their own.
std::optional<ValueCondition> value_condition(const store::Database& database, const Node& node,
                                              std::vector<Note>& notes);

/// The conditions without derived mentions; nothing where they have none.
std::optional<std::vector<ValueCondition>> without_derived(std::span<const ValueCondition> conditions);

/// The articles of the interval that have a value, by the tables; the keys in ascending order.
std::vector<store::ArticleKey> keys_with(const store::Database& database, const ValueCondition::Value& value,
                                         const store::KeyInterval& keys = {});

/// All articles that fulfil a condition, by the tables.
KeySet keys_with(const store::Database& database, const ValueCondition& condition);

}  // namespace blattwerk::search
