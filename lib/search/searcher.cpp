#include "search/searcher.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "search/correction.h"
#include "search/explanation.h"
#include "search/name_index.h"
#include "search/page_finder.h"
#include "search/prepared_search.h"
#include "search/relaxation.h"
#include "search/search_context.h"
#include "search/time_limit.h"

namespace blattwerk::search {
namespace {

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

// Adds what the archive may have meant: likely words for those that it lacks. Where all must be found and
// something was, there are none.
void suggest(PreparedSearch& search, Hits& hits) {
  const Query& query = *search.plan.query;
  if (hits.total > 0 && search.plan.words == WordMode::all && !has_alternatives(query.root)) return;
  const auto unknown =
      find_unknown_words(search.context.database, search.context.analyzer, search.terms, query.written);
  hits.suggestion = correct(query.written, unknown);
  if (hits.total > 0) return;
  for (const UnknownWord& word : unknown) {
    if (!word.is_name) add_note(hits.notes, {NoteKind::unknown_word, word.start, word.end, word.written});
  }
}

std::vector<Hit> load_page(PreparedSearch& search, const FoundPage& found) {
  std::vector<const Says*> says;
  std::vector<const EntityName*> names;
  for (const Node* node : search.plan.filters) {
    collect_says(*node, says);
    collect_entity_names(*node, names);
  }
  std::vector<QuotationFinder> quotations;
  for (const Says* one : says)
    quotations.emplace_back(search.context.database, search.context.analyzer, search.builder, *one);
  std::unordered_set<std::int64_t> entities;
  for (const EntityName* name : names) {
    const auto ids = find_entities(search.context.database, *name);
    entities.insert(ids.begin(), ids.end());
  }
  return search.context.loader.load(found.page, {found.match, entities, quotations}, search.options);
}

Facets count_facets_of(PreparedSearch& search, FoundPage& found) {
  std::optional<Facets> counted;
  if (!found.matched_ordinals.empty()) {
    counted = search.context.ranker.count_facets(found.matched_ordinals, kFacetValues);
  } else if (found.matched) {
    counted = search.context.ranker.count_facets(*found.matched, kFacetValues);
  }
  return counted ? std::move(*counted) : count_facets(search.context.database, search.all(), kFacetValues);
}

// Runs what asks the archive, until it is done or the time is up; false in that case.
template <class Work>
bool finish(const TimeLimit& limit, const Work& work) {
  try {
    return work() && !limit.expired();
  } catch (const store::DatabaseError& error) {
    if (!is_interrupt(error)) throw;
    return false;
  }
}

}  // namespace

class Searcher::Session {
 public:
  Session(const store::Archive& archive, text::Analyzer& analyzer) : context_(archive, analyzer) {}

  Hits search(Query query, SearchOptions options) {
    const auto start = std::chrono::steady_clock::now();
    const TimeLimit limit(context_.database, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(context_.database);
    bound(options);
    Hits hits;
    hits.query = to_string(query);
    hits.notes = query.notes;
    hits.complete = finish(limit, [&] {
      fill(hits, std::move(query), options, limit);
      return hits.complete;
    });
    if (!hits.complete) hits.notes.push_back({NoteKind::time_limit, 0, 0, {}});
    hits.took_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return hits;
  }

  KeySet find_all(const Query& query, const SearchOptions& options, bool& complete) {
    const TimeLimit limit(context_.database, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(context_.database);
    std::vector<Note> notes;
    KeySet keys;
    complete = finish(limit, [&] {
      PreparedSearch search(context_, options, limit, plan_of(query, options), notes);
      keys = search.all();
      return true;
    });
    return keys;
  }

  std::vector<store::ArticleKey> find_in_order(Query query, SearchOptions options, bool& complete) {
    const TimeLimit limit(context_.database, options.time_limit, options.cancelled);
    const store::ReadTransaction snapshot(context_.database);
    bound(options);
    options.facets = false;
    FoundPage found;
    complete = finish(limit, [&] {
      std::vector<Note> notes;
      PreparedSearch search(context_, options, limit, plan_of(std::move(query), options), notes);
      DuplicateFilter duplicates(context_.groups, options.near_duplicates);
      PageFinder(search, duplicates, found).find();
      return found.complete;
    });
    std::vector<store::ArticleKey> keys;
    keys.reserve(found.page.size());
    for (const ScoredKey& scored : found.page) keys.push_back(scored.key);
    return keys;
  }

 private:
  // Rankers make room for as many articles as are asked for: no more than there are, which takes a while to
  // count.
  void bound(SearchOptions& options) const {
    constexpr std::size_t kFew = 100'000;
    if (options.offset <= kFew && options.limit <= kFew) return;
    const auto articles =
        static_cast<std::size_t>(context_.database.integer("SELECT count(*) FROM article").value_or(0));
    options.offset = std::min(options.offset, articles);
    options.limit = std::min(options.limit, articles);
  }

  static Plan plan_of(Query query, const SearchOptions& options) {
    return plan(std::move(query), {options.order, options.dates, options.words});
  }

  void fill(Hits& hits, Query query, const SearchOptions& options, const TimeLimit& limit) {
    PreparedSearch search(context_, options, limit, plan_of(std::move(query), options), hits.notes);
    DuplicateFilter duplicates(context_.groups, options.near_duplicates);
    FoundPage found;
    PageFinder(search, duplicates, found).find();
    hits.total = found.total;
    hits.complete = found.complete;
    if (!search.plan.impossible) {
      if (options.suggest) suggest(search, hits);
      if (options.relax) hits.relaxed = relax(search, found, duplicates);
      if (hits.relaxed) hits.notes.push_back({NoteKind::relaxed, 0, 0, std::to_string(hits.total)});
      if (options.explain) hits.explanation = explain(search.plan, found.match, hits, options.language);
    }
    hits.hits = load_page(search, found);
    if (!options.facets || search.plan.impossible) return;
    hits.facets = hits.complete ? count_facets_of(search, found) : Facets{};
  }

  SearchContext context_;
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
  return session_->find_in_order(std::move(query), options, complete);
}

}  // namespace blattwerk::search
