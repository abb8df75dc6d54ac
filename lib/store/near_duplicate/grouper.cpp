#include "store/near_duplicate/grouper.h"

#include <algorithm>
#include <utility>

#include "store/article_reader.h"
#include "store/indexed_columns.h"

namespace blattwerk::store::near_duplicate {
namespace {

constexpr std::size_t kMostShapes = 4096;

}  // namespace

Grouper::Grouper(const Database& database, text::Analyzer& analyzer)
    : database_(database),
      analyzer_(analyzer),
      index_(database),
      find_key_(database.prepare("SELECT key FROM article WHERE id = ?1")),
      find_group_(database.prepare("SELECT group_id FROM near_duplicate WHERE article_key = ?1")),
      insert_(database.prepare("INSERT INTO near_duplicate (article_key, group_id) VALUES (?1, ?2)")),
      move_group_(database.prepare("UPDATE near_duplicate SET group_id = ?2 WHERE group_id = ?1")) {}

void Grouper::begin_anew(const Database& database) {
  database.execute("DELETE FROM near_duplicate; DELETE FROM fingerprint_page; DELETE FROM fingerprint_run");
}

void Grouper::add(std::int64_t id, const Fingerprint& fingerprint, const IndexedColumns* columns) {
  position_.emplace(id, added_.size());
  added_.push_back({id, fingerprint, columns});
}

void Grouper::remove(ArticleKey key) {
  const auto group = find_group_.bind(1, key).first_integer();
  if (!group) return;
  auto others = database_.prepare(
      "SELECT a.id FROM near_duplicate AS n JOIN article AS a ON a.key = n.article_key "
      "WHERE n.group_id = ?1 AND n.article_key <> ?2 ORDER BY a.id");
  others.bind(1, *group).bind(2, key);
  while (others.step()) linked_with_removed_.push_back(others.integer(0));
  database_.prepare("DELETE FROM near_duplicate WHERE group_id = ?1").bind(1, *group).run();
}

void Grouper::forget() {
  added_.clear();
  position_.clear();
  shapes_.clear();
  linked_with_removed_.clear();
}

void Grouper::flush() {
  const std::size_t unknown = added_.size();
  for (const std::int64_t id : linked_with_removed_) add_again(id);
  write_index(unknown);
  link(find_candidates(index_, fingerprints()).found);
  forget();
}

void Grouper::add_again(std::int64_t id) {
  if (position_.contains(id) || !key_of(id)) return;
  if (const auto minima = fingerprint(shape(id))) add(id, *minima, nullptr);
}

// The first `articles` of those added are not in the index yet.
void Grouper::write_index(std::size_t articles) {
  std::vector<MinimumOfArticle> pairs;
  pairs.reserve(articles * kMinima);
  for (std::size_t i = 0; i < articles; ++i) {
    for (const std::uint32_t minimum : added_[i].fingerprint)
      pairs.push_back({minimum, static_cast<std::uint32_t>(added_[i].id)});
  }
  std::ranges::sort(pairs);
  index_.add(pairs);
}

std::vector<ArticleFingerprint> Grouper::fingerprints() const {
  std::vector<ArticleFingerprint> fingerprints;
  for (const Article& article : added_) fingerprints.push_back({article.id, article.fingerprint});
  return fingerprints;
}

void Grouper::link(const std::vector<Candidate>& candidates) {
  std::size_t comparisons = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    if (i == 0 || candidates[i - 1].article != candidate.article) comparisons = 0;
    if (comparisons == kMostComparisons) continue;
    const std::int64_t id = added_[candidate.article].id;
    const auto key = key_of(id);
    const auto other_key = key_of(candidate.other);
    if (!key || !other_key) continue;  // deleted since
    const auto group = find_group_.bind(1, *key).first_integer();
    if (group && group == find_group_.bind(1, *other_key).first_integer()) continue;
    ++comparisons;
    if (shapes_.size() >= kMostShapes) shapes_.clear();
    if (is_near_duplicate(shape(id), shape(candidate.other))) unite(id, *key, candidate.other, *other_key);
  }
}

const TextShape& Grouper::shape(std::int64_t id) {
  if (const auto known = shapes_.find(id); known != shapes_.end()) return known->second;
  const auto added = position_.find(id);
  const IndexedColumns* columns = added == position_.end() ? nullptr : added_[added->second].columns;
  return shapes_
      .emplace(id,
               shape_of(columns != nullptr ? *columns : index_columns(read_text(database_, id), analyzer_)))
      .first->second;
}

std::optional<ArticleKey> Grouper::key_of(std::int64_t id) {
  return find_key_.bind(1, id).first_integer();
}

void Grouper::unite(std::int64_t a, ArticleKey key_a, std::int64_t b, ArticleKey key_b) {
  const auto group_a = find_group_.bind(1, key_a).first_integer();
  const auto group_b = find_group_.bind(1, key_b).first_integer();
  const std::int64_t group = std::min(group_a.value_or(a), group_b.value_or(b));
  join(key_a, group_a, group);
  join(key_b, group_b, group);
}

void Grouper::join(ArticleKey key, std::optional<std::int64_t> old_group, std::int64_t group) {
  if (!old_group) {
    insert_.bind(1, key).bind(2, group).run();
  } else if (*old_group != group) {
    move_group_.bind(1, *old_group).bind(2, group).run();
  }
}

}  // namespace blattwerk::store::near_duplicate
