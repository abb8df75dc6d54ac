#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/impact/bound_table.h"
#include "search/impact/cursor.h"
#include "search/impact/index_view.h"
#include "search/impact/match_tree.h"
#include "search/impact/term_cursor.h"

namespace blattwerk::search::impact {

/// Makes the cursor of an expression. Null where the segment has no match.
class CursorMaker {
 public:
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
  std::unique_ptr<Leaf> make_closed_phrase(const MatchTree& tree);
  std::unique_ptr<Cursor> make_open_phrase(const MatchTree& tree);
  std::unique_ptr<Cursor> make_near(const MatchTree& tree);
  std::unique_ptr<Cursor> make_unit(std::span<const MatchTree> terms);
  std::unique_ptr<Cursor> make_term_set(std::span<const MatchTree> terms);
  std::optional<std::size_t> unit_of(const MatchTree& tree) const;

  IndexView& view_;
  std::size_t number_;
  store::impact::IndexReader& reader_;
  const store::impact::Segment& segment_;
  const BoundTable& table_;
  const std::vector<PhraseWeight>& weights_;
};

}  // namespace blattwerk::search::impact
