#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "search/key_set.h"
#include "store/database.h"
#include "store/facets/facet.h"

namespace blattwerk::search {

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;

  friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// How the articles of a result are spread; each list but the dates begins with the most frequent, equal ones
/// in the order of names, entities in the order in which the archive came to know them.
struct Facets {
  std::vector<FacetCount>
      date;  ///< by year, month or day, in order; partial dates where they stand in the archive
  std::vector<FacetCount> source;
  std::vector<FacetCount> section;
  std::vector<FacetCount> author;
  std::vector<FacetCount> person;
  std::vector<FacetCount> organization;
  std::vector<FacetCount> place;

  /// The list of a facet; null where it has none.
  std::vector<FacetCount>* of(store::facets::Facet facet);

  friend bool operator==(const Facets&, const Facets&) = default;
};

/// Counts over the whole result, by the tables of the archive; of each list at most `most` values.
/// impact::FacetCounter does the same sooner.
Facets count_facets(const store::Database& database, const KeySet& articles, std::size_t most);

/// In how many articles a value stands.
using ValueCounts = std::map<store::facets::FacetValue, std::uint64_t>;

/// Looks up what single articles have.
class RowCounts {
 public:
  /// `database` must outlive it.
  explicit RowCounts(const store::Database& database);

  void add(store::ArticleKey key);
  const ValueCounts& of(store::facets::Facet facet);

 private:
  void sort_entities();

  ValueCounts named_[3];
  std::map<std::int64_t, std::uint64_t> entities_;
  ValueCounts by_type_[4];
  store::Statement read_article_;
  store::Statement read_authors_;
  store::Statement read_entities_;
  store::Statement read_type_;
};

/// The dates of articles, which their keys tell.
class DateCounts {
 public:
  void add(store::ArticleKey key);
  /// By day where they lie within two months, by month within six years, else by year.
  std::vector<FacetCount> by_period() const;

 private:
  std::map<store::ArticleKey, std::uint64_t> dates_;  ///< by the first key of the date
  std::map<store::ArticleKey, std::uint64_t>::iterator last_ = dates_.end();
};

/// Keeps the most frequent of some values.
class MostFrequent {
 public:
  struct Counted {
    store::facets::FacetValue value;
    std::uint64_t count;
  };

  explicit MostFrequent(std::size_t most) : most_(most) {}

  /// Whether a value of such a count might be among them.
  bool may_enter(std::uint64_t count) const {
    return most_ > 0 && count > 0 && (best_.size() < most_ || count >= best_.front().count);
  }
  void add(const store::facets::FacetValue& value, std::uint64_t count);
  /// In order.
  std::vector<Counted> take();

 private:
  static bool before(const Counted& a, const Counted& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  }

  std::size_t most_;
  std::vector<Counted> best_;  ///< a heap whose front is the last of them
};

/// With the names that entities have.
std::vector<FacetCount> named(const store::Database& database, store::facets::Facet facet,
                              const std::vector<MostFrequent::Counted>& counted);

}  // namespace blattwerk::search
