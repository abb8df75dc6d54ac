#include "search/impact/segment_ranker.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace blattwerk::search::impact {
namespace {

using store::impact::kDocumentsInChunk;

// Fewer allowed articles than one in so many are found first, and none but these looked at.
constexpr std::uint64_t kFewAllowed = 16;
// Where fewer than one in so many articles has a posting, or windows are wider, postings are too sparse to
// have a number for each article.
constexpr std::uint64_t kDense = 6;
// Where more postings than this come on each match, it is cheaper to seek the match in some of the lists than
// to read them all.
constexpr std::uint64_t kPostingsAMatch = 12;
constexpr std::uint32_t kWidestWindow = 2048;

}  // namespace

SegmentRanker::SegmentRanker(const RankRequest& request, const MatchTree& tree, const BoundTable& table,
                             ArticleScorer& scorer, IndexView& view, std::size_t segment,
                             const SegmentMatcher& matcher)
    : request_(request),
      tree_(tree),
      table_(table),
      scorer_(scorer),
      view_(view),
      number_(segment),
      matcher_(matcher) {
  if (request.least_units > 0) {
    for (const TextUnit& unit : request.match.units) most_covered_ += request.weights.coverage * unit.idf;
  }
}

std::uint64_t SegmentRanker::run() {
  if (matcher_.none()) {
    if (request_.matched_ordinals != nullptr) request_.matched_ordinals->emplace_back(segment().articles);
    return 0;
  }
  // Whether an article matches is only known when it has been looked at.
  const bool asks_each = request_.least_units > 0;
  const bool needs_set = asks_each || request_.matched != nullptr || request_.matched_ordinals != nullptr;
  std::optional<std::uint64_t> total;
  if (!needs_set) total = matcher_.count_by_dictionary();
  std::optional<OrdinalSet> matches;
  std::unique_ptr<Cursor> cursor;
  if (!total) {
    cursor = matcher_.maker().make(tree_);
    matches = matcher_.find(cursor.get());
    total = matches->count();
  }
  if (request_.matched != nullptr && request_.matched_ordinals == nullptr && !asks_each) {
    matches->for_each([&](std::uint32_t ordinal) { request_.matched->add(view_.key(number_, ordinal)); });
  }
  if (*total > 0 && (request_.count > 0 || asks_each)) {
    const bool few_allowed = matcher_.allowed_count() <= segment().articles / kFewAllowed;
    const bool by_article = cursor && cursor->bounds_articles();
    if (tree_.kind == MatchTree::Kind::any && !asks_each && !few_allowed && !by_article) {
      rank_alternatives();
    } else {
      if (!matches) matches = matcher_.find();
      if (!by_article || !cursor->unmoved_by_mark()) cursor = matcher_.maker().make(tree_);
      rank_matches(*matches, *cursor);
    }
  }
  if (request_.matched_ordinals != nullptr) request_.matched_ordinals->push_back(std::move(*matches));
  return asks_each ? total_ : *total;
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

void SegmentRanker::visit(std::uint32_t ordinal, double most_recency) {
  found_.clear();
  for (Cursor* cursor : cursors_) cursor->collect(ordinal, found_);
  if (found_.empty()) return;  // some words of a conjunction have a bound, too
  if (!scorer_.take(found_)) return;
  if (request_.least_units > 0) {
    ++total_;
    if (request_.matched != nullptr) request_.matched->add(view_.key(number_, ordinal));
    if (request_.count == 0) return;
  }
  if (scorer_.weigh(view_.length(number_, ordinal), most_recency)) scorer_.enter(view_.key(number_, ordinal));
}

// Bounds the parts from `from` on, and gives what all score at most up to the nearest end of a block.
Bound SegmentRanker::bound(std::span<Part> parts, std::uint32_t from) {
  Bound all{0, kEnd};
  for (Part& part : parts) {
    const Bound own = part.cursor->bound(from);
    part.bound = own.score;
    all.score += own.score;
    all.last = std::min(all.last, own.last);
  }
  std::ranges::sort(parts, {}, &Part::bound);
  return all;
}

void SegmentRanker::rank_matches(const OrdinalSet& matches, Cursor& cursor) {
  cursors_ = {&cursor};
  std::vector<Part> parts;
  for (const auto& child : cursor.parts()) parts.push_back({child.get(), 0});
  if (parts.empty()) parts.push_back({&cursor, 0});
  std::uint64_t postings = 0;
  for (const Part& part : parts) postings += part.cursor->cost();
  // Where units are counted every article is looked at.
  const bool each = request_.least_units > 0;
  const bool dense = !each && !cursor.bounds_articles() && postings * kDense >= segment().articles &&
                     matches.count() * kPostingsAMatch >= postings;
  Bound window{0, 0};
  double recency = 0;
  bool summed_up = false;
  std::uint32_t begin = 0;  // of the window
  for (auto next = matches.next(0); next < matches.size();) {
    const auto at = next;
    next = matches.next(at + 1);
    if (!dense && next < matches.size()) view_.prefetch(number_, next);
    if (recency == 0 || at > window.last) {
      window = bound(parts, at);
      begin = at;
      const std::uint32_t last = std::min(window.last, segment().articles - 1);
      recency = recency_until(last);
      summed_up = dense && may_enter(window.score, recency) && sum_up(cursors_, begin, last);
    }
    if (each) {
      visit(at, recency);
    } else if (may_enter(window.score, recency)) {
      const bool may = summed_up ? may_enter(double{most_[at - begin]} * Window::kRaised, recency)
                                 : may_enter_at(at, window.score, parts, recency);
      if (may) visit(at, recency);
    } else if (window.last >= matches.size()) {
      return;
    } else {
      next = matches.next(window.last + 1);
    }
  }
}

void SegmentRanker::rank_alternatives() {
  const auto cursors = matcher_.maker().make_alternatives(tree_);
  std::vector<Part> parts;
  for (const auto& cursor : cursors) {
    parts.push_back({cursor.get(), 0});
    cursors_.push_back(cursor.get());
  }
  for (std::uint32_t begin = matcher_.range().begin; begin < matcher_.range().end;) {
    const Bound all = bound(parts, begin);
    if (all.score == 0) return;
    const std::uint32_t last = std::min(all.last, matcher_.range().end - 1);
    const double recency = recency_until(last);
    if (may_enter(all.score, recency)) rank_window(parts, begin, last, recency);
    begin = last + 1;
  }
}

// The parts that could not lift an article among the best together, were it found by them alone, only follow;
// the others lead.
void SegmentRanker::rank_window(std::span<const Part> parts, std::uint32_t begin, std::uint32_t last,
                                double recency) {
  std::size_t following = 0;
  double of_followers = 0;
  while (following < parts.size() && !may_enter(of_followers + parts[following].bound, recency)) {
    of_followers += parts[following++].bound;
  }
  const auto followers = parts.first(following);
  const auto leaders = parts.subspan(following);
  if (rank_densely(leaders, followers, begin, last, recency)) return;
  for (std::uint32_t at = begin; at <= last;) {
    std::uint32_t next = kEnd;
    for (const Part& leader : leaders) next = std::min(next, leader.cursor->seek(at));
    if (next > last) return;
    if (!matcher_.allowed() || matcher_.allowed()->contains(next)) {
      const double held_back = this->held_back(next);
      double most = of_followers;
      for (const Part& leader : leaders) most += leader.cursor->most_at(next, held_back);
      if (may_enter_at(next, most, followers, recency)) visit(next, recency);
    }
    at = next + 1;
  }
}

// Whether an article may be among the best, whose words score at most so much with the bounds of some parts.
// These are replaced by what they can score there, the greatest first, until it can't.
bool SegmentRanker::may_enter_at(std::uint32_t ordinal, double most, std::span<const Part> bounded,
                                 double recency) {
  if (!may_enter(most, recency)) return false;
  if (bounded.empty()) return true;
  const double held_back = this->held_back(ordinal);
  for (auto part = bounded.rbegin(); part != bounded.rend(); ++part) {
    most += part->cursor->most_at(ordinal, held_back) - part->bound;
    if (!may_enter(most, recency)) return false;
  }
  return true;
}

// Sums up what each article of a window scores at most, list after list: where many match this is several
// times cheaper than to walk the lists side by side. False where it can't be done.
bool SegmentRanker::sum_up(std::span<Cursor* const> cursors, std::uint32_t begin, std::uint32_t last) {
  if (last - begin >= kWidestWindow) return false;
  lengths_.resize(last - begin + 1);
  view_.read_lengths(number_, begin, lengths_);
  held_back_.resize(lengths_.size());
  table_.held_back(lengths_, held_back_);
  most_.assign(held_back_.size(), 0);
  const Window window{begin, last, held_back_};
  return std::ranges::all_of(cursors, [&](Cursor* cursor) { return cursor->add_most(window, most_); });
}

bool SegmentRanker::rank_densely(std::span<const Part> leaders, std::span<const Part> followers,
                                 std::uint32_t begin, std::uint32_t last, double recency) {
  std::uint64_t postings = 0;
  leading_.clear();
  for (const Part& leader : leaders) {
    postings += leader.cursor->cost();
    leading_.push_back(leader.cursor);
  }
  if (postings * kDense < segment().articles || !sum_up(leading_, begin, last)) return false;
  double of_followers = 0;
  for (const Part& follower : followers) of_followers += follower.bound;
  const auto least_to_enter = [&] {
    const double least = scorer_.least_to_enter(recency) - with_lifts(of_followers);
    return static_cast<float>(least / Window::kRaised);
  };
  float least = least_to_enter();
  for (std::size_t i = 0; i < most_.size(); ++i) {
    if (most_[i] < least || most_[i] == 0) continue;
    const auto at = begin + static_cast<std::uint32_t>(i);
    if (matcher_.allowed() && !matcher_.allowed()->contains(at)) continue;
    const double most = double{most_[i]} * Window::kRaised + of_followers;
    if (!may_enter_at(at, most, followers, recency)) continue;
    visit(at, recency);
    least = least_to_enter();
  }
  return true;
}

}  // namespace blattwerk::search::impact
