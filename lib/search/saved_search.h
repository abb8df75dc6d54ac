#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/partial_date.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// A query that is asked again and again, as it was written: `seit:7d` counts from the day it is asked.
struct SavedSearch {
  std::string name;
  std::string query;
  std::string saved;           ///< when, ISO 8601, UTC
  std::int64_t last_seen = 0;  ///< the article imported last when its news were shown last

  friend bool operator==(const SavedSearch&, const SavedSearch&) = default;
};

/// Keeps a query under a name; one of that name is replaced. What the archive has by now counts as seen.
/// Throws Error for an empty name.
void save_search(const store::Database& database, std::string_view name, std::string_view query,
                 std::string_view now);

/// False where there is none of this name.
bool forget_search(const store::Database& database, std::string_view name);

/// All, by name.
std::vector<SavedSearch> list_saved_searches(const store::Database& database);

/// The hits of a saved search among the articles imported since its news were last taken.
Hits find_news(const store::Archive& archive, text::Analyzer& analyzer, const SavedSearch& saved,
               const PartialDate& today, SearchOptions options);

/// From now on, what the archive has by now counts as seen. The archive must be open for writing.
void mark_seen(const store::Database& database, std::string_view name);

}  // namespace blattwerk::search
