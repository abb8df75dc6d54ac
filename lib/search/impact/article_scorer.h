#pragma once

#include <limits>
#include <vector>

#include "search/impact/cursor.h"
#include "search/ranker.h"
#include "search/unit_frequency.h"

namespace blattwerk::search::impact {

/// Scores single articles by the formula of ranking.h, term for term in the order in which FtsRanker does, so
/// that both give the same number to the last bit; and keeps the best.
class ArticleScorer {
 public:
  /// `request` must outlive the scorer.
  ArticleScorer(const RankRequest& request, double average_length, store::ArticleKey newest);

  /// What the lifts add at most.
  double most_lift() const { return most_lift_; }
  /// The phrases as the cursors want them.
  const std::vector<PhraseWeight>& phrase_weights() const { return phrase_weights_; }

  /// The factor of the article, which bounds that of all older ones.
  double recency(store::ArticleKey key);
  /// Whether an article of such a score might be among the best. Rounding may make a sum differ in its last
  /// digits from what bounds it.
  bool may_enter(double bound) const {
    return best_.size() < request_.count || bound * (1 + 1e-9) >= best_.front().score;
  }

  /// What a score must be at least, before a factor of `recency`, to enter: for many to be compared with it.
  double least_to_enter(double recency) const {
    return best_.size() < request_.count ? 0 : best_.front().score / recency * (1 - 2e-9);
  }

  /// Takes the phrases that stand in an article. False where it has fewer of the units than asked for.
  bool take(const std::vector<Leaf*>& found);
  /// Scores the words of the article taken. False where it can't be among the best, given that its recency
  /// is at most `most_recency`.
  bool weigh(std::uint32_t length, double most_recency);
  /// Adds what else the article weighed gains, and keeps it where it is among the best.
  void enter(store::ArticleKey key);

  std::vector<ScoredKey> take_best();

 private:
  struct PhraseOfUnit {
    std::size_t number;
    double weight;
    std::uint8_t part;
  };
  struct Unit {
    std::vector<PhraseOfUnit> phrases;
    double idf = 1;
    double frequency = 0;
    Found found = Found::not_at_all;
    bool closed = false;  ///< the article has the words closed up
    bool lifted = false;  ///< where it stands may lift the article
    bool occurrences_read = false;
    std::vector<Occurrence> occurrences;
  };
  void read_frequency(Unit& unit);
  void read_places(Unit& unit);
  void read_occurrences(Unit& unit);
  bool lifts_may_suffice(double recency);

  const RankRequest& request_;
  double average_length_;
  store::ArticleKey newest_;
  std::vector<Unit> units_;
  std::vector<PhraseWeight> phrase_weights_;
  std::vector<Leaf*> leaves_;  ///< of the article taken, by number of phrase; null where it lacks it
  double most_lift_ = 0;
  double covered_ = 0;
  double score_ = 0;  ///< of the words of the article weighed
  store::ArticleKey recency_day_ = std::numeric_limits<store::ArticleKey>::min();
  double recency_ = 1;
  std::vector<ScoredKey> best_;  ///< a heap whose front is the last of them
  std::vector<WeightedPlace> places_;
};

}  // namespace blattwerk::search::impact
