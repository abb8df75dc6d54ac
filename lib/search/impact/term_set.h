#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/cursor.h"
#include "search/impact/index_view.h"
#include "search/impact/term_cursor.h"

namespace blattwerk::search::impact {

/// Many terms that count as one, such as all that begin with some letters: wherever one of them stands it
/// stands, at each place once. Knows where it stands only in articles that are looked at; which these are,
/// TermSetCursor tells.
class TermSetLeaf : public Leaf {
 public:
  /// `reader` and `segment` must outlive it.
  TermSetLeaf(store::impact::IndexReader& reader, const store::impact::Segment& segment, unsigned columns,
              std::size_t phrase, const PhraseWeight& weight)
      : Leaf(phrase, weight), reader_(reader), segment_(segment), columns_(columns), set_(segment.articles) {}
  /// To be called for every term before anything else is. Calls `visit` with each of its articles and counts.
  template <typename Visit>
  void add(const store::impact::TermEntry& entry, Visit visit);

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override;
  double most_at(std::uint32_t ordinal, double) override { return seek(ordinal) == ordinal ? idf() : 0; }
  std::uint64_t cost() const override { return postings_count_; }
  void mark(OrdinalSet& set) override { set.unite(set_); }
  store::impact::ColumnCounts counts() override;
  void occurrences(std::vector<Occurrence>& out) override;
  /// Of a single term whole: what stands at one place more than once counts so.
  void keep_repetitions() { keeps_repetitions_ = true; }

 private:
  /// An article that a rare term stands in, and where in `places_` it says so.
  struct Posting {
    std::uint32_t ordinal;
    std::uint32_t first_place;
    std::uint32_t places;
  };

  store::impact::ColumnCounts in_columns(store::impact::ColumnCounts counts) const;
  void sort_postings();

  store::impact::IndexReader& reader_;
  const store::impact::Segment& segment_;
  unsigned columns_;
  OrdinalSet set_;
  std::uint64_t postings_count_ = 0;
  std::vector<Posting> postings_;  ///< of terms of one block
  std::vector<Occurrence> places_;
  bool sorted_ = false;
  bool keeps_repetitions_ = false;
  std::size_t at_posting_ = 0;
  std::vector<std::unique_ptr<TermCursor>> cursors_;  ///< of the others
  std::uint32_t ordinal_ = 0;
  bool started_ = false;
  store::impact::PostingList list_;
  std::vector<Occurrence> found_;
};

/// A unit whose terms are too many to be merged as cursors. All postings are read at the start, term after
/// term, and the frequencies summed up article by article; so the bound of an article is nearly its score,
/// and hardly one is looked at in vain.
class TermSetCursor : public Cursor {
 public:
  /// All must outlive it.
  TermSetCursor(IndexView& view, std::size_t segment, const BoundTable& table, double idf);

  TermSetLeaf& add_set(unsigned columns, std::size_t phrase, const PhraseWeight& weight);
  /// Adds a term to a set that was just made. Its frequency is not summed up where another set has the term
  /// too, with the same places and no less weight.
  void add(TermSetLeaf& set, const store::impact::TermEntry& entry, bool counts_already = false);

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override;
  bool bounds_articles() const override { return true; }
  double most_at(std::uint32_t ordinal, double held_back) override;
  std::uint64_t cost() const override;
  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  void mark(OrdinalSet& set) override { set.unite(set_); }
  bool unmoved_by_mark() const override { return true; }

 private:
  IndexView& view_;
  std::size_t number_;
  const BoundTable& table_;
  double idf_;
  OrdinalSet set_;
  std::vector<float> frequencies_;  ///< of each article, as bounds have them, weighted
  std::vector<std::unique_ptr<TermSetLeaf>> leaves_;
};

}  // namespace blattwerk::search::impact
