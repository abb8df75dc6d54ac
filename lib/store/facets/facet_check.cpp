#include "store/facets/facet_check.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "store/facets/facet.h"
#include "store/facets/facet_reader.h"
#include "store/facets/value_set.h"
#include "store/hash_mix.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::facets {
namespace {

/// Of each facet, the sum of hashes of its pairs (value, article): equal for equal sets, in whatever order.
using Sums = std::array<std::uint64_t, kFacets.size()>;

class FacetCheck {
 public:
  explicit FacetCheck(const Database& database)
      : database_(database),
        reader_(database),
        read_article_(database.prepare("SELECT id, source, section FROM article WHERE key = ?1")),
        read_authors_(database.prepare("SELECT DISTINCT name FROM author WHERE article_id = ?1")),
        read_entities_(database.prepare("SELECT e.id, e.type FROM article_entity AS x JOIN entity AS e ON "
                                        "e.id = x.entity_id WHERE x.article_key = ?1")),
        read_derived_(
            database.prepare("SELECT entity_id FROM article_derived_entity WHERE article_key = ?1")) {}

  void run(Findings& findings) {
    FacetReader sets(database_);
    for (const impact::Segment& segment : reader_.segments()) {
      if (!sets.covers(segment.id)) continue;
      const Sums expected = sums_of_articles(segment);
      for (const Facet facet : kFacets) {
        if (sum_of_sets(segment, facet) == expected[static_cast<std::size_t>(facet)]) continue;
        findings.add(Damage::derived,
                     fmt::format("facets: the sets of {} in segment {} are not those of the articles",
                                 to_string(facet), segment.id));
      }
      reader_.forget_chunks();
    }
  }

 private:
  static bool is_deleted(const impact::Segment& segment, std::uint32_t ordinal) {
    return std::ranges::binary_search(segment.deleted, ordinal);
  }

  Sums sums_of_articles(const impact::Segment& segment) {
    Sums sums{};
    std::uint32_t ordinal = 0;
    for (const ArticleKey key : impact::keys_of(reader_, segment)) {
      if (!is_deleted(segment, ordinal)) add_article(key, ordinal, sums);
      ++ordinal;
    }
    return sums;
  }

  void add_article(ArticleKey key, std::uint32_t ordinal, Sums& sums) {
    const auto add = [&](Facet facet, std::string_view value) {
      if (!value.empty()) sums[static_cast<std::size_t>(facet)] += mix(hash_of(value) + mix(ordinal));
    };
    read_article_.bind(1, key);
    if (read_article_.step()) {
      add(Facet::source, read_article_.text(1));
      add(Facet::section, read_article_.text(2));
      read_authors_.bind(1, read_article_.integer(0));
      while (read_authors_.step()) add(Facet::author, read_authors_.text(0));
      read_authors_.reset();
    }
    read_article_.reset();
    const auto add_entity = [&](Facet facet, std::int64_t entity) {
      sums[static_cast<std::size_t>(facet)] += mix(mix(static_cast<std::uint64_t>(entity)) + mix(ordinal));
    };
    read_entities_.bind(1, key);
    while (read_entities_.step()) {
      const auto type = parse_entity_type(read_entities_.text(1)).value_or(EntityType::other);
      add_entity(facet_of(type), read_entities_.integer(0));
    }
    read_entities_.reset();
    read_derived_.bind(1, key);
    while (read_derived_.step()) add_entity(Facet::derived, read_derived_.integer(0));
    read_derived_.reset();
  }

  std::uint64_t sum_of_sets(const impact::Segment& segment, Facet facet) {
    std::uint64_t sum = 0;
    FacetScan scan(database_, segment.id, facet);
    while (scan.next()) {
      const std::uint64_t value = is_entity(facet) ? mix(static_cast<std::uint64_t>(scan.value().entity))
                                                   : hash_of(scan.value().name);
      ordinals_.clear();
      ValueSet(scan.set(), segment.articles).append_to(ordinals_);
      for (const std::uint32_t ordinal : ordinals_) {
        if (!is_deleted(segment, ordinal)) sum += mix(value + mix(ordinal));
      }
    }
    return sum;
  }

  const Database& database_;
  impact::IndexReader reader_;
  std::vector<std::uint32_t> ordinals_;
  Statement read_article_;
  Statement read_authors_;
  Statement read_entities_;
  Statement read_derived_;
};

}  // namespace

void check(const Database& database, Findings& findings) {
  FacetCheck(database).run(findings);
}

}  // namespace blattwerk::store::facets
