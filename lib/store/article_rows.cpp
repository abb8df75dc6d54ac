#include "store/article_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "store/article_matcher.h"

namespace blattwerk::store {
namespace {

constexpr std::string_view kInsertArticle = R"sql(
  INSERT INTO article (key, external_id, title, kicker, date, updated, source, url, section, language, agency,
                       content_hash, original_id, imported)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))sql";

// What a new version does not state stays as it was known.
constexpr std::string_view kUpdateArticle = R"sql(
  UPDATE article SET key = ?1, external_id = coalesce(?2, external_id), title = ?3, kicker = ?4, date = ?5,
    updated = ?6, source = coalesce(?7, source), url = coalesce(?8, url), section = coalesce(?9, section),
    language = coalesce(?10, language), agency = ?11, content_hash = ?12, original_id = ?13, version = version + 1
  WHERE id = ?14)sql";

constexpr std::string_view kKeepVersion = R"sql(
  INSERT INTO article_version (article_id, version, title, kicker, date, updated, content_hash, original_id, recorded)
  SELECT id, version, title, kicker, date, updated, content_hash, original_id, ?2 FROM article WHERE id = ?1)sql";

// The version that comes in late takes the current number; the current one moves on.
constexpr std::string_view kAddVersion = R"sql(
  INSERT INTO article_version (article_id, version, title, kicker, date, updated, content_hash, original_id, recorded)
  SELECT id, version, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM article WHERE id = ?1)sql";

}  // namespace

ArticleRows::ArticleRows(const Database& database)
    : database_(database),
      entities_(database),
      first_new_origin_(database.integer("SELECT max(id) FROM origin").value_or(0) + 1),
      insert_article_(database.prepare(kInsertArticle)),
      update_article_(database.prepare(kUpdateArticle)),
      insert_paragraph_(
          database.prepare("INSERT INTO paragraph (article_id, n, kind, text) VALUES (?1, ?2, ?3, ?4)")),
      insert_author_(database.prepare("INSERT INTO author (article_id, n, name) VALUES (?1, ?2, ?3)")),
      insert_topic_(database.prepare("INSERT INTO topic (article_id, n, name) VALUES (?1, ?2, ?3)")),
      insert_mentions_(database.prepare("INSERT INTO article_mentions (article_id, spans) VALUES (?1, ?2)")),
      insert_article_entity_(
          database.prepare("INSERT INTO article_entity (entity_id, article_key, count) VALUES (?1, ?2, ?3)")),
      insert_derived_entity_(database.prepare(
          "INSERT INTO article_derived_entity (entity_id, article_key, count) VALUES (?1, ?2, ?3)")),
      insert_quotations_(
          database.prepare("INSERT INTO article_quotations (article_id, spans) VALUES (?1, ?2)")),
      insert_article_speaker_(database.prepare(
          "INSERT INTO article_speaker (entity_id, article_key, count) VALUES (?1, ?2, ?3)")),
      insert_dates_(database.prepare("INSERT INTO article_dates (article_id, spans) VALUES (?1, ?2)")),
      insert_date_mention_(database.prepare(
          "INSERT INTO date_mention (first_day, last_day, article_key) VALUES (?1, ?2, ?3)")),
      find_original_(database.prepare("SELECT id FROM original WHERE sha256 = ?1")),
      insert_original_(
          database.prepare("INSERT INTO original (sha256, size, codec, bytes) VALUES (?1, ?2, ?3, ?4)")),
      insert_origin_(
          database.prepare("INSERT INTO origin (article_id, path, place, title_hash, content_hash, format, "
                           "original_id, imported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
      find_origin_(database.prepare(
          "SELECT id FROM origin WHERE article_id = ?1 AND path = ?2 AND id < ?3 ORDER BY id LIMIT 1")),
      update_origin_(
          database.prepare("UPDATE origin SET place = ?2, title_hash = ?3, content_hash = ?4, format = ?5, "
                           "original_id = ?6, imported = ?7 WHERE id = ?1")),
      highest_key_(database.prepare("SELECT max(key) FROM article WHERE key BETWEEN ?1 AND ?2")),
      find_key_(database.prepare("SELECT key FROM article WHERE id = ?1")),
      find_updated_(database.prepare("SELECT coalesce(updated, date) FROM article WHERE id = ?1")) {}

std::int64_t ArticleRows::original_id(const Original& original) {
  if (const auto id = find_original_.bind_blob(1, original.hash).first_integer()) return *id;
  return insert_original_.bind_blob(1, original.hash)
      .bind(2, static_cast<std::int64_t>(original.size))
      .bind(3, original.compressed ? "zstd" : "none")
      .bind_blob(4, original.bytes)
      .insert();
}

ArticleKey ArticleRows::next_key(const std::optional<PartialDate>& date) {
  const KeyInterval keys = keys_of_date(date);
  auto next = next_keys_.find(keys.first);
  if (next == next_keys_.end()) {
    const auto highest = highest_key_.bind(1, keys.first).bind(2, keys.last).first_integer();
    next = next_keys_.emplace(keys.first, highest ? *highest + 1 : keys.first).first;
  }
  if (next->second > keys.last) {
    throw Error(fmt::format("more than {} articles are dated {}: the archive can't hold another of this date",
                            ArticleKey{1} << kKeySequenceBits, date->date_only().to_iso()));
  }
  return next->second++;
}

void ArticleRows::bind_fields(Statement& statement, const IncomingArticle& incoming) {
  const Article& article = incoming.article;
  date_ = article.date ? article.date->to_iso() : std::string();
  updated_ = article.updated ? article.updated->to_iso() : std::string();
  statement.bind_known(2, article.external_id)
      .bind(3, article.title)
      .bind_known(4, article.kicker)
      .bind_known(5, date_)
      .bind_known(6, updated_)
      .bind_known(7, article.source)
      .bind_known(8, article.url)
      .bind_known(9, article.section)
      .bind_known(10, article.language)
      .bind_known(11, article.agency)
      .bind_blob(12, incoming.content);
}

void ArticleRows::insert_lists(std::int64_t id, const Article& article) {
  int n = 0;
  for (const Paragraph& paragraph : article.paragraphs) {
    insert_paragraph_.bind(1, id)
        .bind(2, ++n)
        .bind(3, to_string(paragraph.kind))
        .bind(4, paragraph.text)
        .run();
  }
  n = 0;
  for (const auto& author : article.authors) insert_author_.bind(1, id).bind(2, ++n).bind(3, author).run();
  n = 0;
  for (const auto& topic : article.topics) insert_topic_.bind(1, id).bind(2, ++n).bind(3, topic).run();
}

ArticleRows::Row ArticleRows::insert(const IncomingArticle& incoming, std::string_view now) {
  const ArticleKey key = next_key(incoming.article.date);
  const auto original = original_id(incoming.original);
  bind_fields(insert_article_, incoming);
  const auto id = insert_article_.bind(1, key).bind(13, original).bind(14, now).insert();
  insert_lists(id, incoming.article);
  return {id, key};
}

void ArticleRows::keep_current_version(std::int64_t id, std::string_view now) {
  const auto version = database_.prepare(kKeepVersion).bind(1, id).bind(2, now).insert();
  database_
      .prepare(
          "INSERT INTO version_paragraph (version_id, n, kind, text) "
          "SELECT ?2, n, kind, text FROM paragraph WHERE article_id = ?1")
      .bind(1, id)
      .bind(2, version)
      .run();
}

ArticleRows::Row ArticleRows::replace(std::int64_t id, const IncomingArticle& incoming,
                                      std::string_view now) {
  keep_current_version(id, now);
  const ArticleKey old_key = *key_of(id);
  for (const auto* table :
       {"paragraph", "author", "topic", "article_mentions", "article_quotations", "article_dates"}) {
    database_.prepare(fmt::format("DELETE FROM {} WHERE article_id = ?1", table)).bind(1, id).run();
  }
  for (const auto* table : {"article_entity", "article_derived_entity", "article_speaker", "date_mention"}) {
    database_.prepare(fmt::format("DELETE FROM {} WHERE article_key = ?1", table)).bind(1, old_key).run();
  }
  const KeyInterval keys = keys_of_date(incoming.article.date);
  const bool same_date = keys.first <= old_key && old_key <= keys.last;
  const ArticleKey key = same_date ? old_key : next_key(incoming.article.date);
  const auto original = original_id(incoming.original);
  bind_fields(update_article_, incoming);
  update_article_.bind(1, key).bind(13, original).bind(14, id).run();
  insert_lists(id, incoming.article);
  return {id, key};
}

void ArticleRows::add_earlier_version(std::int64_t id, const IncomingArticle& incoming,
                                      std::string_view now) {
  const Article& article = incoming.article;
  const std::string date = article.date ? article.date->to_iso() : std::string();
  const std::string updated = article.updated ? article.updated->to_iso() : std::string();
  const auto version = database_.prepare(kAddVersion)
                           .bind(1, id)
                           .bind(2, article.title)
                           .bind_known(3, article.kicker)
                           .bind_known(4, date)
                           .bind_known(5, updated)
                           .bind_blob(6, incoming.content)
                           .bind(7, original_id(incoming.original))
                           .bind(8, now)
                           .insert();
  database_.prepare("UPDATE article SET version = version + 1 WHERE id = ?1").bind(1, id).run();
  auto insert =
      database_.prepare("INSERT INTO version_paragraph (version_id, n, kind, text) VALUES (?1, ?2, ?3, ?4)");
  int n = 0;
  for (const Paragraph& paragraph : article.paragraphs) {
    insert.bind(1, version).bind(2, ++n).bind(3, to_string(paragraph.kind)).bind(4, paragraph.text).run();
  }
}

void ArticleRows::note_origin(std::int64_t id, const IncomingArticle& incoming, std::string_view now) {
  const auto original = original_id(incoming.original);
  const auto known =
      find_origin_.bind(1, id).bind(2, incoming.path).bind(3, first_new_origin_).first_integer();
  if (known) {
    update_origin_.bind(1, *known)
        .bind(2, incoming.place)
        .bind(3, title_hash(incoming.article.title))
        .bind_blob(4, incoming.content)
        .bind(5, incoming.format)
        .bind(6, original)
        .bind(7, now)
        .run();
    return;
  }
  insert_origin_.bind(1, id)
      .bind(2, incoming.path)
      .bind(3, incoming.place)
      .bind(4, title_hash(incoming.article.title))
      .bind_blob(5, incoming.content)
      .bind(6, incoming.format)
      .bind(7, original)
      .bind(8, now)
      .run();
}

void ArticleRows::insert_mentions(Row row, const IncomingArticle& incoming) {
  insert_entities(row, incoming);
  insert_quotations(row, incoming);
  insert_dates(row, incoming);
}

void ArticleRows::count_in(std::vector<EntityInArticle>& counts, std::size_t first, std::int64_t entity,
                           ArticleKey key) {
  const auto known = std::find_if(counts.begin() + static_cast<std::ptrdiff_t>(first), counts.end(),
                                  [entity](const EntityInArticle& seen) { return seen.entity == entity; });
  if (known == counts.end()) {
    counts.push_back({entity, key, 1});
  } else {
    ++known->count;
  }
}

void ArticleRows::insert_entities(Row row, const IncomingArticle& incoming) {
  const std::size_t first = entities_in_articles_.size();
  const std::size_t first_derived = derived_in_articles_.size();
  spans_.assign(1, '[');
  for (std::size_t n = 0; n < incoming.mentions.size(); ++n) {
    const std::string_view text =
        n == 0 ? incoming.article.title : std::string_view(incoming.article.paragraphs[n - 1].text);
    for (const EntityMention& mention : incoming.mentions[n]) {
      const auto entity = entities_.id_of(mention.type, mention.name);
      fmt::format_to(std::back_inserter(spans_), "{}[{},{},{},{}", spans_.size() > 1 ? "," : "", n,
                     mention.start, mention.end, entity);
      if (mention.kind != MentionKind::name)
        fmt::format_to(std::back_inserter(spans_), ",{}", static_cast<int>(mention.kind));
      spans_ += ']';
      if (is_named(mention.kind)) {
        entities_.add_name(entity, text.substr(mention.start, mention.end - mention.start));
        count_in(entities_in_articles_, first, entity, row.key);
      } else {
        count_in(derived_in_articles_, first_derived, entity, row.key);
      }
    }
  }
  // What the article names as well, it is found by.
  const auto is_named_too = [&](const EntityInArticle& derived) {
    return std::any_of(entities_in_articles_.begin() + static_cast<std::ptrdiff_t>(first),
                       entities_in_articles_.end(),
                       [&](const EntityInArticle& named) { return named.entity == derived.entity; });
  };
  derived_in_articles_.erase(
      std::remove_if(derived_in_articles_.begin() + static_cast<std::ptrdiff_t>(first_derived),
                     derived_in_articles_.end(), is_named_too),
      derived_in_articles_.end());
  if (spans_.size() == 1) return;
  spans_ += ']';
  insert_mentions_.bind(1, row.id).bind(2, spans_).run();
}

void ArticleRows::insert_quotations(Row row, const IncomingArticle& incoming) {
  if (incoming.quotations.empty()) return;
  const std::size_t first = speakers_in_articles_.size();
  spans_.assign(1, '[');
  for (const Quotation& quotation : incoming.quotations) {
    const auto speaker = entities_.id_of(quotation.speaker_type, quotation.speaker);
    fmt::format_to(std::back_inserter(spans_), "{}[{},{},{},{},{}]", spans_.size() > 1 ? "," : "",
                   quotation.text, quotation.start, quotation.end, speaker, quotation.direct ? 1 : 0);
    count_in(speakers_in_articles_, first, speaker, row.key);
  }
  spans_ += ']';
  insert_quotations_.bind(1, row.id).bind(2, spans_).run();
}

void ArticleRows::insert_dates(Row row, const IncomingArticle& incoming) {
  spans_.assign(1, '[');
  for (std::size_t n = 0; n < incoming.dates.size(); ++n) {
    for (const text::DateMention& mention : incoming.dates[n]) {
      // A value has no character that JSON would have to escape.
      fmt::format_to(std::back_inserter(spans_), "{}[{},{},{},\"{}\"]", spans_.size() > 1 ? "," : "", n,
                     mention.start, mention.end, mention.value);
      if (!mention.days.first || !mention.days.last) continue;
      days_in_articles_.push_back(
          {mention.days.first->days_since_epoch(), mention.days.last->days_since_epoch(), row.key});
    }
  }
  if (spans_.size() == 1) return;
  spans_ += ']';
  insert_dates_.bind(1, row.id).bind(2, spans_).run();
}

void ArticleRows::flush_mentions() {
  const auto flush = [](std::vector<EntityInArticle>& counts, Statement& insert) {
    std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
      return std::pair(a.entity, a.key) < std::pair(b.entity, b.key);
    });
    for (const auto& [entity, key, count] : counts) insert.bind(1, entity).bind(2, key).bind(3, count).run();
    counts.clear();
  };
  flush(entities_in_articles_, insert_article_entity_);
  flush(derived_in_articles_, insert_derived_entity_);
  flush(speakers_in_articles_, insert_article_speaker_);
  std::sort(days_in_articles_.begin(), days_in_articles_.end());
  days_in_articles_.erase(std::unique(days_in_articles_.begin(), days_in_articles_.end()),
                          days_in_articles_.end());
  for (const auto& [first_day, last_day, key] : days_in_articles_) {
    insert_date_mention_.bind(1, first_day).bind(2, last_day).bind(3, key).run();
  }
  days_in_articles_.clear();
}

void ArticleRows::remove(std::int64_t id) {
  const auto ids_of = [&](std::string_view sql) {
    auto statement = database_.prepare(sql);
    statement.bind(1, id);
    std::vector<std::int64_t> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
  };
  const auto originals = ids_of(
      "SELECT original_id FROM article WHERE id = ?1 UNION SELECT original_id FROM origin WHERE article_id = "
      "?1 "
      "UNION SELECT original_id FROM article_version WHERE article_id = ?1");
  const auto entities = ids_of(
      "SELECT x.entity_id FROM article AS a JOIN article_entity AS x ON x.article_key = a.key WHERE a.id = "
      "?1 "
      "UNION SELECT x.entity_id FROM article AS a JOIN article_derived_entity AS x ON x.article_key = a.key "
      "WHERE a.id = ?1");
  database_.prepare("DELETE FROM article WHERE id = ?1").bind(1, id).run();
  auto remove_original = database_.prepare(
      "DELETE FROM original WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE original_id = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM origin WHERE original_id = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM article_version WHERE original_id = ?1)");
  for (const auto original : originals) remove_original.bind(1, original).run();
  auto remove_entity = database_.prepare(
      "DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article_entity WHERE entity_id = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM article_derived_entity WHERE entity_id = ?1)");
  for (const auto entity : entities) remove_entity.bind(1, entity).run();
  forget();
}

std::optional<ArticleKey> ArticleRows::key_of(std::int64_t id) {
  return find_key_.bind(1, id).first_integer();
}

bool ArticleRows::has_content(std::int64_t id, const ContentHash& content) {
  return database_
      .prepare(
          "SELECT 1 FROM article WHERE id = ?1 AND content_hash = ?2 "
          "UNION ALL SELECT 1 FROM article_version WHERE article_id = ?1 AND content_hash = ?2")
      .bind(1, id)
      .bind_blob(2, content)
      .first_integer()
      .has_value();
}

bool ArticleRows::is_later(std::int64_t id, const IncomingArticle& incoming) {
  const auto& theirs = incoming.article.updated ? incoming.article.updated : incoming.article.date;
  const auto text = find_updated_.bind(1, id).first_text();
  const auto ours = text ? PartialDate::parse_iso(*text) : std::nullopt;
  return ours && theirs && ours->has_time() && theirs->has_time() &&
         ours->utc_seconds() > theirs->utc_seconds();
}

void ArticleRows::forget() {
  entities_.forget();
  entities_in_articles_.clear();
  derived_in_articles_.clear();
  speakers_in_articles_.clear();
  days_in_articles_.clear();
  next_keys_.clear();
}

}  // namespace blattwerk::store
