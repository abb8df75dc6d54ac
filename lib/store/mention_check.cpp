#include "store/mention_check.h"

#include <string>

#include <fmt/format.h>

namespace blattwerk::store {
namespace {

bool lies_in(std::int64_t text, std::int64_t start, std::int64_t end, const Article& article) {
  if (text < 0 || text > static_cast<std::int64_t>(article.paragraphs.size())) return false;
  const std::string& whole =
      text == 0 ? article.title : article.paragraphs[static_cast<std::size_t>(text) - 1].text;
  return 0 <= start && start < end && end <= static_cast<std::int64_t>(whole.size());
}

// Not by the views: SQLite does not let those of a file that it does not trust call functions for JSON.
std::string spans_of(std::string_view table) {
  return fmt::format(
      "SELECT json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'), json_extract(span.value, "
      "'$[2]'), json_extract(span.value, '$[3]'), json_extract(span.value, '$[4]') FROM {} AS t "
      "JOIN json_each(t.spans) AS span WHERE t.article_id = ?1",
      table);
}

std::string counts_of(std::string_view table) {
  return fmt::format("SELECT entity_id, count FROM {} WHERE article_key = ?1", table);
}

}  // namespace

MentionCheck::MentionCheck(const Database& database)
    : mentions_(database.prepare(spans_of("article_mentions"))),
      entities_(database.prepare(counts_of("article_entity"))),
      derived_(database.prepare(counts_of("article_derived_entity"))),
      quotations_(database.prepare(spans_of("article_quotations"))),
      speakers_(database.prepare(counts_of("article_speaker"))),
      names_(database.prepare("SELECT e.type, e.name FROM article_entity AS x JOIN entity AS e ON e.id = "
                              "x.entity_id WHERE x.article_key = ?1")) {}

void MentionCheck::look_at(std::int64_t id, ArticleKey key, const Article& article, Findings& findings) {
  if (!names_agree(id, key, article)) {
    findings.add(Damage::derived, fmt::format("names: those of article {} are not as they were found", id));
  }
  Counts speakers;
  const bool sound = visit(quotations_, id, article, [&](std::int64_t entity) { ++speakers[entity]; });
  if (!sound || speakers != counted(speakers_, key)) {
    findings.add(Damage::derived,
                 fmt::format("quotations: those of article {} are not as they were found", id));
  }
}

bool MentionCheck::names_agree(std::int64_t id, ArticleKey key, const Article& article) {
  Counts named;
  Counts derived;
  const bool sound = visit(mentions_, id, article, [&](std::int64_t entity) {
    ++(is_named(mention_kind(mentions_.integer(4))) ? named : derived)[entity];
  });
  // What the article names as well, it is found by.
  std::erase_if(derived, [&](const auto& counted) { return named.contains(counted.first); });
  return sound && named == counted(entities_, key) && derived == counted(derived_, key);
}

template <typename Visit>
bool MentionCheck::visit(Statement& places, std::int64_t id, const Article& article, Visit each) {
  bool sound = true;
  try {
    places.bind(1, id);
    while (places.step()) {
      sound = sound && lies_in(places.integer(0), places.integer(1), places.integer(2), article);
      each(places.integer(3));
    }
  } catch (const DatabaseError&) {
    sound = false;  // no JSON
  }
  places.reset();
  return sound;
}

MentionCheck::Counts MentionCheck::counted(Statement& counts, ArticleKey key) {
  Counts counted;
  counts.bind(1, key);
  while (counts.step()) counted[counts.integer(0)] += counts.integer(1);
  counts.reset();
  return counted;
}

std::vector<EntityMention> MentionCheck::names_of(ArticleKey key) {
  std::vector<EntityMention> names;
  names_.bind(1, key);
  while (names_.step()) {
    const auto type = parse_entity_type(names_.text(0)).value_or(EntityType::other);
    names.push_back({type, 0, 0, std::string(names_.text(1))});
  }
  names_.reset();
  return names;
}

}  // namespace blattwerk::store
