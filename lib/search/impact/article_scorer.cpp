#include "search/impact/article_scorer.h"

#include <algorithm>

#include "search/lift.h"

namespace blattwerk::search::impact {

ArticleScorer::ArticleScorer(const RankRequest& request, double average_length, store::ArticleKey newest)
    : request_(request),
      average_length_(average_length),
      newest_(newest),
      units_(request.match.units.size()),
      leaves_(request.match.phrases.size()) {
  const TextMatch& match = request.match;
  for (std::size_t i = 0; i < units_.size(); ++i) units_[i].idf = match.units[i].idf;
  for (std::size_t number = 0; number < match.phrases.size(); ++number) {
    const auto& phrase = match.phrases[number];
    phrase_weights_.push_back(
        {phrase.weight, phrase.unit ? units_[*phrase.unit].idf : 0, phrase.unit, phrase.part > 0});
    if (phrase.unit) units_[*phrase.unit].phrases.push_back({number, phrase.weight, phrase.part});
  }
  for (auto& phrase : phrase_weights_) {
    phrase.once_a_place = phrase.unit && units_[*phrase.unit].phrases.size() > 2;
  }
  for (const auto& [first, second] : match.neighbours) units_[first].lifted = units_[second].lifted = true;
  for (const auto& compound : match.compounds) {
    for (const std::size_t unit : compound.words) units_[unit].lifted = true;
  }
  most_lift_ = search::most_lift(match, request.weights, units_);
  best_.reserve(request.count + 1);
}

bool ArticleScorer::take(const std::vector<Leaf*>& found) {
  std::ranges::fill(leaves_, nullptr);
  for (Leaf* leaf : found) leaves_[leaf->phrase()] = leaf;
  for (Unit& unit : units_) read_frequency(unit);
  settle_closed_spellings(request_.match, units_);
  if (request_.least_units == 0) return true;
  const Coverage coverage = search::coverage(request_.weights, units_);
  covered_ = coverage.score;
  return coverage.words >= request_.least_units;
}

void ArticleScorer::read_frequency(Unit& unit) {
  unit.frequency = 0;
  if (unit.phrases.size() > 2) {
    read_places(unit);
    return;
  }
  for (const PhraseOfUnit& phrase : unit.phrases) {
    Leaf* leaf = leaves_[phrase.number];
    if (leaf == nullptr) continue;
    const auto counts = leaf->counts();
    for (std::size_t column = 0; column < store::kFtsColumns; ++column) {
      // Added one by one, since a product rounds another way.
      const double weight = phrase.weight * request_.weights.column[column];
      for (std::uint32_t i = 0; i < counts[column]; ++i) unit.frequency += weight;
    }
  }
  unit.found = unit.frequency > 0 ? Found::itself : Found::not_at_all;
}

void ArticleScorer::read_places(Unit& unit) {
  places_.clear();
  for (const PhraseOfUnit& phrase : unit.phrases) {
    Leaf* leaf = leaves_[phrase.number];
    if (leaf == nullptr) continue;
    unit.occurrences.clear();
    leaf->occurrences(unit.occurrences);
    for (const Occurrence& at : unit.occurrences) {
      places_.push_back({at, phrase.weight * request_.weights.column[at.column], phrase.part});
    }
  }
  const UnitFrequency all = unit_frequency(places_, request_.weights);
  unit.frequency = all.frequency;
  unit.found = all.found;
}

void ArticleScorer::read_occurrences(Unit& unit) {
  if (unit.occurrences_read) return;
  unit.occurrences_read = true;
  unit.occurrences.clear();
  if (unit.frequency == 0) return;
  for (const PhraseOfUnit& phrase : unit.phrases) {
    if (Leaf* leaf = leaves_[phrase.number]) leaf->occurrences(unit.occurrences);
  }
  std::ranges::sort(unit.occurrences);
}

bool ArticleScorer::weigh(std::uint32_t length, double most_recency) {
  const double norm = length_norm(request_.weights, length, average_length_);
  score_ = covered_;
  for (const Unit& unit : units_) {
    if (unit.frequency > 0) score_ += word_score(request_.weights, unit.idf, unit.frequency, norm);
  }
  return may_enter((score_ + most_lift_) * most_recency);
}

// Whether the article weighed may enter by where its words stand. Neighbours are looked at pair by pair, as
// after the first of them it is mostly known that it may not, and positions take long to read.
bool ArticleScorer::lifts_may_suffice(double recency) {
  const RankingWeights& weights = request_.weights;
  for (Unit& unit : units_) unit.occurrences_read = false;
  double most = score_ + most_lift_;
  for (const auto& [first_number, second_number] : request_.match.neighbours) {
    Unit& first = units_[first_number];
    Unit& second = units_[second_number];
    read_occurrences(first);
    read_occurrences(second);
    most += nearness_score(weights, first.idf, second.idf, first.occurrences, second.occurrences) -
            weights.nearness * std::min(first.idf, second.idf);
    if (!may_enter(most * recency)) return false;
  }
  return true;
}

void ArticleScorer::enter(store::ArticleKey key) {
  const double recency = this->recency(key);
  if (!may_enter((score_ + most_lift_) * recency)) return;
  if (most_lift_ > 0) {
    if (!lifts_may_suffice(recency)) return;
    // The index need not know where the others stand.
    for (Unit& unit : units_) {
      if (unit.lifted) read_occurrences(unit);
    }
    score_ += lift(request_.match, request_.weights, units_);
  }
  const ScoredKey candidate{key, score_ * recency};
  if (best_.size() >= request_.count && !ranks_before(candidate, best_.front())) return;
  best_.push_back(candidate);
  std::ranges::push_heap(best_, ranks_before);
  if (best_.size() > request_.count) {
    std::ranges::pop_heap(best_, ranks_before);
    best_.pop_back();
  }
}

double ArticleScorer::recency(store::ArticleKey key) {
  // Neighbours are of one day.
  const store::ArticleKey day = key >> store::kKeySequenceBits;
  if (day != recency_day_) {
    recency_day_ = day;
    recency_ = recency_factor(request_.weights, key, newest_);
  }
  return recency_;
}

std::vector<ScoredKey> ArticleScorer::take_best() {
  std::ranges::sort(best_, ranks_before);
  return std::move(best_);
}

}  // namespace blattwerk::search::impact
