#include "search/impact/segment_matcher.h"

#include <algorithm>
#include <string>

namespace blattwerk::search::impact {
namespace {

// Fewer allowed articles than this share of the postings are looked up one by one.
constexpr std::uint64_t kFewAllowed = 16;

}  // namespace

SegmentMatcher::SegmentMatcher(const RankRequest& request, const MatchTree* tree, const BoundTable& table,
                               const std::vector<PhraseWeight>& weights, IndexView& view, ValueFilter& values,
                               std::size_t segment)
    : request_(request),
      tree_(tree),
      table_(table),
      weights_(weights),
      view_(view),
      values_(values),
      number_(segment) {
  const auto [begin, end] = view_.ordinals_of(number_, request_.keys.interval);
  range_ = {begin, end};
  if (begin < end) find_allowed();
}

void SegmentMatcher::find_allowed() {
  const bool whole = range_.begin == 0 && range_.end == segment().articles;
  const std::pair<std::uint32_t, std::uint32_t> holes[] = {
      view_.ordinals_of(number_, request_.keys.holes[0]), view_.ordinals_of(number_, request_.keys.holes[1])};
  const bool has_holes =
      std::ranges::any_of(holes, [](const auto& hole) { return hole.first < hole.second; });
  if (whole && !has_holes && request_.filter == nullptr && request_.conditions.empty() &&
      segment().deleted.empty()) {
    return;
  }
  if (request_.filter != nullptr) {
    allowed_ = of_filter();
  } else {
    allowed_.emplace(segment().articles);
    allowed_->add_range(range_.begin, range_.end);
  }
  for (const auto& [begin, end] : holes) allowed_->remove_range(begin, end);
  for (const ValueCondition& condition : request_.conditions) {
    allowed_->intersect(values_.find(number_, condition));
  }
  for (const std::uint32_t ordinal : segment().deleted) allowed_->remove(ordinal);
  allowed_count_ = allowed_->count();
}

OrdinalSet SegmentMatcher::of_filter() const {
  OrdinalSet set(segment().articles);
  OrdinalFinder finder(view_, number_);
  request_.filter->for_each([&](store::ArticleKey key) {
    const auto ordinal = finder.find(key);
    if (ordinal && range_.begin <= *ordinal && *ordinal < range_.end) set.add(*ordinal);
  });
  return set;
}

bool SegmentMatcher::counted_by_dictionary() const {
  if (tree_ == nullptr || tree_->children.size() != 2 || range_.begin != 0 ||
      range_.end != segment().articles || request_.filter != nullptr || !request_.conditions.empty()) {
    return false;
  }
  const bool whole = std::ranges::all_of(request_.keys.holes, [](const auto& hole) { return hole.empty(); });
  const MatchTree& word = tree_->children[0];
  const MatchTree& part = tree_->children[1];
  return whole && tree_->kind == MatchTree::Kind::any && word.kind == MatchTree::Kind::phrase &&
         part.kind == MatchTree::Kind::phrase && word.terms.size() == 1 && part.terms.size() == 1 &&
         word.columns == MatchTree::kAllColumns && part.columns == MatchTree::kAllColumns &&
         part.terms[0] == text::kPartMark + word.terms[0];
}

std::optional<std::uint64_t> SegmentMatcher::count_by_dictionary() const {
  if (!counted_by_dictionary()) return std::nullopt;
  std::uint64_t count = 0;
  for (const MatchTree& child : tree_->children) {
    const auto entry = view_.reader().find(segment(), store::impact::dictionary_key(child.terms[0]));
    if (entry) count += entry->documents - entry->both;
  }
  if (!segment().deleted.empty()) {
    if (const auto cursor = maker().make(*tree_)) {
      for (const std::uint32_t ordinal : segment().deleted) count -= cursor->seek(ordinal) == ordinal;
    }
  }
  return count;
}

OrdinalSet SegmentMatcher::find() const {
  if (none()) return OrdinalSet(segment().articles);
  if (tree_ == nullptr) return allowed_ ? *allowed_ : OrdinalSet::full(segment().articles);
  return find(maker().make(*tree_).get());
}

OrdinalSet SegmentMatcher::find(Cursor* cursor) const {
  OrdinalSet matches(segment().articles);
  if (cursor == nullptr) return matches;
  if (!allowed_) {
    cursor->mark(matches);
  } else if (!cursor->bounds_articles() && allowed_count_ * kFewAllowed < cursor->cost()) {
    // Those few are looked up, one by one.
    for (auto at = allowed_->next(0); at < allowed_->size();) {
      const std::uint32_t found = cursor->seek(at);
      if (found == kEnd) break;
      if (found == at) matches.add(at++);
      at = allowed_->next(std::max(at, found));
    }
  } else {
    cursor->mark(matches);
    matches.intersect(*allowed_);
  }
  return matches;
}

}  // namespace blattwerk::search::impact
