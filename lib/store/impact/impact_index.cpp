#include "store/impact/impact_index.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "store/impact/merge.h"
#include "store/impact/word_endings.h"

namespace blattwerk::store::impact {
namespace {

// So many segments of one level become one of the next, whose segments are that many times as large.
constexpr unsigned kFanOutBits = 4;
constexpr std::size_t kFanOut = std::size_t{1} << kFanOutBits;
// At the end of an import a segment is this many times as large as all smaller ones together, or joins them.
constexpr std::uint64_t kSettledRatio = 3;
// A segment is rewritten when this share of it is deleted.
constexpr std::uint32_t kDeletedShare = 5;

unsigned level_of(const Segment& segment) {
  return (static_cast<unsigned>(std::bit_width(segment.articles)) - 1) / kFanOutBits;
}

std::int64_t next_segment(const std::vector<Segment>& segments) {
  return segments.empty() ? 1 : segments.back().id + 1;
}

// The ordinal of a key, where the segment holds it and it was not deleted.
std::optional<std::uint32_t> find_key(IndexReader& reader, const Segment& segment, ArticleKey key) {
  if (key < segment.first_key || key > segment.last_key) return std::nullopt;
  const auto behind = std::ranges::upper_bound(segment.landmarks, key, {}, &Landmark::first_key);
  if (behind == segment.landmarks.begin()) return std::nullopt;
  const auto landmark = static_cast<std::size_t>(behind - segment.landmarks.begin()) - 1;
  const DocumentChunk chunk = reader.documents(segment, landmark);
  std::size_t low = 0;
  std::size_t high = chunk.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (chunk.key(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == chunk.size() || chunk.key(low) != key) return std::nullopt;
  const auto ordinal = static_cast<std::uint32_t>(landmark * kDocumentsInChunk + low);
  if (std::ranges::binary_search(segment.deleted, ordinal)) return std::nullopt;
  return ordinal;
}

std::uint32_t length_of(IndexReader& reader, const Segment& segment, std::uint32_t ordinal) {
  return reader.documents(segment, ordinal / kDocumentsInChunk).length(ordinal % kDocumentsInChunk);
}

}  // namespace

FtsTotals totals_of(const std::vector<Segment>& segments) {
  FtsTotals totals;
  for (const Segment& segment : segments) {
    totals.articles += segment.live();
    totals.tokens += segment.tokens;
  }
  return totals;
}

bool covers_archive(const Database& database, const std::optional<IndexState>& state,
                    const std::vector<Segment>& segments) {
  return state && state->format == kFormat && fts_totals(database) == totals_of(segments);
}

ImpactIndex::ImpactIndex(const Database& database) : database_(database), reader_(database) {
  const auto state = reader_.state();
  if (!state) return;
  try {
    active_ = covers_archive(database, state, reader_.segments());
  } catch (const DamagedIndex&) {
    // To be rebuilt; the archive itself is sound.
  }
  if (active_) state_ = *state;
  stale_ = !active_;
}

ImpactIndex ImpactIndex::begin_anew(const Database& database) {
  // Readers remember what they have read by generation and chunk, so that neither may begin anew.
  const IndexState before = IndexReader(database).state().value_or(IndexState{kFormat, 0, 1});
  discard(database);
  database.prepare("INSERT INTO impact_state (id, format, generation, next_chunk) VALUES (1, ?1, ?2, ?3)")
      .bind(1, kFormat)
      .bind(2, before.generation + 1)
      .bind(3, static_cast<std::int64_t>(before.next_chunk))
      .run();
  ImpactIndex index(database);
  index.active_ = true;
  index.stale_ = false;
  return index;
}

void ImpactIndex::add(ArticleKey key, const IndexedColumns& columns) {
  if (active_) batch_.add(key, columns);
}

void ImpactIndex::remove(ArticleKey key) {
  if (active_) removed_.push_back(key);
}

void ImpactIndex::forget() {
  batch_ = {};
  removed_.clear();
  // What was rolled back was not written.
  if (const auto state = reader_.state()) state_ = *state;
  reader_.forget_chunks();
}

void ImpactIndex::flush() {
  if (stale_) {
    // Its numbers must not fit by chance one day.
    database_.execute("DELETE FROM impact_state");
    stale_ = false;
  }
  if (!active_ || (batch_.empty() && removed_.empty())) return;
  // Another process may have written since the last batch.
  if (const auto state = reader_.state()) {
    state_ = *state;
  } else {
    active_ = false;
    forget();
    return;
  }
  do_or_give_up([this] {
    auto segments = reader_.segments();
    write_removals(segments);
    if (!batch_.empty()) {
      SegmentWriter writer(database_, next_segment(segments), state_.next_chunk);
      batch_.write(writer);
      state_.next_chunk = writer.finish();
      merge_levels();
    }
    write_state();
  });
  reader_.forget_chunks();
}

// Damage to what can be made anew must not keep an article from the archive.
void ImpactIndex::do_or_give_up(const std::function<void()>& change) {
  try {
    change();
  } catch (const DamagedIndex&) {
    discard(database_);
    active_ = false;
    forget();
  }
}

void ImpactIndex::write_removals(std::vector<Segment>& segments) {
  std::vector<bool> changed(segments.size());
  for (const ArticleKey key : removed_) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
      Segment& segment = segments[i];
      const auto ordinal = find_key(reader_, segment, key);
      if (!ordinal) continue;
      segment.tokens -= length_of(reader_, segment, *ordinal);
      segment.deleted.insert(std::ranges::lower_bound(segment.deleted, *ordinal), *ordinal);
      changed[i] = true;
      break;
    }
  }
  removed_.clear();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!changed[i]) continue;
    const auto& deleted = segments[i].deleted;
    const std::string_view bytes(reinterpret_cast<const char*>(deleted.data()),
                                 deleted.size() * sizeof(std::uint32_t));
    database_.prepare("UPDATE impact_segment SET deleted = ?2, tokens = ?3 WHERE id = ?1")
        .bind(1, segments[i].id)
        .bind_blob(2, bytes)
        .bind(3, segments[i].tokens)
        .run();
  }
}

void ImpactIndex::merge_some(const std::vector<Segment>& inputs) {
  const auto segments = reader_.segments();
  state_.next_chunk = merge(database_, inputs, next_segment(segments), state_.next_chunk);
  reader_.forget_chunks();
}

void ImpactIndex::merge_levels() {
  for (unsigned level = 0;; ++level) {
    std::vector<Segment> same;
    unsigned highest = 0;
    for (Segment& segment : reader_.segments()) {
      highest = std::max(highest, level_of(segment));
      if (level_of(segment) == level) same.push_back(std::move(segment));
    }
    if (same.size() >= kFanOut) merge_some(same);
    if (level > highest) return;
  }
}

void ImpactIndex::settle(std::uint32_t least_paired) {
  const auto state = reader_.state();
  if (!active_ || !state) return;
  state_ = *state;  // another process may have written since
  do_or_give_up([&] {
    settle_segments();
    settle_endings(database_);
    const std::uint64_t next_chunk = settle_pairs(database_, state_.next_chunk, least_paired);
    if (std::exchange(state_.next_chunk, next_chunk) != next_chunk) write_state();
  });
}

void ImpactIndex::settle_segments() {
  auto segments = reader_.segments();
  std::ranges::sort(segments, {}, &Segment::articles);
  std::size_t joined = 0;
  std::uint64_t smaller = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool worn = segments[i].deleted.size() > segments[i].articles / kDeletedShare;
    if (worn || (i > 0 && segments[i].articles < kSettledRatio * smaller)) joined = i + 1;
    smaller += segments[i].articles;
  }
  if (joined == 0) return;
  segments.resize(joined);
  merge_some(segments);
  write_state();
}

void ImpactIndex::write_state() {
  ++state_.generation;
  database_.prepare("UPDATE impact_state SET generation = ?1, next_chunk = ?2")
      .bind(1, state_.generation)
      .bind(2, static_cast<std::int64_t>(state_.next_chunk))
      .run();
}

void discard(const Database& database) {
  database.execute(
      "DELETE FROM impact_state; DELETE FROM impact_segment; DELETE FROM impact_dictionary; "
      "DELETE FROM impact_chunk");
}

}  // namespace blattwerk::store::impact
