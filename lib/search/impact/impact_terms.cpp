#include "search/impact/impact_terms.h"

#include <algorithm>
#include <unordered_map>

#include "search/impact/cursor.h"
#include "store/fts_tokenizer.h"

namespace blattwerk::search::impact {
namespace {

using store::impact::DamagedIndex;
using store::impact::Segment;

// How many articles have a term that are not deleted.
std::uint64_t live_documents(store::impact::IndexReader& reader, const Segment& segment,
                             const store::impact::TermEntry& entry) {
  std::uint64_t count = entry.documents;
  if (segment.deleted.empty()) return count;
  TermCursor cursor(reader, segment, entry, MatchTree::kAllColumns);
  for (const std::uint32_t ordinal : segment.deleted) {
    const std::uint32_t found = cursor.seek(ordinal);
    if (found == kEnd) break;
    count -= found == ordinal;
  }
  return count;
}

bool fits(std::string_view term, std::string_view piece, TermSource::Place place) {
  switch (place) {
    case TermSource::Place::start:
      return term.starts_with(piece);
    case TermSource::Place::end:
      return term.ends_with(piece);
    case TermSource::Place::anywhere:
      return term.find(piece) != std::string_view::npos;
  }
  return false;
}

}  // namespace

std::uint64_t ImpactTerms::count(std::string_view term) {
  const std::string key = store::impact::dictionary_key(term);
  std::string keeper;
  std::uint64_t count = 0;
  for (const Segment& segment : view_.segments()) {
    if (const auto entry = view_.reader().find(segment, key, keeper)) {
      count += live_documents(view_.reader(), segment, *entry);
    }
  }
  return count;
}

double ImpactTerms::documents(std::string_view term) {
  const ReadTransaction transaction(database_);
  try {
    if (view_.refresh()) return static_cast<double>(count(term));
  } catch (const DamagedIndex&) {
    view_.distrust();
  }
  return fallback_.documents(term);
}

std::vector<TermCount> ImpactTerms::words_with(std::string_view piece, Place place, std::size_t limit,
                                               bool& bounded) {
  const ReadTransaction transaction(database_);
  try {
    if (view_.refresh()) return find_words(piece, place, limit, bounded);
  } catch (const DamagedIndex&) {
    view_.distrust();
  }
  return fallback_.words_with(piece, place, limit, bounded);
}

std::vector<TermCount> ImpactTerms::find_words(std::string_view piece, Place place, std::size_t limit,
                                               bool& bounded) {
  std::unordered_map<std::string, std::uint64_t> counts;
  for (const Segment& segment : view_.segments()) {
    store::impact::DictionaryScan scan(database_, segment,
                                       place == Place::start ? piece : std::string_view());
    while (scan.next()) {
      const std::string_view key = scan.key();
      if (place == Place::start && !key.starts_with(piece)) break;
      if (store::impact::is_part_key(key) || !fits(key, piece, place)) continue;
      if (const auto count = live_documents(view_.reader(), segment, scan.entry()); count > 0) {
        counts[std::string(key)] += count;
      }
    }
  }
  std::vector<TermCount> found;
  found.reserve(counts.size());
  for (const auto& [term, count] : counts) found.push_back({term, static_cast<double>(count)});
  const auto middle = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
  std::partial_sort(found.begin(), middle, found.end(), [](const TermCount& a, const TermCount& b) {
    return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
  });
  bounded = found.size() > limit;
  found.erase(middle, found.end());
  return found;
}

}  // namespace blattwerk::search::impact
