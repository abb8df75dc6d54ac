#include "store/impact/index_reader.h"

#include <algorithm>

#include "store/impact/bytes.h"
#include "store/impact/inline_postings.h"

namespace blattwerk::store::impact {
namespace {

// Chunks remembered beyond this are forgotten all at once.
constexpr std::size_t kMostBytesRemembered = std::size_t{256} << 20;
// The same of entries of dictionaries, each of some 200 bytes.
constexpr std::size_t kMostTermsRemembered = 4096;

std::vector<Landmark> read_landmarks(std::string_view bytes) {
  constexpr std::size_t kSize = sizeof(ArticleKey) + sizeof(Location);
  if (bytes.size() % kSize != 0) throw DamagedIndex();
  std::vector<Landmark> landmarks(bytes.size() / kSize);
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const char* at = bytes.data() + i * kSize;
    landmarks[i] = {get_fixed<ArticleKey>(at), get_fixed<Location>(at + sizeof(ArticleKey))};
  }
  return landmarks;
}

std::vector<std::uint32_t> read_ordinals(std::string_view bytes, std::uint32_t articles) {
  if (bytes.size() % sizeof(std::uint32_t) != 0) throw DamagedIndex();
  std::vector<std::uint32_t> ordinals(bytes.size() / sizeof(std::uint32_t));
  if (!ordinals.empty()) std::memcpy(ordinals.data(), bytes.data(), bytes.size());
  if (std::ranges::adjacent_find(ordinals, std::ranges::greater_equal()) != ordinals.end() ||
      (!ordinals.empty() && ordinals.back() >= articles)) {
    throw DamagedIndex();
  }
  return ordinals;
}

Segment read_segment(const Statement& row) {
  const auto articles = static_cast<std::uint32_t>(row.integer(1));
  Segment segment{.id = row.integer(0),
                  .articles = articles,
                  .tokens = row.integer(2),
                  .first_key = row.integer(3),
                  .last_key = row.integer(4),
                  .first_chunk = static_cast<std::uint64_t>(row.integer(5)),
                  .last_chunk = static_cast<std::uint64_t>(row.integer(6)),
                  .landmarks = read_landmarks(row.blob(7)),
                  .deleted = read_ordinals(row.blob(8), articles)};
  if (segment.landmarks.size() != (articles + kDocumentsInChunk - 1) / kDocumentsInChunk)
    throw DamagedIndex();
  return segment;
}

}  // namespace

DocumentChunk::DocumentChunk(std::shared_ptr<const std::string> chunk, std::size_t offset, std::size_t count)
    : chunk_(std::move(chunk)),
      count_(count),
      keys_(chunk_->data() + offset),
      lengths_(keys_ + count * sizeof(ArticleKey)) {
  const std::size_t size = count * (sizeof(ArticleKey) + sizeof(std::uint32_t));
  if (chunk_->size() < kPadding + size || offset > chunk_->size() - kPadding - size) throw DamagedIndex();
}

IndexReader::IndexReader(const Database& database)
    : database_(database),
      read_state_(database.prepare("SELECT format, generation, next_chunk FROM impact_state")),
      read_segments_(database.prepare(
          "SELECT id, articles, tokens, first_key, last_key, first_chunk, last_chunk, landmarks, deleted "
          "FROM impact_segment ORDER BY id")),
      read_chunk_(database.prepare("SELECT bytes FROM impact_chunk WHERE id = ?1")),
      read_dictionary_(
          database.prepare("SELECT terms FROM impact_dictionary WHERE segment = ?1 AND first_term <= ?2 "
                           "ORDER BY first_term DESC LIMIT 1")) {}

std::optional<IndexState> IndexReader::state() {
  std::optional<IndexState> state;
  if (read_state_.step()) {
    state = {read_state_.integer(0), read_state_.integer(1),
             static_cast<std::uint64_t>(read_state_.integer(2))};
  }
  read_state_.reset();
  return state;
}

std::vector<Segment> IndexReader::segments() {
  std::vector<Segment> segments;
  read_segments_.reset();
  while (read_segments_.step()) segments.push_back(read_segment(read_segments_));
  read_segments_.reset();
  return segments;
}

std::shared_ptr<const std::string> IndexReader::chunk(std::uint64_t id) {
  if (const auto known = chunks_.find(id); known != chunks_.end()) return known->second;
  read_chunk_.bind(1, static_cast<std::int64_t>(id));
  if (!read_chunk_.step()) {
    read_chunk_.reset();
    throw DamagedIndex();
  }
  const std::string_view bytes = read_chunk_.blob(0);
  auto chunk = std::make_shared<std::string>();
  chunk->reserve(bytes.size() + kPadding);
  chunk->append(bytes).append(kPadding, '\0');
  read_chunk_.reset();
  if (bytes_ > kMostBytesRemembered) forget_chunks();
  bytes_ += chunk->size();
  chunks_.emplace(id, chunk);
  return chunk;
}

void IndexReader::forget_chunks() {
  chunks_.clear();
  bytes_ = 0;
}

std::string_view IndexReader::at(Location location, const std::string& chunk) {
  const std::size_t offset = location & (kChunkBytes - 1);
  if (offset + kPadding > chunk.size()) throw DamagedIndex();
  return std::string_view(chunk).substr(offset, chunk.size() - kPadding - offset);
}

DocumentChunk IndexReader::documents(const Segment& segment, std::size_t landmark) {
  const Location location = segment.landmarks[landmark].location;
  const std::size_t begin = landmark * kDocumentsInChunk;
  return {chunk(location >> kChunkBits), location & (kChunkBytes - 1),
          std::min<std::size_t>(kDocumentsInChunk, segment.articles - begin)};
}

std::optional<TermEntry> IndexReader::find(const Segment& segment, std::string_view key) {
  wanted_.clear();
  put_fixed(wanted_, segment.id);
  wanted_ += key;
  if (const auto known = terms_.find(wanted_); known != terms_.end()) return known->second.entry;
  KnownTerm term;
  read_dictionary_.bind(1, segment.id).bind_blob(2, key);
  if (read_dictionary_.step()) {
    DictionaryRow row(read_dictionary_.blob(0));
    while (row.next(segment)) {
      if (row.key() < key) continue;
      if (row.key() == key) {
        term.entry = row.entry();
        term.inline_block = row.entry().inline_block;
      }
      break;
    }
  }
  read_dictionary_.reset();
  if (terms_.size() >= kMostTermsRemembered) terms_.clear();
  KnownTerm& kept = terms_.emplace(wanted_, std::move(term)).first->second;
  if (kept.entry) kept.entry->inline_block = kept.inline_block;
  return kept.entry;
}

bool DictionaryRow::next(const Segment& segment) {
  if (reader_.done()) return false;
  reader_.take_key(key_);
  entry_ = {};
  entry_.documents = static_cast<std::uint32_t>(reader_.varint());
  if (is_part_key(key_)) entry_.both = static_cast<std::uint32_t>(reader_.varint());
  entry_.inline_block = reader_.take(reader_.varint());
  if (entry_.inline_block.empty()) {
    entry_.directory = (segment.first_chunk << kChunkBits) + reader_.varint();
  }
  if (entry_.documents == 0 || entry_.documents > segment.articles) throw DamagedIndex();
  return true;
}

DictionaryScan::DictionaryScan(const Database& database, const Segment& segment, std::string_view from)
    : segment_(segment),
      from_(from),
      first_row_(database.prepare("SELECT first_term, terms FROM impact_dictionary WHERE segment = ?1 AND "
                                  "first_term <= ?2 ORDER BY first_term DESC LIMIT 1")),
      next_row_(database.prepare("SELECT first_term, terms FROM impact_dictionary WHERE segment = ?1 AND "
                                 "first_term > ?2 ORDER BY first_term LIMIT 1")) {}

bool DictionaryScan::next_row() {
  const auto take = [this](Statement& statement, std::string_view key) {
    statement.bind(1, segment_.id).bind_blob(2, key);
    const bool found = statement.step();
    if (found) {
      bytes_ = statement.blob(1);
      row_ = DictionaryRow(bytes_);
    }
    std::string own_key(found ? statement.blob(0) : std::string_view());
    statement.reset();
    row_key_ = std::move(own_key);
    return found;
  };
  if (started_) return take(next_row_, row_key_);
  started_ = true;
  return take(first_row_, from_) || take(next_row_, from_);
}

bool DictionaryScan::next() {
  do {
    while (!row_.next(segment_)) {
      if (!next_row()) return false;
    }
  } while (row_.key() < from_);
  return true;
}

TermPostings::TermPostings(IndexReader& reader, const TermEntry& entry)
    : reader_(reader), documents_(entry.documents) {
  if (!entry.inline_block.empty()) {
    inline_ = entry.inline_block;
    inline_last_ = last_inline_ordinal(inline_, documents_);
    return;
  }
  directory_ = reader.chunk(entry.directory >> kChunkBits);
  const std::string_view bytes = IndexReader::at(entry.directory, *directory_);
  constexpr std::size_t kHead = sizeof(Location) + sizeof(std::uint32_t);
  constexpr std::size_t kEntry = 3 * sizeof(std::uint32_t) + sizeof(BlockBound);
  if (bytes.size() < kHead) throw DamagedIndex();
  base_ = get_fixed<Location>(bytes.data());
  blocks_ = get_fixed<std::uint32_t>(bytes.data() + sizeof(Location));
  if (blocks_ != (documents_ + kBlockPostings - 1) / kBlockPostings ||
      (bytes.size() - kHead) / kEntry < blocks_) {
    throw DamagedIndex();
  }
  last_ = bytes.data() + kHead;
  posting_locations_ = last_ + blocks_ * sizeof(std::uint32_t);
  position_locations_ = posting_locations_ + blocks_ * sizeof(std::uint32_t);
  bounds_ = position_locations_ + blocks_ * sizeof(std::uint32_t);
}

std::optional<BlockBound> TermPostings::bound(std::size_t block) const {
  if (!directory_) return std::nullopt;
  return get_fixed<BlockBound>(bounds_ + block * sizeof(BlockBound));
}

std::string_view TermPostings::at(std::size_t block, const char* locations, OpenChunk& open) {
  const Location location = base_ + get_fixed<std::uint32_t>(locations + block * sizeof(std::uint32_t));
  if (const std::uint64_t id = location >> kChunkBits; !open.bytes || open.id != id) {
    open = {id, reader_.chunk(id)};
  }
  return IndexReader::at(location, *open.bytes);
}

void TermPostings::read(std::size_t block, PostingBlock& out) {
  if (!directory_) {
    out.read_inline(inline_, documents_);
    return;
  }
  out.read(at(block, posting_locations_, postings_chunk_), before(block));
  if (out.ordinals().back() != last(block)) throw DamagedIndex();
}

std::string_view TermPostings::positions(std::size_t block) {
  if (!directory_) return inline_;
  return at(block, position_locations_, positions_chunk_);
}

void TermPostings::read_all(PostingList& list) {
  PostingBlock block;
  for (std::size_t number = 0; number < blocks_; ++number) {
    read(number, block);
    for (std::size_t i = 0; i < block.ordinals().size(); ++i) {
      list.postings.push_back({block.ordinals()[i], block.counts(i)});
    }
    block.read_all_positions(positions(number), list.positions);
  }
}

std::vector<ArticleKey> keys_of(IndexReader& reader, const Segment& segment) {
  std::vector<ArticleKey> keys;
  keys.reserve(segment.articles);
  for (std::size_t landmark = 0; landmark < segment.landmarks.size(); ++landmark) {
    const DocumentChunk chunk = reader.documents(segment, landmark);
    for (std::size_t i = 0; i < chunk.size(); ++i) keys.push_back(chunk.key(i));
  }
  return keys;
}

}  // namespace blattwerk::store::impact
