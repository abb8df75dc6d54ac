#include "search/impact/open_phrase.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "search/impact/prefix_terms.h"

namespace blattwerk::search::impact {
namespace {

using store::impact::DamagedIndex;

struct PlaceInArticle {
  std::uint32_t ordinal;
  Place place;
};

// Where the terms stand in some articles, term after term.
class PlacesOfTerms {
 public:
  PlacesOfTerms(store::impact::IndexReader& reader, const OrdinalSet& articles)
      : reader_(reader), articles_(articles) {}

  void add(const store::impact::TermEntry& entry) {
    store::impact::TermPostings postings(reader_, entry);
    if (postings.last(postings.blocks() - 1) >= articles_.size()) throw DamagedIndex();
    for (std::size_t number = 0; number < postings.blocks(); ++number) {
      postings.read(number, block_);
      const auto ordinals = block_.ordinals();
      std::string_view positions;
      for (std::size_t i = 0; i < ordinals.size(); ++i) {
        if (!articles_.contains(ordinals[i])) continue;
        if (positions.empty()) positions = postings.positions(number);
        block_.for_each_position(positions, i, [&](unsigned column, std::uint32_t position) {
          places_.push_back({ordinals[i], Place{column} << 32 | Place{position}});
        });
      }
    }
  }

  // By article, in each ascending: sorted by counting, since there may be millions.
  PlaceList take() {
    std::vector<std::size_t> ends(articles_.size() + std::size_t{1});
    for (const auto& at : places_) ++ends[at.ordinal + 1];
    for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    std::vector<Place> sorted(places_.size());
    for (const auto& at : places_) sorted[ends[at.ordinal]++] = at.place;
    PlaceList list;
    std::size_t begin = 0;
    articles_.for_each([&](std::uint32_t ordinal) {
      const std::size_t end = ends[ordinal];
      if (begin == end) return;
      const auto own = std::span(sorted).subspan(begin, end - begin);
      std::ranges::sort(own);
      list.add(ordinal, own);
      begin = end;
    });
    return list;
  }

 private:
  store::impact::IndexReader& reader_;
  const OrdinalSet& articles_;
  store::impact::PostingBlock block_;
  std::vector<PlaceInArticle> places_;
};

}  // namespace

PlaceList find_open_phrase(IndexView& view, std::size_t segment, Leaf& lead, std::size_t words,
                           std::string_view beginning) {
  const store::impact::Segment& own = view.segments()[segment];
  OrdinalSet with_lead(own.articles);
  lead.mark(with_lead);
  PlacesOfTerms of_terms(view.reader(), with_lead);
  for_each_term(view.reader(), own, beginning,
                [&](const store::impact::TermEntry& entry) { of_terms.add(entry); });
  const PlaceList last_words = of_terms.take();
  PlaceList phrases;
  std::vector<Occurrence> leads;
  std::vector<Place> starts;
  for (std::size_t i = 0; i < last_words.size(); ++i) {
    if (lead.seek(last_words.ordinal(i)) != last_words.ordinal(i)) continue;
    leads.clear();
    starts.clear();
    lead.occurrences(leads);
    const auto lasts = last_words.places(i);
    auto last = lasts.begin();
    for (const Occurrence& at : leads) {
      const Place start = place_of(at);
      last = std::lower_bound(last, lasts.end(), start + static_cast<Place>(words));
      if (last == lasts.end()) break;
      if (*last == start + static_cast<Place>(words) && (starts.empty() || starts.back() != start))
        starts.push_back(start);
    }
    if (!starts.empty()) phrases.add(last_words.ordinal(i), starts);
  }
  return phrases;
}

}  // namespace blattwerk::search::impact
