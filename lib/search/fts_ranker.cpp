#include "search/fts_ranker.h"

#include <algorithm>
#include <limits>

#include "search/lift.h"
#include "store/fts5.h"

namespace blattwerk::search {
namespace {

constexpr const char* kPointerType = "blattwerk::search::Collector";

// Scores the article that FTS5 stands at.
class Collector {
 public:
  Collector(const RankRequest& request, store::ArticleKey newest) : request_(request), newest_(newest) {
    const auto& match = request.match;
    const double least_norm = 1.0 - request.weights.b;
    units_.resize(match.units.size());
    for (std::size_t phrase = 0; phrase < match.phrases.size(); ++phrase) {
      if (const auto unit = match.phrases[phrase].unit) {
        units_[*unit].phrases.push_back(
            {static_cast<int>(phrase), match.phrases[phrase].weight, match.phrases[phrase].part});
      }
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
      units_[i].idf = match.units[i].idf;
    }
    most_lift_ = most_lift(match, request.weights, units_);
    least_norm_ = least_norm;
    best_.reserve(request.count + 1);
  }

  int visit(const Fts5ExtensionApi* api, Fts5Context* context, store::ArticleKey key) {
    if (request_.filter && !request_.filter->contains(key)) return SQLITE_OK;
    if (!contains(request_.keys, key)) return SQLITE_OK;
    if (request_.count == 0 && request_.least_units == 0) {
      ++total_;
      if (request_.matched) request_.matched->add(key);
      return SQLITE_OK;
    }
    double most = 0;
    for (Unit& unit : units_) {
      if (const int code = read_frequency(api, context, unit); code != SQLITE_OK) return code;
    }
    settle_closed_spellings(request_.match, units_);
    for (const Unit& unit : units_) {
      if (unit.frequency == 0) continue;
      most += word_score(request_.weights, unit.idf, unit.frequency, least_norm_);
    }
    const Coverage coverage =
        request_.least_units > 0 ? search::coverage(request_.weights, units_) : Coverage{};
    if (coverage.words < request_.least_units) return SQLITE_OK;
    ++total_;
    if (request_.matched) request_.matched->add(key);
    if (request_.count == 0) return SQLITE_OK;

    most += coverage.score;
    const double recency = recency_factor(request_.weights, key, newest_);
    if (!may_enter(key, (most + most_lift_) * recency)) return SQLITE_OK;
    double score = coverage.score;
    if (const int code = score_words(api, context, score); code != SQLITE_OK) return code;
    if (!may_enter(key, (score + most_lift_) * recency)) return SQLITE_OK;
    if (most_lift_ > 0) {
      for (Unit& unit : units_) {
        if (const int code = read_occurrences(api, context, unit); code != SQLITE_OK) return code;
      }
      score += lift(request_.match, request_.weights, units_);
    }
    enter({key, score * recency});
    return SQLITE_OK;
  }

  Ranked take() {
    std::ranges::sort(best_, ranks_before);
    return {std::move(best_), total_, true};
  }

 private:
  struct PhraseOfUnit {
    int number;
    double weight;
    std::uint8_t part;
  };
  struct Unit {
    std::vector<PhraseOfUnit> phrases;
    double idf = 1;
    double frequency = 0;
    Found found = Found::not_at_all;
    bool closed = false;  // the article has the words closed up
    std::vector<Occurrence> occurrences;
  };

  // Calls `visit` for each place in the article where FTS5 has found a phrase; gives SQLite's result code.
  template <typename Visit>
  static int for_each_occurrence(const Fts5ExtensionApi* api, Fts5Context* context,
                                 const PhraseOfUnit& phrase, const Visit& visit) {
    Fts5PhraseIter iterator;
    int column = 0;
    int position = 0;
    const int code = api->xPhraseFirst(context, phrase.number, &iterator, &column, &position);
    if (code != SQLITE_OK) return code;
    for (; column >= 0; api->xPhraseNext(context, &iterator, &column, &position))
      visit(Occurrence{static_cast<std::uint8_t>(column), position});
    return SQLITE_OK;
  }

  // The occurrences of the unit's phrases, each weighted.
  int read_frequency(const Fts5ExtensionApi* api, Fts5Context* context, Unit& unit) {
    unit.frequency = 0;
    places_.clear();
    const bool may_repeat = unit.phrases.size() > 2;
    for (const PhraseOfUnit& phrase : unit.phrases) {
      const int code = for_each_occurrence(api, context, phrase, [&](const Occurrence& place) {
        const double weight = phrase.weight * request_.weights.column[place.column];
        if (may_repeat) {
          places_.push_back({place, weight, phrase.part});
        } else {
          unit.frequency += weight;
        }
      });
      if (code != SQLITE_OK) return code;
    }
    if (may_repeat) {
      const UnitFrequency all = unit_frequency(places_, request_.weights);
      unit.frequency = all.frequency;
      unit.found = all.found;
    } else {
      unit.found = unit.frequency > 0 ? Found::itself : Found::not_at_all;
    }
    return SQLITE_OK;
  }

  static int read_occurrences(const Fts5ExtensionApi* api, Fts5Context* context, Unit& unit) {
    unit.occurrences.clear();
    if (unit.frequency == 0) return SQLITE_OK;
    for (const PhraseOfUnit& phrase : unit.phrases) {
      const int code = for_each_occurrence(
          api, context, phrase, [&](const Occurrence& place) { unit.occurrences.push_back(place); });
      if (code != SQLITE_OK) return code;
    }
    std::ranges::sort(unit.occurrences);
    return SQLITE_OK;
  }

  int score_words(const Fts5ExtensionApi* api, Fts5Context* context, double& score) {
    int length = 0;
    if (const int code = api->xColumnSize(context, -1, &length); code != SQLITE_OK) return code;
    if (average_length_ < 0) {
      sqlite3_int64 articles = 0;
      sqlite3_int64 tokens = 0;
      if (const int code = api->xRowCount(context, &articles); code != SQLITE_OK) return code;
      if (const int code = api->xColumnTotalSize(context, -1, &tokens); code != SQLITE_OK) return code;
      average_length_ = articles > 0 ? static_cast<double>(tokens) / static_cast<double>(articles) : 0;
    }
    const double norm = length_norm(request_.weights, length, average_length_);
    for (const Unit& unit : units_) {
      if (unit.frequency > 0) score += word_score(request_.weights, unit.idf, unit.frequency, norm);
    }
    return SQLITE_OK;
  }

  // Rounding may make a sum differ in its last digits from what bounds it.
  bool may_enter(store::ArticleKey key, double bound) const { return can_enter({key, bound * (1 + 1e-9)}); }

  bool can_enter(const ScoredKey& candidate) const {
    return best_.size() < request_.count || ranks_before(candidate, best_.front());
  }

  // The heap's front is the last of the best.
  void enter(const ScoredKey& candidate) {
    if (!can_enter(candidate)) return;
    best_.push_back(candidate);
    std::ranges::push_heap(best_, ranks_before);
    if (best_.size() > request_.count) {
      std::ranges::pop_heap(best_, ranks_before);
      best_.pop_back();
    }
  }

  const RankRequest& request_;
  store::ArticleKey newest_;
  std::vector<Unit> units_;
  double most_lift_ = 0;
  double least_norm_ = 0;
  double average_length_ = -1;
  std::vector<ScoredKey> best_;
  std::uint64_t total_ = 0;
  std::vector<WeightedPlace> places_;
};

void collect(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
             sqlite3_value** values) {
  auto* collector =
      count == 2 ? static_cast<Collector*>(sqlite3_value_pointer(values[0], kPointerType)) : nullptr;
  if (collector == nullptr) {
    sqlite3_result_error_code(context, SQLITE_MISUSE);
    return;
  }
  int code = SQLITE_NOMEM;
  try {
    code = collector->visit(api, fts, sqlite3_value_int64(values[1]));
  } catch (const std::bad_alloc&) {
    // SQLite reports it.
  }
  if (code != SQLITE_OK) {
    sqlite3_result_error_code(context, code);
  } else {
    sqlite3_result_int(context, 0);
  }
}

}  // namespace

FtsRanker::FtsRanker(const store::Database& database) : database_(database) {
  fts5_api& api = store::fts5_of(database);
  if (api.xCreateFunction(&api, "blattwerk_collect", nullptr, collect, nullptr) != SQLITE_OK) {
    throw Error("the ranking function could not be registered with SQLite");
  }
}

Ranked FtsRanker::rank(const RankRequest& request) {
  const auto newest = database_.integer("SELECT max(key) FROM article");
  KeySet allowed;
  RankRequest filtered = request;
  for (const ValueCondition& condition : request.conditions) {
    KeySet keys = keys_with(database_, condition);
    if (filtered.filter != nullptr) keys.intersect(*filtered.filter);
    allowed = std::move(keys);
    filtered.filter = &allowed;
  }
  Collector collector(filtered, newest.value_or(-1));
  // The function is never true, so that no row comes back; it has seen them all at the end.
  auto statement = database_.prepare(
      "SELECT a.key FROM article_fts CROSS JOIN article AS a ON a.id = article_fts.rowid "
      "WHERE article_fts MATCH ?1 AND a.key BETWEEN ?2 AND ?3 AND blattwerk_collect(article_fts, ?4, a.key)");
  statement.bind(1, request.match.expression)
      .bind(2, request.keys.interval.first)
      .bind(3, request.keys.interval.last)
      .bind_pointer(4, &collector, kPointerType);
  bool complete = true;
  try {
    statement.step();
  } catch (const store::DatabaseError& error) {
    if ((error.code() & 0xFF) != SQLITE_INTERRUPT) throw;
    complete = false;
  }
  Ranked ranked = collector.take();
  ranked.complete = complete;
  return ranked;
}

}  // namespace blattwerk::search
