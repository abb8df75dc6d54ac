#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/key_set.h"
#include "store/database.h"

namespace blattwerk::search {

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;

  friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// How the articles of a result are spread; each list but the dates begins with the most frequent.
struct Facets {
  std::vector<FacetCount>
      date;  ///< by year, month or day, in order; partial dates where they stand in the archive
  std::vector<FacetCount> source;
  std::vector<FacetCount> section;
  std::vector<FacetCount> author;
  std::vector<FacetCount> person;
  std::vector<FacetCount> organization;
  std::vector<FacetCount> place;
};

/// Counts over the whole result; of each list at most `most` values.
Facets count_facets(const store::Database& database, const KeySet& articles, std::size_t most);

/// The dates alone, which the keys tell: by day where they lie within two months, by month within six years,
/// else by year.
std::vector<FacetCount> count_dates(const KeySet& articles);

}  // namespace blattwerk::search
