#include "store/article_reader.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "store/original.h"

namespace blattwerk::store {
namespace {

std::string column(const Statement& statement, int index) {
  return std::string(statement.text(index));
}

std::vector<Paragraph> read_paragraphs(Statement& statement) {
  std::vector<Paragraph> paragraphs;
  while (statement.step()) {
    paragraphs.push_back(
        {parse_paragraph_kind(statement.text(0)).value_or(ParagraphKind::text), column(statement, 1)});
  }
  statement.reset();
  return paragraphs;
}

std::vector<std::string> read_names(Statement& statement) {
  std::vector<std::string> names;
  while (statement.step()) names.push_back(column(statement, 0));
  statement.reset();
  return names;
}

void read_mentions(const Database& database, StoredArticle& stored) {
  stored.mentions.resize(stored.article.paragraphs.size() + 1);
  // Not by the view `mention`: SQLite refuses functions in views of a schema that it was told not to trust.
  auto mentions = database.prepare(R"sql(
    SELECT json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'), json_extract(span.value, '$[2]'),
           json_extract(span.value, '$[4]'), e.type, e.name
    FROM article_mentions AS m JOIN json_each(m.spans) AS span
      JOIN entity AS e ON e.id = json_extract(span.value, '$[3]')
    WHERE m.article_id = ?1 ORDER BY span.key)sql");
  mentions.bind(1, stored.id);
  while (mentions.step()) {
    const auto paragraph = static_cast<std::size_t>(mentions.integer(0));
    const MentionKind kind = mention_kind(mentions.integer(3));
    const auto type = parse_entity_type(mentions.text(4)).value_or(EntityType::other);
    if (paragraph >= stored.mentions.size()) continue;
    stored.mentions[paragraph].push_back({type, static_cast<std::uint32_t>(mentions.integer(1)),
                                          static_cast<std::uint32_t>(mentions.integer(2)),
                                          column(mentions, 5), kind});
  }
}

void read_quotations(const Database& database, StoredArticle& stored) {
  auto statement = database.prepare(R"sql(
    SELECT json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]'), json_extract(span.value, '$[2]'),
           json_extract(span.value, '$[4]'), e.type, e.name
    FROM article_quotations AS q JOIN json_each(q.spans) AS span
      JOIN entity AS e ON e.id = json_extract(span.value, '$[3]')
    WHERE q.article_id = ?1 ORDER BY span.key)sql");
  statement.bind(1, stored.id);
  while (statement.step()) {
    Quotation quotation{static_cast<std::uint32_t>(statement.integer(0)),
                        static_cast<std::uint32_t>(statement.integer(1)),
                        static_cast<std::uint32_t>(statement.integer(2)),
                        statement.integer(3) != 0,
                        parse_entity_type(statement.text(4)).value_or(EntityType::other),
                        column(statement, 5)};
    if (!text_of(stored.article, quotation).empty()) stored.quotations.push_back(std::move(quotation));
  }
}

std::string entities_sql(std::string_view table) {
  return fmt::format(
      "SELECT e.type, e.name, x.count FROM {} AS x JOIN entity AS e ON e.id = x.entity_id "
      "WHERE x.article_key = ?1 ORDER BY x.count DESC, e.name, e.type",
      table);
}

std::vector<EntityCount> read_counts(Statement& statement) {
  std::vector<EntityCount> counts;
  while (statement.step()) {
    counts.push_back({parse_entity_type(statement.text(0)).value_or(EntityType::other), column(statement, 1),
                      statement.integer(2)});
  }
  statement.reset();
  return counts;
}

constexpr std::string_view kParagraphs = "SELECT kind, text FROM paragraph WHERE article_id = ?1 ORDER BY n";

void read_near_duplicates(const Database& database, StoredArticle& stored) {
  auto statement = database.prepare(
      "SELECT a.id, a.title, a.date, a.source FROM near_duplicate AS own "
      "JOIN near_duplicate AS other ON other.group_id = own.group_id AND other.article_key <> "
      "own.article_key "
      "JOIN article AS a ON a.key = other.article_key WHERE own.article_key = ?1 ORDER BY other.article_key");
  statement.bind(1, stored.key);
  while (statement.step()) {
    stored.near_duplicates.push_back(
        {statement.integer(0), column(statement, 1), column(statement, 2), column(statement, 3)});
  }
}

}  // namespace

ArticleReader::ArticleReader(const Database& database)
    : id_of_key_(database.prepare("SELECT id FROM article WHERE key = ?1")),
      article_(
          database.prepare("SELECT key, version, external_id, title, kicker, date, updated, source, url, "
                           "section, language, agency FROM article WHERE id = ?1")),
      authors_(database.prepare("SELECT name FROM author WHERE article_id = ?1 ORDER BY n")),
      topics_(database.prepare("SELECT name FROM topic WHERE article_id = ?1 ORDER BY n")),
      paragraphs_(database.prepare(kParagraphs)),
      entities_(database.prepare(entities_sql("article_entity"))),
      derived_(database.prepare(entities_sql("article_derived_entity"))),
      origins_(database.prepare(
          "SELECT o.path, o.place, b.sha256, o.format, o.imported FROM origin AS o "
          "JOIN original AS b ON b.id = o.original_id WHERE o.article_id = ?1 ORDER BY o.id")) {}

std::optional<StoredArticle> ArticleReader::read_by_key(ArticleKey key) {
  const auto id = id_of_key_.bind(1, key).first_integer();
  return id ? read(*id) : std::nullopt;
}

std::optional<StoredArticle> ArticleReader::read(std::int64_t id) {
  if (!article_.bind(1, id).step()) {
    article_.reset();
    return std::nullopt;
  }
  StoredArticle stored;
  stored.id = id;
  stored.key = article_.integer(0);
  stored.version = article_.integer(1);
  Article& article = stored.article;
  article.external_id = column(article_, 2);
  article.title = column(article_, 3);
  article.kicker = column(article_, 4);
  article.date = PartialDate::parse_iso(article_.text(5));
  article.updated = PartialDate::parse_iso(article_.text(6));
  article.source = column(article_, 7);
  article.url = column(article_, 8);
  article.section = column(article_, 9);
  article.language = column(article_, 10);
  article.agency = column(article_, 11);
  article_.reset();
  read_lists(stored);
  read_origins(stored);
  return stored;
}

void ArticleReader::read_lists(StoredArticle& stored) {
  stored.article.authors = read_names(authors_.bind(1, stored.id));
  stored.article.topics = read_names(topics_.bind(1, stored.id));
  stored.article.paragraphs = read_paragraphs(paragraphs_.bind(1, stored.id));
  stored.entities = read_counts(entities_.bind(1, stored.key));
  stored.derived = read_counts(derived_.bind(1, stored.key));
}

void ArticleReader::read_origins(StoredArticle& stored) {
  origins_.bind(1, stored.id);
  while (origins_.step()) {
    Sha256 hash{};
    const auto bytes = origins_.blob(2);
    std::memcpy(hash.data(), bytes.data(), std::min(bytes.size(), hash.size()));
    stored.origins.push_back(
        {column(origins_, 0), column(origins_, 1), to_hex(hash), column(origins_, 3), column(origins_, 4)});
  }
  origins_.reset();
}

std::optional<StoredArticle> read_article(const Database& database, std::int64_t id) {
  auto stored = ArticleReader(database).read(id);
  if (!stored) return std::nullopt;
  read_mentions(database, *stored);
  read_quotations(database, *stored);
  read_near_duplicates(database, *stored);
  return stored;
}

Article read_text(const Database& database, std::int64_t id) {
  Article article;
  auto statement = database.prepare("SELECT title, kicker, date FROM article WHERE id = ?1");
  if (statement.bind(1, id).step()) {
    article.title = column(statement, 0);
    article.kicker = column(statement, 1);
    article.date = PartialDate::parse_iso(statement.text(2));
  }
  auto paragraphs = database.prepare(kParagraphs);
  article.paragraphs = read_paragraphs(paragraphs.bind(1, id));
  return article;
}

std::vector<EarlierVersion> read_versions(const Database& database, std::int64_t id) {
  auto statement = database.prepare(
      "SELECT id, version, title, kicker, date, updated, recorded FROM article_version WHERE article_id = "
      "?1");
  statement.bind(1, id);
  std::vector<EarlierVersion> versions;
  while (statement.step()) {
    EarlierVersion earlier;
    earlier.version = statement.integer(1);
    earlier.article.title = column(statement, 2);
    earlier.article.kicker = column(statement, 3);
    earlier.article.date = PartialDate::parse_iso(statement.text(4));
    earlier.article.updated = PartialDate::parse_iso(statement.text(5));
    earlier.recorded = column(statement, 6);
    auto paragraphs =
        database.prepare("SELECT kind, text FROM version_paragraph WHERE version_id = ?1 ORDER BY n");
    earlier.article.paragraphs = read_paragraphs(paragraphs.bind(1, statement.integer(0)));
    versions.push_back(std::move(earlier));
  }
  std::stable_sort(versions.begin(), versions.end(), [](const EarlierVersion& a, const EarlierVersion& b) {
    const auto& left = a.article.updated ? a.article.updated : a.article.date;
    const auto& right = b.article.updated ? b.article.updated : b.article.date;
    if (left && right && *left != *right) return *left < *right;
    return a.version < b.version;
  });
  return versions;
}

std::optional<std::string> read_original(const Database& database, std::int64_t id) {
  auto statement = database.prepare(
      "SELECT o.bytes, o.size, o.codec FROM article AS a JOIN original AS o ON o.id = a.original_id WHERE "
      "a.id = ?1");
  if (!statement.bind(1, id).step()) return std::nullopt;
  if (statement.text(2) == "none") return std::string(statement.blob(0));
  return unpack(statement.blob(0), static_cast<std::uint64_t>(statement.integer(1)));
}

bool has_article(const Database& database, std::int64_t id) {
  return database.prepare("SELECT 1 FROM article WHERE id = ?1").bind(1, id).first_integer().has_value();
}

std::optional<std::int64_t> find_by_url(const Database& database, std::string_view url) {
  url = url.substr(0, url.find('#'));
  return database.prepare("SELECT id FROM article WHERE url = ?1 ORDER BY id LIMIT 1")
      .bind(1, url)
      .first_integer();
}

std::optional<std::int64_t> find_external(const Database& database, std::string_view external_id) {
  return database.prepare("SELECT id FROM article WHERE external_id = ?1")
      .bind(1, external_id)
      .first_integer();
}

}  // namespace blattwerk::store
