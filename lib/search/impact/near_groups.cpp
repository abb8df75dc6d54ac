#include "search/impact/near_groups.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search::impact {
namespace {

using Kind = MatchTree::Kind;

class NearGroups {
 public:
  explicit NearGroups(const std::vector<PhraseWeight>& weights) : weights_(weights) {}

  // Joins groups that stand behind each other and differ in one operand only, for each operand in turn.
  void join(std::vector<MatchTree>& alternatives) const {
    std::size_t operands = 0;
    for (const MatchTree& group : alternatives) {
      if (group.kind == Kind::near) operands = std::max(operands, group.children.size());
    }
    for (std::size_t operand = operands; operand-- > 0;) {
      std::vector<MatchTree> joined;
      for (MatchTree& group : alternatives) {
        if (!joined.empty() && differ_only_in(operand, joined.back(), group)) {
          add_spellings(joined.back().children[operand], std::move(group.children[operand]));
        } else {
          joined.push_back(std::move(group));
        }
      }
      alternatives = std::move(joined);
    }
  }

 private:
  bool differ_only_in(std::size_t operand, const MatchTree& a, const MatchTree& b) const {
    if (a.kind != Kind::near || b.kind != Kind::near || a.children.size() != b.children.size() ||
        operand >= a.children.size() || a.distance != b.distance) {
      return false;
    }
    for (std::size_t i = 0; i < a.children.size(); ++i) {
      if (i != operand && !same_spellings(a.children[i], b.children[i])) return false;
    }
    return may_join(first_spelling(a.children[operand]), first_spelling(b.children[operand]));
  }

  static const MatchTree& first_spelling(const MatchTree& operand) {
    return operand.kind == Kind::any ? operand.children.front() : operand;
  }

  // Whether two phrases are spellings of one operand.
  bool may_join(const MatchTree& a, const MatchTree& b) const {
    const PhraseWeight& first = weights_[a.phrase];
    const PhraseWeight& second = weights_[b.phrase];
    return a.terms.size() == b.terms.size() && a.columns == b.columns && first.unit == second.unit &&
           counts_once(first) && counts_once(second);
  }

  static bool counts_once(const PhraseWeight& weight) { return !weight.unit || weight.once_a_place; }

  bool same_spelling(const MatchTree& a, const MatchTree& b) const {
    return a.terms == b.terms && a.prefix == b.prefix && may_join(a, b) &&
           weights_[a.phrase].weight == weights_[b.phrase].weight;
  }

  bool same_spellings(const MatchTree& a, const MatchTree& b) const {
    if (a.kind != b.kind) return false;
    if (a.kind == Kind::phrase) return same_spelling(a, b);
    return std::ranges::equal(a.children, b.children, [&](const MatchTree& one, const MatchTree& other) {
      return same_spelling(one, other);
    });
  }

  static void add_spellings(MatchTree& operand, MatchTree added) {
    if (operand.kind != Kind::any) {
      MatchTree spellings{.kind = Kind::any};
      spellings.children.push_back(std::move(operand));
      operand = std::move(spellings);
    }
    if (added.kind != Kind::any) {
      operand.children.push_back(std::move(added));
    } else {
      std::ranges::move(added.children, std::back_inserter(operand.children));
    }
  }

  const std::vector<PhraseWeight>& weights_;
};

}  // namespace

void join_near_groups(MatchTree& tree, const std::vector<PhraseWeight>& weights) {
  for (MatchTree& child : tree.children) join_near_groups(child, weights);
  if (tree.kind != Kind::any) return;
  NearGroups(weights).join(tree.children);
  if (tree.children.size() > 1) return;
  MatchTree only = std::move(tree.children.front());
  tree = std::move(only);
}

}  // namespace blattwerk::search::impact
