#include "search/impact/cursor.h"

#include <algorithm>
#include <utility>

#include "search/impact/term_set.h"
#include "store/impact/bound_code.h"

namespace blattwerk::search::impact {
namespace {

using store::kFtsColumns;
using store::impact::BlockBound;
using store::impact::ColumnCounts;
using store::impact::DamagedIndex;

// Where the smallest list of a conjunction is this many times smaller than all together, it is cheaper to
// look its articles up in the others than to read those.
constexpr std::uint64_t kSkewed = 16;

// So many terms of one unit and weight are read as a set.
constexpr std::size_t kManyTerms = 8;

class AllCursor : public Cursor {
 public:
  explicit AllCursor(std::vector<std::unique_ptr<Cursor>> children) : children_(std::move(children)) {
    std::ranges::sort(children_, {}, [](const auto& child) { return child->cost(); });
  }

  std::uint32_t seek(std::uint32_t target) override {
    for (std::size_t i = 0; i < children_.size();) {
      const std::uint32_t found = children_[i]->seek(target);
      if (found == kEnd) return kEnd;
      if (found == target) {
        ++i;
      } else {
        target = found;
        i = i == 0 ? 1 : 0;
      }
    }
    return target;
  }

  Bound bound(std::uint32_t from) override {
    Bound all{0, kEnd};
    for (const auto& child : children_) {
      const Bound own = child->bound(from);
      all.score += own.score;
      all.last = std::min(all.last, own.last);
    }
    return all;
  }

  std::uint64_t cost() const override { return children_.front()->cost(); }

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override {
    const std::size_t before = found.size();
    for (const auto& child : children_) {
      if (child->collect(ordinal, found)) continue;
      found.resize(before);
      return false;
    }
    return true;
  }

  void mark(OrdinalSet& set) override {
    std::uint64_t all = 0;
    for (const auto& child : children_) all += child->cost();
    if (cost() * kSkewed < all) {
      Cursor::mark(set);
      return;
    }
    OrdinalSet common(set.size());
    children_.front()->mark(common);
    for (std::size_t i = 1; i < children_.size(); ++i) {
      OrdinalSet own(set.size());
      children_[i]->mark(own);
      common.intersect(own);
    }
    set.unite(common);
  }

 private:
  std::vector<std::unique_ptr<Cursor>> children_;
};

class AnyCursor : public Cursor {
 public:
  explicit AnyCursor(std::vector<std::unique_ptr<Cursor>> children) : children_(std::move(children)) {}

  std::uint32_t seek(std::uint32_t target) override {
    std::uint32_t first = kEnd;
    for (const auto& child : children_) first = std::min(first, child->seek(target));
    return first;
  }

  Bound bound(std::uint32_t from) override {
    Bound all{0, kEnd};
    for (const auto& child : children_) {
      const Bound own = child->bound(from);
      all.score += own.score;
      all.last = std::min(all.last, own.last);
    }
    return all;
  }

  bool bounds_articles() const override {
    return std::ranges::any_of(children_, [](const auto& child) { return child->bounds_articles(); });
  }

  std::uint64_t cost() const override {
    std::uint64_t all = 0;
    for (const auto& child : children_) all += child->cost();
    return all;
  }

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override {
    bool any = false;
    for (const auto& child : children_) any |= child->collect(ordinal, found);
    return any;
  }

  bool unmoved_by_mark() const override {
    return std::ranges::all_of(children_, [](const auto& child) { return child->unmoved_by_mark(); });
  }

  void mark(OrdinalSet& set) override {
    for (const auto& child : children_) child->mark(set);
  }

 private:
  std::vector<std::unique_ptr<Cursor>> children_;
};

// The terms of one unit: a word, its equal part, other spellings.
class UnitCursor : public Cursor {
 public:
  UnitCursor(std::vector<std::unique_ptr<TermLeaf>> terms, const BoundTable& table)
      : terms_(std::move(terms)), table_(table) {}

  std::uint32_t seek(std::uint32_t target) override {
    std::uint32_t first = kEnd;
    for (const auto& term : terms_) first = std::min(first, term->seek(target));
    return first;
  }

  Bound bound(std::uint32_t from) override {
    if (known_ && from <= bound_.last) return bound_;
    known_ = true;
    bound_ = {0, kEnd};
    blocks_.clear();
    BlockBound pairs;
    for (const auto& term : terms_) {
      const std::uint32_t last = term->term().bound(from, pairs);
      if (last == kEnd) continue;
      blocks_.push_back({pairs, term->weight()});
      bound_.last = std::min(bound_.last, last);
    }
    bound_.score = table_.joint_part(blocks_) * terms_.front()->idf();
    return bound_;
  }

  std::uint64_t cost() const override {
    std::uint64_t all = 0;
    for (const auto& term : terms_) all += term->cost();
    return all;
  }

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override {
    bool any = false;
    for (const auto& term : terms_) any |= term->collect(ordinal, found);
    return any;
  }

  bool unmoved_by_mark() const override { return true; }

  void mark(OrdinalSet& set) override {
    for (const auto& term : terms_) term->mark(set);
  }

 private:
  std::vector<std::unique_ptr<TermLeaf>> terms_;
  const BoundTable& table_;
  std::vector<BoundTable::Weighted> blocks_;
  bool known_ = false;
  Bound bound_{0, kEnd};
};

class WithoutCursor : public Cursor {
 public:
  WithoutCursor(std::unique_ptr<Cursor> wanted, std::vector<std::unique_ptr<Cursor>> unwanted)
      : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {}

  std::uint32_t seek(std::uint32_t target) override {
    std::uint32_t found = wanted_->seek(target);
    while (found != kEnd && excluded(found)) found = wanted_->seek(found + 1);
    return found;
  }

  Bound bound(std::uint32_t from) override { return wanted_->bound(from); }
  std::uint64_t cost() const override { return wanted_->cost(); }

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override {
    return !excluded(ordinal) && wanted_->collect(ordinal, found);
  }

 private:
  bool excluded(std::uint32_t ordinal) {
    return std::ranges::any_of(unwanted_,
                               [ordinal](const auto& cursor) { return cursor->seek(ordinal) == ordinal; });
  }

  std::unique_ptr<Cursor> wanted_;
  std::vector<std::unique_ptr<Cursor>> unwanted_;
};

}  // namespace

void Cursor::mark(OrdinalSet& set) {
  for (std::uint32_t at = seek(0); at != kEnd; at = seek(at + 1)) set.add(at);
}

bool Leaf::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  if (seek(ordinal) != ordinal) return false;
  found.push_back(this);
  return true;
}

TermCursor::TermCursor(store::impact::IndexReader& reader, const store::impact::Segment& segment,
                       const store::impact::TermEntry& entry, unsigned columns)
    : postings_(reader, entry), columns_(columns) {
  if (postings_.last(postings_.blocks() - 1) >= segment.articles) throw DamagedIndex();
}

bool TermCursor::in_columns(std::size_t index) const {
  if (columns_ == MatchTree::kAllColumns) return true;
  const ColumnCounts counts = block_.counts(index);
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    if ((columns_ >> column & 1u) != 0 && counts[column] > 0) return true;
  }
  return false;
}

bool TermCursor::load(std::size_t block) {
  number_ = block;
  index_ = 0;
  read_ = true;
  if (block < postings_.blocks()) {
    postings_.read(block, block_);
    return true;
  }
  ordinal_ = kEnd;
  positioned_ = true;
  return false;
}

// The first block from `from` on that reaches up to `target`: by doubling steps, then by halving them.
std::size_t TermCursor::find_block(std::size_t from, std::uint32_t target) const {
  const std::size_t blocks = postings_.blocks();
  std::size_t low = from;
  std::size_t step = 1;
  while (low + step < blocks && postings_.last(low + step - 1) < target) {
    low += step;
    step *= 2;
  }
  std::size_t high = std::min(low + step, blocks);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (postings_.last(middle) < target) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::uint32_t TermCursor::seek(std::uint32_t target) {
  if (positioned_ && ordinal_ >= target) return ordinal_;
  if (!read_ || postings_.last(number_) < target) {
    if (!load(find_block(read_ ? number_ + 1 : 0, target))) return kEnd;
  }
  for (;;) {
    const auto ordinals = block_.ordinals();
    while (index_ < ordinals.size() && (ordinals[index_] < target || !in_columns(index_))) ++index_;
    if (index_ < ordinals.size()) {
      positioned_ = true;
      return ordinal_ = ordinals[index_];
    }
    if (!load(number_ + 1)) return kEnd;
  }
}

ColumnCounts TermCursor::counts() const {
  ColumnCounts counts = block_.counts(index_);
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    if ((columns_ >> column & 1u) == 0) counts[column] = 0;
  }
  return counts;
}

void TermCursor::occurrences(std::vector<Occurrence>& out) {
  positions_.clear();
  block_.read_positions(postings_.positions(number_), index_, positions_);
  const ColumnCounts counts = block_.counts(index_);
  auto position = positions_.begin();
  for (unsigned column = 0; column < kFtsColumns; ++column) {
    for (std::uint32_t i = 0; i < counts[column]; ++i, ++position) {
      if ((columns_ >> column & 1u) != 0) {
        out.push_back({static_cast<std::uint8_t>(column), static_cast<std::int32_t>(*position)});
      }
    }
  }
}

std::uint32_t TermCursor::bound(std::uint32_t from, BlockBound& pairs) {
  while (bound_number_ < postings_.blocks() && postings_.last(bound_number_) < from) ++bound_number_;
  if (bound_number_ == postings_.blocks()) return kEnd;
  if (const auto bound = postings_.bound(bound_number_)) {
    pairs = *bound;
  } else {
    if (!only_bound_) {
      if (!read_) load(0);
      std::uint32_t most = 0;
      for (std::size_t i = 0; i < block_.ordinals().size(); ++i) {
        most = std::max(most, store::impact::bound_frequency(block_.counts(i)));
      }
      only_bound_.emplace();
      only_bound_->frequency.fill(store::impact::code_rounded_up(most));
      only_bound_->length.fill(0);
    }
    pairs = *only_bound_;
  }
  return postings_.last(bound_number_);
}

void TermCursor::mark(OrdinalSet& set) {
  for (std::size_t number = 0; number < postings_.blocks(); ++number) {
    postings_.read(number, block_);
    const auto ordinals = block_.ordinals();
    if (columns_ == MatchTree::kAllColumns) {
      for (const std::uint32_t ordinal : ordinals) set.add(ordinal);
    } else {
      for (std::size_t i = 0; i < ordinals.size(); ++i) {
        if (in_columns(i)) set.add(ordinals[i]);
      }
    }
  }
}

Bound TermLeaf::bound(std::uint32_t from) {
  if (bound_score_ < 0 || from > bound_last_) {
    BlockBound pairs;
    bound_last_ = term_->bound(from, pairs);
    bound_score_ = bound_last_ == kEnd ? 0 : table_.part(pairs, weight()) * idf();
  }
  return {bound_score_, bound_last_};
}

PhraseLeaf::PhraseLeaf(std::vector<std::unique_ptr<TermCursor>> terms, const BoundTable& table,
                       std::size_t phrase, double weight, double idf)
    : Leaf(phrase, weight, idf), terms_(std::move(terms)), table_(table), places_of_terms_(terms_.size()) {
  for (const auto& term : terms_) by_cost_.push_back(term.get());
  std::ranges::sort(by_cost_, {}, &TermCursor::documents);
}

std::uint32_t PhraseLeaf::seek(std::uint32_t target) {
  if (started_ && ordinal_ >= target) return ordinal_;
  started_ = true;
  for (;; ++target) {
    for (std::size_t i = 0; i < by_cost_.size();) {
      const std::uint32_t found = by_cost_[i]->seek(target);
      if (found == kEnd) return ordinal_ = kEnd;
      if (found == target) {
        ++i;
      } else {
        target = found;
        i = i == 0 ? 1 : 0;
      }
    }
    if (find_places()) return ordinal_ = target;
  }
}

// As FTS5 does it, so that what stands twice at one place counts the same.
bool PhraseLeaf::find_places() {
  places_.clear();
  std::vector<std::size_t> at(terms_.size());
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    places_of_terms_[i].clear();
    terms_[i]->occurrences(places_of_terms_[i]);
    if (places_of_terms_[i].empty()) return false;
  }
  const auto moved = [](Occurrence place, std::size_t by) {
    place.position += static_cast<std::int32_t>(by);
    return place;
  };
  Occurrence start = places_of_terms_[0][0];
  for (;;) {
    bool all = false;
    while (!all) {
      all = true;
      for (std::size_t i = 0; i < terms_.size(); ++i) {
        const auto& places = places_of_terms_[i];
        const Occurrence wanted = moved(start, i);
        if (places[at[i]] == wanted) continue;
        all = false;
        while (places[at[i]] < wanted) {
          if (++at[i] == places.size()) return !places_.empty();
        }
        if (places[at[i]] > wanted) {
          start = places[at[i]];
          start.position -= static_cast<std::int32_t>(i);
        }
      }
    }
    places_.push_back(start);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (++at[i] == places_of_terms_[i].size()) return true;
    }
    start = places_of_terms_[0][at[0]];
  }
}

Bound PhraseLeaf::bound(std::uint32_t from) {
  // It stands no more often than any of its terms.
  Bound least{1, kEnd};
  BlockBound pairs;
  for (const auto& term : terms_) {
    const std::uint32_t last = term->bound(from, pairs);
    least.score = std::min(least.score, last == kEnd ? 0 : table_.part(pairs, weight()));
    least.last = std::min(least.last, last);
  }
  least.score *= idf();
  return least;
}

std::uint64_t PhraseLeaf::cost() const {
  return by_cost_.front()->documents();
}

ColumnCounts PhraseLeaf::counts() {
  ColumnCounts counts{};
  for (const Occurrence& place : places_) ++counts[place.column];
  return counts;
}

void PhraseLeaf::occurrences(std::vector<Occurrence>& out) {
  out.insert(out.end(), places_.begin(), places_.end());
}

std::unique_ptr<TermCursor> CursorMaker::make_term(const std::string& term, unsigned columns) {
  const auto entry = reader_.find(segment_, store::impact::dictionary_key(term), keeper_);
  return entry ? std::make_unique<TermCursor>(reader_, segment_, *entry, columns) : nullptr;
}

std::unique_ptr<TermLeaf> CursorMaker::make_term_leaf(const MatchTree& tree) {
  auto term = make_term(tree.terms.front(), tree.columns);
  const auto& [weight, idf, unit, once_a_place] = weights_[tree.phrase];
  return term ? std::make_unique<TermLeaf>(std::move(term), table_, tree.phrase, weight, idf) : nullptr;
}

// The unit that a single term belongs to; nothing for whatever else.
std::optional<std::size_t> CursorMaker::unit_of(const MatchTree& tree) const {
  if (tree.kind != MatchTree::Kind::phrase || tree.terms.size() != 1) return std::nullopt;
  return weights_[tree.phrase].unit;
}

std::unique_ptr<Cursor> CursorMaker::make_phrase(const MatchTree& tree) {
  if (tree.prefix) return make_term_set(std::span(&tree, 1));
  if (tree.terms.size() == 1) return make_term_leaf(tree);
  const auto& [weight, idf, unit, once_a_place] = weights_[tree.phrase];
  std::vector<std::unique_ptr<TermCursor>> terms;
  for (const std::string& term : tree.terms) {
    terms.push_back(make_term(term, tree.columns));
    if (!terms.back()) return nullptr;
  }
  return std::make_unique<PhraseLeaf>(std::move(terms), table_, tree.phrase, weight, idf);
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
    TermSetLeaf& set = cursor->add_set(first.columns, first.phrase, weight_of(first));
    if (first.prefix) {
      add_prefix(*cursor, set, first.terms.front());
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
      if (const auto entry = reader_.find(segment_, store::impact::dictionary_key(term), keeper_))
        cursor->add(set, *entry, counts_already);
      ++i;
    } while (i < terms.size() && is_alike(terms[i]));
  }
  return cursor->cost() == 0 ? nullptr : std::move(cursor);
}

void CursorMaker::add_prefix(TermSetCursor& cursor, TermSetLeaf& set, std::string_view beginning) {
  const bool of_parts = beginning.starts_with(text::kPartMark);
  if (of_parts) beginning.remove_prefix(1);
  store::impact::DictionaryScan scan(reader_.database(), segment_, beginning);
  while (scan.next() && scan.key().starts_with(beginning)) {
    const bool wanted =
        store::impact::is_part_key(scan.key()) == of_parts && scan.key() != store::kParagraphBreak;
    if (wanted) cursor.add(set, scan.entry());
  }
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
