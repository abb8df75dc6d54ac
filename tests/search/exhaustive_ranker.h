#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "search/impact/match_tree.h"
#include "search/ranker.h"
#include "store/fts_tokenizer.h"

namespace blattwerk::search {

/// Ranks by looking at every token of every article, without any index: what other rankers must agree with.
class ExhaustiveRanker {
 public:
  explicit ExhaustiveRanker(const std::map<store::ArticleKey, store::IndexedColumns>& articles) {
    double tokens = 0;
    for (const auto& [key, columns] : articles) tokens += (articles_[key] = read(columns)).length;
    average_length_ = articles.empty() ? 0 : tokens / static_cast<double>(articles.size());
  }

  Ranked rank(const RankRequest& request) const {
    const auto tree = impact::read_expression(request.match.expression);
    Ranked ranked;
    for (const auto& [key, article] : articles_) {
      if ((request.filter && !request.filter->contains(key)) || !contains(request.keys, key)) continue;
      Places places(request.match.phrases.size());
      if (!matches(*tree, article, places)) continue;
      const auto score = this->score(request, places, article.length);
      if (!score) continue;
      ++ranked.total;
      const double recency = recency_factor(request.weights, key, articles_.rbegin()->first);
      ranked.best.push_back({key, *score * recency});
    }
    std::ranges::sort(ranked.best, ranks_before);
    if (ranked.best.size() > request.count) ranked.best.resize(request.count);
    return ranked;
  }

 private:
  struct Article {
    std::map<std::string, std::vector<Occurrence>> places;
    double length = 0;
  };
  /// Where each phrase of the expression stands.
  using Places = std::vector<std::vector<Occurrence>>;

  static Article read(const store::IndexedColumns& columns) {
    Article article;
    for (std::uint8_t column = 0; column < columns.size(); ++column) {
      std::int32_t words = 0;
      for (const text::Token& token : columns[column].tokens) {
        if (token.kind == text::TokenKind::word || words == 0) ++words;
        article.places[std::string(columns[column].term(token))].push_back({column, words - 1});
      }
      article.length += words;
    }
    return article;
  }

  // Where any of the terms stands that begin so, at each place once.
  static std::vector<Occurrence> find_prefix(const impact::MatchTree& phrase, const Article& article) {
    std::vector<Occurrence> found;
    for (const auto& [term, places] : article.places) {
      if (!term.starts_with(phrase.terms.front())) continue;
      for (const Occurrence& at : places) {
        if ((phrase.columns >> at.column & 1u) != 0) found.push_back(at);
      }
    }
    std::ranges::sort(found);
    const auto repeated = std::ranges::unique(found);
    found.erase(repeated.begin(), repeated.end());
    return found;
  }

  static std::vector<Occurrence> find(const impact::MatchTree& phrase, const Article& article) {
    if (phrase.prefix) return find_prefix(phrase, article);
    std::vector<Occurrence> found;
    const auto first = article.places.find(phrase.terms.front());
    if (first == article.places.end()) return found;
    for (std::size_t n = 0; n < first->second.size(); ++n) {
      const Occurrence start = first->second[n];
      if ((phrase.columns >> start.column & 1u) == 0) continue;
      if (phrase.terms.size() > 1 && n > 0 && start == first->second[n - 1]) continue;
      // What stands at a place several times begins as many phrases as all of the terms are there for.
      std::ptrdiff_t times = phrase.terms.size() == 1 ? 1 : std::ranges::count(first->second, start);
      for (std::size_t i = 1; i < phrase.terms.size(); ++i) {
        const auto next = article.places.find(phrase.terms[i]);
        const Occurrence wanted{start.column, start.position + static_cast<std::int32_t>(i)};
        times = next == article.places.end() ? 0 : std::min(times, std::ranges::count(next->second, wanted));
      }
      found.insert(found.end(), static_cast<std::size_t>(times), start);
    }
    return found;
  }

  static bool matches(const impact::MatchTree& tree, const Article& article, Places& places) {
    using Kind = impact::MatchTree::Kind;
    if (tree.kind == Kind::phrase) {
      places[tree.phrase] = find(tree, article);
      return !places[tree.phrase].empty();
    }
    Places own = places;
    bool any = false;
    bool all = true;
    for (std::size_t i = 0; i < tree.children.size(); ++i) {
      Places unwanted = places;
      const bool excludes = tree.kind == Kind::without && i > 0;
      const bool found = matches(tree.children[i], article, excludes ? unwanted : own);
      any = any || found;
      all = all && found != excludes;
    }
    const bool found = tree.kind == Kind::any ? any : all;
    if (found) places = own;
    return found;
  }

  // Whether some places, one of each part, are near each other.
  static bool all_near(const std::vector<std::pair<Occurrence, std::size_t>>& parts,
                       const RankingWeights& weights) {
    std::size_t count = 0;
    for (const auto& [at, part] : parts) count = std::max(count, part);
    for (const auto& [first, first_part] : parts) {
      std::set<std::size_t> near;
      for (const auto& [at, part] : parts) {
        const auto distance = at.position - first.position;
        if (at.column == first.column && distance >= 0 && distance <= weights.nearness_reach)
          near.insert(part);
      }
      if (count > 1 && near.size() == count) return true;
    }
    return false;
  }

  std::optional<double> score(const RankRequest& request, const Places& places, double length) const {
    const TextMatch& match = request.match;
    std::vector<double> frequencies(match.units.size());
    std::vector<double> shares(match.units.size(), 1.0);  // of the words, that it covers
    std::vector<std::vector<Occurrence>> occurrences(match.units.size());
    for (std::size_t unit = 0; unit < match.units.size(); ++unit) {
      std::map<Occurrence, std::pair<double, bool>>
          weights;  // the best one of each place; whether it is loose
      std::vector<std::pair<Occurrence, std::size_t>> parts;
      std::size_t phrases = 0;
      double sum = 0;
      for (std::size_t number = 0; number < match.phrases.size(); ++number) {
        if (match.phrases[number].unit != unit) continue;
        ++phrases;
        for (const Occurrence& at : places[number]) {
          const double weight = match.phrases[number].weight * request.weights.column[at.column];
          const std::uint8_t part = match.phrases[number].part;
          weights[at] = std::max(weights[at], {weight, part > 0});
          if (part > 0) parts.emplace_back(at, part);
          sum += weight;
          occurrences[unit].push_back(at);
        }
      }
      if (phrases > 2) {
        sum = 0;
        double loose = 0;
        for (const auto& [at, best] : weights) (best.second ? loose : sum) += best.first;
        if (sum == 0)
          shares[unit] =
              all_near(parts, request.weights) ? request.weights.all_parts : request.weights.some_parts;
        sum += std::min(loose, request.weights.most_loose);
      }
      frequencies[unit] = sum;
      std::ranges::sort(occurrences[unit]);
    }
    double lift = 0;
    for (const auto& compound : match.compounds) {
      bool apart = true;
      bool closed = false;
      double idf = 0;
      std::vector<const std::vector<Occurrence>*> words;
      for (const std::size_t unit : compound.words) {
        apart = apart && frequencies[unit] > 0;
        idf += match.units[unit].idf;
        words.push_back(&occurrences[unit]);
      }
      for (const std::size_t unit : compound.closed) {
        closed = closed || frequencies[unit] > 0;
        if (apart) frequencies[unit] = 0;
      }
      if (closed) {
        lift += request.weights.compound * idf;
      } else if (words.size() > 1) {
        lift += compound_score(request.weights, idf, words);
      }
    }
    for (const auto& [first, second] : match.neighbours) {
      const bool both = frequencies[first] > 0 && frequencies[second] > 0;
      if (both) {
        lift += nearness_score(request.weights, match.units[first].idf, match.units[second].idf,
                               occurrences[first], occurrences[second]);
      }
    }
    const double norm = length_norm(request.weights, length, average_length_);
    double score = lift;
    std::size_t found = 0;
    for (std::size_t unit = 0; unit < match.units.size(); ++unit) {
      if (frequencies[unit] == 0) continue;
      if (shares[unit] != request.weights.some_parts) ++found;
      score += word_score(request.weights, match.units[unit].idf, frequencies[unit], norm);
      if (request.least_units > 0) score += request.weights.coverage * match.units[unit].idf * shares[unit];
    }
    return found < request.least_units ? std::nullopt : std::optional(score);
  }

  std::map<store::ArticleKey, Article> articles_;
  double average_length_ = 0;
};

}  // namespace blattwerk::search
