#include "store/impact/inline_postings.h"

#include "store/impact/bytes.h"
#include "store/impact/counts_code.h"
#include "store/impact/posting_block.h"

namespace blattwerk::store::impact {

void encode_inline(const PostingList& list, std::string& out) {
  std::uint32_t before = kBeforeFirst;
  auto position = list.positions.begin();
  for (const Posting& posting : list.postings) {
    put_varint(out, posting.ordinal - before - 1);
    before = posting.ordinal;
    put_counts(out, posting.counts);
    for (const std::uint32_t count : posting.counts) {
      std::uint32_t last = 0;
      for (std::uint32_t i = 0; i < count; ++i, ++position) {
        put_varint(out, *position - last);
        last = *position;
      }
    }
  }
}

std::uint32_t last_inline_ordinal(std::string_view bytes, std::uint32_t documents) {
  ByteReader reader(bytes);
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < documents; ++i) {
    const std::uint64_t step = reader.varint();
    if (step >= kBeforeFirst || next + step >= kBeforeFirst) throw DamagedIndex();
    next += step + 1;
    for (std::uint32_t n = total(take_counts(reader)); n > 0; --n) reader.skip_varint();
  }
  return static_cast<std::uint32_t>(next - 1);
}

}  // namespace blattwerk::store::impact
