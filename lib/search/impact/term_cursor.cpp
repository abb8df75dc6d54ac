#include "search/impact/term_cursor.h"

#include <algorithm>

namespace blattwerk::search::impact {
using store::kFtsColumns;
using store::impact::BlockBound;
using store::impact::ColumnCounts;
using store::impact::DamagedIndex;

TermCursor::TermCursor(store::impact::IndexReader& reader, const store::impact::Segment& segment,
                       const store::impact::TermEntry& entry, unsigned columns)
    : postings_(reader, entry), columns_(columns) {
  if (postings_.last(postings_.blocks() - 1) >= segment.articles) throw DamagedIndex();
}

bool TermCursor::counts_in_columns(std::size_t index) const {
  const ColumnCounts& counts = block_.counts(index);
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    if ((columns_ >> column & 1u) != 0 && counts[column] > 0) return true;
  }
  return false;
}

bool TermCursor::load(std::size_t block) {
  number_ = block;
  index_ = 0;
  read_ = true;
  position_bytes_ = {};
  if (block < postings_.blocks()) {
    postings_.read(block, block_);
    return true;
  }
  ordinal_ = kEnd;
  positioned_ = true;
  return false;
}

// The first block from `from` on that reaches up to `target`: by doubling steps, then by halving them.
std::size_t TermCursor::find_block(std::size_t from, std::uint32_t target) const {
  const std::size_t blocks = postings_.blocks();
  std::size_t low = from;
  std::size_t step = 1;
  while (low + step < blocks && postings_.last(low + step - 1) < target) {
    low += step;
    step *= 2;
  }
  std::size_t high = std::min(low + step, blocks);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (postings_.last(middle) < target) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::uint32_t TermCursor::seek(std::uint32_t target) {
  if (positioned_ && ordinal_ >= target) return ordinal_;
  if (!read_ || postings_.last(number_) < target) {
    if (!load(find_block(read_ ? number_ + 1 : 0, target))) return kEnd;
  }
  for (;;) {
    const auto ordinals = block_.ordinals();
    index_ = block_.seek(index_, target);
    while (index_ < ordinals.size() && !in_columns(index_)) ++index_;
    if (index_ < ordinals.size()) {
      positioned_ = true;
      return ordinal_ = ordinals[index_];
    }
    if (!load(number_ + 1)) return kEnd;
  }
}

void TermCursor::rewind() {
  number_ = 0;
  index_ = 0;
  read_ = false;
  positioned_ = false;
  ordinal_ = 0;
}

ColumnCounts TermCursor::counts(std::size_t index) const {
  ColumnCounts counts = block_.counts(index);
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    if ((columns_ >> column & 1u) == 0) counts[column] = 0;
  }
  return counts;
}

std::span<const Place> TermCursor::places() {
  if (position_bytes_.empty()) position_bytes_ = postings_.positions(number_);
  places_.resize(store::impact::total(block_.counts(index_)));
  Place* end = places_.data();
  block_.for_each_position(position_bytes_, index_, [&](unsigned column, std::uint32_t position) {
    if ((columns_ >> column & 1u) != 0) *end++ = Place{column} << 32 | Place{position};
  });
  return {places_.data(), end};
}

void TermCursor::occurrences(std::vector<Occurrence>& out) {
  for (const Place place : places()) out.push_back(occurrence_at(place));
}

std::uint32_t TermCursor::bound(std::uint32_t from, BlockBound& pairs) {
  while (bound_number_ < postings_.blocks() && postings_.last(bound_number_) < from) ++bound_number_;
  if (bound_number_ == postings_.blocks()) return kEnd;
  if (const auto bound = postings_.bound(bound_number_)) {
    pairs = *bound;
  } else {
    if (!only_bound_) {
      if (!read_) load(0);
      std::uint32_t most = 0;
      for (std::size_t i = 0; i < block_.ordinals().size(); ++i) {
        most = std::max(most, block_.bound_frequency(i));
      }
      only_bound_.emplace();
      only_bound_->frequency.fill(store::impact::code_rounded_up(most));
      only_bound_->length.fill(0);
    }
    pairs = *only_bound_;
  }
  return postings_.last(bound_number_);
}

void TermCursor::mark(OrdinalSet& set) {
  for (std::size_t number = 0; number < postings_.blocks(); ++number) {
    postings_.read(number, block_);
    const auto ordinals = block_.ordinals();
    for (std::size_t i = 0; i < ordinals.size(); ++i) {
      if (in_columns(i)) set.add(ordinals[i]);
    }
  }
}

// Block by block; the block that reaches behind the window stays for the next one.
void TermCursor::mark_window(WindowSet& set) {
  if (seek(set.begin()) >= set.end()) return;
  for (std::size_t index = index_;; index = 0) {
    const auto ordinals = block_.ordinals();
    for (; index < ordinals.size() && ordinals[index] < set.end(); ++index) {
      if (in_columns(index)) set.add(ordinals[index]);
    }
    if (index < ordinals.size() || !load(number_ + 1)) return;
  }
}

Bound TermLeaf::bound(std::uint32_t from) {
  if (bound_score_ < 0 || from > bound_last_) {
    BlockBound pairs;
    bound_last_ = term_->bound(from, pairs);
    bound_score_ = bound_last_ == kEnd ? 0 : table_.part(pairs, weight()) * idf();
  }
  return {bound_score_, bound_last_};
}

double TermLeaf::most_at(std::uint32_t ordinal, double held_back) {
  const double frequency = frequency_at(ordinal);
  return frequency > 0 ? idf() * BoundTable::part(frequency, held_back) : 0;
}

bool TermLeaf::add_most(const Window& window, std::span<float> most) {
  const auto scale = static_cast<float>(weight() * table_.frequency_scale());
  const auto idf = static_cast<float>(this->idf());
  term_->for_each(window.begin, window.last, [&](std::uint32_t ordinal, std::uint32_t bound_frequency) {
    const std::size_t index = ordinal - window.begin;
    const float frequency = scale * static_cast<float>(bound_frequency);
    most[index] += idf * frequency / (frequency + window.held_back[index]);
  });
  return true;
}

}  // namespace blattwerk::search::impact
