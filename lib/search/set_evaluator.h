#pragma once

#include <optional>
#include <vector>

#include "search/article_text.h"
#include "search/key_set.h"
#include "search/match_marker.h"
#include "search/note.h"
#include "search/query.h"
#include "search/ranker.h"
#include "search/text_match_builder.h"
#include "search/time_limit.h"
#include "store/database.h"

namespace blattwerk::search {

/// Finds the articles that fulfil a node of a query, whatever it holds, as a set.
class SetEvaluator {
 public:
  /// All must outlive the evaluator.
  SetEvaluator(const store::Database& database, text::Analyzer& analyzer, ArticleSource& articles,
               Ranker& ranker, TextMatchBuilder& builder, const TimeLimit& limit, std::vector<Note>& notes)
      : database_(database),
        analyzer_(analyzer),
        articles_(articles),
        ranker_(ranker),
        builder_(builder),
        limit_(limit),
        notes_(notes) {}

  /// The articles that fulfil all of `nodes`; only those of `within`, where given. What needs the article's
  /// text is checked last.
  KeySet all_of(const std::vector<const Node*>& nodes, const KeySet* within);
  /// Of `found`, which are those that fulfil all of `nodes`, the articles that name the entities asked for;
  /// nothing where all of them do.
  std::optional<KeySet> naming(const std::vector<const Node*>& nodes, const KeySet& found);

  /// The articles that the expression of a match finds.
  KeySet matching(const TextMatch& match, const store::KeyInterval& keys = {});
  KeySet all_articles();

 private:
  KeySet evaluate(const Node& node, const KeySet* within);
  KeySet evaluate(const Everything&, const KeySet*);
  KeySet evaluate(const Word& word, const KeySet* within);
  KeySet evaluate(const Phrase& phrase, const KeySet* within);
  KeySet evaluate(const Near& near, const KeySet* within);
  KeySet evaluate(const EntityName& name, const KeySet*);
  KeySet evaluate(const Metadata& metadata, const KeySet*);
  KeySet evaluate(const Dated& dated, const KeySet*);
  KeySet evaluate(const Mentions& mentions, const KeySet*);
  KeySet evaluate(const Says& says, const KeySet* within);
  KeySet evaluate(const And& conjunction, const KeySet* within);
  KeySet evaluate(const Or& disjunction, const KeySet* within);
  KeySet evaluate(const Not& negation, const KeySet* within);

  KeySet text_leaf(const Node& node, const KeySet* within);
  bool has_exact_forms(store::ArticleKey key, const TextMatch& match, MatchMarker& marker);

  const store::Database& database_;
  text::Analyzer& analyzer_;
  ArticleSource& articles_;
  Ranker& ranker_;
  TextMatchBuilder& builder_;
  const TimeLimit& limit_;
  std::vector<Note>& notes_;
  bool only_named_ = false;   ///< whether derived mentions do not count
  bool met_derived_ = false;  ///< whether any did
};

}  // namespace blattwerk::search
