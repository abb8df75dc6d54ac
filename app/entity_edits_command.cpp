#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "core/error.h"
#include "core/utc_now.h"
#include "entities/gazetteer.h"
#include "ingest/reindex.h"
#include "output/entities.h"
#include "output/terminal.h"
#include "progress_bar.h"
#include "store/entity_edits.h"

namespace blattwerk::app {
namespace {

struct EditCommand {
  std::string name;
  std::string new_name;
  std::optional<EntityType> type;
  std::string beside;
  std::string called;
  std::int64_t number = 0;
  bool later = false;
};

/// Finds the names of all articles anew, so that an edit shows.
void apply(store::Archive& archive, const EditCommand& command, const Session& session) {
  if (command.later) {
    session.note("it will show when 'blattwerk reindex --entities' has run");
    return;
  }
  ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
  ingest::ReindexOptions options;
  options.what = store::Derived::mentions;
  options.listener = &bar;
  ingest::reindex(archive, options);
}

void keep(store::Archive& archive, EntityEdit edit, const EditCommand& command, const Session& session) {
  edit.made = utc_now();
  {
    store::Transaction transaction(archive.database());
    edit.id = store::add_edit(archive.database(), edit);
    transaction.commit();
  }
  apply(archive, command, session);
  session.print_as([&] { return output::show_edits({edit}); },
                   [&](output::JsonLayout layout) { return output::to_json({edit}, layout); });
}

void import_list(const EditCommand& command, Session& session) {
  std::ifstream file(command.name == "-" ? "/dev/stdin" : command.name, std::ios::binary);
  if (!file) throw Error(command.name + ": the list can't be read; check the path");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  entities::NameList list = entities::parse_name_list(text);
  for (const auto& fault : list.faults)
    session.fail(fmt::format("{}, line {}: {}", output::printable(command.name), fault.line, fault.reason));
  if (list.names.empty()) throw Error(command.name + ": the list holds no name");
  store::Archive archive = session.open_for_writing();
  EntityEdit edit;
  edit.kind = EditKind::list;
  edit.path = command.name;
  edit.names = std::move(list.names);
  keep(archive, std::move(edit), command, session);
}

void change(EditKind kind, const EditCommand& command, Session& session) {
  store::Archive archive = session.open_to_change();
  const search::EntitySummary entity = require_entity(archive.database(), command.name, command.type);
  EntityEdit edit;
  edit.kind = kind;
  edit.type = entity.type;
  edit.name = entity.name;
  edit.new_type = entity.type;
  edit.new_name = command.new_name;
  if (kind == EditKind::merge) {
    // What the archive does not know is a new name for the old thing.
    const auto known = search::find_summaries(archive.database(), command.new_name, std::nullopt);
    for (const auto& other : known) {
      if (other.name != command.new_name && &other != &known.front()) continue;
      edit.new_type = other.type;
      edit.new_name = other.name;
      if (other.name == command.new_name) break;
    }
  }
  if (!command.beside.empty())
    edit.beside = require_entity(archive.database(), command.beside, std::nullopt).name;
  edit.form = command.called;
  if (edit.new_name == edit.name && edit.new_type == edit.type)
    throw Error(edit.name + " can't become itself; name another");
  keep(archive, std::move(edit), command, session);
}

void undo(const EditCommand& command, Session& session) {
  store::Archive archive = session.open_to_change();
  const auto edits = store::read_edits(archive.database());
  if (edits.empty()) throw Error("there is no edit to undo");
  const std::int64_t number = command.number > 0 ? command.number : edits.back().id;
  const auto found =
      std::find_if(edits.begin(), edits.end(), [&](const EntityEdit& edit) { return edit.id == number; });
  if (found == edits.end()) {
    throw Error(fmt::format("there is no edit {}; 'blattwerk entities edits' shows those there are", number));
  }
  store::remove_edit(archive.database(), number);
  apply(archive, command, session);
  session.print_as([&] { return "Undone: " + output::show_edits({*found}); },
                   [&](output::JsonLayout layout) { return output::to_json({*found}, layout); });
}

CLI::App* add_edit(CLI::App& entities, const std::string& name, const std::string& description,
                   const std::shared_ptr<EditCommand>& edit) {
  auto* command = entities.add_subcommand(name, description);
  command->add_flag("--later", edit->later, "Do not find the names anew now: 'reindex --entities' will");
  return command;
}

}  // namespace

void add_entity_edits(CLI::App& entities, Session& session) {
  entities.require_subcommand(0, 1);
  {
    auto edit = std::make_shared<EditCommand>();
    auto* command = add_edit(entities, "import", "Take names from a list of your own", edit);
    command
        ->add_option("FILE", edit->name, "A line a name: type, name, other names (a|b), divided by tabs or ;")
        ->required();
    command->callback([edit, &session] { import_list(*edit, session); });
  }
  {
    auto edit = std::make_shared<EditCommand>();
    auto* command = add_edit(entities, "merge", "One entity is another", edit);
    command->add_option("NAME", edit->name, "The one that goes")->required();
    command->add_option("OTHER", edit->new_name, "What it is; a new name renames it")->required();
    command->add_option("--of", edit->type, "The type of NAME: person, organization, place or other")
        ->transform(entity_type_names())
        ->type_name("TYPE");
    command->callback([edit, &session] { change(EditKind::merge, *edit, session); });
  }
  {
    auto edit = std::make_shared<EditCommand>();
    auto* command = add_edit(entities, "split", "An entity is sometimes another", edit);
    command->add_option("NAME", edit->name, "The one that is two")->required();
    command->add_option("OTHER", edit->new_name, "The name of the other")->required();
    command->add_option("--beside", edit->beside, "In articles that name this, too")->type_name("NAME");
    command->add_option("--called", edit->called, "Where it is written so")->type_name("FORM");
    command->callback([edit, &session] {
      if (edit->beside.empty() && edit->called.empty()) throw CLI::RequiredError("--beside or --called");
      change(EditKind::split, *edit, session);
    });
  }
  auto* list = entities.add_subcommand("edits", "List your edits of names");
  list->callback([&session] {
    const auto edits = store::read_edits(session.open().database());
    session.print_as([&] { return output::show_edits(edits); },
                     [&](output::JsonLayout layout) { return output::to_json(edits, layout); });
  });
  auto edit = std::make_shared<EditCommand>();
  auto* command = add_edit(entities, "undo", "Take an edit of names back", edit);
  command->add_option("NUMBER", edit->number, "Its number in 'entities edits'; without one, the last");
  command->callback([edit, &session] { undo(*edit, session); });
}

}  // namespace blattwerk::app
