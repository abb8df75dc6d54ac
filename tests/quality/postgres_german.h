#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace blattwerk::quality {

/// The rankings of PostgreSQL's configuration `german` for some questions, any word of which suffices: by
/// `ts_rank`, with the normalisation by length (1) that serves it best here. All are asked at once, of a
/// server of their own.
class PostgresGerman {
 public:
  /// Nothing where PostgreSQL is missing or does not run.
  static std::optional<PostgresGerman> rank(const std::vector<std::string>& paragraphs,
                                            const std::vector<std::string>& questions) {
    const auto sql =
        std::filesystem::temp_directory_path() / fmt::format("blattwerk-{}.sql", std::random_device()());
    write_sql(sql, paragraphs, questions);
    const std::string command =
        fmt::format("'{}/tests/quality/with_postgres' < '{}'", BLATTWERK_SOURCE_DIR, sql.string());
    PostgresGerman ranking;
    FILE* rows = popen(command.c_str(), "r");
    std::size_t question = 0;
    std::size_t paragraph = 0;
    while (rows != nullptr && std::fscanf(rows, "%zu %zu", &question, &paragraph) == 2 &&
           question < questions.size())
      ranking.ranked_[questions[question]].push_back(paragraph);
    const bool done = rows != nullptr && pclose(rows) == 0;
    std::filesystem::remove(sql);
    if (!done) return std::nullopt;
    return ranking;
  }

  std::vector<std::size_t> operator()(const std::string& question) const {
    const auto found = ranked_.find(question);
    return found == ranked_.end() ? std::vector<std::size_t>() : found->second;
  }

 private:
  static std::string literal(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
      if (c == '\'') quoted += '\'';
      quoted += c;
    }
    return quoted += '\'';
  }

  static void write_sql(const std::filesystem::path& path, const std::vector<std::string>& paragraphs,
                        const std::vector<std::string>& questions) {
    std::ofstream sql(path);
    sql << "CREATE TABLE paragraph (n int, words tsvector); CREATE TABLE question (n int, words tsquery);\n";
    for (std::size_t n = 0; n < paragraphs.size(); ++n)
      sql << fmt::format("INSERT INTO paragraph VALUES ({}, to_tsvector('german', {}));\n", n,
                         literal(paragraphs[n]));
    for (std::size_t n = 0; n < questions.size(); ++n) {
      sql << fmt::format(
          "INSERT INTO question VALUES ({}, replace(plainto_tsquery('german', {})::text, '&', "
          "'|')::tsquery);\n",
          n, literal(questions[n]));
    }
    sql << "SELECT question, paragraph FROM (SELECT q.n AS question, p.n AS paragraph, row_number() OVER "
           "(PARTITION BY q.n "
           "ORDER BY ts_rank(p.words, q.words, 1) DESC, p.n) AS place FROM question AS q JOIN paragraph AS p "
           "ON p.words @@ "
           "q.words) AS ranked WHERE place <= 10 ORDER BY question, place;\n";
  }

  std::unordered_map<std::string, std::vector<std::size_t>> ranked_;
};

}  // namespace blattwerk::quality
