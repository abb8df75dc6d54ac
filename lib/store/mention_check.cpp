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
      "'$[2]'), json_extract(span.value, '$[3]') FROM {} AS t JOIN json_each(t.spans) AS span WHERE "
      "t.article_id = ?1",
      table);
}

}  // namespace

MentionCheck::MentionCheck(const Database& database)
    : mentions_(database.prepare(spans_of("article_mentions"))),
      entities_(database.prepare("SELECT entity_id, count FROM article_entity WHERE article_key = ?1")),
      quotations_(database.prepare(spans_of("article_quotations"))),
      speakers_(database.prepare("SELECT entity_id, count FROM article_speaker WHERE article_key = ?1")),
      names_(database.prepare("SELECT e.type, e.name FROM article_entity AS x JOIN entity AS e ON e.id = "
                              "x.entity_id WHERE x.article_key = ?1")) {}

void MentionCheck::look_at(std::int64_t id, ArticleKey key, const Article& article, Findings& findings) {
  if (!agree(mentions_, entities_, id, key, article)) {
    findings.add(Damage::derived, fmt::format("names: those of article {} are not as they were found", id));
  }
  if (!agree(quotations_, speakers_, id, key, article)) {
    findings.add(Damage::derived,
                 fmt::format("quotations: those of article {} are not as they were found", id));
  }
}

bool MentionCheck::agree(Statement& places, Statement& counts, std::int64_t id, ArticleKey key,
                         const Article& article) {
  bool sound = true;
  Counts found;
  try {
    places.bind(1, id);
    while (places.step()) {
      sound = sound && lies_in(places.integer(0), places.integer(1), places.integer(2), article);
      ++found[places.integer(3)];
    }
  } catch (const DatabaseError&) {
    sound = false;  // no JSON
  }
  places.reset();
  counts.bind(1, key);
  while (counts.step()) found[counts.integer(0)] -= counts.integer(1);
  counts.reset();
  for (const auto& [entity, difference] : found) sound = sound && difference == 0;
  return sound;
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
