#include "commands.h"
#include "output/terminal.h"
#include "store/statistics.h"

namespace blattwerk::app {

void add_stats(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("stats", "Tell what the archive holds, in numbers");
  command->callback([&session] {
    const store::Archive archive = session.open();
    const ArchiveStatistics statistics = store::read_statistics(archive.database());
    session.print_as([&] { return output::show_statistics(statistics, session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(statistics, layout); });
  });
}

}  // namespace blattwerk::app
