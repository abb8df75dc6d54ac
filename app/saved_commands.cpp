#include <algorithm>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "commands.h"
#include "core/error.h"
#include "core/utc_now.h"
#include "open_archive.h"
#include "output/reading.h"
#include "output/terminal.h"
#include "output/terminal_search.h"
#include "search/saved_search.h"

namespace blattwerk::app {
namespace {

struct NewsCommand {
  std::string name;
  bool keep = false;
};

void print_news(const output::SearchAnswer& answer, const std::string& name, const Session& session) {
  switch (session.format()) {
    case Format::terminal:
      if (answer.hits.total == 0) return;
      session.print(session.style().bold(name) + "\n\n" + output::show_search(answer, 0, session.style()) +
                    '\n');
      break;
    case Format::json:
    case Format::jsonl:
      session.print(output::to_json(answer, output::JsonLayout::line) + '\n');
      break;
  }
}

void show_news(const NewsCommand& command, Session& session) {
  OpenArchive open(session);
  const store::Archive writable = session.open_for_writing();
  bool found = command.name.empty();
  std::size_t searches = 0;
  std::uint64_t new_articles = 0;
  for (const auto& saved : search::list_saved_searches(open.archive.database())) {
    if (!command.name.empty() && saved.name != command.name) continue;
    found = true;
    search::SearchOptions options;
    options.order = search::Order::newest;
    options.limit = 100;
    options.language = session.language();
    const output::SearchAnswer answer{
        saved.query, search::find_news(open.archive, open.analyzer, saved, Session::today(), options),
        options.language};
    print_news(answer, saved.name, session);
    ++searches;
    new_articles += answer.hits.total;
    if (!command.keep) search::mark_seen(writable.database(), saved.name);
  }
  if (!found)
    throw Error("no search is saved as " + command.name + "; 'blattwerk saved' lists those there are");
  if (searches == 0)
    session.note("No search is saved; 'blattwerk save NAME QUERY' keeps one.");
  else if (new_articles == 0)
    session.note("Nothing new.");
}

}  // namespace

void add_save(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("save", "Keep a search under a name, to be told what is new");
  auto name = std::make_shared<std::string>();
  auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("NAME", *name, "What it is called")->required();
  command->add_option("QUERY", *words, "The query")->required();
  command->callback([name, words, &session] {
    const std::string query = join_words(*words);
    parse_and_note(query, session);
    const store::Archive archive = session.open_for_writing();
    const auto before = search::list_saved_searches(archive.database());
    search::save_search(archive.database(), *name, query, utc_now());
    const auto replaced = std::ranges::find(before, *name, &search::SavedSearch::name);
    session.note(replaced == before.end()
                     ? fmt::format("Saved; 'blattwerk news' shows what it finds from now on.")
                     : fmt::format("Saved in place of: {}", output::printable(replaced->query)));
  });
}

void add_saved(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("saved", "List the searches that are kept");
  auto forget = std::make_shared<std::string>();
  command->add_option("--forget", *forget, "Forget the one of this name")->type_name("NAME");
  command->callback([forget, &session] {
    if (!forget->empty()) {
      if (!search::forget_search(session.open_for_writing().database(), *forget)) {
        throw Error("no search is saved as " + *forget + "; 'blattwerk saved' lists those there are");
      }
      return;
    }
    const auto saved = search::list_saved_searches(session.open().database());
    session.print_as([&] { return output::show_saved(saved, session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(saved, layout); });
  });
}

void add_news(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand(
      "news", "Show what saved searches find among the articles imported since last asked");
  auto news = std::make_shared<NewsCommand>();
  command->add_option("NAME", news->name, "Only this search");
  command->add_flag("--keep", news->keep, "Show the same again next time");
  command->callback([news, &session] { show_news(*news, session); });
}

}  // namespace blattwerk::app
