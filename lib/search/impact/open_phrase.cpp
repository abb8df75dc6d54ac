#include "search/impact/open_phrase.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "search/impact/prefix_terms.h"
#include "search/impact/term_cursor.h"

namespace blattwerk::search::impact {
namespace {

using store::impact::DamagedIndex;

struct PlaceInArticle {
  std::uint32_t ordinal;
  Place place;
};

// Lists of neighbouring words are of words in an eighth of the articles; to look for that of another takes
// time.
constexpr std::uint32_t kFrequent = 16;

// Where the terms stand in the articles that have the word before them, term after term.
class PlacesOfTerms {
 public:
  PlacesOfTerms(IndexView& view, std::size_t segment, std::string_view before, const OrdinalSet& articles)
      : view_(view), segment_(view.segments()[segment]), before_(before), articles_(articles) {}

  void add(std::string_view term, const store::impact::TermEntry& entry) {
    if (entry.documents >= segment_.articles / kFrequent) {
      const auto pair = view_.pairs().find(segment_, before_, term);
      if (pair.listed && !pair.entry) return;
      if (pair.listed) {
        OrdinalSet together(segment_.articles);
        TermCursor(view_.reader(), segment_, *pair.entry, MatchTree::kAllColumns).mark(together);
        together.intersect(articles_);
        return add(entry, together);
      }
    }
    add(entry, articles_);
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
  void add(const store::impact::TermEntry& entry, const OrdinalSet& articles) {
    store::impact::TermPostings postings(view_.reader(), entry);
    if (postings.last(postings.blocks() - 1) >= articles.size()) throw DamagedIndex();
    for (std::size_t number = 0; number < postings.blocks(); ++number) {
      postings.read(number, block_);
      const auto ordinals = block_.ordinals();
      std::string_view positions;
      for (std::size_t i = 0; i < ordinals.size(); ++i) {
        if (!articles.contains(ordinals[i])) continue;
        if (positions.empty()) positions = postings.positions(number);
        block_.for_each_position(positions, i, [&](unsigned column, std::uint32_t position) {
          places_.push_back({ordinals[i], Place{column} << 32 | Place{position}});
        });
      }
    }
  }

  IndexView& view_;
  const store::impact::Segment& segment_;
  std::string_view before_;
  const OrdinalSet& articles_;
  store::impact::PostingBlock block_;
  std::vector<PlaceInArticle> places_;
};

}  // namespace

PlaceList find_open_phrase(IndexView& view, std::size_t segment, Leaf& lead,
                           std::span<const std::string> terms) {
  const store::impact::Segment& own = view.segments()[segment];
  const auto words = static_cast<Place>(terms.size() - 1);
  OrdinalSet with_lead(own.articles);
  lead.mark(with_lead);
  PlacesOfTerms of_terms(view, segment, terms[terms.size() - 2], with_lead);
  for_each_term(view.reader(), own, terms.back(),
                [&](std::string_view term, const auto& entry) { of_terms.add(term, entry); });
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
      last = std::lower_bound(last, lasts.end(), start + words);
      if (last == lasts.end()) break;
      if (*last == start + words && (starts.empty() || starts.back() != start)) starts.push_back(start);
    }
    if (!starts.empty()) phrases.add(last_words.ordinal(i), starts);
  }
  return phrases;
}

}  // namespace blattwerk::search::impact
