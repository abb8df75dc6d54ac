#include "commands.h"
#include "output/json_search.h"
#include "output/terminal_search.h"
#include "search/searcher.h"
#include "selection.h"

namespace blattwerk::app {

void add_list(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("list", "List articles by date, the newest first");
  auto selection = Selection::add_to(*command, search::Order::newest);
  selection->add_all_to(*command);
  command->callback([selection, &session] {
    search::Query query{{search::Everything{}}, std::nullopt, {}};
    selection->apply(query);
    search::SearchOptions options = selection->options(session);
    options.snippets = false;
    const store::Archive archive = session.open();
    text::Analyzer analyzer;
    const search::Hits list = search::Searcher(archive, analyzer).search(std::move(query), options);
    if (session.format() == Format::jsonl) {
      for (const auto& hit : list.hits)
        session.print(output::listed_to_json(hit, output::JsonLayout::line) + '\n');
      return;
    }
    session.print_as([&] { return output::show_list(list, selection->offset(), session.style()); },
                     [&](output::JsonLayout layout) { return output::list_to_json(list, layout); });
  });
}

}  // namespace blattwerk::app
