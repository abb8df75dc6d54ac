#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "open_archive.h"
#include "output/entities.h"
#include "search/entities.h"

namespace blattwerk::app {
namespace {

constexpr std::size_t kPortraits = 5;

struct EntitiesCommand {
  std::vector<std::string> name;
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

void show_one(const EntitiesCommand& command, Session& session) {
  const store::Archive archive = session.open();
  const std::string name = join_words(command.name);
  const auto portraits = search::find_portraits(archive.database(), name, command.type, kPortraits);
  if (portraits.empty()) {
    session.fail("the archive has no entity called " + name + "; 'blattwerk entities' shows those there are");
    return;
  }
  session.print_as([&] { return output::show_portraits(portraits, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(portraits, layout); });
}

}  // namespace

void add_entities(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("entities", "List persons, organizations and places, or show one");
  auto entities = std::make_shared<EntitiesCommand>();
  static const std::map<std::string, EntityType> kTypes = {{"person", EntityType::person},
                                                           {"organization", EntityType::organization},
                                                           {"place", EntityType::place},
                                                           {"other", EntityType::other}};
  command->add_option("NAME", entities->name, "A name it is known by; without one, all are listed");
  command->add_option("--type", entities->type, "person, organization, place or other")
      ->transform(CLI::CheckedTransformer(kTypes).description(""))
      ->type_name("TYPE");
  command->add_option("--limit", entities->limit, "How many (50)")->type_name("N");
  command->add_option("--offset", entities->offset, "How many to pass over")->type_name("N");
  command->callback([entities, &session] {
    if (entities->name.empty()) {
      list_all(*entities, session);
    } else {
      show_one(*entities, session);
    }
  });
}

}  // namespace blattwerk::app
