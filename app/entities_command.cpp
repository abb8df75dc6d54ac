#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "core/error.h"
#include "open_archive.h"
#include "output/entities.h"
#include "output/json_search.h"
#include "output/terminal_search.h"
#include "search/entities.h"
#include "search/searcher.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

constexpr std::size_t kPortraits = 5;

struct EntitiesCommand {
  std::vector<std::string> name;
  std::string companion_of;
  std::vector<std::string> between;
  std::optional<EntityType> type;
  std::size_t limit = 50;
  std::size_t offset = 0;
};

void list_all(const EntitiesCommand& command, const Session& session) {
  const store::Archive archive = session.open();
  search::EntityListOptions options;
  options.type = command.type;
  options.limit = command.limit;
  options.offset = command.offset;
  const auto list = search::list_entities(archive.database(), options);
  if (session.format() == Format::jsonl) {
    for (const auto& entity : list.entities)
      session.print(output::to_json(entity, output::JsonLayout::line) + '\n');
    return;
  }
  session.print_as([&] { return output::show_entities(list, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(list, layout); });
}

void show_one(const EntitiesCommand& command, const Session& session) {
  const store::Archive archive = session.open();
  const std::string name = join_words(command.name);
  require_entity(archive.database(), name, command.type);
  const auto portraits = search::find_portraits(archive.database(), name, command.type, kPortraits);
  session.print_as([&] { return output::show_portraits(portraits, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(portraits, layout); });
}

void show_companions(const EntitiesCommand& command, const Session& session) {
  const store::Archive archive = session.open();
  const search::EntitySummary entity = require_entity(archive.database(), command.companion_of, std::nullopt);
  constexpr std::size_t kOfAllTypes = 1000;
  auto portrait = search::find_portraits(archive.database(), entity.name, entity.type, 1,
                                         command.type ? kOfAllTypes : command.limit)
                      .front();
  if (command.type) {
    std::erase_if(portrait.companions,
                  [&](const search::Companion& companion) { return companion.entity.type != *command.type; });
  }
  if (portrait.companions.size() > command.limit) portrait.companions.resize(command.limit);
  session.print_as([&] { return output::show_companions(portrait, session.style()); },
                   [&](output::JsonLayout layout) { return output::companions_to_json(portrait, layout); });
}

void list_between(const EntitiesCommand& command, const Session& session) {
  OpenArchive open(session);
  search::Query query{{search::Everything{}}, std::nullopt, {}};
  for (const std::string& name : command.between) {
    require_entity(open.archive.database(), name, std::nullopt);
    search::require(query, {search::EntityName{.type = std::nullopt, .name = name, .exact = true}});
  }
  search::SearchOptions options;
  options.order = search::Order::newest;
  options.limit = command.limit;
  options.offset = command.offset;
  options.snippets = false;
  const search::Hits list = search::Searcher(open.archive, open.analyzer).search(std::move(query), options);
  if (session.format() == Format::jsonl) {
    for (const auto& hit : list.hits)
      session.print(output::listed_to_json(hit, output::JsonLayout::line) + '\n');
    return;
  }
  session.print_as([&] { return output::show_list(list, command.offset, session.style()); },
                   [&](output::JsonLayout layout) { return output::list_to_json(list, layout); });
}

void run(const EntitiesCommand& command, const Session& session) {
  if (!command.between.empty()) return list_between(command, session);
  if (!command.companion_of.empty()) return show_companions(command, session);
  if (!command.name.empty()) return show_one(command, session);
  list_all(command, session);
}

}  // namespace

CLI::Validator entity_type_names() {
  return one_of<EntityType>({{"person", EntityType::person},
                             {"organization", EntityType::organization},
                             {"place", EntityType::place},
                             {"other", EntityType::other}});
}

search::EntitySummary require_entity(const store::Database& database, const std::string& name,
                                     std::optional<EntityType> type) {
  auto found = search::find_summaries(database, name, type);
  if (found.empty())
    throw Error("the archive has no entity called " + name + "; 'blattwerk entities' shows those there are");
  for (const auto& entity : found) {
    if (entity.name == name) return entity;
  }
  return found.front();
}

void add_entities(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("entities", "List persons, organizations and places, or show one");
  auto entities = std::make_shared<EntitiesCommand>();
  command->add_option("NAME", entities->name, "A name it is known by; without one, all are listed");
  command
      ->add_option("--with", entities->companion_of,
                   "List who and what appears with this one, the closest first")
      ->type_name("NAME");
  command->add_option("--between", entities->between, "List the articles with both of two")
      ->expected(2)
      ->type_name("NAME");
  command->add_option("--type", entities->type, "person, organization, place or other")
      ->transform(entity_type_names())
      ->type_name("TYPE");
  command->add_option("--limit", entities->limit, "How many (50)")->check(whole_number())->type_name("N");
  command->add_option("--offset", entities->offset, "How many to pass over")
      ->check(whole_number())
      ->type_name("N");
  add_entity_edits(*command, session);
  command->callback([command, entities, &session] {
    if (command->get_subcommands().empty()) run(*entities, session);
  });
}

}  // namespace blattwerk::app
