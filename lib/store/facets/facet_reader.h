#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"
#include "store/facets/facet.h"
#include "store/impact/bytes.h"

namespace blattwerk::store::facets {

/// Looks up the sets of single values.
class FacetReader {
 public:
  /// `database` must outlive it.
  explicit FacetReader(const Database& database);

  /// Whether a segment has its sets; where not, the tables of the articles tell.
  bool covers(std::int64_t segment);
  /// The bytes of a value's ValueSet, where it has a row of its own. Others stand for few articles.
  std::optional<std::string> find(std::int64_t segment, Facet facet, const FacetValue& value);

 private:
  Statement covers_;
  Statement find_;
};

/// Walks all values of a facet in a segment, those with more articles first. Throws DamagedIndex.
class FacetScan {
 public:
  FacetScan(const Database& database, std::int64_t segment, Facet facet);

  bool next();
  const FacetValue& value() const { return value_; }
  /// The bytes of its ValueSet, until the next step.
  std::string_view set() const { return set_; }

 private:
  bool next_alone();
  bool next_of_rest();

  bool is_entity_;
  bool alone_ = true;
  Statement sets_;
  Statement rest_;
  impact::ByteReader row_{{}};
  FacetValue value_;
  std::string_view set_;
};

}  // namespace blattwerk::store::facets
