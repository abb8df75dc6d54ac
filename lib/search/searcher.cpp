#include "search/searcher.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "search/article_text.h"
#include "search/correction.h"
#include "search/duplicate_filter.h"
#include "search/explanation.h"
#include "search/hit_loader.h"
#include "search/impact/impact_ranker.h"
#include "search/index_terms.h"
#include "search/name_index.h"
#include "search/page.h"
#include "search/query_lexer.h"
#include "search/quotation_finder.h"
#include "search/set_evaluator.h"
#include "search/time_limit.h"
#include "search/unit_weights.h"
#include "search/value_condition.h"

namespace blattwerk::search {
namespace {

constexpr std::uint64_t kFewHits = 3;  // below which most of the words are looked for
constexpr std::size_t kFacetValues = 20;

void collect_entity_names(const Node& node, std::vector<const EntityName*>& names) {
  if (const auto* name = std::get_if<EntityName>(&node.value)) {
    names.push_back(name);
  } else if (const auto* conjunction = std::get_if<And>(&node.value)) {
    for (const Node& operand : conjunction->operands) collect_entity_names(operand, names);
  } else if (const auto* disjunction = std::get_if<Or>(&node.value)) {
    for (const Node& operand : disjunction->operands) collect_entity_names(operand, names);
  }
}

bool has_alternatives(const Node& node) {
  if (std::holds_alternative<Or>(node.value)) return true;
  if (const auto* conjunction = std::get_if<And>(&node.value))
    return std::ranges::any_of(conjunction->operands, has_alternatives);
  if (const auto* near = std::get_if<Near>(&node.value))
    return std::ranges::any_of(near->operands, has_alternatives);
  return false;
}

bool is_negation(const Node* node) {
  return std::holds_alternative<Not>(node->value);
}

std::size_t scored_units(const TextMatch& match) {
  return static_cast<std::size_t>(std::ranges::count(match.units, false, &TextUnit::negated));
}

}  // namespace

class Searcher::Session {
 public:
  Session(const store::Archive& archive, text::Analyzer& analyzer)
      : database_(archive.database()),
        analyzer_(analyzer),
        ranker_(database_),
        articles_(database_),
        groups_(database_),
        loader_(database_, analyzer_) {}

  Hits search(Query query, const SearchOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    const TimeLimit limit(database_, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(database_);
    Hits hits;
    hits.query = to_string(query);
    hits.notes = query.notes;
    Run run{*this, options, limit, hits,
            plan(std::move(query), {options.order, options.dates, options.words})};
    try {
      run.find();
      run.show();
    } catch (const store::DatabaseError& error) {
      if (!is_interrupt(error)) throw;
      hits.complete = false;
    }
    hits.complete = hits.complete && !limit.expired();
    if (!hits.complete) hits.notes.push_back({NoteKind::time_limit, 0, 0, {}});
    hits.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return hits;
  }

  KeySet find_all(const Query& query, const SearchOptions& options, bool& complete) {
    const TimeLimit limit(database_, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(database_);
    Hits hits;
    Run run{*this, options, limit, hits, plan(query, {options.order, options.dates, options.words})};
    complete = true;
    try {
      return run.all();
    } catch (const store::DatabaseError& error) {
      if (!is_interrupt(error)) throw;
      complete = false;
      return {};
    }
  }

  std::vector<store::ArticleKey> find_in_order(Query query, SearchOptions options, bool& complete) {
    const TimeLimit limit(database_, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(database_);
    const auto articles =
        static_cast<std::size_t>(database_.integer("SELECT count(*) FROM article").value_or(0));
    options.offset = std::min(options.offset, articles);
    options.limit = std::min(options.limit, articles);
    options.relax = options.facets = options.explain = false;
    Hits hits;
    Run run{*this, options, limit, hits,
            plan(std::move(query), {options.order, options.dates, options.words})};
    try {
      run.find();
    } catch (const store::DatabaseError& error) {
      if (!is_interrupt(error)) throw;
      hits.complete = false;
    }
    complete = hits.complete && !limit.expired();
    std::vector<store::ArticleKey> keys;
    keys.reserve(run.page.size());
    for (const ScoredKey& scored : run.page) keys.push_back(scored.key);
    return keys;
  }

 private:
  // One search on its way.
  struct Run {
    Session& session;
    const SearchOptions& options;
    const TimeLimit& limit;
    Hits& hits;
    Plan plan;

    TextMatch match{};
    std::optional<KeySet> filter{};
    std::vector<ValueCondition> conditions{};
    std::vector<ScoredKey> page{};
    std::optional<KeySet> matched{};
    std::vector<impact::OrdinalSet> matched_ordinals{};
    DuplicateFilter duplicates{session.groups_, options.near_duplicates};
    IndexTerms terms{session.database_};
    TextMatchBuilder builder{session.analyzer_, terms, options.weights, hits.notes};
    SetEvaluator evaluator{session.database_, session.analyzer_, builder, limit, hits.notes};

    std::size_t wanted() const { return options.offset + options.limit; }

    // Makes the expression and the set of articles that the conditions allow.
    void prepare() {
      find_conditions();
      if (!options.within) return;
      if (filter) {
        filter->intersect(*options.within);
      } else {
        filter = *options.within;
        if (plan.strategy == Strategy::walk) plan.strategy = Strategy::sets;
      }
    }

    void find_conditions() {
      if (!plan.text.empty()) match = builder.build(plan.text, plan.words);
      if (match.expression.empty() && plan.strategy != Strategy::walk) {
        plan.strategy = plan.filters.empty() ? Strategy::walk : Strategy::sets;
      }
      if (plan.filters.empty()) return;
      if (match.expression.empty()) {
        filter = evaluator.all_of(plan.filters, nullptr);
        return;
      }
      // Values are looked up by those who rank; what is left must be a set.
      std::vector<const Node*> others;
      for (const Node* node : plan.filters) {
        if (auto condition = value_condition(session.database_, *node, hits.notes)) {
          conditions.push_back(std::move(*condition));
        } else {
          others.push_back(node);
        }
      }
      if (others.empty()) return;
      // Texts are looked at only where the index has found their words.
      std::optional<KeySet> candidates;
      if (std::ranges::any_of(others, needs_candidates))
        candidates = evaluator.matching(match, plan.keys.interval);
      filter = evaluator.all_of(others, candidates ? &*candidates : nullptr);
    }

    // The conditions as one set, for what knows nothing of values.
    void make_filter_of_conditions() {
      for (const ValueCondition& condition : std::exchange(conditions, {})) {
        KeySet keys = keys_with(session.database_, condition);
        if (filter) keys.intersect(*filter);
        filter = std::move(keys);
      }
    }

    RankRequest request() {
      return {.match = match,
              .weights = options.weights,
              .keys = plan.keys,
              .filter = filter ? &*filter : nullptr,
              .conditions = conditions,
              .count = wanted(),
              .matched = nullptr,
              .matched_ordinals = options.facets ? &matched_ordinals : nullptr};
    }

    static bool needs_candidates(const Node* node) {
      return is_negation(node) || std::holds_alternative<Word>(node->value) ||
             std::holds_alternative<Phrase>(node->value) || std::holds_alternative<Near>(node->value) ||
             std::holds_alternative<Says>(node->value);
    }

    void find() {
      if (plan.impossible) return;
      prepare();
      switch (plan.strategy) {
        case Strategy::walk:
          walk();
          break;
        case Strategy::sets:
          find_in_sets();
          break;
        case Strategy::stream:
          stream();
          break;
        case Strategy::rank:
          rank();
          break;
      }
      if (options.suggest) suggest();
      if (options.relax) relax();
      if (options.explain) hits.explanation = explain(plan, match, hits, options.language);
    }

    KeySet all() {
      if (plan.impossible) return {};
      prepare();
      make_filter_of_conditions();
      KeySet keys = !match.expression.empty() ? evaluator.matching(match, plan.keys.interval)
                    : filter                  ? std::move(*filter)
                                              : evaluator.all_articles();
      if (filter && !match.expression.empty()) keys.intersect(*filter);
      keys.keep_if([&](store::ArticleKey key) { return contains(plan.keys, key); });
      return keys;
    }

    Order order_by_date() const { return plan.order == Order::oldest ? Order::oldest : Order::newest; }

    void walk() {
      if (find_by_date()) return;
      const char* sql = order_by_date() == Order::newest
                            ? "SELECT key FROM article WHERE key BETWEEN ?1 AND ?2 ORDER BY key DESC"
                            : "SELECT key FROM article WHERE key BETWEEN ?1 AND ?2 ORDER BY key";
      auto statement = session.database_.prepare(sql);
      statement.bind(1, plan.keys.interval.first).bind(2, plan.keys.interval.last);
      take_in_order(statement);
    }

    void stream() {
      weigh();
      if (find_by_date()) return;
      make_filter_of_conditions();
      const char* sql = order_by_date() == Order::newest
                            ? "SELECT rowid FROM article_fts WHERE article_fts MATCH ?1 AND rowid BETWEEN ?2 "
                              "AND ?3 ORDER BY rowid DESC"
                            : "SELECT rowid FROM article_fts WHERE article_fts MATCH ?1 AND rowid BETWEEN ?2 "
                              "AND ?3 ORDER BY rowid";
      auto statement = session.database_.prepare(sql);
      statement.bind(1, match.expression).bind(2, plan.keys.interval.first).bind(3, plan.keys.interval.last);
      take_in_order(statement);
    }

    // By the impact index; false where that has no answer.
    bool find_by_date() {
      PageByDate taken(wanted(), duplicates);
      const auto total = session.ranker_.find_by_date(request(), order_by_date(), taken);
      if (!total) return false;
      if (*total == impact::ImpactRanker::kInterrupted) {
        hits.complete = false;
        return true;
      }
      hits.total = *total;
      page = taken.take(session.articles_, options.offset, order_by_date());
      return true;
    }

    // Takes the page from the front of the articles, and counts the others.
    void take_in_order(store::Statement& statement) {
      PageByDate taken(wanted(), duplicates);
      if (options.facets) matched.emplace();
      while (statement.step()) {
        const store::ArticleKey key = statement.integer(0);
        if ((filter && !filter->contains(key)) || !contains(plan.keys, key)) continue;
        ++hits.total;
        if (matched) matched->add(key);
        taken.add(key);
      }
      page = taken.take(session.articles_, options.offset, order_by_date());
    }

    void find_in_sets() {
      filter->keep_if([&](store::ArticleKey key) { return contains(plan.keys, key); });
      hits.total = filter->size();
      if (options.facets) matched = *filter;
      std::vector<const Node*> leaves;
      for (const Node* node : plan.filters) collect_positive_text(*node, leaves);
      if (plan.order != Order::relevance) {
        if (!leaves.empty()) match = builder.build(leaves, WordMode::any);
        weigh();
        take_from_set(*filter, 0);
        return;
      }
      KeySet ranked;
      if (!leaves.empty()) {
        match = builder.build(leaves, WordMode::any);
        weigh();
        if (!match.expression.empty()) {
          page = rank_admitted(session.ranker_,
                               {.match = match,
                                .weights = options.weights,
                                .keys = plan.keys,
                                .filter = &*filter,
                                .count = wanted(),
                                .matched = &ranked},
                               duplicates)
                     .best;
        }
      }
      // What no word ranks follows by date.
      const std::size_t before = page.size();
      drop_before_offset();
      if (before < wanted()) {
        KeySet rest = *filter;
        rest.subtract(ranked);
        take_from_set(rest, before);
      }
    }

    // Appends articles by date, where `before` others are listed already.
    void take_from_set(const KeySet& set, std::size_t before) {
      const std::size_t count = wanted() - std::min(wanted(), before);
      const std::size_t skip = options.offset - std::min(options.offset, before);
      std::vector<store::ArticleKey> keys;
      keys.reserve(set.size());
      set.for_each([&](store::ArticleKey key) { keys.push_back(key); });
      if (order_by_date() == Order::newest) std::ranges::reverse(keys);
      PageByDate taken(count, duplicates);
      for (const store::ArticleKey key : keys) {
        if (!taken.add(key)) break;
      }
      const auto more = taken.take(session.articles_, skip, order_by_date());
      page.insert(page.end(), more.begin(), more.end());
    }

    void rank() {
      weigh();
      RankRequest asked = request();
      if (options.facets) asked.matched = &matched.emplace();
      const Ranked ranked = rank_admitted(session.ranker_, asked, duplicates);
      hits.total = ranked.total;
      hits.complete = ranked.complete;
      page = ranked.best;
      drop_before_offset();
    }

    void drop_before_offset() {
      page.erase(page.begin(),
                 page.begin() + static_cast<std::ptrdiff_t>(std::min(options.offset, page.size())));
    }

    void weigh() { weigh_units(match, terms, session.articles_in_index()); }

    // Words that the archive lacks. Where all must be found and something was, there are none.
    void suggest() {
      if (hits.total > 0 && plan.words == WordMode::all && !has_alternatives(plan.query->root)) return;
      const std::string& written = plan.query->written;
      const auto unknown = find_unknown_words(session.database_, session.analyzer_, terms, written);
      hits.suggestion = correct(written, unknown);
      if (hits.total > 0) return;
      for (const UnknownWord& word : unknown) {
        if (!word.is_name) add_note(hits.notes, {NoteKind::unknown_word, word.start, word.end, word.written});
      }
    }

    // Where all the words together find little, what most of them find.
    void relax() {
      if (plan.words == WordMode::any || options.offset > 0 || hits.total >= kFewHits ||
          plan.order != Order::relevance) {
        return;
      }
      std::vector<const Node*> words;
      std::vector<const Node*> excluded = plan.filters;
      for (const Node* node : plan.text) (is_negation(node) ? excluded : words).push_back(node);
      std::erase_if(excluded,
                    [&](const Node* node) { return std::ranges::find(words, node) != words.end(); });
      if (words.size() < 2) return;
      TextMatch any = builder.build(words, WordMode::any);
      const std::size_t units = scored_units(any);
      if (units < 2) return;
      weigh_units(any, terms, session.articles_in_index());
      std::optional<KeySet> allowed;
      if (!excluded.empty()) allowed = evaluator.all_of(excluded, nullptr);
      KeySet found;
      Ranked ranked = session.ranker_.rank({.match = any,
                                            .weights = options.weights,
                                            .keys = plan.keys,
                                            .filter = allowed ? &*allowed : nullptr,
                                            .count = options.limit + kFewHits,
                                            .least_units = (units + 1) / 2,
                                            .matched = &found});
      std::erase_if(ranked.best, [&](const ScoredKey& best) {
        return std::ranges::any_of(page, [&](const ScoredKey& shown) { return shown.key == best.key; });
      });
      DuplicateFilter admitted = duplicates;
      admitted.filter(ranked.best);
      if (ranked.best.size() > options.limit) ranked.best.resize(options.limit);
      if (ranked.best.empty()) return;
      hits.relaxed = Relaxed{found.size() - std::min(found.size(), hits.total), {}};
      hits.relaxed->hits = session.loader_.load(ranked.best, {any, {}, {}}, options);
      hits.notes.push_back({NoteKind::relaxed, 0, 0, std::to_string(hits.total)});
    }

    void show() {
      std::vector<const Says*> says;
      for (const Node* node : plan.filters) collect_says(*node, says);
      std::vector<QuotationFinder> quotations;
      for (const Says* one : says)
        quotations.emplace_back(session.database_, session.analyzer_, builder, *one);
      hits.hits = session.loader_.load(page, {match, entities(), quotations}, options);
      if (options.facets && !plan.impossible) hits.facets = facets();
    }

    Facets facets() {
      if (!hits.complete) return {};
      std::optional<Facets> counted;
      if (!matched_ordinals.empty()) {
        counted = session.ranker_.count_facets(matched_ordinals, kFacetValues);
      } else if (matched) {
        counted = session.ranker_.count_facets(*matched, kFacetValues);
      }
      return counted ? std::move(*counted) : count_facets(session.database_, all(), kFacetValues);
    }

    std::unordered_set<std::int64_t> entities() const {
      std::vector<const EntityName*> names;
      for (const Node* node : plan.filters) collect_entity_names(*node, names);
      std::unordered_set<std::int64_t> ids;
      for (const EntityName* name : names) {
        const auto found = find_entities(session.database_, *name);
        ids.insert(found.begin(), found.end());
      }
      return ids;
    }
  };

  double articles_in_index() {
    // The full-text index has the number at hand; SQLite would count.
    if (const auto totals = store::impact::fts_totals(database_))
      return static_cast<double>(totals->articles);
    return static_cast<double>(database_.integer("SELECT count(*) FROM article").value_or(0));
  }

  const store::Database& database_;
  text::Analyzer& analyzer_;
  impact::ImpactRanker ranker_;
  ArticleSource articles_;
  store::near_duplicate::GroupReader groups_;
  HitLoader loader_;
};

Searcher::Searcher(const store::Archive& archive, text::Analyzer& analyzer)
    : session_(std::make_unique<Session>(archive, analyzer)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;

Hits Searcher::search(Query query, const SearchOptions& options) {
  return session_->search(std::move(query), options);
}

KeySet Searcher::find_all(const Query& query, const SearchOptions& options, bool& complete) {
  return session_->find_all(query, options, complete);
}

std::vector<store::ArticleKey> Searcher::find_in_order(Query query, SearchOptions options, bool& complete) {
  return session_->find_in_order(std::move(query), std::move(options), complete);
}

}  // namespace blattwerk::search
