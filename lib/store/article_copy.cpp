#include "store/article_copy.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "store/article_reader.h"

namespace blattwerk::store {
namespace {

template <typename Bytes>
void copy_hash(std::string_view from, Bytes& to) {
  std::memcpy(to.data(), from.data(), std::min(from.size(), to.size()));
}

Original read_packed(const Database& database, std::int64_t id) {
  auto statement = database.prepare("SELECT sha256, size, codec, bytes FROM original WHERE id = ?1");
  Original original;
  if (!statement.bind(1, id).step()) return original;
  copy_hash(statement.blob(0), original.hash);
  original.size = static_cast<std::uint64_t>(statement.integer(1));
  original.compressed = statement.text(2) != "none";
  original.bytes = statement.blob(3);
  return original;
}

std::vector<IncomingArticle> read_earlier(const Database& database, std::int64_t id) {
  std::vector<IncomingArticle> versions;
  auto row = database.prepare(
      "SELECT content_hash, original_id FROM article_version WHERE article_id = ?1 AND version = ?2");
  for (EarlierVersion& earlier : read_versions(database, id)) {
    IncomingArticle version;
    version.article = std::move(earlier.article);
    version.imported = std::move(earlier.recorded);
    if (row.bind(1, id).bind(2, earlier.version).step()) {
      copy_hash(row.blob(0), version.content);
      version.original = read_packed(database, row.integer(1));
    }
    row.reset();
    versions.push_back(std::move(version));
  }
  return versions;
}

std::vector<IncomingArticle> read_places(const Database& database, std::int64_t id,
                                         const std::string& title) {
  auto row = database.prepare(
      "SELECT path, place, format, content_hash, original_id, imported FROM origin WHERE article_id = ?1 "
      "ORDER BY id");
  row.bind(1, id);
  std::vector<IncomingArticle> places;
  while (row.step()) {
    IncomingArticle seen;
    seen.article.title = title;
    seen.path = row.text(0);
    seen.place = row.text(1);
    seen.format = row.text(2);
    copy_hash(row.blob(3), seen.content);
    seen.original = read_packed(database, row.integer(4));
    seen.imported = row.text(5);
    places.push_back(std::move(seen));
  }
  return places;
}

}  // namespace

std::optional<IncomingArticle> read_for_copy(const Database& database, std::int64_t id) {
  auto stored = read_article(database, id);
  if (!stored) return std::nullopt;
  IncomingArticle incoming;
  incoming.article = std::move(stored->article);
  // Two archives may have had different files of one name: the title must agree, too.
  incoming.alone = false;
  auto row = database.prepare("SELECT content_hash, original_id, imported FROM article WHERE id = ?1");
  if (row.bind(1, id).step()) {
    copy_hash(row.blob(0), incoming.content);
    incoming.original = read_packed(database, row.integer(1));
    incoming.imported = row.text(2);
  }
  incoming.earlier = read_earlier(database, id);
  auto places = read_places(database, id, incoming.article.title);
  if (places.empty()) return incoming;
  incoming.path = std::move(places.front().path);
  incoming.place = std::move(places.front().place);
  incoming.format = std::move(places.front().format);
  places.erase(places.begin());
  incoming.seen_besides = std::move(places);
  return incoming;
}

}  // namespace blattwerk::store
