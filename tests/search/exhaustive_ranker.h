#pragma once

#include <algorithm>
#include <iterator>
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
  static std::vector<Occurrence> find_prefix(const std::string& beginning, const Article& article) {
    std::vector<Occurrence> found;
    for (const auto& [term, places] : article.places) {
      if (term.starts_with(beginning)) found.insert(found.end(), places.begin(), places.end());
    }
    return once(std::move(found));
  }

  static std::vector<Occurrence> once(std::vector<Occurrence> places) {
    std::ranges::sort(places);
    const auto repeated = std::ranges::unique(places);
    places.erase(repeated.begin(), repeated.end());
    return places;
  }

  static std::vector<Occurrence> find(const impact::MatchTree& phrase, const Article& article) {
    std::vector<std::vector<Occurrence>> terms;
    for (const std::string& term : phrase.terms) {
      const auto known = article.places.find(term);
      terms.push_back(known == article.places.end() ? std::vector<Occurrence>{} : known->second);
    }
    if (phrase.prefix) terms.back() = find_prefix(phrase.terms.back(), article);
    std::erase_if(terms.front(),
                  [&](const Occurrence& at) { return (phrase.columns >> at.column & 1u) == 0; });
    if (terms.size() == 1) return terms.front();
    std::vector<Occurrence> found;
    for (const Occurrence& start : once(terms.front())) {
      // What stands at a place several times begins as many phrases as all of the terms are there for.
      std::ptrdiff_t times = std::ranges::count(terms.front(), start);
      for (std::size_t i = 1; i < terms.size(); ++i) {
        const Occurrence wanted{start.column, start.position + static_cast<std::int32_t>(i)};
        times = std::min(times, std::ranges::count(terms[i], wanted));
      }
      found.insert(found.end(), static_cast<std::size_t>(times), start);
    }
    return found;
  }

  // Where each of the phrases has all the others near it: those places of it that lie with one at least of
  // each in a window which ends with a place of any of them.
  static bool find_near(const impact::MatchTree& tree, const Article& article, Places& places) {
    std::vector<std::vector<Occurrence>> members;
    for (const auto& phrase : tree.children) members.push_back(once(find(phrase, article)));
    const auto in_window = [&](std::size_t member, const Occurrence& at, const Occurrence& last) {
      const auto words = static_cast<std::int32_t>(tree.children[member].terms.size());
      return at.column == last.column && at.position <= last.position &&
             last.position - at.position - words <= static_cast<std::int32_t>(tree.distance);
    };
    std::vector<std::vector<Occurrence>> near(members.size());
    for (std::size_t ending = 0; ending < members.size(); ++ending) {
      for (const Occurrence& last : members[ending]) {
        std::vector<std::vector<Occurrence>> within(members.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
          std::ranges::copy_if(members[i], std::back_inserter(within[i]), [&](const Occurrence& at) {
            return i == ending ? at == last : in_window(i, at, last);
          });
        }
        if (std::ranges::any_of(within, [](const auto& own) { return own.empty(); })) continue;
        for (std::size_t i = 0; i < members.size(); ++i)
          near[i].insert(near[i].end(), within[i].begin(), within[i].end());
      }
    }
    for (std::size_t i = 0; i < members.size(); ++i) places[tree.children[i].phrase] = once(near[i]);
    return !near.front().empty();
  }

  static bool matches(const impact::MatchTree& tree, const Article& article, Places& places) {
    using Kind = impact::MatchTree::Kind;
    if (tree.kind == Kind::phrase) {
      places[tree.phrase] = find(tree, article);
      return !places[tree.phrase].empty();
    }
    if (tree.kind == Kind::near) return find_near(tree, article, places);
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
