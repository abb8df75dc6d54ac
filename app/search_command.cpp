#include <fstream>
#include <memory>
#include <string>

#include "commands.h"
#include "core/error.h"
#include "open_archive.h"
#include "output/json_search.h"
#include "output/terminal_search.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "selection.h"

namespace blattwerk::app {
namespace {

struct SearchCommand {
  std::vector<std::string> words;
  std::string batch;
  bool any = false;
  bool facets = false;
  bool explain = false;
  std::shared_ptr<Selection> selection;
};

/// One open archive that answers one query after the other.
class Answerer {
 public:
  Answerer(const SearchCommand& command, const Session& session)
      : command_(command), session_(session), open_(session), searcher_(open_.archive, open_.analyzer) {}

  output::SearchAnswer answer(std::string text) {
    search::Query query = search::parse_query(text, Session::today());
    command_.selection->apply(query);
    search::SearchOptions options = command_.selection->options(session_);
    options.words = command_.any ? search::WordMode::any : search::WordMode::all;
    options.facets = command_.facets;
    options.explain = command_.explain;
    return {std::move(text), searcher_.search(std::move(query), options), options.language};
  }

 private:
  const SearchCommand& command_;
  const Session& session_;
  OpenArchive open_;
  search::Searcher searcher_;
};

void answer_batch(const SearchCommand& command, const Session& session) {
  std::ifstream file(command.batch == "-" ? "/dev/stdin" : command.batch);
  if (!file) throw Error(command.batch + ": the file of queries can't be read; check the path");
  Answerer answerer(command, session);
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    session.print(output::to_json(answerer.answer(std::move(line)), output::JsonLayout::line) + '\n');
  }
  if (file.bad()) throw Error(command.batch + ": reading the queries failed; is it a file?");
}

void answer_one(const SearchCommand& command, const Session& session) {
  const auto answer = Answerer(command, session).answer(join_words(command.words));
  switch (session.format()) {
    case Format::terminal:
      for (const auto& note : answer.hits.notes) session.note(search::message(note, answer.language));
      session.print(output::show_search(answer, command.selection->offset(), session.style()));
      break;
    case Format::json:
      session.print(output::to_json(answer, output::JsonLayout::document) + '\n');
      break;
    case Format::jsonl:
      for (const auto& hit : answer.hits.hits)
        session.print(output::to_json(hit, output::JsonLayout::line) + '\n');
      break;
  }
}

}  // namespace

void add_search(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("search", "Find articles, the most relevant first");
  auto search = std::make_shared<SearchCommand>();
  command->add_option(
      "QUERY", search->words,
      "Words, \"phrases\", UND ODER NICHT, titel: person: ort: org: datum: …; all are optional");
  search->selection = Selection::add_to(*command, search::Order::relevance);
  search->selection->add_entities_to(*command);
  search->selection->add_all_to(*command);
  command->add_flag("--any", search->any, "Any of the words will do");
  command->add_flag("--facets", search->facets, "Count the whole result by date, source and entity");
  command->add_flag("--explain", search->explain, "Say how the query was understood and run");
  command->add_option("--batch", search->batch, "Answer a query a line, as JSON Lines; - is standard input")
      ->type_name("FILE");
  command->callback([search, &session] {
    if (search->batch.empty()) {
      answer_one(*search, session);
    } else {
      answer_batch(*search, session);
    }
  });
}

}  // namespace blattwerk::app
