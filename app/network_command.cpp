#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "open_archive.h"
#include "output/network.h"
#include "search/network.h"
#include "search/query_parser.h"
#include "selection.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct NetworkCommand {
  std::vector<std::string> words;
  std::string format;
  search::NetworkOptions options;
  std::shared_ptr<Selection> selection;
};

void run(const NetworkCommand& command, const Session& session) {
  OpenArchive open(session);
  search::Query query = parse_and_note(join_words(command.words), session);
  command.selection->apply(query);
  search::NetworkOptions options = command.options;
  search::KeySet found;
  if (!std::holds_alternative<search::Everything>(query.root.value)) {
    bool complete = true;
    found = search::Searcher(open.archive, open.analyzer)
                .find_all(query, command.selection->options(session), complete);
    if (!complete) session.note("the time was up; not all articles are in the network");
    options.within = &found;
  }
  const search::Network network = search::find_network(open.archive.database(), options);
  if (command.format == "graphml") return session.print(output::to_graphml(network));
  if (command.format == "gexf") return session.print(output::to_gexf(network));
  if (command.format == "dot") return session.print(output::to_dot(network));
  if (command.format == "svg") return session.print(output::to_svg(network));
  session.print_as([&] { return output::show_network(network, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(network, layout); });
}

}  // namespace

void add_network(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("network", "Show who and what appears together, also for Gephi");
  auto network = std::make_shared<NetworkCommand>();
  command->add_option("QUERY", network->words, "Only in the articles that it finds; without one, in all");
  command->add_option("--format", network->format, "graphml, gexf, dot or svg instead of a list")
      ->check(one_of({"graphml", "gexf", "dot", "svg"}))
      ->type_name("FORMAT");
  command->add_option("--top", network->options.nodes, "How many names: those in the most articles (50)")
      ->check(whole_number(2, 1000))
      ->type_name("N");
  command->add_option("--type", network->options.type, "Only person, organization, place or other")
      ->transform(entity_type_names())
      ->type_name("TYPE");
  network->selection = Selection::add_to(*command, search::Order::newest);
  network->selection->add_entities_to(*command);
  command->callback([network, &session] { run(*network, session); });
}

}  // namespace blattwerk::app
