#include "search/impact/cursor_maker.h"

#include <algorithm>
#include <utility>

#include "search/impact/joined_cursor.h"
#include "search/impact/near_cursor.h"
#include "search/impact/open_phrase.h"
#include "search/impact/phrase_leaf.h"
#include "search/impact/prefix_terms.h"
#include "search/impact/term_set.h"

namespace blattwerk::search::impact {
namespace {

// So many terms of one unit and weight are read as a set.
constexpr std::size_t kManyTerms = 8;

}  // namespace

std::unique_ptr<TermCursor> CursorMaker::make_term(const std::string& term, unsigned columns) {
  const auto entry = reader_.find(segment_, store::impact::dictionary_key(term));
  return entry ? std::make_unique<TermCursor>(reader_, segment_, *entry, columns) : nullptr;
}

std::unique_ptr<TermLeaf> CursorMaker::make_term_leaf(const MatchTree& tree) {
  auto term = make_term(tree.terms.front(), tree.columns);
  return term ? std::make_unique<TermLeaf>(std::move(term), table_, tree.phrase, weights_[tree.phrase])
              : nullptr;
}

// The unit that a single term belongs to; nothing for whatever else.
std::optional<std::size_t> CursorMaker::unit_of(const MatchTree& tree) const {
  if (tree.kind != MatchTree::Kind::phrase || tree.terms.size() != 1) return std::nullopt;
  return weights_[tree.phrase].unit;
}

std::unique_ptr<Cursor> CursorMaker::make_phrase(const MatchTree& tree) {
  if (!tree.prefix) return make_closed_phrase(tree);
  return tree.terms.size() == 1 ? make_term_set(std::span(&tree, 1)) : make_open_phrase(tree);
}

std::unique_ptr<Cursor> CursorMaker::make_open_phrase(const MatchTree& tree) {
  MatchTree lead = tree;
  lead.prefix = false;
  lead.terms.pop_back();
  const auto leaf = make_closed_phrase(lead);
  if (!leaf) return nullptr;
  auto list = find_open_phrase(view_, number_, *leaf, tree.terms);
  if (list.empty()) return nullptr;
  return std::make_unique<ListedLeaf>(std::move(list), view_, number_, table_, tree.phrase,
                                      weights_[tree.phrase]);
}

std::unique_ptr<Leaf> CursorMaker::make_closed_phrase(const MatchTree& tree) {
  if (tree.terms.size() == 1) return make_term_leaf(tree);
  std::vector<std::unique_ptr<TermCursor>> terms;
  for (const std::string& term : tree.terms) {
    terms.push_back(make_term(term, tree.columns));
    if (!terms.back()) return nullptr;
  }
  std::vector<std::unique_ptr<TermCursor>> pairs;
  for (std::size_t i = 0; i + 1 < tree.terms.size(); ++i) {
    const auto pair = view_.pairs().find(segment_, tree.terms[i], tree.terms[i + 1]);
    if (!pair.listed) continue;
    if (!pair.entry) return nullptr;
    pairs.push_back(std::make_unique<TermCursor>(reader_, segment_, *pair.entry, tree.columns));
  }
  const PhraseWeight& weight = weights_[tree.phrase];
  const bool is_listed = tree.terms.size() == 2 && pairs.size() == 1;
  auto list = is_listed ? std::move(pairs.front()) : nullptr;
  if (is_listed) pairs.clear();
  auto phrase = std::make_unique<PhraseLeaf>(std::move(terms), std::move(pairs), table_, tree.phrase, weight);
  if (!list) return phrase;
  return std::make_unique<PairLeaf>(std::move(list), std::move(phrase), table_, tree.phrase, weight);
}

std::unique_ptr<Cursor> CursorMaker::make_unit(std::span<const MatchTree> terms) {
  if (terms.size() >= kManyTerms || std::ranges::any_of(terms, &MatchTree::prefix))
    return make_term_set(terms);
  std::vector<std::unique_ptr<TermLeaf>> leaves;
  for (const MatchTree& term : terms) {
    if (auto leaf = make_term_leaf(term)) leaves.push_back(std::move(leaf));
  }
  if (leaves.empty()) return nullptr;
  if (leaves.size() == 1) return std::move(leaves.front());
  return std::make_unique<UnitCursor>(std::move(leaves), table_);
}

std::unique_ptr<Cursor> CursorMaker::make_term_set(std::span<const MatchTree> terms) {
  auto cursor = std::make_unique<TermSetCursor>(view_, number_, table_, weights_[terms.front().phrase].idf);
  const auto weight_of = [this](const MatchTree& term) { return weights_[term.phrase].weight; };
  const bool once_a_place = weights_[terms.front().phrase].once_a_place;
  for (std::size_t i = 0; i < terms.size();) {
    const MatchTree& first = terms[i];
    TermSetLeaf& set = cursor->add_set(first.columns, first.phrase, weights_[first.phrase]);
    if (first.prefix) {
      for_each_term(reader_, segment_, first.terms.front(),
                    [&](std::string_view, const auto& entry) { cursor->add(set, entry); });
      ++i;
      continue;
    }
    if (!once_a_place) set.keep_repetitions();
    const auto is_alike = [&](const MatchTree& term) {
      return !term.prefix && once_a_place && weight_of(term) == set.weight() && term.columns == first.columns;
    };
    do {
      const std::string& term = terms[i].terms.front();
      const bool counts_already = std::ranges::any_of(terms, [&](const MatchTree& other) {
        return other.prefix && once_a_place && term.starts_with(other.terms.front()) &&
               weight_of(other) >= set.weight() && other.columns == first.columns;
      });
      if (const auto entry = reader_.find(segment_, store::impact::dictionary_key(term)))
        cursor->add(set, *entry, counts_already);
      ++i;
    } while (i < terms.size() && is_alike(terms[i]));
  }
  return cursor->cost() == 0 ? nullptr : std::move(cursor);
}

std::unique_ptr<Cursor> CursorMaker::make_near(const MatchTree& tree) {
  std::vector<NearCursor::Operand> operands;
  for (const MatchTree& child : tree.children) {
    auto cursor = make(child);
    if (!cursor) return nullptr;
    const MatchTree& spelling = child.children.empty() ? child : child.children.front();
    operands.push_back({std::move(cursor), static_cast<std::uint32_t>(spelling.terms.size())});
  }
  return std::make_unique<NearCursor>(std::move(operands), tree.distance);
}

std::vector<std::unique_ptr<Cursor>> CursorMaker::make_alternatives(const MatchTree& tree) {
  std::vector<std::unique_ptr<Cursor>> cursors;
  if (tree.kind != MatchTree::Kind::any) {
    if (auto cursor = make(tree)) cursors.push_back(std::move(cursor));
    return cursors;
  }
  for (std::size_t i = 0; i < tree.children.size();) {
    const auto unit = unit_of(tree.children[i]);
    if (!unit) {
      if (auto cursor = make(tree.children[i])) cursors.push_back(std::move(cursor));
      ++i;
      continue;
    }
    const std::size_t first = i;
    while (i < tree.children.size() && unit_of(tree.children[i]) == unit) ++i;
    if (auto cursor = make_unit(std::span(tree.children).subspan(first, i - first)))
      cursors.push_back(std::move(cursor));
  }
  return cursors;
}

std::unique_ptr<Cursor> CursorMaker::make(const MatchTree& tree) {
  switch (tree.kind) {
    case MatchTree::Kind::phrase:
      return make_phrase(tree);
    case MatchTree::Kind::near:
      return make_near(tree);
    case MatchTree::Kind::any: {
      auto children = make_alternatives(tree);
      if (children.empty()) return nullptr;
      if (children.size() == 1) return std::move(children.front());
      return std::make_unique<AnyCursor>(std::move(children));
    }
    case MatchTree::Kind::all: {
      std::vector<std::unique_ptr<Cursor>> children;
      for (const MatchTree& child : tree.children) {
        children.push_back(make(child));
        if (!children.back()) return nullptr;
      }
      return std::make_unique<AllCursor>(std::move(children));
    }
    case MatchTree::Kind::without: {
      auto wanted = make(tree.children.front());
      if (!wanted) return nullptr;
      std::vector<std::unique_ptr<Cursor>> unwanted;
      for (std::size_t i = 1; i < tree.children.size(); ++i) {
        if (auto cursor = make(tree.children[i])) unwanted.push_back(std::move(cursor));
      }
      if (unwanted.empty()) return wanted;
      return std::make_unique<WithoutCursor>(std::move(wanted), std::move(unwanted));
    }
  }
  return nullptr;
}

}  // namespace blattwerk::search::impact
