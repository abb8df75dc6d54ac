#include "search/facets.h"

#include <algorithm>

#include "search/key_date.h"

namespace blattwerk::search {
namespace {

using store::facets::Facet;
using store::facets::FacetValue;
using store::facets::is_entity;

constexpr int kDaysShownSingly = 62;
constexpr int kDaysShownByMonth = 6 * 366;

std::size_t entity_index(Facet facet) {
  return static_cast<std::size_t>(facet) - static_cast<std::size_t>(Facet::person);
}

}  // namespace

std::vector<FacetCount>* Facets::of(Facet facet) {
  switch (facet) {
    case Facet::source:
      return &source;
    case Facet::section:
      return &section;
    case Facet::author:
      return &author;
    case Facet::person:
      return &person;
    case Facet::organization:
      return &organization;
    case Facet::place:
      return &place;
    case Facet::other:
    case Facet::derived:
      break;
  }
  return nullptr;
}

RowCounts::RowCounts(const store::Database& database)
    : read_article_(database.prepare("SELECT id, source, section FROM article WHERE key = ?1")),
      read_authors_(database.prepare("SELECT DISTINCT name FROM author WHERE article_id = ?1")),
      read_entities_(database.prepare("SELECT entity_id FROM article_entity WHERE article_key = ?1")),
      read_type_(database.prepare("SELECT type FROM entity WHERE id = ?1")) {}

void RowCounts::add(store::ArticleKey key) {
  const auto count = [this](Facet facet, std::string_view name) {
    if (!name.empty()) ++named_[static_cast<std::size_t>(facet)][FacetValue{.name = std::string(name)}];
  };
  read_article_.bind(1, key);
  if (read_article_.step()) {
    count(Facet::source, read_article_.text(1));
    count(Facet::section, read_article_.text(2));
    read_authors_.bind(1, read_article_.integer(0));
    while (read_authors_.step()) count(Facet::author, read_authors_.text(0));
    read_authors_.reset();
  }
  read_article_.reset();
  read_entities_.bind(1, key);
  while (read_entities_.step()) ++entities_[read_entities_.integer(0)];
  read_entities_.reset();
}

void RowCounts::sort_entities() {
  for (const auto& [id, count] : entities_) {
    const auto type = parse_entity_type(read_type_.bind(1, id).first_text().value_or(""));
    const Facet facet = store::facets::facet_of(type.value_or(EntityType::other));
    by_type_[entity_index(facet)][FacetValue{.entity = id}] += count;
  }
  entities_.clear();
}

const ValueCounts& RowCounts::of(Facet facet) {
  if (!is_entity(facet)) return named_[static_cast<std::size_t>(facet)];
  sort_entities();
  return by_type_[entity_index(facet)];
}

void DateCounts::add(store::ArticleKey key) {
  if (key < 0) return;
  const store::ArticleKey date = key >> store::kKeySequenceBits << store::kKeySequenceBits;
  // Articles of one date come one behind the other.
  if (last_ == dates_.end() || last_->first != date) last_ = dates_.try_emplace(date).first;
  ++last_->second;
}

std::vector<FacetCount> DateCounts::by_period() const {
  std::vector<std::pair<PartialDate, std::uint64_t>> dates;
  for (const auto& [key, count] : dates_) {
    if (const auto date = date_of_key(key)) dates.emplace_back(*date, count);
  }
  if (dates.empty()) return {};
  int first_day = dates.front().first.days_since_epoch();
  int last_day = first_day;
  for (const auto& [date, count] : dates) {
    first_day = std::min(first_day, date.days_since_epoch());
    last_day = std::max(last_day, date.last_day().days_since_epoch());
  }
  const int days = last_day - first_day;
  std::vector<FacetCount> counts;
  for (const auto& [date, count] : dates) {
    std::string value = date.to_iso();
    if (days > kDaysShownSingly)
      value.resize(std::min<std::size_t>(value.size(), days > kDaysShownByMonth ? 4 : 7));
    if (!counts.empty() && counts.back().value == value) {
      counts.back().count += count;
    } else {
      counts.push_back({std::move(value), count});
    }
  }
  return counts;
}

void MostFrequent::add(const FacetValue& value, std::uint64_t count) {
  if (!may_enter(count)) return;
  best_.push_back({value, count});
  std::ranges::push_heap(best_, before);
  if (best_.size() > most_) {
    std::ranges::pop_heap(best_, before);
    best_.pop_back();
  }
}

std::vector<MostFrequent::Counted> MostFrequent::take() {
  std::ranges::sort(best_, before);
  return std::move(best_);
}

std::vector<FacetCount> named(const store::Database& database, Facet facet,
                              const std::vector<MostFrequent::Counted>& counted) {
  auto read_name = database.prepare("SELECT name FROM entity WHERE id = ?1");
  std::vector<FacetCount> counts;
  for (const auto& [value, count] : counted) {
    std::string name =
        is_entity(facet) ? read_name.bind(1, value.entity).first_text().value_or("") : value.name;
    counts.push_back({std::move(name), count});
  }
  return counts;
}

Facets count_facets(const store::Database& database, const KeySet& articles, std::size_t most) {
  DateCounts dates;
  RowCounts rows(database);
  articles.for_each([&](store::ArticleKey key) {
    dates.add(key);
    rows.add(key);
  });
  Facets facets;
  facets.date = dates.by_period();
  for (const Facet facet : store::facets::kFacets) {
    auto* list = facets.of(facet);
    if (list == nullptr) continue;
    MostFrequent best(most);
    for (const auto& [value, count] : rows.of(facet)) best.add(value, count);
    *list = named(database, facet, best.take());
  }
  return facets;
}

}  // namespace blattwerk::search
