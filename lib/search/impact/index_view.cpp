#include "search/impact/index_view.h"

#include <algorithm>

#include "store/impact/impact_index.h"

namespace blattwerk::search::impact {

using store::impact::DamagedIndex;
using store::impact::DocumentChunk;
using store::impact::kDocumentsInChunk;
using store::impact::Landmark;
using store::impact::Segment;

IndexView::IndexView(const store::Database& database) : database_(database), reader_(database) {}

bool IndexView::refresh() {
  const auto state = reader_.state();
  if (!state) {
    generation_.reset();
    return false;
  }
  if (generation_ != state->generation) {
    generation_ = state->generation;
    documents_.clear();
    segments_ = reader_.segments();
    for (const Segment& segment : segments_) documents_.emplace_back(segment.landmarks.size());
    trusted_ = true;
  }
  if (!trusted_) return false;
  // Whatever else may have written to the full-text index.
  trusted_ = store::impact::covers_archive(database_, state, segments_);
  totals_ = {};
  for (const Segment& segment : segments_) {
    totals_.articles += segment.live();
    totals_.tokens += segment.tokens;
  }
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

}  // namespace blattwerk::search::impact
