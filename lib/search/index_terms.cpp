#include "search/index_terms.h"

#include <algorithm>
#include <unordered_map>

#include "store/fts_tokenizer.h"
#include "store/impact/impact_index.h"
#include "store/impact/word_endings.h"
#include "text/token.h"

namespace blattwerk::search {
namespace {

using store::impact::DictionaryScan;
using store::impact::EndingScan;
using store::impact::Segment;

bool more_frequent(const TermCount& a, const TermCount& b) {
  return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
}

// The most frequent of some words, of which one segment has many.
class MostFrequentWords {
 public:
  explicit MostFrequentWords(std::size_t limit) : limit_(limit) {}

  void add(std::string_view word, double documents) {
    if (limit_ > 0 && best_.size() == limit_ && documents < best_.front().documents) {
      bounded_ = true;
      return;
    }
    best_.push_back({std::string(word), documents});
    std::ranges::push_heap(best_, more_frequent);
    if (best_.size() <= limit_) return;
    bounded_ = true;
    std::ranges::pop_heap(best_, more_frequent);
    best_.pop_back();
  }
  bool bounded() const { return bounded_; }
  std::vector<TermCount> take() {
    std::ranges::sort(best_, more_frequent);
    return std::move(best_);
  }

 private:
  std::size_t limit_;
  bool bounded_ = false;
  std::vector<TermCount> best_;
};

// Calls `visit` with each word of the segment that begins with the piece, and its articles.
template <typename Visit>
void visit_beginnings(const store::Database& database, const Segment& segment, std::string_view piece,
                      Visit visit) {
  DictionaryScan scan(database, segment, piece);
  while (scan.next() && scan.key().starts_with(piece)) {
    if (!store::impact::is_part_key(scan.key()) && scan.key() != store::kParagraphBreak)
      visit(scan.key(), scan.entry().documents);
  }
}

// The same for words that end with the piece, or have it anywhere.
template <typename Visit>
void visit_endings(const store::Database& database, const Segment& segment, std::string_view piece,
                   TermSource::Place place, Visit visit) {
  const std::string backwards(piece.rbegin(), piece.rend());
  std::string word;
  EndingScan endings(database, segment.id, place == TermSource::Place::end ? piece : std::string_view());
  while (endings.next()) {
    if (place == TermSource::Place::end) {
      if (!endings.backwards().starts_with(backwards)) break;
    } else if (endings.backwards().find(backwards) == std::string_view::npos) {
      continue;
    }
    word.assign(endings.backwards().rbegin(), endings.backwards().rend());
    visit(std::string_view(word), endings.documents());
  }
  if (endings.covered()) return;
  visit_beginnings(database, segment, "", [&](std::string_view term, std::uint64_t documents) {
    const bool fits =
        place == TermSource::Place::end ? term.ends_with(piece) : term.find(piece) != std::string_view::npos;
    if (fits) visit(term, documents);
  });
}

}  // namespace

IndexTerms::IndexTerms(const store::Database& database)
    : database_(database), fts_(database), reader_(database) {
  const auto state = reader_.state();
  auto segments = reader_.segments();
  if (store::impact::covers_archive(database, state, segments)) segments_ = std::move(segments);
}

double IndexTerms::documents(std::string_view term) {
  if (!segments_) return fts_.documents(term);
  const std::string key = store::impact::dictionary_key(term);
  double sum = 0;
  for (const Segment& segment : *segments_) {
    std::string keeper;
    if (const auto entry = reader_.find(segment, key, keeper)) sum += entry->documents;
  }
  return sum;
}

std::vector<TermCount> IndexTerms::words_with(std::string_view piece, Place place, std::size_t limit,
                                              bool& bounded) {
  if (!segments_) return fts_.words_with(piece, place, limit, bounded);
  const auto visit = [&](const Segment& segment, auto take) {
    if (place == Place::start) {
      visit_beginnings(database_, segment, piece, take);
    } else {
      visit_endings(database_, segment, piece, place, take);
    }
  };
  // What the largest segment has is not gathered, but added to as it comes.
  const auto largest = std::ranges::max_element(*segments_, {}, &Segment::articles);
  std::unordered_map<std::string, double> elsewhere;
  MostFrequentWords words(limit);
  for (auto segment = segments_->begin(); segment != segments_->end(); ++segment) {
    if (segment == largest) continue;
    visit(*segment, [&](std::string_view word, std::uint64_t documents) {
      elsewhere[std::string(word)] += static_cast<double>(documents);
    });
  }
  if (largest != segments_->end()) {
    visit(*largest, [&](std::string_view word, std::uint64_t documents) {
      auto sum = static_cast<double>(documents);
      if (!elsewhere.empty()) {
        if (const auto more = elsewhere.find(std::string(word)); more != elsewhere.end()) {
          sum += more->second;
          elsewhere.erase(more);
        }
      }
      words.add(word, sum);
    });
  }
  for (const auto& [word, documents] : elsewhere) words.add(word, documents);
  bounded = words.bounded();
  return words.take();
}

}  // namespace blattwerk::search
