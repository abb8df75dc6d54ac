#pragma once

#include <cstdint>
#include <optional>

#include "store/database.h"

namespace blattwerk::store::impact {

/// How many articles and words the full-text index holds, as it counts itself.
struct FtsTotals {
  std::int64_t articles = 0;
  std::int64_t tokens = 0;

  friend bool operator==(const FtsTotals&, const FtsTotals&) = default;
};

/// Reads FTS5's averages record (https://sqlite.org/fts5.html#the_data_table), with a statement prepared
/// once.
class FtsTotalsReader {
 public:
  explicit FtsTotalsReader(const Database& database);
  /// Nothing where the record is not as expected.
  std::optional<FtsTotals> read();

 private:
  Statement record_;
};

/// The same, once.
std::optional<FtsTotals> fts_totals(const Database& database);

}  // namespace blattwerk::store::impact
