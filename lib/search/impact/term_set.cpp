#include "search/impact/term_set.h"

#include <algorithm>

namespace blattwerk::search::impact {

using store::kFtsColumns;
using store::impact::ColumnCounts;
using store::impact::DamagedIndex;
using store::impact::total;

ColumnCounts TermSetLeaf::in_columns(ColumnCounts counts) const {
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    if ((columns_ >> column & 1u) == 0) counts[column] = 0;
  }
  return counts;
}

template <typename Visit>
void TermSetLeaf::add(const store::impact::TermEntry& entry, Visit visit) {
  store::impact::TermPostings postings(reader_, entry);
  if (postings.last(postings.blocks() - 1) >= segment_.articles) throw DamagedIndex();
  const auto note = [&](std::uint32_t ordinal, const ColumnCounts& counts) {
    if (total(counts) == 0) return false;
    set_.add(ordinal);
    ++postings_count_;
    visit(ordinal, counts);
    return true;
  };
  if (postings.blocks() > 1) {
    store::impact::PostingBlock block;
    for (std::size_t number = 0; number < postings.blocks(); ++number) {
      postings.read(number, block);
      for (std::size_t i = 0; i < block.ordinals().size(); ++i)
        note(block.ordinals()[i], in_columns(block.counts(i)));
    }
    cursors_.push_back(std::make_unique<TermCursor>(reader_, segment_, entry, columns_));
    return;
  }
  list_.clear();
  postings.read_all(list_);
  auto position = list_.positions.begin();
  for (const store::impact::Posting& posting : list_.postings) {
    const auto first = static_cast<std::uint32_t>(places_.size());
    for (unsigned column = 0; column < kFtsColumns; ++column) {
      for (std::uint32_t i = 0; i < posting.counts[column] && !list_.positions.empty(); ++i, ++position) {
        if ((columns_ >> column & 1u) != 0)
          places_.push_back({static_cast<std::uint8_t>(column), static_cast<std::int32_t>(*position)});
      }
    }
    if (note(posting.ordinal, in_columns(posting.counts)))
      postings_.push_back({posting.ordinal, first, static_cast<std::uint32_t>(places_.size()) - first});
  }
}

std::uint32_t TermSetLeaf::seek(std::uint32_t target) {
  if (started_ && ordinal_ >= target) return ordinal_;
  started_ = true;
  const std::uint32_t next = set_.next(target);
  return ordinal_ = next == set_.size() ? kEnd : next;
}

Bound TermSetLeaf::bound(std::uint32_t from) {
  const std::uint32_t next = set_.next(from);
  return next == set_.size() ? Bound{0, kEnd} : Bound{idf(), next};
}

void TermSetLeaf::sort_postings() {
  sorted_ = true;
  std::ranges::sort(postings_, {}, [](const Posting& posting) { return posting.ordinal; });
}

void TermSetLeaf::occurrences(std::vector<Occurrence>& out) {
  if (!sorted_) sort_postings();
  found_.clear();
  while (at_posting_ < postings_.size() && postings_[at_posting_].ordinal < ordinal_) ++at_posting_;
  for (std::size_t i = at_posting_; i < postings_.size() && postings_[i].ordinal == ordinal_; ++i) {
    const auto first = places_.begin() + postings_[i].first_place;
    found_.insert(found_.end(), first, first + postings_[i].places);
  }
  for (const auto& cursor : cursors_) {
    if (cursor->seek(ordinal_) == ordinal_) cursor->occurrences(found_);
  }
  std::ranges::sort(found_);
  const auto end = keeps_repetitions_ ? found_.end() : std::unique(found_.begin(), found_.end());
  out.insert(out.end(), found_.begin(), end);
}

ColumnCounts TermSetLeaf::counts() {
  std::vector<Occurrence> places;
  occurrences(places);
  ColumnCounts counts{};
  for (const Occurrence& place : places) ++counts[place.column];
  return counts;
}

TermSetCursor::TermSetCursor(IndexView& view, std::size_t segment, const BoundTable& table, double idf)
    : view_(view),
      number_(segment),
      table_(table),
      idf_(idf),
      set_(view.segments()[segment].articles),
      frequencies_(view.segments()[segment].articles) {}

TermSetLeaf& TermSetCursor::add_set(unsigned columns, std::size_t phrase, const PhraseWeight& weight) {
  leaves_.push_back(
      std::make_unique<TermSetLeaf>(view_.reader(), view_.segments()[number_], columns, phrase, weight));
  return *leaves_.back();
}

void TermSetCursor::add(TermSetLeaf& set, const store::impact::TermEntry& entry, bool counts_already) {
  // What is lost by adding small numbers to great ones must not lower the bound.
  const double weight = set.weight() * (1 + 1e-4);
  set.add(entry, [&](std::uint32_t ordinal, const ColumnCounts& counts) {
    set_.add(ordinal);
    if (!counts_already)
      frequencies_[ordinal] +=
          static_cast<float>(weight * table_.frequency(store::impact::bound_frequency(counts)));
  });
}

std::uint32_t TermSetCursor::seek(std::uint32_t target) {
  const std::uint32_t next = set_.next(target);
  return next == set_.size() ? kEnd : next;
}

Bound TermSetCursor::bound(std::uint32_t from) {
  const std::uint32_t next = set_.next(from);
  if (next == set_.size()) return {0, kEnd};
  return {most_at(next, table_.held_back(view_.length(number_, next))), next};
}

double TermSetCursor::most_at(std::uint32_t ordinal, double held_back) {
  const auto frequency = static_cast<double>(frequencies_[ordinal]);
  return frequency > 0 ? idf_ * BoundTable::part(frequency, held_back) : 0;
}

std::uint64_t TermSetCursor::cost() const {
  std::uint64_t all = 0;
  for (const auto& leaf : leaves_) all += leaf->cost();
  return all;
}

bool TermSetCursor::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  bool any = false;
  for (const auto& leaf : leaves_) any |= leaf->collect(ordinal, found);
  return any;
}

}  // namespace blattwerk::search::impact
