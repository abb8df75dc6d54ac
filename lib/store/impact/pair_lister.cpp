#include "store/impact/pair_lister.h"

#include <algorithm>
#include <bit>
#include <span>
#include <string_view>

#include "store/impact/word_endings.h"

namespace blattwerk::store::impact {
namespace {

// A word is listed that stands in one of so many articles; if more do, those that stand in most.
constexpr std::uint32_t kPairedShare = 8;
// A segment with a text that goes on behind this place is left without pairs.
constexpr std::uint32_t kMostPositions = 1u << 21;

}  // namespace

std::vector<FrequentWord> frequent_words(const Database& database, const Segment& segment) {
  const std::uint32_t least = segment.articles / kPairedShare;
  std::vector<FrequentWord> words;
  for (DictionaryScan scan(database, segment); scan.next();) {
    const bool listed = scan.entry().documents >= least && has_ending(scan.key()) &&
                        scan.key().find(' ') == std::string_view::npos;
    if (!listed) continue;
    words.push_back({std::string(scan.key()), scan.entry(), std::string(scan.entry().inline_block)});
  }
  std::ranges::stable_sort(words, std::greater(),
                           [](const FrequentWord& word) { return word.entry.documents; });
  if (words.size() > kMostPairedWords) words.resize(kMostPairedWords);
  return words;
}

// Reads the articles of a word and where it stands in them, one by one.
class PairLister::OccurrenceScan {
 public:
  OccurrenceScan(IndexReader& reader, const FrequentWord& word) : postings_(reader, entry_of(word)) {
    read_block();
  }

  /// Moves behind the article; false where the word does not stand in it. Articles must be asked for in
  /// order.
  bool take(std::uint32_t ordinal) {
    if (next_ == block_.ordinals().size() || block_.ordinals()[next_] != ordinal) return false;
    counts_ = block_.counts(next_);
    first_ = first_next_;
    first_next_ += total(counts_);
    if (++next_ == block_.ordinals().size() && number_ + 1 < postings_.blocks()) ends_block_ = true;
    return true;
  }
  /// Where it stands in the article taken.
  const ColumnCounts& counts() const { return counts_; }
  std::span<const std::uint32_t> positions() const {
    return std::span(positions_).subspan(first_, total(counts_));
  }
  /// To be called when the article taken is done with.
  void release() {
    if (!ends_block_) return;
    ++number_;
    read_block();
  }

 private:
  static TermEntry entry_of(const FrequentWord& word) {
    TermEntry entry = word.entry;
    entry.inline_block = word.inline_block;
    return entry;
  }

  void read_block() {
    ends_block_ = false;
    postings_.read(number_, block_);
    positions_.clear();
    block_.read_all_positions(postings_.positions(number_), positions_);
    next_ = 0;
    first_next_ = 0;
  }

  TermPostings postings_;
  std::size_t number_ = 0;
  PostingBlock block_;
  std::vector<std::uint32_t> positions_;  // of the block
  std::size_t next_ = 0;
  std::size_t first_ = 0;
  std::size_t first_next_ = 0;
  bool ends_block_ = false;
  ColumnCounts counts_{};
};

PairLister::PairLister(IndexReader& reader, const Segment& segment, const std::vector<FrequentWord>& words)
    : articles_(segment.articles) {
  for (const FrequentWord& word : words) scans_.push_back(std::make_unique<OccurrenceScan>(reader, word));
}

PairLister::~PairLister() = default;

bool PairLister::run(const Visit& visit) {
  for (std::uint32_t ordinal = 0; ordinal < articles_; ++ordinal) {
    here_.clear();
    for (std::size_t word = 0; word < scans_.size(); ++word) {
      if (scans_[word]->take(ordinal)) here_.push_back(word);
    }
    if (!list_article(ordinal, visit)) return false;
    for (const std::size_t word : here_) scans_[word]->release();
  }
  return true;
}

// Calls `visit` with each place of a column at which a word of the article stands: the word, the place, and
// how often the word has stood there before, as other spellings may.
template <typename VisitPlace>
void PairLister::for_each_place(std::size_t column, VisitPlace visit) const {
  for (const std::size_t word : here_) {
    const ColumnCounts& counts = scans_[word]->counts();
    std::size_t begin = 0;
    for (std::size_t before = 0; before < column; ++before) begin += counts[before];
    const auto positions = scans_[word]->positions().subspan(begin, counts[column]);
    std::size_t repeated = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      repeated = i > 0 && positions[i] == positions[i - 1] ? repeated + 1 : 0;
      visit(word, positions[i], repeated);
    }
  }
}

bool PairLister::list_article(std::uint32_t ordinal, const Visit& visit) {
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    std::uint32_t greatest = 0;
    std::size_t repetitions = 0;
    for_each_place(column, [&](std::size_t, std::uint32_t position, std::size_t repeated) {
      greatest = std::max(greatest, position);
      repetitions = std::max(repetitions, repeated);
    });
    if (greatest >= kMostPositions || repetitions >= kMostRepetitions) return false;
    for (auto& words_at : words_at_) {
      if (words_at.size() < greatest + 2) words_at.resize(greatest + 2);
    }
    for_each_place(column, [&](std::size_t word, std::uint32_t position, std::size_t repeated) {
      words_at_[repeated][position][word / kBits] |= std::uint64_t{1} << word % kBits;
    });
    for_each_place(column, [&](std::size_t word, std::uint32_t position, std::size_t repeated) {
      const WordSet& next = words_at_[repeated][position + 1];
      for (std::size_t part = 0; part < next.size(); ++part) {
        for (std::uint64_t words = next[part]; words != 0; words &= words - 1) {
          const std::size_t behind = part * kBits + static_cast<std::size_t>(std::countr_zero(words));
          visit(word, behind, ordinal, column);
        }
      }
    });
    for_each_place(column, [&](std::size_t, std::uint32_t position, std::size_t repeated) {
      words_at_[repeated][position] = {};
    });
  }
  return true;
}

}  // namespace blattwerk::store::impact
