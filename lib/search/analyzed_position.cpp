#include "search/analyzed_position.h"

#include <algorithm>
#include <utility>

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxSpellings = 8;  // of one word written in several

}  // namespace

std::vector<AnalyzedPosition> analyze_positions(text::Analyzer& analyzer, std::string_view text) {
  text::TokenStream stream;
  analyzer.analyze(text, stream);
  std::vector<AnalyzedPosition> positions;
  for (const text::Token& token : stream.tokens) {
    if (token.kind == text::TokenKind::word) {
      positions.push_back({token.start, token.end, std::string(stream.term(token)), {}, {}});
    }
  }
  std::size_t at = 0;
  bool first = true;
  for (const text::Token& token : stream.tokens) {
    switch (token.kind) {
      case text::TokenKind::word:
        if (!first) ++at;
        first = false;
        break;
      case text::TokenKind::alias: {
        if (positions.empty()) break;
        std::size_t words = 1;
        while (at + words < positions.size() && positions[at + words].start < token.end) ++words;
        positions[at].aliases.push_back({std::string(stream.term(token)), words});
        break;
      }
      case text::TokenKind::part:
        if (!positions.empty()) positions[at].parts.emplace_back(stream.term(token).substr(1));
        break;
    }
  }
  return positions;
}

std::string as_written(std::string_view text, std::span<const AnalyzedPosition> positions) {
  const auto begin = std::min<std::size_t>(positions.front().start, text.size());
  const auto end = std::clamp<std::size_t>(positions.back().end, begin, text.size());
  return std::string(text.substr(begin, end - begin));
}

std::vector<std::vector<SpellingEdge>> closed_paths(std::span<const AnalyzedPosition> positions) {
  std::vector<std::vector<SpellingEdge>> paths;
  std::vector<std::vector<SpellingEdge>> open{{}};
  while (!open.empty() && paths.size() < kMaxSpellings && open.size() < kMaxSpellings * 8) {
    const std::vector<SpellingEdge> path = std::move(open.back());
    open.pop_back();
    const std::size_t at = path.empty() ? 0 : path.back().to;
    if (at == positions.size()) {
      if (std::ranges::any_of(path, [](const SpellingEdge& edge) { return !edge.alias.empty(); }))
        paths.push_back(path);
      continue;
    }
    const auto go_on = [&](SpellingEdge edge) {
      open.push_back(path);
      open.back().push_back(std::move(edge));
    };
    go_on({at, at + 1, {}});
    for (const auto& alias : positions[at].aliases) {
      if (alias.words > 1 && at + alias.words <= positions.size()) go_on({at, at + alias.words, alias.term});
    }
  }
  return paths;
}

}  // namespace blattwerk::search
