#include "store/impact/chunk_writer.h"

#include "store/impact/bytes.h"

namespace blattwerk::store::impact {

ChunkWriter::ChunkWriter(const Database& database, std::uint64_t first_chunk)
    : chunk_(first_chunk),
      insert_(database.prepare("INSERT INTO impact_chunk (id, bytes) VALUES (?1, ?2)")) {}

Location ChunkWriter::append(std::string_view bytes) {
  if (open_.size() + bytes.size() > kFullChunkBytes) flush();
  const Location location = chunk_ << kChunkBits | open_.size();
  open_ += bytes;
  return location;
}

void ChunkWriter::flush() {
  if (open_.empty()) return;
  insert_.bind(1, static_cast<std::int64_t>(chunk_)).bind_blob(2, open_).run();
  open_.clear();
  ++chunk_;
}

std::uint64_t ChunkWriter::finish() {
  flush();
  return chunk_;
}

void BlockDirectory::add(std::uint32_t last, Location postings, const BlockBound& bound) {
  blocks_.push_back({last, postings, postings, bound});
}

std::string BlockDirectory::encode() const {
  const Location base = blocks_.front().postings;
  std::string out;
  put_fixed(out, base);
  put_fixed(out, static_cast<std::uint32_t>(blocks_.size()));
  for (const Block& block : blocks_) put_fixed(out, block.last);
  for (const Block& block : blocks_) put_fixed(out, static_cast<std::uint32_t>(block.postings - base));
  for (const Block& block : blocks_) put_fixed(out, static_cast<std::uint32_t>(block.positions - base));
  for (const Block& block : blocks_) put_fixed(out, block.bound);
  return out;
}

}  // namespace blattwerk::store::impact
