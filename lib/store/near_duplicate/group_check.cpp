#include "store/near_duplicate/group_check.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "store/article_reader.h"
#include "store/hash_mix.h"
#include "store/indexed_columns.h"

namespace blattwerk::store::near_duplicate {
namespace {

// Looked up together: the index is read once for each so many.
constexpr std::size_t kArticlesAtOnce = 32768;
constexpr std::size_t kMostShapes = 4096;
// Comparisons in a group, for each of its articles; a group whose links are not found by then is believed.
constexpr std::size_t kComparisonsOfArticle = 64;

std::uint64_t hash_of(std::uint32_t minimum, std::uint32_t article) {
  return std::uint64_t{minimum} << 32 | article;
}

std::size_t agreeing(const Fingerprint& a, const Fingerprint& b) {
  return static_cast<std::size_t>(std::ranges::count_if(
      a, [&b](std::uint32_t minimum) { return std::ranges::find(b, minimum) != b.end(); }));
}

}  // namespace

GroupCheck::GroupCheck(const Database& database, text::Analyzer& analyzer)
    : database_(database),
      analyzer_(analyzer),
      index_(database),
      made_(database.integer("SELECT EXISTS (SELECT 1 FROM fingerprint_run) OR EXISTS (SELECT 1 FROM "
                             "near_duplicate)") == 1),
      find_key_(database.prepare("SELECT key FROM article WHERE id = ?1")),
      find_group_(database.prepare("SELECT n.group_id FROM article AS a JOIN near_duplicate AS n ON "
                                   "n.article_key = a.key WHERE a.id = ?1")) {}

void GroupCheck::add_article(std::int64_t id, const IndexedColumns& columns, Findings& findings) {
  const auto minima = made_ ? fingerprint(shape_of(columns)) : std::nullopt;
  if (!minima) return;
  for (const std::uint32_t minimum : *minima) cover_.expect(hash_of(minimum, static_cast<std::uint32_t>(id)));
  waiting_.push_back({id, *minima});
  if (waiting_.size() >= kArticlesAtOnce) find_ungrouped(findings);
}

void GroupCheck::compare(Findings& findings) {
  if (!made_) return;
  find_ungrouped(findings);
  const bool sound = index_.read_through(
      [this](const MinimumOfArticle& pair) { cover_.find(hash_of(pair.minimum, pair.article)); });
  if (!sound || cover_.lacks_something()) {
    findings.add(Damage::derived, "near duplicates: the fingerprints are not those of the articles");
  }
  compare_groups(findings);
}

void GroupCheck::find_ungrouped(Findings& findings) {
  const std::vector<ArticleFingerprint> articles = std::exchange(waiting_, {});
  const Candidates candidates = find_candidates(index_, articles);
  for (auto first = candidates.found.begin(); first != candidates.found.end();) {
    const auto end = std::find_if(first, candidates.found.end(),
                                  [&](const Candidate& c) { return c.article != first->article; });
    const auto& [id, minima] = articles[first->article];
    const std::size_t common = candidates.common[first->article];
    for (const Candidate& candidate : std::span(first, end)) {
      const auto group = group_of(id);
      if (group && group == group_of(candidate.other)) continue;
      const auto own = shape(id);
      const auto other = shape(candidate.other);
      if (own == nullptr || other == nullptr || !is_near_duplicate(*own, *other)) continue;
      const auto others = fingerprint(*other);
      if (!others) continue;
      const std::size_t agree = agreeing(minima, *others);
      if (must_compare({first, end}, common, agree) && must_compare(candidate.other, *others, agree)) {
        findings.add(Damage::derived, fmt::format("near duplicates: articles {} and {} are not in one group",
                                                  id, candidate.other));
      }
    }
    first = end;
  }
}

// The later of the two came upon the other among the first of its candidates if no more than so many can have
// agreed in as many minima, where all of the common ones may have agreed in articles that are not looked at
// now.
bool GroupCheck::must_compare(std::span<const Candidate> candidates, std::size_t common, std::size_t agree) {
  if (agree < kLeastAgreeing + 2 * common) return false;
  const auto before = std::ranges::count_if(
      candidates, [&](const Candidate& candidate) { return candidate.rarely + 2 * common >= agree; });
  return static_cast<std::size_t>(before) <= kMostComparisons;
}

bool GroupCheck::must_compare(std::int64_t id, const Fingerprint& minima, std::size_t agree) {
  const ArticleFingerprint asked{id, minima};
  const Candidates candidates = find_candidates(index_, {&asked, 1});
  return must_compare(candidates.found, candidates.common[0], agree);
}

void GroupCheck::compare_groups(Findings& findings) {
  auto rows = database_.prepare(
      "SELECT n.group_id, a.id FROM near_duplicate AS n JOIN article AS a ON a.key = n.article_key "
      "ORDER BY n.group_id, a.id");
  std::vector<std::int64_t> group;
  std::int64_t name = 0;
  const auto look_at = [&] {
    if (group.empty()) return;
    if (group.size() < 2 || group.front() != name || !hangs_together(group)) {
      findings.add(Damage::derived,
                   fmt::format("near duplicates: the group of article {} is not as its texts ask for", name));
    }
    group.clear();
  };
  while (rows.step()) {
    if (rows.integer(0) != name) look_at();
    name = rows.integer(0);
    group.push_back(rows.integer(1));
  }
  look_at();
}

// From one article to those near it, and on from those.
bool GroupCheck::hangs_together(const std::vector<std::int64_t>& group) {
  std::vector<std::int64_t> reached = {group.front()};
  std::vector<std::int64_t> left(group.begin() + 1, group.end());
  std::size_t comparisons = kComparisonsOfArticle * group.size();
  for (std::size_t at = 0; at < reached.size() && !left.empty(); ++at) {
    const auto own = shape(reached[at]);
    const auto near = [&](std::int64_t id) {
      if (comparisons == 0) return false;
      --comparisons;
      const auto other = shape(id);
      return own != nullptr && other != nullptr && is_near_duplicate(*own, *other);
    };
    const auto far = std::stable_partition(left.begin(), left.end(), near);
    reached.insert(reached.end(), left.begin(), far);
    left.erase(left.begin(), far);
    if (comparisons == 0) return true;
  }
  return left.empty();
}

std::shared_ptr<const TextShape> GroupCheck::shape(std::int64_t id) {
  if (const auto known = shapes_.find(id); known != shapes_.end()) return known->second;
  if (!find_key_.bind(1, id).first_integer()) return nullptr;
  if (shapes_.size() >= kMostShapes) shapes_.clear();
  auto shape =
      std::make_shared<const TextShape>(shape_of(index_columns(read_text(database_, id), analyzer_)));
  return shapes_.emplace(id, std::move(shape)).first->second;
}

std::optional<std::int64_t> GroupCheck::group_of(std::int64_t id) {
  return find_group_.bind(1, id).first_integer();
}

}  // namespace blattwerk::store::near_duplicate
