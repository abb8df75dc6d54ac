#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "search/searcher.h"
#include "session.h"

namespace blattwerk::app {

/// The options that choose articles and their order, for every command that lists some.
class Selection {
 public:
  /// Adds `--from --to --on --source --sort --limit --offset`; `limit` is how many articles there are without
  /// that option.
  static std::shared_ptr<Selection> add_to(CLI::App& command, search::Order order, std::size_t limit = 10);
  /// Adds `--person --org --place` too.
  void add_entities_to(CLI::App& command);
  /// Adds `--all`; without it, one of several near duplicates stands for all of them.
  void add_all_to(CLI::App& command);

  /// Adds what was chosen as conditions of a query. Throws CLI::ValidationError for a date that can't be
  /// read.
  void apply(search::Query& query) const;
  /// The order, limit and offset, and the language of the session.
  search::SearchOptions options(const Session& session) const;

  std::size_t offset() const { return offset_; }

 private:
  std::string from_;
  std::string to_;
  std::string on_;
  std::vector<std::string> persons_;
  std::vector<std::string> organizations_;
  std::vector<std::string> places_;
  std::vector<std::string> sources_;
  search::Order order_ = search::Order::relevance;
  std::size_t limit_ = 0;
  std::size_t offset_ = 0;
  bool all_ = true;
};

}  // namespace blattwerk::app
