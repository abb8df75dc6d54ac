#include "search/impact/index_view.h"

#include <algorithm>

#include "store/impact/impact_index.h"

namespace blattwerk::search::impact {

using store::impact::DocumentChunk;
using store::impact::kDocumentsInChunk;
using store::impact::Landmark;
using store::impact::Segment;

IndexView::IndexView(const store::Database& database)
    : reader_(database), pairs_(database), fts_totals_(database) {}

bool IndexView::refresh() {
  const auto state = reader_.state();
  if (!state) {
    generation_.reset();
    return false;
  }
  if (generation_ != state->generation) {
    trusted_ = false;
    documents_.clear();
    reader_.forget_terms();
    segments_ = reader_.segments();
    generation_ = state->generation;
    for (const Segment& segment : segments_) documents_.emplace_back(segment.landmarks.size());
    totals_ = store::impact::totals_of(segments_);
    trusted_ = state->format == store::impact::kFormat;
  }
  // Whatever else may have written to the full-text index.
  trusted_ = trusted_ && fts_totals_.read() == totals_;
  return trusted_;
}

void IndexView::distrust() {
  trusted_ = false;
}

const DocumentChunk& IndexView::chunk(std::size_t segment, std::size_t landmark) {
  auto& chunk = documents_[segment][landmark];
  if (!chunk) chunk = reader_.documents(segments_[segment], landmark);
  return *chunk;
}

store::ArticleKey IndexView::key(std::size_t segment, std::uint32_t ordinal) {
  return chunk(segment, ordinal / kDocumentsInChunk).key(ordinal % kDocumentsInChunk);
}

std::uint32_t IndexView::length(std::size_t segment, std::uint32_t ordinal) {
  return chunk(segment, ordinal / kDocumentsInChunk).length(ordinal % kDocumentsInChunk);
}

void IndexView::prefetch(std::size_t segment, std::uint32_t ordinal) {
  chunk(segment, ordinal / kDocumentsInChunk).prefetch(ordinal % kDocumentsInChunk);
}

void IndexView::read_lengths(std::size_t segment, std::uint32_t begin, std::span<std::uint32_t> lengths) {
  while (!lengths.empty()) {
    const std::size_t first = begin % kDocumentsInChunk;
    const std::size_t count = std::min(lengths.size(), kDocumentsInChunk - first);
    chunk(segment, begin / kDocumentsInChunk).read_lengths(first, lengths.first(count));
    lengths = lengths.subspan(count);
    begin += static_cast<std::uint32_t>(count);
  }
}

std::uint32_t IndexView::lower_bound(std::size_t segment, store::ArticleKey key) {
  const auto& landmarks = segments_[segment].landmarks;
  const auto behind = std::ranges::lower_bound(landmarks, key, {}, &Landmark::first_key);
  if (behind == landmarks.begin()) return 0;
  const auto landmark = static_cast<std::size_t>(behind - landmarks.begin()) - 1;
  const DocumentChunk& documents = chunk(segment, landmark);
  std::size_t low = 0;
  std::size_t high = documents.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (documents.key(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return static_cast<std::uint32_t>(landmark * kDocumentsInChunk + low);
}

std::pair<std::uint32_t, std::uint32_t> IndexView::ordinals_of(std::size_t segment,
                                                               const store::KeyInterval& keys) {
  const Segment& own = segments_[segment];
  if (keys.empty() || keys.last < own.first_key || keys.first > own.last_key) return {0, 0};
  return {keys.first <= own.first_key ? 0 : lower_bound(segment, keys.first),
          keys.last >= own.last_key ? own.articles : lower_bound(segment, keys.last + 1)};
}

std::optional<std::uint32_t> OrdinalFinder::find(store::ArticleKey key) {
  if (at_ == end_ || key < view_.key(segment_, at_)) return std::nullopt;
  // By doubling steps, then by halving them.
  std::uint32_t low = at_;
  std::uint32_t step = 1;
  while (low + step < end_ && view_.key(segment_, low + step) < key) {
    low += step;
    step *= 2;
  }
  std::uint32_t high = std::min(low + step, end_);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (view_.key(segment_, middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  at_ = low;
  return at_ < end_ && view_.key(segment_, at_) == key ? std::optional(at_) : std::nullopt;
}

}  // namespace blattwerk::search::impact
