#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/index_view.h"
#include "search/impact/match_tree.h"
#include "search/impact/ordinal_set.h"
#include "search/ranking.h"
#include "store/impact/index_reader.h"

namespace blattwerk::search::impact {

/// Behind the last article of any segment.
inline constexpr std::uint32_t kEnd = 0xFFFFFFFFu;

/// What no article up to `last` can exceed.
struct Bound {
  double score;
  std::uint32_t last;
};

class Leaf;
class TermSetCursor;
class TermSetLeaf;

/// Walks the articles of a segment that a part of the expression matches, in ascending order.
class Cursor {
 public:
  virtual ~Cursor() = default;

  /// The first match from `target` on, or kEnd. Targets never go back.
  virtual std::uint32_t seek(std::uint32_t target) = 0;
  /// Bounds the scores from `from` on, which never goes back either. Moves no match.
  virtual Bound bound(std::uint32_t from) = 0;
  /// Whether its bounds are of single articles rather than of blocks.
  virtual bool bounds_articles() const { return false; }
  /// How many postings lie under it.
  virtual std::uint64_t cost() const = 0;
  /// Whether the article matches; appends the phrases that stand in it for this match.
  virtual bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) = 0;
  /// Adds all matches. The cursor must not have been moved, and is of no use afterwards unless it says so.
  virtual void mark(OrdinalSet& set);
  virtual bool unmoved_by_mark() const { return false; }
};

/// A phrase of the expression.
class Leaf : public Cursor {
 public:
  /// `weight` is that of a whole occurrence, `idf` that of its unit.
  Leaf(std::size_t phrase, double weight, double idf) : phrase_(phrase), weight_(weight), idf_(idf) {}

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  std::size_t phrase() const { return phrase_; }

  /// How often it stands in each column of the article it is at.
  virtual store::impact::ColumnCounts counts() = 0;
  /// Appends where it stands there, in order.
  virtual void occurrences(std::vector<Occurrence>& out) = 0;

  double weight() const { return weight_; }
  double idf() const { return idf_; }

 private:
  std::size_t phrase_;
  double weight_;
  double idf_;
};

/// Walks the postings of one term.
class TermCursor {
 public:
  TermCursor(store::impact::IndexReader& reader, const store::impact::Segment& segment,
             const store::impact::TermEntry& entry, unsigned columns);

  std::uint32_t seek(std::uint32_t target);
  std::uint32_t ordinal() const { return ordinal_; }
  store::impact::ColumnCounts counts() const;
  void occurrences(std::vector<Occurrence>& out);
  /// The pairs that bound the block from `from` on, and its last article; kEnd behind the last block.
  std::uint32_t bound(std::uint32_t from, store::impact::BlockBound& pairs);
  std::uint32_t documents() const { return postings_.documents(); }
  void mark(OrdinalSet& set);

 private:
  bool in_columns(std::size_t index) const;
  bool load(std::size_t block);
  std::size_t find_block(std::size_t from, std::uint32_t target) const;

  store::impact::TermPostings postings_;
  unsigned columns_;
  store::impact::PostingBlock block_;
  std::size_t number_ = 0;  ///< of the block that was read
  bool read_ = false;
  std::size_t index_ = 0;
  bool positioned_ = false;
  std::uint32_t ordinal_ = 0;  ///< where it is, once positioned
  std::size_t bound_number_ = 0;
  std::optional<store::impact::BlockBound> only_bound_;  ///< of a term of one block
  std::vector<std::uint32_t> positions_;
};

class TermLeaf : public Leaf {
 public:
  TermLeaf(std::unique_ptr<TermCursor> term, const BoundTable& table, std::size_t phrase, double weight,
           double idf)
      : Leaf(phrase, weight, idf), term_(std::move(term)), table_(table) {}

  std::uint32_t seek(std::uint32_t target) override { return term_->seek(target); }
  Bound bound(std::uint32_t from) override;
  std::uint64_t cost() const override { return term_->documents(); }
  void mark(OrdinalSet& set) override { term_->mark(set); }
  bool unmoved_by_mark() const override { return true; }
  TermCursor& term() { return *term_; }
  store::impact::ColumnCounts counts() override { return term_->counts(); }
  void occurrences(std::vector<Occurrence>& out) override { term_->occurrences(out); }

 private:
  std::unique_ptr<TermCursor> term_;
  const BoundTable& table_;
  std::uint32_t bound_last_ = 0;
  double bound_score_ = -1;  ///< up to bound_last_, once it is known
};

/// Several terms one behind the other.
class PhraseLeaf : public Leaf {
 public:
  PhraseLeaf(std::vector<std::unique_ptr<TermCursor>> terms, const BoundTable& table, std::size_t phrase,
             double weight, double idf);

  std::uint32_t seek(std::uint32_t target) override;
  Bound bound(std::uint32_t from) override;
  std::uint64_t cost() const override;
  store::impact::ColumnCounts counts() override;
  void occurrences(std::vector<Occurrence>& out) override;

 private:
  bool find_places();

  std::vector<std::unique_ptr<TermCursor>> terms_;
  std::vector<TermCursor*> by_cost_;
  const BoundTable& table_;
  std::uint32_t ordinal_ = kEnd;
  bool started_ = false;
  std::vector<std::vector<Occurrence>> places_of_terms_;
  std::vector<Occurrence> places_;
};

/// Makes the cursor of an expression. Null where the segment has no match.
class CursorMaker {
 public:
  struct PhraseWeight {
    double weight = 1;
    double idf = 1;
    std::optional<std::size_t> unit = {};
    bool once_a_place = true;  ///< what several phrases of the unit have at one place counts once
  };

  /// All must outlive the cursors; `weights` has one for each phrase.
  CursorMaker(IndexView& view, std::size_t segment, const BoundTable& table,
              const std::vector<PhraseWeight>& weights)
      : view_(view),
        number_(segment),
        reader_(view.reader()),
        segment_(view.segments()[segment]),
        table_(table),
        weights_(weights) {}

  std::unique_ptr<Cursor> make(const MatchTree& tree);
  /// The alternatives of a node that any of its children matches, those that have matches, the terms of one
  /// unit together; else the node alone.
  std::vector<std::unique_ptr<Cursor>> make_alternatives(const MatchTree& tree);

 private:
  std::unique_ptr<TermCursor> make_term(const std::string& term, unsigned columns);
  std::unique_ptr<TermLeaf> make_term_leaf(const MatchTree& tree);
  std::unique_ptr<Cursor> make_phrase(const MatchTree& tree);
  std::unique_ptr<Cursor> make_unit(std::span<const MatchTree> terms);
  std::unique_ptr<Cursor> make_term_set(std::span<const MatchTree> terms);
  void add_prefix(TermSetCursor& cursor, TermSetLeaf& set, std::string_view beginning);
  std::optional<std::size_t> unit_of(const MatchTree& tree) const;

  IndexView& view_;
  std::size_t number_;
  store::impact::IndexReader& reader_;
  const store::impact::Segment& segment_;
  const BoundTable& table_;
  const std::vector<PhraseWeight>& weights_;
  std::string keeper_;
};

}  // namespace blattwerk::search::impact
