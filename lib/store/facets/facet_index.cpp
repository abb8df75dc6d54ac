#include "store/facets/facet_index.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/facets/facet.h"
#include "store/facets/value_set.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::facets {
namespace {

constexpr std::uint32_t kLeastArticles = 256;  // of a segment that is worth sets
constexpr std::uint32_t kLeastAlone = 128;     // of a value that has a row of its own
constexpr std::size_t kRestRowBytes = 16 << 10;

// The sets of one segment on their way into the archive.
class SegmentSets {
 public:
  SegmentSets(const Database& database, impact::IndexReader& reader, const impact::Segment& segment)
      : reader_(reader),
        segment_(segment),
        read_article_(database.prepare("SELECT id, source, section FROM article WHERE key = ?1")),
        read_authors_(database.prepare("SELECT name FROM author WHERE article_id = ?1")),
        read_entities_(database.prepare("SELECT entity_id FROM article_entity WHERE article_key = ?1")),
        read_derived_(
            database.prepare("SELECT entity_id FROM article_derived_entity WHERE article_key = ?1")),
        read_type_(database.prepare("SELECT type FROM entity WHERE id = ?1")),
        insert_segment_(database.prepare("INSERT INTO facet_segment (segment) VALUES (?1)")),
        insert_set_(database.prepare(
            "INSERT INTO facet_set (segment, facet, articles, value, ordinals) VALUES (?1, ?2, ?3, ?4, ?5)")),
        insert_rest_(
            database.prepare("INSERT INTO facet_rest (segment, facet, n, sets) VALUES (?1, ?2, ?3, ?4)")) {}

  void run() {
    auto deleted = segment_.deleted.begin();
    std::uint32_t ordinal = 0;
    for (std::size_t landmark = 0; landmark < segment_.landmarks.size(); ++landmark) {
      const impact::DocumentChunk chunk = reader_.documents(segment_, landmark);
      for (std::size_t i = 0; i < chunk.size(); ++i, ++ordinal) {
        if (deleted != segment_.deleted.end() && *deleted == ordinal) {
          ++deleted;
        } else {
          read(chunk.key(i), ordinal);
        }
      }
    }
    insert_segment_.bind(1, segment_.id).run();
    for (const Facet facet : kFacets) write(facet);
  }

 private:
  using NamedSets = std::unordered_map<std::string, ValueSetBuilder>;
  struct EntitySet {
    Facet facet = Facet::other;
    ValueSetBuilder set{};
  };
  struct Value {
    const std::string* name;  ///< null for an entity
    std::int64_t entity;
    const ValueSetBuilder* set;
  };

  void read(ArticleKey key, std::uint32_t ordinal) {
    read_article_.bind(1, key);
    if (read_article_.step()) {
      const std::int64_t id = read_article_.integer(0);
      add(Facet::source, read_article_.text(1), ordinal);
      add(Facet::section, read_article_.text(2), ordinal);
      read_authors_.bind(1, id);
      while (read_authors_.step()) add(Facet::author, read_authors_.text(0), ordinal);
      read_authors_.reset();
    }
    read_article_.reset();
    read_entities_.bind(1, key);
    while (read_entities_.step()) add_entity(read_entities_.integer(0), ordinal);
    read_entities_.reset();
    read_derived_.bind(1, key);
    while (read_derived_.step()) derived_[read_derived_.integer(0)].add(ordinal);
    read_derived_.reset();
  }

  void add(Facet facet, std::string_view value, std::uint32_t ordinal) {
    if (!value.empty()) named_[static_cast<std::size_t>(facet)][std::string(value)].add(ordinal);
  }

  void add_entity(std::int64_t id, std::uint32_t ordinal) {
    const auto [entity, is_new] = entities_.try_emplace(id);
    if (is_new) {
      const auto type = read_type_.bind(1, id).first_text();
      entity->second.facet = facet_of(parse_entity_type(type.value_or("")).value_or(EntityType::other));
    }
    entity->second.set.add(ordinal);
  }

  // By falling number of articles.
  std::vector<Value> values_of(Facet facet) const {
    std::vector<Value> values;
    if (facet == Facet::derived) {
      for (const auto& [id, set] : derived_) values.push_back({nullptr, id, &set});
    } else if (is_entity(facet)) {
      for (const auto& [id, entity] : entities_) {
        if (entity.facet == facet) values.push_back({nullptr, id, &entity.set});
      }
    } else {
      for (const auto& [name, set] : named_[static_cast<std::size_t>(facet)])
        values.push_back({&name, 0, &set});
    }
    std::ranges::sort(values, [](const Value& a, const Value& b) {
      if (a.set->count() != b.set->count()) return a.set->count() > b.set->count();
      return a.name != nullptr ? *a.name < *b.name : a.entity < b.entity;
    });
    return values;
  }

  void write(Facet facet) {
    const std::vector<Value> values = values_of(facet);
    const auto rest =
        std::ranges::find_if(values, [](const Value& value) { return value.set->count() < kLeastAlone; });
    // In the order of the table.
    for (auto value = std::make_reverse_iterator(rest); value != values.rend(); ++value) write(facet, *value);
    std::string row;
    std::int64_t n = 0;
    const auto flush = [&] {
      if (row.empty()) return;
      insert_rest_.bind(1, segment_.id).bind(2, to_string(facet)).bind(3, n++).bind_blob(4, row).run();
      row.clear();
    };
    for (auto value = rest; value != values.end(); ++value) {
      if (value->name != nullptr) {
        impact::put_varint(row, value->name->size());
        row += *value->name;
      } else {
        impact::put_varint(row, static_cast<std::uint64_t>(value->entity));
      }
      const std::string set = value->set->encode(segment_.articles);
      impact::put_varint(row, set.size());
      row += set;
      if (row.size() >= kRestRowBytes) flush();
    }
    flush();
  }

  void write(Facet facet, const Value& value) {
    const std::string set = value.set->encode(segment_.articles);
    insert_set_.bind(1, segment_.id).bind(2, to_string(facet)).bind(3, std::int64_t{value.set->count()});
    if (value.name != nullptr) {
      insert_set_.bind(4, *value.name);
    } else {
      insert_set_.bind(4, value.entity);
    }
    insert_set_.bind_blob(5, set).run();
  }

  impact::IndexReader& reader_;
  const impact::Segment& segment_;
  NamedSets named_[3];
  std::unordered_map<std::int64_t, EntitySet> entities_;
  std::unordered_map<std::int64_t, ValueSetBuilder> derived_;
  Statement read_article_;
  Statement read_authors_;
  Statement read_entities_;
  Statement read_derived_;
  Statement read_type_;
  Statement insert_segment_;
  Statement insert_set_;
  Statement insert_rest_;
};

}  // namespace

void settle(const Database& database) {
  try {
    impact::IndexReader reader(database);
    auto covered = database.prepare("SELECT 1 FROM facet_segment WHERE segment = ?1");
    for (const impact::Segment& segment : reader.segments()) {
      if (segment.articles < kLeastArticles || covered.bind(1, segment.id).first_integer()) continue;
      SegmentSets(database, reader, segment).run();
    }
  } catch (const impact::DamagedIndex&) {
    // It is done without; the tables are sound.
    discard(database);
  }
}

void discard(const Database& database) {
  database.execute("DELETE FROM facet_segment; DELETE FROM facet_set; DELETE FROM facet_rest");
}

}  // namespace blattwerk::store::facets
