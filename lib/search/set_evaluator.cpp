#include "search/set_evaluator.h"

#include <algorithm>
#include <utility>

#include "search/date_expression.h"
#include "search/expressible.h"
#include "search/query_field.h"
#include "search/quotation_finder.h"
#include "search/value_condition.h"

namespace blattwerk::search {
namespace {

KeySet collect(store::Statement& statement) {
  KeySet keys;
  while (statement.step()) keys.add(statement.integer(0));
  return keys;
}

// What must look at texts is done last, when few articles are left.
int cost(const Node& node) {
  if (std::holds_alternative<Not>(node.value)) return 2;
  if (const auto* word = std::get_if<Word>(&node.value); word && word->exact) return 3;
  if (const auto* phrase = std::get_if<Phrase>(&node.value); phrase && phrase->exact) return 3;
  if (std::holds_alternative<Near>(node.value) || std::holds_alternative<Says>(node.value)) return 3;
  return std::holds_alternative<EntityName>(node.value) || std::holds_alternative<Metadata>(node.value) ? 0
                                                                                                        : 1;
}

}  // namespace

KeySet SetEvaluator::all_of(const std::vector<const Node*>& nodes, const KeySet* within) {
  std::vector<const Node*> ordered = nodes;
  std::ranges::stable_sort(ordered, {}, [](const Node* node) { return cost(*node); });
  KeySet result;
  const KeySet* narrowed = within;
  for (const Node* node : ordered) {
    KeySet found;
    if (const auto* negation = std::get_if<Not>(&node->value); negation && narrowed) {
      found = evaluate(*negation, narrowed);
    } else {
      found = evaluate(*node, narrowed);
    }
    if (narrowed) found.intersect(*narrowed);
    result = std::move(found);
    narrowed = &result;
  }
  return result;
}

std::optional<KeySet> SetEvaluator::naming(const std::vector<const Node*>& nodes, const KeySet& found) {
  if (!met_derived_) return std::nullopt;
  only_named_ = true;
  KeySet named = all_of(nodes, &found);
  only_named_ = false;
  return named;
}

KeySet SetEvaluator::matching(const TextMatch& match, const store::KeyInterval& keys) {
  if (match.expression.empty()) return all_articles();
  KeySet found;
  const RankingWeights weights;  // of no account where none is to be ranked
  const RankRequest request{
      .match = match, .weights = weights, .keys = {keys}, .count = 0, .matched = &found};
  if (!ranker_.rank(request).complete) throw store::DatabaseError("the time is up", SQLITE_INTERRUPT);
  return found;
}

KeySet SetEvaluator::all_articles() {
  auto statement = database_.prepare("SELECT key FROM article ORDER BY key");
  return collect(statement);
}

KeySet SetEvaluator::evaluate(const Node& node, const KeySet* within) {
  if (expressible(node)) return matching(builder_.build({&node}, WordMode::all));
  return std::visit([&](const auto& value) { return evaluate(value, within); }, node.value);
}

KeySet SetEvaluator::evaluate(const Everything&, const KeySet*) {
  return all_articles();
}
KeySet SetEvaluator::evaluate(const Word& word, const KeySet* within) {
  return text_leaf(Node{word}, within);
}
KeySet SetEvaluator::evaluate(const Phrase& phrase, const KeySet* within) {
  return text_leaf(Node{phrase}, within);
}
KeySet SetEvaluator::evaluate(const Near& near, const KeySet* within) {
  return text_leaf(Node{near}, within);
}

KeySet SetEvaluator::evaluate(const EntityName& written, const KeySet*) {
  EntityName name = written;
  name.exact = name.exact || only_named_;
  const ValueCondition condition = *value_condition(database_, Node{name}, notes_);
  met_derived_ = met_derived_ || without_derived({&condition, 1}).has_value();
  return keys_with(database_, condition);
}
KeySet SetEvaluator::evaluate(const Metadata& metadata, const KeySet*) {
  return keys_with(database_, *value_condition(database_, Node{metadata}, notes_));
}

KeySet SetEvaluator::evaluate(const Dated& dated, const KeySet*) {
  const auto range = store::keys_in_range(dated.range);
  auto statement = database_.prepare("SELECT key FROM article WHERE key BETWEEN ?1 AND ?2");
  statement.bind(1, range.interval.first).bind(2, range.interval.last);
  KeySet keys;
  while (statement.step()) {
    if (contains(range, statement.integer(0))) keys.add(statement.integer(0));
  }
  return keys;
}

KeySet SetEvaluator::evaluate(const Mentions& mentions, const KeySet*) {
  // As with the articles' own dates, what is spoken of must lie in the range as a whole.
  constexpr std::int64_t kEver = 10'000'000;
  const auto day = [](const std::optional<PartialDate>& date, std::int64_t otherwise) {
    return date ? std::int64_t{date->days_since_epoch()} : otherwise;
  };
  auto statement = database_.prepare(
      "SELECT article_key FROM date_mention WHERE first_day BETWEEN ?1 AND ?2 AND last_day <= ?2");
  statement.bind(1, day(mentions.range.first, -kEver)).bind(2, day(mentions.range.last, kEver));
  return collect(statement);
}

KeySet SetEvaluator::evaluate(const Says& says, const KeySet* within) {
  QuotationFinder finder(database_, analyzer_, builder_, says);
  if (!finder.knows_speaker()) add_note(notes_, {NoteKind::unknown_entity, 0, 0, says.speaker});
  KeySet keys = finder.articles();
  if (within) keys.intersect(*within);
  if (says.words.empty()) return keys;
  for (const Node& word : says.words) keys.intersect(evaluate(word, &keys));
  keys.keep_if([&](store::ArticleKey key) {
    ArticleHead head;
    return !limit_.expired() && articles_.read_head(key, head) &&
           !finder.find(head, articles_.read_paragraphs(head.id)).empty();
  });
  return keys;
}

KeySet SetEvaluator::evaluate(const And& conjunction, const KeySet* within) {
  std::vector<const Node*> nodes;
  for (const Node& operand : conjunction.operands) nodes.push_back(&operand);
  return all_of(nodes, within);
}

KeySet SetEvaluator::evaluate(const Or& disjunction, const KeySet* within) {
  KeySet keys;
  for (const Node& operand : disjunction.operands) keys.unite(evaluate(operand, within));
  return keys;
}

KeySet SetEvaluator::evaluate(const Not& negation, const KeySet* within) {
  // What is excluded is excluded by derived mentions, too.
  const bool only_named = std::exchange(only_named_, false);
  KeySet keys = within ? *within : all_articles();
  keys.subtract(evaluate(negation.operand.front(), within));
  only_named_ = only_named;
  return keys;
}

KeySet SetEvaluator::text_leaf(const Node& node, const KeySet* within) {
  const TextMatch match = builder_.build({&node}, WordMode::all);
  KeySet candidates = matching(match);
  if (within) candidates.intersect(*within);
  const bool exact =
      std::ranges::any_of(match.units, [](const TextUnit& unit) { return !unit.exact_forms.empty(); });
  if (!exact) return candidates;
  KeySet found;
  MatchMarker marker(match, analyzer_);
  candidates.for_each([&](store::ArticleKey key) {
    if (!limit_.expired() && has_exact_forms(key, match, marker)) found.add(key);
  });
  return found;
}

bool SetEvaluator::has_exact_forms(store::ArticleKey key, const TextMatch& match, MatchMarker& marker) {
  ArticleHead head;
  if (!articles_.read_head(key, head)) return false;
  std::vector<bool> missing;
  for (const TextUnit& unit : match.units) missing.push_back(!unit.exact_forms.empty());
  const auto look = [&](std::string_view text, TextField field) {
    for (const Mark& mark : marker.mark(text, field)) missing[mark.unit] = false;
    return std::ranges::find(missing, true) == missing.end();
  };
  if (look(head.kicker, TextField::title) || look(head.title, TextField::title)) return true;
  return std::ranges::any_of(articles_.read_paragraphs(head.id), [&](const Paragraph& paragraph) {
    return look(paragraph.text, field_of(paragraph.kind));
  });
}

}  // namespace blattwerk::search
