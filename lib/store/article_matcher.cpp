#include "store/article_matcher.h"

#include <cstring>

namespace blattwerk::store {
namespace {

// An article that states another external id, or another URL, is another article.
constexpr std::string_view kAloneAtPath = R"sql(
  SELECT DISTINCT a.id FROM origin AS o JOIN article AS a ON a.id = o.article_id
  WHERE o.path = ?1 AND (?2 IS NULL OR a.external_id IS NULL OR a.external_id = ?2)
    AND (?3 IS NULL OR a.url IS NULL OR a.url = ?3)
  LIMIT 2)sql";

constexpr std::string_view kTitledAtPath = R"sql(
  SELECT a.id FROM origin AS o JOIN article AS a ON a.id = o.article_id
  WHERE o.path = ?1 AND o.title_hash = ?4 AND (?2 IS NULL OR a.external_id IS NULL OR a.external_id = ?2)
    AND (?3 IS NULL OR a.url IS NULL OR a.url = ?3)
  ORDER BY a.id LIMIT 1)sql";

constexpr std::string_view kOfContent = R"sql(
  SELECT id FROM article
  WHERE content_hash = ?1 AND (?2 IS NULL OR external_id IS NULL OR external_id = ?2)
    AND (?3 IS NULL OR source IS NULL OR source = ?3)
  ORDER BY id LIMIT 1)sql";

}  // namespace

std::int64_t title_hash(std::string_view title) {
  const Sha256 hash = sha256(title);
  std::int64_t value;
  std::memcpy(&value, hash.data(), sizeof value);
  return value;
}

ArticleMatcher::ArticleMatcher(const Database& database)
    : first_new_origin_(database.integer("SELECT max(id) FROM origin").value_or(0) + 1),
      by_external_id_(database.prepare("SELECT id FROM article WHERE external_id = ?1")),
      by_url_(database.prepare("SELECT id FROM article WHERE url = ?1 ORDER BY id LIMIT 1")),
      alone_at_path_(database.prepare(kAloneAtPath)),
      titled_at_path_(database.prepare(kTitledAtPath)),
      of_content_(database.prepare(kOfContent)),
      seen_at_path_(
          database.prepare("SELECT content_hash, id FROM origin WHERE article_id = ?1 AND path = ?2")),
      has_content_(database.prepare("SELECT 1 FROM article WHERE id = ?1 AND content_hash = ?2")),
      had_content_(
          database.prepare("SELECT 1 FROM article_version WHERE article_id = ?1 AND content_hash = ?2")) {}

std::optional<std::int64_t> ArticleMatcher::by_identity(const IncomingArticle& incoming) {
  const Article& article = incoming.article;
  if (!article.external_id.empty()) {
    if (const auto id = by_external_id_.bind(1, article.external_id).first_integer()) return id;
  }
  if (article.external_id.empty() && !article.url.empty())
    return by_url_.bind(1, article.url).first_integer();
  return std::nullopt;
}

std::optional<std::int64_t> ArticleMatcher::by_path(const IncomingArticle& incoming) {
  // An id of its own decides: without a match by it, the article is new.
  if (!incoming.article.external_id.empty()) return std::nullopt;
  Statement& statement = incoming.alone ? alone_at_path_ : titled_at_path_;
  statement.bind(1, incoming.path).bind_null(2).bind_known(3, incoming.article.url);
  if (!incoming.alone) {
    statement.bind(4, title_hash(incoming.article.title));
    return statement.first_integer();
  }
  std::optional<std::int64_t> only;
  if (statement.step()) {
    only = statement.integer(0);
    if (statement.step()) only.reset();
  }
  statement.reset();
  return only;
}

std::optional<std::int64_t> ArticleMatcher::by_content(const IncomingArticle& incoming) {
  return of_content_.bind_blob(1, incoming.content)
      .bind_known(2, incoming.article.external_id)
      .bind_known(3, incoming.article.source)
      .first_integer();
}

ArticleMatcher::Kind ArticleMatcher::kind_of(std::int64_t article_id, const IncomingArticle& incoming) {
  bool known_path = false;
  bool seen_here = false;
  seen_at_path_.bind(1, article_id).bind(2, incoming.path);
  while (seen_at_path_.step()) {
    known_path = true;
    const auto hash = seen_at_path_.blob(0);
    if (hash.size() == incoming.content.size() && seen_at_path_.integer(1) < first_new_origin_ &&
        std::memcmp(hash.data(), incoming.content.data(), hash.size()) == 0) {
      seen_here = true;
    }
  }
  seen_at_path_.reset();
  if (seen_here) return Kind::same_place;
  if (has_content_.bind(1, article_id).bind_blob(2, incoming.content).first_integer())
    return Kind::same_content;
  const bool had_content =
      had_content_.bind(1, article_id).bind_blob(2, incoming.content).first_integer().has_value();
  return had_content && !known_path ? Kind::old_content : Kind::new_content;
}

std::optional<ArticleMatcher::Match> ArticleMatcher::find(const IncomingArticle& incoming) {
  auto id = by_identity(incoming);
  if (!id) id = by_content(incoming);
  if (!id) id = by_path(incoming);
  if (!id) return std::nullopt;
  return Match{*id, kind_of(*id, incoming)};
}

}  // namespace blattwerk::store
