#include "search/index_terms.h"

#include <algorithm>
#include <unordered_map>

#include "store/fts_tokenizer.h"
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
    : database_(database), own_view_(std::make_unique<impact::IndexView>(database)), view_(*own_view_) {
  refresh();
}

IndexTerms::IndexTerms(const store::Database& database, impact::IndexView& view)
    : database_(database), view_(view) {}

void IndexTerms::refresh() {
  try {
    has_index_ = view_.refresh();
  } catch (const store::impact::DamagedIndex&) {
    has_index_ = false;
  }
}

FtsTerms& IndexTerms::fts() {
  if (!fts_) fts_.emplace(database_);
  return *fts_;
}

double IndexTerms::documents(std::string_view term) {
  if (!has_index_) return fts().documents(term);
  const std::string key = store::impact::dictionary_key(term);
  double sum = 0;
  for (const Segment& segment : view_.segments()) {
    if (const auto entry = view_.reader().find(segment, key)) sum += entry->documents;
  }
  return sum;
}

std::vector<TermCount> IndexTerms::words_with(std::string_view piece, Place place, std::size_t limit,
                                              bool& bounded) {
  if (!has_index_) return fts().words_with(piece, place, limit, bounded);
  const auto visit = [&](const Segment& segment, auto take) {
    if (place == Place::start) {
      visit_beginnings(database_, segment, piece, take);
    } else {
      visit_endings(database_, segment, piece, place, take);
    }
  };
  // What the largest segment has is not gathered, but added to as it comes.
  const auto& segments = view_.segments();
  const auto largest = std::ranges::max_element(segments, {}, &Segment::articles);
  std::unordered_map<std::string, double> elsewhere;
  MostFrequentWords words(limit);
  for (auto segment = segments.begin(); segment != segments.end(); ++segment) {
    if (segment == largest) continue;
    visit(*segment, [&](std::string_view word, std::uint64_t documents) {
      elsewhere[std::string(word)] += static_cast<double>(documents);
    });
  }
  if (largest != segments.end()) {
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
