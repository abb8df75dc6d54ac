#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "search/near_expression.h"
#include "search/ranker.h"
#include "token_archive.h"

namespace blattwerk::search {

/// Text matches of any shape, as the builder makes them and otherwise, over the words of RandomTokens.
class RandomMatches {
 public:
  explicit RandomMatches(RandomTokens& random) : random_(random) {}

  TextMatch match() {
    match_ = {};
    switch (random_.below(9)) {
      case 0:
        match_.expression = unit();
        break;
      case 1:
      case 2:
        match_.expression = conjunction(2 + random_.below(3));
        break;
      case 3:
      case 4:
        match_.expression = chain(" OR ", 2 + random_.below(3));
        break;
      case 5:
        match_.expression = fmt::format("({} AND {})", unit(), chain(" OR ", 2));
        break;
      case 6: {
        const std::string wanted = chain(random_.below(2) == 0 ? " AND " : " OR ", 1 + random_.below(2));
        negated_ = true;
        match_.expression = fmt::format("({}) NOT ({})", wanted, chain(" OR ", 1 + random_.below(2)));
        negated_ = false;
        break;
      }
      case 7:
        match_.expression = near();
        break;
      default:
        match_.expression = fmt::format("({} OR ({} AND {}))", unit(), unit(), unit());
    }
    for (TextUnit& unit : match_.units) unit.idf = 0.1 + random_.below(80) / 10.0;
    return std::move(match_);
  }

 private:
  std::string conjunction(std::uint32_t size) {
    const std::size_t first = match_.units.size();
    std::string expression = chain(" AND ", size);
    for (std::size_t i = first; i + 1 < match_.units.size(); ++i) match_.neighbours.emplace_back(i, i + 1);
    if (random_.below(3) == 0) {
      CompoundUnits compound;
      for (std::size_t i = first; i < match_.units.size(); ++i) compound.words.push_back(i);
      std::string closed = unit();
      compound.closed.push_back(match_.units.size() - 1);
      match_.compounds.push_back(compound);
      expression = fmt::format("({} OR {})", expression, closed);
    }
    return expression;
  }

  std::string chain(std::string_view operation, std::uint32_t size) {
    std::string expression = unit();
    for (std::uint32_t i = 1; i < size; ++i) expression += std::string(operation) + unit();
    return fmt::format("({})", expression);
  }

  // A NEAR for every choice of spellings, or for the first few.
  std::string near() {
    std::vector<NearOperand> operands;
    for (std::uint32_t i = 0; i < 2 + random_.below(5) / 4; ++i) {
      operands.push_back({match_.units.size(), spellings()});
      match_.units.emplace_back().negated = negated_;
    }
    const auto field = random_.below(6) == 0 ? TextField::text : TextField::any;
    const auto written = near_expression(operands, field, static_cast<int>(random_.below(7)));
    for (const auto& [unit, weight] : written.phrases)
      match_.phrases.push_back({negated_ ? std::nullopt : std::optional(unit), weight});
    return fmt::format("({})", written.expression);
  }

  std::vector<PhraseVariant> spellings() {
    const std::string word = random_.word();
    const std::string beginning = fmt::format("w{}", 1 + random_.below(30));
    switch (random_.below(6)) {
      case 0:
        return {{word, 1, false}};
      case 1:
        return {{fmt::format("{} {}", word, random_.word()), 1, false},
                {fmt::format("{} {}", random_.word(), random_.word()), .9, false}};
      case 2:
        return {
            {word, 1, false}, {"+" + word, .35, false}, {beginning, 1, true}, {"+" + beginning, .35, true}};
      case 3:
        return {{fmt::format("{} {}", word, beginning), 1, true}};
      case 4: {
        std::vector<PhraseVariant> many;
        for (std::uint32_t i = 0; i < 12; ++i) many.push_back({random_.word(), 1, false});
        return many;
      }
      default:
        return {{word, 1, false}, {"+" + word, .35, false}};
    }
  }

  std::string unit() {
    if (random_.below(10) == 0) return near();
    const std::size_t number = match_.units.size();
    match_.units.emplace_back().negated = negated_;
    std::vector<std::string> phrases;
    const auto add = [&](std::string phrase, double weight, std::uint8_t part = 0) {
      phrases.push_back(std::move(phrase));
      match_.phrases.push_back({negated_ ? std::nullopt : std::optional(number), weight, part});
    };
    if (random_.below(6) == 0) {
      const std::string second = random_.word();
      add(fmt::format("\"{} {}\"", random_.word(), second), 1);
      if (random_.below(2) == 0)
        add(fmt::format("\"{} {} {}\"", random_.word(), second, random_.word()), 0.9);
    } else if (random_.below(10) == 0) {
      // A phrase with an open end.
      const std::string beginning = fmt::format("{} w{}", random_.word(), 1 + random_.below(30));
      if (random_.below(2) == 0) add(fmt::format("\"{}\"", beginning), 1);
      add(fmt::format("\"{}\" *", beginning), 1);
      if (random_.below(3) == 0) add(fmt::format("\"{} {}\" *", random_.word(), beginning), 0.9);
    } else if (random_.below(8) == 0) {
      // A truncated word: what begins with it, or many words that stand for it.
      const std::string word = random_.word();
      add(fmt::format("\"{}\"", word), 1);
      add(fmt::format("\"+{}\"", word), RankingWeights{}.part);
      if (random_.below(2) == 0) {
        const std::string beginning = fmt::format("w{}", 1 + random_.below(30));
        add(fmt::format("\"{}\" *", beginning), 1);
        add(fmt::format("\"+{}\" *", beginning), RankingWeights{}.part);
      } else {
        for (std::uint32_t i = 0; i < 12; ++i) add(fmt::format("\"w{}\"", random_.below(300)), 1);
      }
    } else {
      const std::string word = random_.word();
      add(fmt::format("\"{}\"", word), 1);
      if (random_.below(4) != 0) add(fmt::format("\"+{}\"", word), RankingWeights{}.part);
      if (random_.below(4) == 0) add(fmt::format("\"{}\"", random_.word()), RankingWeights{}.alias);
      if (phrases.size() > 1 && random_.below(6) == 0) {
        // A compound by its parts.
        for (std::uint8_t i = 1; i <= 2; ++i) {
          const std::string part = random_.word();
          add(fmt::format("\"{}\"", part), RankingWeights{}.loose_part, i);
          add(fmt::format("\"+{}\"", part), RankingWeights{}.loose_part, i);
        }
      }
    }
    std::string expression = phrases.front();
    for (std::size_t i = 1; i < phrases.size(); ++i) expression += " OR " + phrases[i];
    static const std::vector<std::string> kFields = {"title : ", "lead : ", "{body headings} : "};
    const std::string field = random_.below(6) == 0 ? kFields[random_.below(3)] : "";
    return fmt::format("{}({})", field, expression);
  }

  RandomTokens& random_;
  TextMatch match_;
  bool negated_ = false;
};

/// Conditions beside the text, at random.
struct RandomConditions {
  RandomConditions(RandomTokens& random, const TokenArchive& archive) {
    if (random.below(4) == 0) {
      const std::uint32_t share = 1 + random.below(30);
      for (const auto& [key, columns] : archive.articles()) {
        if (random.below(share) == 0) filter.add(key);
      }
      filtered = true;
    }
    if (random.below(4) == 0) keys.interval = {random.key(), random.key()};
    if (random.below(8) == 0) keys.holes[0] = {random.key(), random.key()};
    if (random.below(6) == 0) least_units = 1 + random.below(2);
    count = 1 + random.below(30);
  }

  RankRequest request(const TextMatch& match, const RankingWeights& weights) const {
    RankRequest request{match, weights, keys};
    if (filtered) request.filter = &filter;
    request.count = count;
    request.least_units = least_units;
    return request;
  }

  KeySet filter{};
  bool filtered = false;
  store::KeyRange keys{};
  std::size_t count = 10;
  std::size_t least_units = 0;
};

/// Removes some articles of the archive and adds and updates others, in one batch.
inline void change_at_random(TokenArchive& archive, RandomTokens& random, std::uint32_t size) {
  std::vector<store::ArticleKey> removed;
  for (const auto& [key, columns] : archive.articles()) {
    if (random.below(12) == 0) removed.push_back(key);
  }
  std::map<store::ArticleKey, store::IndexedColumns> added;
  for (std::uint32_t i = 0; i < size; ++i) added[random.key()] = random.article();
  archive.write({added.begin(), added.end()}, removed);
}

}  // namespace blattwerk::search
