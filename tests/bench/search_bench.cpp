// Measures the search of an archive beside plain FTS5 and Xapian on the same articles: queries by class, made
// of words that the articles have. Prints an object of JSON for each class, with p50 and p99 of each in
// milliseconds.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>
#include <xapian.h>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace {

using namespace blattwerk;

struct BenchQuery {
  std::string text;                  // in the language of Blattwerk
  std::vector<std::string> words{};  // as written, for the others
  std::string fts{};                 // for FTS5; empty where it can't say it
  std::string xapian{};              // for Xapian's query parser
};

struct QueryClass {
  std::string name;
  std::vector<BenchQuery> queries;
  search::SearchOptions options{};
};

struct Times {
  double p50 = 0;
  double p99 = 0;
  std::size_t count = 0;
};

Times summarise(std::vector<double> milliseconds) {
  if (milliseconds.empty()) return {};
  std::ranges::sort(milliseconds);
  const std::size_t last = milliseconds.size() - 1;
  return {milliseconds[last / 2], milliseconds[last * 99 / 100], milliseconds.size()};
}

// Of the processor, since a machine that others use too says little by the clock.
double processor_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double milliseconds_of(const std::function<void()>& run) {
  const double start = processor_milliseconds();
  run();
  return processor_milliseconds() - start;
}

// Each query once to warm up, then timed; no more of them than fit into the time.
std::vector<double> measure(const std::vector<BenchQuery>& queries, double most_seconds,
                            const std::function<void(const BenchQuery&)>& run) {
  std::vector<double> times;
  const auto start = std::chrono::steady_clock::now();
  for (const BenchQuery& query : queries) {
    run(query);
    times.push_back(milliseconds_of([&] { run(query); }));
    if (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() > most_seconds) break;
  }
  return times;
}

// Words of the articles by how many articles have them, drawn from the texts themselves.
class Words {
 public:
  Words(const std::string& articles, std::size_t lines) {
    std::ifstream input(articles);
    std::map<std::string, std::size_t> documents;
    std::string line;
    for (; read_ < lines && std::getline(input, line); ++read_) {
      const auto article = nlohmann::json::parse(line);
      std::vector<std::string> words = divide(article.at("text").get<std::string>());
      for (std::size_t i = 0; i + 1 < words.size(); i += 37) pairs_.push_back(words[i] + ' ' + words[i + 1]);
      collect_near(words);
      std::ranges::sort(words);
      const auto repeated = std::ranges::unique(words);
      words.erase(repeated.begin(), repeated.end());
      for (const std::string& word : words) ++documents[word];
    }
    for (const auto& [word, count] : documents) {
      if (word.size() > 4) by_count_.emplace_back(count, word);
    }
    std::ranges::sort(by_count_);
  }

  // Words in a share of the articles between `least` and `most`.
  std::vector<std::string> between(double least, double most) const {
    std::vector<std::string> words;
    for (const auto& [count, word] : by_count_) {
      const double share = static_cast<double>(count) / static_cast<double>(read_);
      if (share >= least && share < most) words.push_back(word);
    }
    return words;
  }
  const std::vector<std::string>& pairs() const { return pairs_; }
  /// Long words that stand up to kNear words apart.
  const std::vector<std::pair<std::string, std::string>>& near() const { return near_; }
  static constexpr std::size_t kNear = 8;

 private:
  void collect_near(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + kNear < words.size(); i += 37) {
      const std::string& other = words[i + 1 + i % kNear];
      if (words[i].size() > 4 && other.size() > 4) near_.emplace_back(words[i], other);
    }
  }

  static std::vector<std::string> divide(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalpha(byte)) {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
    return words;
  }

  std::size_t read_ = 0;
  std::vector<std::pair<std::size_t, std::string>> by_count_;
  std::vector<std::string> pairs_;
  std::vector<std::pair<std::string, std::string>> near_;
};

// No more than the first `bytes`, whole characters.
std::string beginning(std::string_view word, std::size_t bytes) {
  std::size_t end = std::min(bytes, word.size());
  while (end < word.size() && end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  return std::string(word.substr(0, end));
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

BenchQuery words_query(const std::vector<std::string>& words, std::string_view operation_de,
                       std::string_view operation) {
  std::vector<std::string> quoted;
  for (const auto& word : words) quoted.push_back('"' + word + '"');
  return {joined(words, operation_de), words, joined(quoted, operation), joined(words, operation)};
}

std::vector<QueryClass> make_classes(const Words& words, const std::vector<std::string>& sources,
                                     const std::vector<std::string>& names, std::size_t size) {
  std::mt19937 random(7);
  const auto pick = [&](const std::vector<std::string>& list) { return list[random() % list.size()]; };
  const auto rare = words.between(0.0001, 0.002);
  const auto medium = words.between(0.002, 0.02);
  const auto frequent = words.between(0.02, 0.1);
  const auto very = words.between(0.1, 0.6);
  const auto some = words.between(0.003, 0.2);
  std::vector<QueryClass> classes;
  const auto add = [&](std::string name, const std::function<BenchQuery()>& make,
                       search::SearchOptions options = {}) {
    QueryClass made{std::move(name), {}, options};
    for (std::size_t i = 0; i < size; ++i) made.queries.push_back(make());
    classes.push_back(std::move(made));
  };
  const auto single = [&](const std::vector<std::string>& list) {
    return [&] { return words_query({pick(list)}, " ", " AND "); };
  };
  add("rare word", single(rare));
  add("medium word", single(medium));
  add("frequent word", single(frequent));
  add("very frequent word", single(very));
  for (std::size_t n = 2; n <= 4; ++n) {
    add(fmt::format("{} AND", n), [&, n] {
      std::vector<std::string> chosen;
      for (std::size_t i = 0; i < n; ++i) chosen.push_back(pick(some));
      return words_query(chosen, " ", " AND ");
    });
  }
  for (std::size_t n = 2; n <= 4; n += 2) {
    add(fmt::format("{} OR", n), [&, n] {
      std::vector<std::string> chosen;
      for (std::size_t i = 0; i < n; ++i) chosen.push_back(pick(some));
      return words_query(chosen, " ODER ", " OR ");
    });
  }
  add("phrase", [&] {
    const std::string phrase = '"' + pick(words.pairs()) + '"';
    return BenchQuery{phrase, {}, phrase, phrase};
  });
  add("prefix", [&] {
    const std::string beginning = pick(some).substr(0, 5);
    return BenchQuery{beginning + '*', {}, '"' + beginning + "\" *", beginning + '*'};
  });
  add("left truncation", [&] {
    const std::string word = pick(some);
    return BenchQuery{'*' + word.substr(word.size() - 5), {}, "", ""};
  });
  add("word and month", [&] {
    const std::string word = pick(frequent);
    return BenchQuery{
        fmt::format("{} datum:{}-{:02}", word, 2001 + random() % 23, 1 + random() % 12), {}, "", ""};
  });
  add("word and source", [&] {
    return BenchQuery{fmt::format("{} quelle:\"{}\"", pick(frequent), pick(sources)), {}, "", ""};
  });
  add("word and person", [&] {
    return BenchQuery{fmt::format("{} person:\"{}\"", pick(frequent), pick(names)), {}, "", ""};
  });
  search::SearchOptions newest;
  newest.order = search::Order::newest;
  add("very frequent word, newest first", single(very), newest);
  search::SearchOptions facets;
  facets.facets = true;
  add("frequent word with facets", single(frequent), facets);
  add("very frequent word with facets", single(very), facets);
  add("phrase with an open end", [&] {
    for (;;) {
      const std::string pair = pick(words.pairs());
      const std::size_t second = pair.find(' ') + 1;
      if (pair.size() - second < 7) continue;
      const std::string phrase = pair.substr(0, second) + beginning(pair.substr(second), 5);
      return BenchQuery{fmt::format("\"{}*\"", phrase), {}, fmt::format("\"{}\" *", phrase), ""};
    }
  });
  add("near", [&] {
    const auto& [first, second] = words.near()[random() % words.near().size()];
    return BenchQuery{fmt::format("{} NAHE/{} {}", first, Words::kNear, second),
                      {},
                      fmt::format("NEAR(\"{}\" \"{}\", {})", first, second, Words::kNear),
                      fmt::format("{} NEAR/{} {}", first, Words::kNear, second)};
  });
  for (auto& made : classes) {
    made.options.snippets = false;
    made.options.relax = false;
  }
  return classes;
}

std::vector<std::string> column(const store::Database& database, const char* sql) {
  auto statement = database.prepare(sql);
  std::vector<std::string> values;
  while (statement.step()) values.emplace_back(statement.text(0));
  return values;
}

// The classes of the words that the articles have.
std::vector<QueryClass> classes_of(const store::Database& database, const std::string& articles,
                                   std::size_t size) {
  const Words words(articles, 20'000);
  const auto sources = column(database, "SELECT DISTINCT source FROM article WHERE source IS NOT NULL");
  const auto names =
      column(database,
             "SELECT name FROM entity AS e JOIN article_entity AS a ON a.entity_id = e.id WHERE type = "
             "'person' GROUP BY e.id ORDER BY count(*) DESC LIMIT 200");
  return make_classes(words, sources, names.empty() ? std::vector<std::string>{"Müller"} : names, size);
}

QueryClass repeated(const std::string& query, std::size_t size) {
  QueryClass made{query, std::vector(size, BenchQuery{query})};
  made.options.snippets = false;
  made.options.relax = false;
  return made;
}

nlohmann::json to_json(const Times& times) {
  return times.count == 0 ? nlohmann::json() : nlohmann::json{times.p50, times.p99};
}

}  // namespace

int main(int argc, char** argv) {
  std::string archive_path;
  std::string bare_path;
  std::string articles;
  std::string xapian_folder;
  std::size_t queries = 100;
  double seconds = 15;
  std::string only;
  std::string only_query;
  bool each = false;
  CLI::App app("Measures search beside plain FTS5 and Xapian; prints JSON Lines.");
  app.add_option("archive", archive_path, "An archive of Blattwerk")->required();
  app.add_option("articles", articles, "The same articles as JSON Lines")->required();
  app.add_option("--bare", bare_path, "The same articles in the database of import_baseline");
  app.add_option("--xapian", xapian_folder, "The same articles in the database of xapian_baseline");
  app.add_option("--queries", queries, "Queries a class")->capture_default_str();
  app.add_option("--seconds", seconds, "Most time for a class of one program")->capture_default_str();
  app.add_option("--only", only, "Only the classes whose names begin so");
  app.add_option("--query", only_query, "Only this query, --queries times");
  app.add_flag("--each", each, "Write each query's own time and hits to standard error");
  CLI11_PARSE(app, argc, argv);

  const auto archive = store::Archive::open(archive_path);
  text::Analyzer analyzer;
  search::Searcher searcher(archive, analyzer);
  const auto classes = only_query.empty() ? classes_of(archive.database(), articles, queries)
                                          : std::vector{repeated(only_query, queries)};

  sqlite3* bare = nullptr;
  sqlite3_stmt* by_rank = nullptr;
  if (!bare_path.empty()) {
    sqlite3_open_v2(bare_path.c_str(), &bare, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(bare,
                       "SELECT rowid FROM article_text WHERE article_text MATCH ?1 ORDER BY rank LIMIT 10",
                       -1, &by_rank, nullptr);
  }
  std::unique_ptr<Xapian::Database> xapian;
  if (!xapian_folder.empty()) {
    xapian = std::make_unique<Xapian::Database>(xapian_folder);
  }

  const auto today = *PartialDate::of_day(2025, 1, 1);
  for (const QueryClass& made : classes) {
    if (!made.name.starts_with(only)) continue;
    std::vector<double> hits;
    const std::vector<double> ours = measure(made.queries, seconds, [&](const BenchQuery& query) {
      hits.push_back(
          static_cast<double>(searcher.search(search::parse_query(query.text, today), made.options).total));
    });
    std::vector<double> theirs;
    std::vector<double> of_xapian;
    const bool comparable = made.options.order == search::Order::relevance && !made.options.facets;
    if (by_rank != nullptr && comparable && !made.queries.front().fts.empty()) {
      theirs = measure(made.queries, seconds, [&](const BenchQuery& query) {
        sqlite3_bind_text(by_rank, 1, query.fts.data(), static_cast<int>(query.fts.size()), SQLITE_STATIC);
        while (sqlite3_step(by_rank) == SQLITE_ROW) {
        }
        sqlite3_reset(by_rank);
      });
    }
    if (xapian && comparable && !made.queries.front().xapian.empty()) {
      Xapian::QueryParser parser;
      parser.set_database(*xapian);
      parser.set_stemmer(Xapian::Stem("german"));
      parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
      of_xapian = measure(made.queries, seconds, [&](const BenchQuery& query) {
        Xapian::Enquire enquire(*xapian);
        enquire.set_query(parser.parse_query(
            query.xapian, Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD));
        enquire.get_mset(0, 10);
      });
    }
    for (std::size_t i = 0; each && i < ours.size(); ++i) {
      fmt::print(stderr, "{:9.3f} {:9} {}\n", ours[i], hits[2 * i], made.queries[i].text);
    }
    const nlohmann::json line = {{"class", made.name},
                                 {"hits", summarise(hits).p50},
                                 {"blattwerk", to_json(summarise(ours))},
                                 {"fts5", to_json(summarise(theirs))},
                                 {"xapian", to_json(summarise(of_xapian))}};
    std::puts(line.dump().c_str());
    std::fflush(stdout);
  }
  sqlite3_finalize(by_rank);
  sqlite3_close(bare);
  return 0;
}
