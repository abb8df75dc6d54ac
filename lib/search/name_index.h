#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "search/query.h"
#include "store/database.h"

namespace blattwerk::search {

/// The entities that a name in a query stands for, by any name they were called by; a thousand at most. Case,
/// umlauts and accents do not matter.
std::vector<std::int64_t> find_entities(const store::Database& database, const EntityName& name);

/// The sources or sections of the archive that a value in a query stands for: those that are called so, else
/// those with these words in their names; authors always by words, so that a surname will do. Costs a look-up
/// for each different value of the archive.
std::vector<std::string> find_values(const store::Database& database, const Metadata& metadata);

/// All different values, in order.
std::vector<std::string> distinct_values(const store::Database& database, MetadataField field);

}  // namespace blattwerk::search
