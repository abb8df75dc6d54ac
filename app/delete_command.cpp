#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "commands.h"
#include "ingest/remove.h"

namespace blattwerk::app {

void add_delete(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("delete", "Remove articles from the archive, with their versions and originals");
  auto ids = std::make_shared<std::vector<std::string>>();
  command->add_option("ID", *ids, "Article numbers, or external ids")->required();
  command->callback([ids, &session] {
    store::Archive archive = session.open_to_change();
    std::size_t removed = 0;
    for (const auto& id : *ids) {
      try {
        ingest::remove_article(archive, require_article(archive.database(), id));
        ++removed;
      } catch (const Error& error) {
        session.fail(error.what());
      }
    }
    session.print(session.format() == Format::terminal ? fmt::format("{} removed\n", removed)
                                                       : fmt::format("{{\"deleted\":{}}}\n", removed));
  });
}

}  // namespace blattwerk::app
