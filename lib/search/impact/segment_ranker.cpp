#include "search/impact/segment_ranker.h"

#include <algorithm>
#include <memory>

namespace blattwerk::search::impact {
namespace {

using store::impact::kDocumentsInChunk;

// Fewer allowed articles than this share of the postings are looked up one by one.
constexpr std::uint64_t kFewAllowed = 16;

// The articles of a set, as one condition among others.
class SetCursor : public Cursor {
 public:
  SetCursor(const OrdinalSet& set, std::uint64_t count) : set_(set), count_(count) {}

  std::uint32_t seek(std::uint32_t target) override {
    const std::uint32_t next = set_.next(target);
    return next == set_.size() ? kEnd : next;
  }
  Bound bound(std::uint32_t /*from*/) override { return {0, kEnd}; }
  std::uint64_t cost() const override { return count_; }
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& /*found*/) override {
    return set_.contains(ordinal);
  }

 private:
  const OrdinalSet& set_;
  std::uint64_t count_;
};

}  // namespace

SegmentRanker::SegmentRanker(const RankRequest& request, const MatchTree& tree, const BoundTable& table,
                             ArticleScorer& scorer, IndexView& view, std::size_t segment)
    : request_(request), tree_(tree), table_(table), scorer_(scorer), view_(view), number_(segment) {
  if (request.least_units > 0) {
    for (const TextUnit& unit : request.match.units) most_covered_ += request.weights.coverage * unit.idf;
  }
}

std::uint64_t SegmentRanker::run() {
  range_ = ordinals_of(request_.keys.interval);
  if (range_.begin >= range_.end) return 0;
  find_allowed();
  if (allowed_ && allowed_count_ == 0) return 0;
  const bool needs_list = request_.matched != nullptr || request_.least_units > 0;
  if (!needs_list && tree_.kind == MatchTree::Kind::any &&
      (!allowed_ || allowed_count_ > segment().articles / kFewAllowed)) {
    const std::uint64_t total = counted_by_dictionary() ? count_by_dictionary() : find_matches().count();
    if (total > 0 && request_.count > 0) rank_alternatives();
    return total;
  }
  const OrdinalSet matches = find_matches();
  if (request_.least_units == 0) {
    total_ = matches.count();
    if (request_.matched != nullptr) {
      for (auto at = matches.next(0); at < matches.size(); at = matches.next(at + 1)) {
        request_.matched->add(view_.key(number_, at));
      }
    }
    if (request_.count == 0) return total_;
  }
  rank_matches(matches);
  return total_;
}

SegmentRanker::Interval SegmentRanker::ordinals_of(const store::KeyInterval& keys) {
  if (keys.empty() || keys.last < segment().first_key || keys.first > segment().last_key) return {0, 0};
  const std::uint32_t begin = keys.first <= segment().first_key ? 0 : view_.lower_bound(number_, keys.first);
  const std::uint32_t end =
      keys.last >= segment().last_key ? segment().articles : view_.lower_bound(number_, keys.last + 1);
  return {begin, end};
}

// The articles that conditions beside the text allow, unless all of them are.
void SegmentRanker::find_allowed() {
  const bool whole = range_.begin == 0 && range_.end == segment().articles;
  const Interval holes[] = {ordinals_of(request_.keys.holes[0]), ordinals_of(request_.keys.holes[1])};
  const bool has_holes =
      std::ranges::any_of(holes, [](const Interval& hole) { return hole.begin < hole.end; });
  if (whole && !has_holes && request_.filter == nullptr && segment().deleted.empty()) return;
  if (request_.filter != nullptr) {
    allowed_ = of_filter();
  } else {
    allowed_.emplace(segment().articles);
    allowed_->add_range(range_.begin, range_.end);
  }
  for (const Interval& hole : holes) allowed_->remove_range(hole.begin, hole.end);
  for (const std::uint32_t ordinal : segment().deleted) allowed_->remove(ordinal);
  allowed_count_ = allowed_->count();
}

OrdinalSet SegmentRanker::of_filter() {
  OrdinalSet set(segment().articles);
  std::uint32_t at = range_.begin;
  request_.filter->for_each([&](store::ArticleKey key) {
    if (at >= range_.end || key < view_.key(number_, at)) return;
    // By doubling steps, then by halving them.
    std::uint32_t low = at;
    std::uint32_t step = 1;
    while (low + step < range_.end && view_.key(number_, low + step) < key) {
      low += step;
      step *= 2;
    }
    std::uint32_t high = std::min(low + step, range_.end);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (view_.key(number_, middle) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    at = low;
    if (at < range_.end && view_.key(number_, at) == key) set.add(at++);
  });
  return set;
}

bool SegmentRanker::counted_by_dictionary() const {
  if (range_.begin != 0 || range_.end != segment().articles || request_.filter != nullptr) return false;
  const bool whole = std::ranges::all_of(request_.keys.holes, [](const auto& hole) { return hole.empty(); });
  if (!whole || tree_.children.size() != 2) return false;
  const MatchTree& word = tree_.children[0];
  const MatchTree& part = tree_.children[1];
  return word.kind == MatchTree::Kind::phrase && part.kind == MatchTree::Kind::phrase &&
         word.terms.size() == 1 && part.terms.size() == 1 && word.columns == MatchTree::kAllColumns &&
         part.columns == MatchTree::kAllColumns && part.terms[0] == text::kPartMark + word.terms[0];
}

std::uint64_t SegmentRanker::count_by_dictionary() {
  std::string keeper;
  std::uint64_t count = 0;
  for (const MatchTree& child : tree_.children) {
    const auto entry = view_.reader().find(segment(), store::impact::dictionary_key(child.terms[0]), keeper);
    if (entry) count += entry->documents - entry->both;
  }
  if (!segment().deleted.empty()) {
    if (const auto cursor = maker().make(tree_)) {
      for (const std::uint32_t ordinal : segment().deleted) count -= cursor->seek(ordinal) == ordinal;
    }
  }
  return count;
}

OrdinalSet SegmentRanker::find_matches() {
  OrdinalSet matches(segment().articles);
  auto cursor = maker().make(tree_);
  if (!cursor) return matches;
  if (!allowed_) {
    cursor->mark(matches);
  } else if (allowed_count_ * kFewAllowed < cursor->cost()) {
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

// The greatest recency factor of the articles up to here. Keys grow with ordinals, and so does the factor.
double SegmentRanker::recency_until(std::uint32_t ordinal) {
  if (recency_ == 0 || ordinal > recency_last_) {
    const std::uint32_t last = segment().articles - 1;
    const std::uint32_t chunk_end =
        static_cast<std::uint32_t>((ordinal / kDocumentsInChunk + 1) * kDocumentsInChunk - 1);
    recency_last_ = std::min(chunk_end, last);
    // The first key of the next landmark is no older, and at hand.
    const std::size_t next = ordinal / kDocumentsInChunk + 1;
    recency_ = scorer_.recency(next < segment().landmarks.size() ? segment().landmarks[next].first_key
                                                                 : segment().last_key);
  }
  return recency_;
}

void SegmentRanker::visit(std::uint32_t ordinal) {
  found_.clear();
  for (Cursor* cursor : cursors_) cursor->collect(ordinal, found_);
  if (!scorer_.take(found_)) return;
  if (request_.least_units > 0) {
    ++total_;
    if (request_.matched != nullptr) request_.matched->add(view_.key(number_, ordinal));
    if (request_.count == 0) return;
  }
  scorer_.score(view_.key(number_, ordinal), view_.length(number_, ordinal));
}

void SegmentRanker::rank_matches(const OrdinalSet& matches) {
  const auto cursor = maker().make(tree_);
  if (!cursor) return;
  cursors_ = {cursor.get()};
  Bound window{0, 0};
  bool known = false;
  for (auto at = matches.next(0); at < matches.size();) {
    if (request_.least_units == 0) {
      if (!known || at > window.last) {
        window = cursor->bound(at);
        known = true;
      }
      if (!scorer_.may_enter(with_lifts(window.score) *
                             recency_until(std::min(window.last, segment().articles - 1)))) {
        if (window.last >= matches.size()) return;
        at = matches.next(window.last + 1);
        continue;
      }
    }
    visit(at);
    at = matches.next(at + 1);
  }
}

void SegmentRanker::rank_alternatives() {
  const auto cursors = maker().make_alternatives(tree_);
  std::vector<Alternative> alternatives;
  for (const auto& cursor : cursors) {
    alternatives.push_back({cursor.get(), 0});
    cursors_.push_back(cursor.get());
  }
  for (std::uint32_t begin = range_.begin; begin < range_.end;) {
    std::uint32_t last = range_.end - 1;
    double all = 0;
    for (Alternative& alternative : alternatives) {
      const Bound bound = alternative.cursor->bound(begin);
      alternative.bound = bound.score;
      all += bound.score;
      last = std::min(last, bound.last);
    }
    if (all == 0) return;
    const double recency = recency_until(last);
    if (scorer_.may_enter(with_lifts(all) * recency)) rank_window(alternatives, begin, last, recency);
    begin = last + 1;
  }
}

// The alternatives that could not lift an article among the best together, were it found by them alone, only
// follow; the others lead.
void SegmentRanker::rank_window(std::vector<Alternative>& alternatives, std::uint32_t begin,
                                std::uint32_t last, double recency) {
  std::ranges::sort(alternatives, {}, &Alternative::bound);
  std::size_t following = 0;
  double followers = 0;
  while (following < alternatives.size() &&
         !scorer_.may_enter(with_lifts(followers + alternatives[following].bound) * recency)) {
    followers += alternatives[following++].bound;
  }
  for (std::uint32_t at = begin; at <= last;) {
    std::uint32_t next = kEnd;
    double leaders = 0;
    for (std::size_t i = following; i < alternatives.size(); ++i) {
      const std::uint32_t found = alternatives[i].cursor->seek(at);
      if (found < next) {
        next = found;
        leaders = 0;
      }
      if (found == next) leaders += alternatives[i].bound;
    }
    if (next > last) return;
    if ((!allowed_ || allowed_->contains(next)) &&
        scorer_.may_enter(with_lifts(leaders + followers) * recency)) {
      visit(next);
    }
    at = next + 1;
  }
}

}  // namespace blattwerk::search::impact
