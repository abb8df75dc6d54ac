#include "search/impact/joined_cursor.h"

#include <algorithm>

namespace blattwerk::search::impact {
namespace {

using store::impact::BlockBound;

// Where the smallest list of a conjunction is this many times smaller than all together, it is cheaper to
// look its articles up in the others than to read those. So it is with what the first of them have in common
// in a window.
constexpr std::uint64_t kSkewed = 16;

}  // namespace

Bound JoinedCursor::bound(std::uint32_t from) {
  Bound all{0, kEnd};
  for (const auto& child : children_) {
    const Bound own = child->bound(from);
    all.score += own.score;
    all.last = std::min(all.last, own.last);
  }
  return all;
}

double JoinedCursor::most_at(std::uint32_t ordinal, double held_back) {
  double all = 0;
  for (const auto& child : children_) all += child->most_at(ordinal, held_back);
  return all;
}

bool JoinedCursor::add_most(const Window& window, std::span<float> most) {
  return std::ranges::all_of(children_, [&](const auto& child) { return child->add_most(window, most); });
}

std::uint64_t JoinedCursor::sum_of_costs() const {
  std::uint64_t all = 0;
  for (const auto& child : children_) all += child->cost();
  return all;
}

AllCursor::AllCursor(std::vector<std::unique_ptr<Cursor>> children) : JoinedCursor(std::move(children)) {
  std::ranges::sort(children_, {}, [](const auto& child) { return child->cost(); });
}

std::uint32_t AllCursor::seek(std::uint32_t target) {
  for (std::size_t i = 0; i < children_.size();) {
    const std::uint32_t found = children_[i]->seek(target);
    if (found == kEnd) return kEnd;
    if (found == target) {
      ++i;
    } else {
      target = found;
      i = i == 0 ? 1 : 0;
    }
  }
  return target;
}

bool AllCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  const std::size_t before = found.size();
  for (const auto& child : children_) {
    if (child->collect(ordinal, found)) continue;
    found.resize(before);
    return false;
  }
  return true;
}

void AllCursor::mark(OrdinalSet& set) {
  if (cost() * kSkewed < sum_of_costs()) {
    Cursor::mark(set);
    return;
  }
  for (std::uint32_t begin = 0; begin < set.size(); begin += WindowSet::kArticles) {
    WindowSet common(begin, set.size());
    mark_window(common);
    common.add_to(set);
  }
}

void AllCursor::mark_window(WindowSet& set) {
  children_.front()->mark_window(set);
  for (std::size_t i = 1; i < children_.size(); ++i) {
    const std::uint64_t count = set.count();
    if (count == 0) return;
    Cursor& child = *children_[i];
    if (count * kSkewed < set.share_of(child.cost())) {
      set.for_each([&](std::uint32_t ordinal) {
        if (child.seek(ordinal) != ordinal) set.remove(ordinal);
      });
    } else {
      WindowSet own = set.empty();
      child.mark_window(own);
      set.intersect(own);
    }
  }
}

std::uint32_t AnyCursor::seek(std::uint32_t target) {
  std::uint32_t first = kEnd;
  for (const auto& child : children_) first = std::min(first, child->seek(target));
  return first;
}

bool AnyCursor::bounds_articles() const {
  return std::ranges::any_of(children_, [](const auto& child) { return child->bounds_articles(); });
}

bool AnyCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  bool any = false;
  for (const auto& child : children_) any |= child->collect(ordinal, found);
  return any;
}

bool AnyCursor::unmoved_by_mark() const {
  return std::ranges::all_of(children_, [](const auto& child) { return child->unmoved_by_mark(); });
}

void AnyCursor::mark(OrdinalSet& set) {
  for (const auto& child : children_) child->mark(set);
}

void AnyCursor::mark_window(WindowSet& set) {
  for (const auto& child : children_) child->mark_window(set);
}

UnitCursor::UnitCursor(std::vector<std::unique_ptr<TermLeaf>> terms, const BoundTable& table)
    : terms_(std::move(terms)), table_(table) {
  std::stable_partition(terms_.begin(), terms_.end(), [](const auto& term) { return term->loose(); });
}

std::uint32_t UnitCursor::seek(std::uint32_t target) {
  std::uint32_t first = kEnd;
  for (const auto& term : terms_) first = std::min(first, term->seek(target));
  return first;
}

Bound UnitCursor::bound(std::uint32_t from) {
  if (known_ && from <= bound_.last) return bound_;
  known_ = true;
  bound_ = {0, kEnd};
  blocks_.clear();
  BlockBound pairs;
  for (const auto& term : terms_) {
    const std::uint32_t last = term->term().bound(from, pairs);
    if (last == kEnd) continue;
    blocks_.push_back({pairs, term->weight(), term->loose()});
    bound_.last = std::min(bound_.last, last);
  }
  bound_.score = table_.joint_part(blocks_) * terms_.front()->idf();
  return bound_;
}

double UnitCursor::most_at(std::uint32_t ordinal, double held_back) {
  double frequency = 0;
  double loose = 0;
  for (const auto& term : terms_) (term->loose() ? loose : frequency) += term->frequency_at(ordinal);
  frequency += std::min(loose, table_.most_loose());
  return frequency > 0 ? terms_.front()->idf() * BoundTable::part(frequency, held_back) : 0;
}

bool UnitCursor::add_most(const Window& window, std::span<float> most) {
  frequencies_.assign(most.size(), 0);
  bool had_loose = false;
  for (const auto& term : terms_) {
    if (had_loose && !term->loose()) {
      const auto most_loose = static_cast<float>(table_.most_loose());
      for (float& frequency : frequencies_) frequency = std::min(frequency, most_loose);
    }
    had_loose = term->loose();
    const auto scale = static_cast<float>(term->weight() * table_.frequency_scale());
    term->term().for_each(window.begin, window.last, [&](std::uint32_t ordinal, std::uint32_t frequency) {
      frequencies_[ordinal - window.begin] += scale * static_cast<float>(frequency);
    });
  }
  const auto idf = static_cast<float>(terms_.front()->idf());
  const float* held_back = window.held_back.data();
  for (std::size_t i = 0; i < most.size(); ++i) {
    most[i] += idf * frequencies_[i] / (frequencies_[i] + held_back[i]);
  }
  return true;
}

std::uint64_t UnitCursor::cost() const {
  std::uint64_t all = 0;
  for (const auto& term : terms_) all += term->cost();
  return all;
}

bool UnitCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  bool any = false;
  for (const auto& term : terms_) any |= term->collect(ordinal, found);
  return any;
}

void UnitCursor::mark(OrdinalSet& set) {
  for (const auto& term : terms_) term->mark(set);
}

void UnitCursor::mark_window(WindowSet& set) {
  for (const auto& term : terms_) term->mark_window(set);
}

std::uint32_t WithoutCursor::seek(std::uint32_t target) {
  std::uint32_t found = wanted_->seek(target);
  while (found != kEnd && excluded(found)) found = wanted_->seek(found + 1);
  return found;
}

bool WithoutCursor::excluded(std::uint32_t ordinal) {
  return std::ranges::any_of(unwanted_,
                             [ordinal](const auto& cursor) { return cursor->seek(ordinal) == ordinal; });
}

}  // namespace blattwerk::search::impact
