#include <memory>
#include <optional>

#include <unistd.h>

#include "commands.h"
#include "output/upkeep.h"
#include "progress_bar.h"
#include "store/compact.h"

namespace blattwerk::app {

void add_compact(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("compact", "Make the archive as small as it can be");
  auto form = std::make_shared<std::optional<store::TextForm>>();
  auto* compress = command->add_flag_callback(
      "--compress", [form] { *form = store::TextForm::packed; },
      "Compress the text of articles: plain sqlite3 then reads it with the extension alone");
  command
      ->add_flag_callback(
          "--plain", [form] { *form = store::TextForm::plain; }, "Undo that")
      ->excludes(compress);
  command->callback([form, &session] {
    store::Archive archive = session.open_to_change();
    Compaction compaction;
    {
      ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
      compaction = store::compact(archive, *form, &bar);
    }
    session.print_as([&] { return output::show_compaction(compaction); },
                     [&](output::JsonLayout layout) { return output::to_json(compaction, layout); });
  });
}

}  // namespace blattwerk::app
