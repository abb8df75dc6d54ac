#include "store/impact/segment_writer.h"

#include <algorithm>
#include <utility>

#include "store/impact/bound_code.h"
#include "store/impact/bytes.h"
#include "store/impact/inline_postings.h"
#include "store/impact/posting_block.h"

namespace blattwerk::store::impact {
namespace {

using Pair = std::pair<std::uint8_t, std::uint8_t>;  // frequency, length

// Joins neighbours, the nearest first, until the pairs fit.
void reduce(std::vector<Pair>& pairs) {
  while (pairs.size() > BlockBound::kPairs) {
    std::size_t nearest = 0;
    int least = 1 << 16;
    for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
      const int distance = pairs[i].first - pairs[i + 1].first + pairs[i].second - pairs[i + 1].second;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    pairs[nearest].second = pairs[nearest + 1].second;
    pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(nearest) + 1);
  }
}

}  // namespace

BlockBound bound_of(std::span<const Posting> postings, std::span<const Document> documents) {
  std::array<std::uint8_t, 256> least_length;
  least_length.fill(255);
  std::array<bool, 256> seen{};
  for (const Posting& posting : postings) {
    const std::uint8_t frequency = code_rounded_up(bound_frequency(posting.counts));
    const std::uint8_t length = code_rounded_down(documents[posting.ordinal].length);
    seen[frequency] = true;
    least_length[frequency] = std::min(least_length[frequency], length);
  }
  thread_local std::vector<Pair> pairs;
  pairs.clear();
  for (std::size_t frequency = 256; frequency-- > 0;) {
    if (!seen[frequency]) continue;
    if (!pairs.empty() && least_length[frequency] >= pairs.back().second) continue;
    pairs.emplace_back(static_cast<std::uint8_t>(frequency), least_length[frequency]);
  }
  reduce(pairs);
  BlockBound bound;
  for (std::size_t i = 0; i < BlockBound::kPairs; ++i) {
    const Pair& pair = pairs[std::min(i, pairs.size() - 1)];
    bound.frequency[i] = pair.first;
    bound.length[i] = pair.second;
  }
  return bound;
}

SegmentWriter::SegmentWriter(const Database& database, std::int64_t segment, std::uint64_t first_chunk)
    : segment_(segment),
      first_chunk_(first_chunk),
      chunks_(database, first_chunk),
      insert_dictionary_(
          database.prepare("INSERT INTO impact_dictionary (segment, first_term, terms) VALUES (?1, ?2, ?3)")),
      insert_segment_(database.prepare(
          "INSERT INTO impact_segment (id, articles, tokens, first_key, last_key, first_chunk, last_chunk, "
          "landmarks, deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, x'')")) {}

void SegmentWriter::add_documents(std::vector<Document> documents) {
  documents_ = std::move(documents);
  std::string bytes;
  for (std::size_t begin = 0; begin < documents_.size(); begin += kDocumentsInChunk) {
    const auto end = std::min(documents_.size(), begin + kDocumentsInChunk);
    bytes.clear();
    for (std::size_t i = begin; i < end; ++i) put_fixed(bytes, documents_[i].key);
    for (std::size_t i = begin; i < end; ++i) put_fixed(bytes, documents_[i].length);
    landmarks_.push_back({documents_[begin].key, chunks_.append(bytes)});
  }
}

void SegmentWriter::add_term(std::string_view key, const PostingList& list) {
  if (list.postings.empty()) return;
  const auto count = static_cast<std::uint32_t>(list.postings.size());
  block_.clear();
  if (count <= kBlockPostings) encode_inline(list, block_);
  entry_.clear();
  put_varint(entry_, count);
  if (is_part_key(key)) put_varint(entry_, both_with_word(key, list));
  if (count <= kBlockPostings && block_.size() <= kInlineBytes) {
    put_varint(entry_, block_.size());
    entry_ += block_;
  } else {
    put_varint(entry_, 0);
    put_varint(entry_, write_blocks(list) - (first_chunk_ << kChunkBits));
  }
  add_entry(key, entry_);
  last_ordinals_.clear();
  if (!is_part_key(key)) {
    for (const Posting& posting : list.postings) last_ordinals_.push_back(posting.ordinal);
  }
}

// In how many articles the part stands beside the word of the same letters, which came right before it.
std::uint32_t SegmentWriter::both_with_word(std::string_view key, const PostingList& list) {
  if (last_key_ != key.substr(0, key.size() - 1)) return 0;
  std::uint32_t both = 0;
  auto word = last_ordinals_.begin();
  for (const Posting& posting : list.postings) {
    while (word != last_ordinals_.end() && *word < posting.ordinal) ++word;
    if (word == last_ordinals_.end()) break;
    both += *word == posting.ordinal;
  }
  return both;
}

Location SegmentWriter::write_blocks(const PostingList& list) {
  const std::span<const Posting> postings = list.postings;
  const std::size_t blocks = (postings.size() + kBlockPostings - 1) / kBlockPostings;
  directory_.clear();
  std::uint32_t before = kBeforeFirst;
  const auto block = [&](std::size_t number) {
    const std::size_t begin = number * kBlockPostings;
    return postings.subspan(begin, std::min(kBlockPostings, postings.size() - begin));
  };
  for (std::size_t number = 0; number < blocks; ++number) {
    const auto own = block(number);
    block_.clear();
    encode_postings(own, before, block_);
    before = own.back().ordinal;
    directory_.add(before, chunks_.append(block_), bound_of(own, documents_));
  }
  std::size_t position = 0;
  for (std::size_t number = 0; number < blocks; ++number) {
    const auto own = block(number);
    std::size_t count = 0;
    for (const Posting& posting : own) count += total(posting.counts);
    block_.clear();
    encode_positions(own, std::span(list.positions).subspan(position, count), block_);
    position += count;
    directory_.set_positions(number, chunks_.append(block_));
  }
  return chunks_.append(directory_.encode());
}

void SegmentWriter::add_entry(std::string_view key, std::string_view entry) {
  auto shared = static_cast<std::size_t>(
      std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end()).first - key.begin());
  constexpr std::size_t kSharedBytes = 3;  // what put_shared takes at most, as terms go
  const std::size_t row = first_key_of_row_.size() + dictionary_row_.size();
  if (!dictionary_row_.empty() &&
      row + kSharedBytes + key.size() - shared + entry.size() > kDictionaryRowBytes) {
    flush_dictionary();
  }
  if (dictionary_row_.empty()) {
    first_key_of_row_ = key;
    shared = 0;
  }
  put_shared(dictionary_row_, shared, key.size() - shared);
  dictionary_row_ += key.substr(shared);
  dictionary_row_ += entry;
  last_key_ = key;
}

void SegmentWriter::flush_dictionary() {
  if (dictionary_row_.empty()) return;
  insert_dictionary_.bind(1, segment_).bind_blob(2, first_key_of_row_).bind_blob(3, dictionary_row_).run();
  dictionary_row_.clear();
}

std::uint64_t SegmentWriter::finish() {
  flush_dictionary();
  const std::uint64_t next_chunk = chunks_.finish();
  std::string landmarks;
  for (const Landmark& landmark : landmarks_) {
    put_fixed(landmarks, landmark.first_key);
    put_fixed(landmarks, landmark.location);
  }
  std::int64_t tokens = 0;
  for (const Document& document : documents_) tokens += document.length;
  insert_segment_.bind(1, segment_)
      .bind(2, static_cast<std::int64_t>(documents_.size()))
      .bind(3, tokens)
      .bind(4, documents_.front().key)
      .bind(5, documents_.back().key)
      .bind(6, static_cast<std::int64_t>(first_chunk_))
      .bind(7, static_cast<std::int64_t>(next_chunk) - 1)
      .bind_blob(8, landmarks)
      .run();
  return next_chunk;
}

}  // namespace blattwerk::store::impact
