#pragma once

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace blattwerk::text {

/// One line of tests/golden/analysis_pairs.tsv, taken apart.
struct AnalysisPair {
  std::string heading;
  std::string query;
  std::string text;
  bool finds;
};

inline std::vector<AnalysisPair> read_analysis_pairs(const std::string& path) {
  std::vector<AnalysisPair> pairs;
  std::ifstream file(path);
  std::string heading;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      heading = line.substr(2);
      continue;
    }
    const std::size_t first = line.find('\t');
    if (first == std::string::npos) continue;
    const std::size_t second = line.find('\t', first + 1);
    const std::string text = line.substr(0, first);
    for (const bool finds : {true, false}) {
      const std::string_view queries = finds ? std::string_view(line).substr(first + 1, second - first - 1)
                                             : std::string_view(line).substr(second + 1);
      for (std::size_t at = 0; at < queries.size();) {
        const std::size_t end = std::min(queries.find(';', at), queries.size());
        std::string query(queries.substr(at, end - at));
        query.erase(0, query.find_first_not_of(' '));
        if (!query.empty()) pairs.push_back({heading, query, text, finds});
        at = end + 1;
      }
    }
  }
  return pairs;
}

/// Whether a query finds a text: each of its positions, by word or alias, as a whole word or a part; or
/// closed up.
inline bool finds(Analyzer& analyzer, std::string_view query, std::string_view text) {
  TokenStream index;
  analyzer.analyze(text, index);
  std::set<std::string, std::less<>> terms;
  for (const Token& token : index.tokens) terms.emplace(index.term(token));
  TokenStream asked;
  analyzer.analyze(query, asked);
  const auto is_met = [&](const Token& token) {
    return terms.contains(asked.term(token)) || terms.contains(kPartMark + std::string(asked.term(token)));
  };
  std::vector<Token> words;
  for (const Token& token : asked.tokens) {
    if (token.kind == TokenKind::word) words.push_back(token);
  }
  std::vector<bool> met(words.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < asked.tokens.size(); ++i) {
    const Token& token = asked.tokens[i];
    if (token.kind == TokenKind::word && i > 0) ++at;
    if (token.kind == TokenKind::part || !is_met(token)) continue;
    for (std::size_t k = at; k < words.size() && (k == at || words[k].start < token.end); ++k) met[k] = true;
  }
  return !words.empty() && std::all_of(met.begin(), met.end(), [](bool found) { return found; });
}

}  // namespace blattwerk::text
