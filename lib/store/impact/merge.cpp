#include "store/impact/merge.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <vector>

#include "store/impact/segment_writer.h"

namespace blattwerk::store::impact {
namespace {

constexpr std::uint32_t kGone = 0xFFFFFFFFu;
// How many chunks of an input are read before they are deleted together.
constexpr std::uint64_t kChunksDeletedAtOnce = 256;

class Merge {
 public:
  Merge(const Database& database, std::span<const Segment> inputs)
      : database_(database),
        reader_(database),
        delete_chunks_(database.prepare("DELETE FROM impact_chunk WHERE id BETWEEN ?1 AND ?2")),
        delete_rows_(
            database.prepare("DELETE FROM impact_dictionary WHERE segment = ?1 AND first_term < ?2")) {
    inputs_.reserve(inputs.size());
    for (const Segment& segment : inputs) {
      inputs_.push_back(
          {segment, {}, std::make_unique<DictionaryScan>(database, segment), true, segment.first_chunk});
    }
  }

  std::uint64_t run(std::int64_t segment, std::uint64_t first_chunk) {
    auto documents = number_documents();
    if (documents.empty()) return first_chunk;
    SegmentWriter writer(database_, segment, first_chunk);
    writer.add_documents(std::move(documents));
    for (Input& input : inputs_) input.more = input.scan->next();
    PostingList list;
    std::string key;
    while (const Input* first = least()) {
      key = first->scan->key();
      list.clear();
      for (Input& input : inputs_) {
        if (!input.more || input.scan->key() != key) continue;
        append(input, list);
        input.more = input.scan->next();
      }
      sort(list);
      writer.add_term(key, list);
    }
    return writer.finish();
  }

 private:
  struct Input {
    const Segment& segment;
    std::vector<std::uint32_t> ordinals;  ///< the new one of each old one
    std::unique_ptr<DictionaryScan> scan;
    bool more;
    std::uint64_t next_chunk;  ///< the first that was not deleted yet
  };

  std::vector<Document> number_documents() {
    struct Source {
      Document document;
      std::uint32_t input;
      std::uint32_t ordinal;
    };
    std::vector<Source> all;
    for (std::uint32_t number = 0; number < inputs_.size(); ++number) {
      Input& input = inputs_[number];
      input.ordinals.assign(input.segment.articles, kGone);
      auto deleted = input.segment.deleted.begin();
      std::uint32_t ordinal = 0;
      for (std::size_t landmark = 0; landmark < input.segment.landmarks.size(); ++landmark) {
        const DocumentChunk chunk = reader_.documents(input.segment, landmark);
        for (std::size_t i = 0; i < chunk.size(); ++i, ++ordinal) {
          if (deleted != input.segment.deleted.end() && *deleted == ordinal) {
            ++deleted;
          } else {
            all.push_back({{chunk.key(i), chunk.length(i)}, number, ordinal});
          }
        }
      }
    }
    const auto key = [](const Source& source) { return source.document.key; };
    if (!std::ranges::is_sorted(all, {}, key)) std::ranges::sort(all, {}, key);
    std::vector<Document> documents;
    documents.reserve(all.size());
    for (const Source& source : all) {
      inputs_[source.input].ordinals[source.ordinal] = static_cast<std::uint32_t>(documents.size());
      documents.push_back(source.document);
    }
    return documents;
  }

  const Input* least() const {
    const Input* least = nullptr;
    for (const Input& input : inputs_) {
      if (input.more && (least == nullptr || input.scan->key() < least->scan->key())) least = &input;
    }
    return least;
  }

  // Appends what an input has of its current term, in new ordinals.
  void append(Input& input, PostingList& list) {
    const TermEntry& entry = input.scan->entry();
    const std::size_t first = list.postings.size();
    const std::size_t first_position = list.positions.size();
    TermPostings(reader_, entry).read_all(list);
    if (entry.directory != 0) delete_before(input, entry.directory >> kChunkBits);
    std::size_t kept = first;
    std::size_t position = first_position;
    std::size_t kept_position = first_position;
    for (std::size_t i = first; i < list.postings.size(); ++i) {
      const Posting posting = list.postings[i];
      if (posting.ordinal >= input.ordinals.size()) throw DamagedIndex();
      const std::size_t count = total(posting.counts);
      const std::uint32_t ordinal = input.ordinals[posting.ordinal];
      if (ordinal != kGone) {
        list.postings[kept++] = {ordinal, posting.counts};
        if (kept_position != position) {
          std::copy_n(list.positions.begin() + static_cast<std::ptrdiff_t>(position), count,
                      list.positions.begin() + static_cast<std::ptrdiff_t>(kept_position));
        }
        kept_position += count;
      }
      position += count;
    }
    list.postings.resize(kept);
    list.positions.resize(kept_position);
  }

  // The terms of a segment lie in its chunks in their order, so that nothing before a term is needed any
  // more.
  void delete_before(Input& input, std::uint64_t chunk) {
    if (chunk < input.next_chunk + kChunksDeletedAtOnce) return;
    reader_.forget_chunks();
    delete_chunks_.bind(1, static_cast<std::int64_t>(input.next_chunk))
        .bind(2, static_cast<std::int64_t>(chunk) - 1)
        .run();
    input.next_chunk = chunk;
    delete_rows_.bind(1, input.segment.id).bind_blob(2, input.scan->row_key()).run();
  }

  // By ordinal; the articles of one segment are in order already.
  void sort(PostingList& list) {
    if (std::ranges::is_sorted(list.postings, {}, &Posting::ordinal)) return;
    order_.resize(list.postings.size());
    std::iota(order_.begin(), order_.end(), 0u);
    std::ranges::sort(order_, {}, [&](std::uint32_t i) { return list.postings[i].ordinal; });
    starts_.resize(list.postings.size());
    std::size_t position = 0;
    for (std::size_t i = 0; i < list.postings.size(); ++i) {
      starts_[i] = position;
      position += total(list.postings[i].counts);
    }
    sorted_.clear();
    for (const std::uint32_t i : order_) {
      const Posting& posting = list.postings[i];
      sorted_.postings.push_back(posting);
      const auto begin = list.positions.begin() + static_cast<std::ptrdiff_t>(starts_[i]);
      sorted_.positions.insert(sorted_.positions.end(), begin,
                               begin + static_cast<std::ptrdiff_t>(total(posting.counts)));
    }
    std::swap(list, sorted_);
  }

  const Database& database_;
  IndexReader reader_;
  Statement delete_chunks_;
  Statement delete_rows_;
  std::vector<Input> inputs_;
  std::vector<std::uint32_t> order_;
  std::vector<std::size_t> starts_;
  PostingList sorted_;
};

}  // namespace

std::uint64_t merge(const Database& database, std::span<const Segment> inputs, std::int64_t segment,
                    std::uint64_t first_chunk) {
  const std::uint64_t next_chunk = Merge(database, inputs).run(segment, first_chunk);
  for (const Segment& input : inputs) remove_segment(database, input);
  return next_chunk;
}

void remove_segment(const Database& database, const Segment& segment) {
  database.prepare("DELETE FROM impact_chunk WHERE id BETWEEN ?1 AND ?2")
      .bind(1, static_cast<std::int64_t>(segment.first_chunk))
      .bind(2, static_cast<std::int64_t>(segment.last_chunk))
      .run();
  database.prepare("DELETE FROM impact_dictionary WHERE segment = ?1").bind(1, segment.id).run();
  database.prepare("DELETE FROM impact_segment WHERE id = ?1").bind(1, segment.id).run();
}

}  // namespace blattwerk::store::impact
