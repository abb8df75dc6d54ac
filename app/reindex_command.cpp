#include <memory>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ingest/reindex.h"
#include "progress_bar.h"

namespace blattwerk::app {

void add_reindex(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand(
      "reindex", "Make the index, entities, quotations, dates and vocabulary anew from the stored text");
  auto only_entities = std::make_shared<bool>(false);
  command->add_flag("--entities", *only_entities, "All but the index");
  command->callback([only_entities, &session] {
    store::Archive archive = session.open_to_change();
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    ingest::ReindexOptions options;
    options.what = *only_entities ? store::Derived::mentions : store::Derived::everything;
    options.listener = &bar;
    const auto articles = ingest::reindex(archive, options);
    session.print(session.format() == Format::terminal ? fmt::format("{} articles reindexed\n", articles)
                                                       : fmt::format("{{\"reindexed\":{}}}\n", articles));
  });
}

}  // namespace blattwerk::app
