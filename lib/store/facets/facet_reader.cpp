#include "store/facets/facet_reader.h"

namespace blattwerk::store::facets {

FacetReader::FacetReader(const Database& database)
    : covers_(database.prepare("SELECT 1 FROM facet_segment WHERE segment = ?1")),
      find_(database.prepare(
          "SELECT ordinals FROM facet_set WHERE segment = ?1 AND facet = ?2 AND value = ?3")) {}

bool FacetReader::covers(std::int64_t segment) {
  return covers_.bind(1, segment).first_integer().has_value();
}

std::optional<std::string> FacetReader::find(std::int64_t segment, Facet facet, const FacetValue& value) {
  find_.bind(1, segment).bind(2, to_string(facet));
  if (is_entity(facet)) {
    find_.bind(3, value.entity);
  } else {
    find_.bind(3, value.name);
  }
  std::optional<std::string> set;
  if (find_.step()) set = find_.blob(0);
  find_.reset();
  return set;
}

FacetScan::FacetScan(const Database& database, std::int64_t segment, Facet facet)
    : is_entity_(is_entity(facet)),
      sets_(database.prepare("SELECT value, ordinals FROM facet_set WHERE segment = ?1 AND facet = ?2 "
                             "ORDER BY articles DESC, value DESC")),
      rest_(database.prepare("SELECT sets FROM facet_rest WHERE segment = ?1 AND facet = ?2 ORDER BY n")) {
  // Views into the archive's own rows last as long as the statement stands at them.
  sets_.bind(1, segment).bind(2, to_string(facet));
  rest_.bind(1, segment).bind(2, to_string(facet));
}

bool FacetScan::next() {
  return (alone_ && next_alone()) || next_of_rest();
}

bool FacetScan::next_alone() {
  alone_ = sets_.step();
  if (!alone_) return false;
  if (is_entity_) {
    value_.entity = sets_.integer(0);
  } else {
    value_.name = sets_.text(0);
  }
  set_ = sets_.blob(1);
  return true;
}

bool FacetScan::next_of_rest() {
  if (row_.done()) {
    if (!rest_.step()) return false;
    row_ = impact::ByteReader(rest_.blob(0));
  }
  if (is_entity_) {
    value_.entity = static_cast<std::int64_t>(row_.varint());
  } else {
    value_.name = row_.take(row_.varint());
  }
  set_ = row_.take(row_.varint());
  return true;
}

}  // namespace blattwerk::store::facets
