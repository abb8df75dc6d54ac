#include "search/index_terms.h"

#include <algorithm>
#include <unordered_map>

#include "store/fts_tokenizer.h"
#include "store/impact/impact_index.h"
#include "text/token.h"

namespace blattwerk::search {
namespace {

using store::impact::DictionaryScan;
using store::impact::Segment;

bool fits(std::string_view word, std::string_view piece, TermSource::Place place) {
  switch (place) {
    case TermSource::Place::start:
      return word.starts_with(piece);
    case TermSource::Place::end:
      return word.ends_with(piece);
    case TermSource::Place::anywhere:
      return word.find(piece) != std::string_view::npos;
  }
  return false;
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
  std::unordered_map<std::string, double> documents;
  for (const Segment& segment : *segments_) {
    DictionaryScan scan(database_, segment, place == Place::start ? piece : std::string_view());
    while (scan.next()) {
      const std::string_view key = scan.key();
      if (place == Place::start && !key.starts_with(piece)) break;
      if (store::impact::is_part_key(key) || key == store::kParagraphBreak || !fits(key, piece, place))
        continue;
      documents[std::string(key)] += scan.entry().documents;
    }
  }
  std::vector<TermCount> found;
  for (auto& [term, count] : documents) found.push_back({term, count});
  std::ranges::sort(found, [](const TermCount& a, const TermCount& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
  });
  bounded = found.size() > limit;
  if (bounded) found.resize(limit);
  return found;
}

}  // namespace blattwerk::search
