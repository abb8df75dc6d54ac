#include <algorithm>
#include <memory>

#include <unistd.h>

#include "commands.h"
#include "ingest/reindex.h"
#include "output/upkeep.h"
#include "progress_bar.h"
#include "store/check.h"
#include "store/lexicon_table.h"
#include "text/analyzer.h"

namespace blattwerk::app {
namespace {

CheckReport check(const store::Archive& archive, store::CheckDepth depth, const Session& session) {
  const store::StoredLexicon lexicon(archive.database());
  text::Analyzer analyzer(&lexicon);
  ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
  return store::check(archive, analyzer, {depth, &bar});
}

bool only_derived_is_damaged(const CheckReport& report) {
  return std::ranges::all_of(report.findings,
                             [](const Finding& finding) { return finding.damage == Damage::derived; });
}

}  // namespace

void add_check(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("check", "Look whether the archive is sound, down to every posting");
  auto quick = std::make_shared<bool>(false);
  auto repair = std::make_shared<bool>(false);
  command->add_flag("--quick", *quick, "Only the file, its references and which rows the indexes have");
  command->add_flag("--repair", *repair,
                    "Make anew what is derived from the articles, where that is damaged");
  command->callback([quick, repair, &session] {
    store::Archive archive = session.open_to_change();
    const auto depth = *quick ? store::CheckDepth::structure : store::CheckDepth::everything;
    CheckReport report = check(archive, depth, session);
    if (*repair && !report.sound() && only_derived_is_damaged(report)) {
      session.note(output::show_check(report));
      ingest::reindex(archive, {});
      report = check(archive, depth, session);
    }
    session.print_as([&] { return output::show_check(report); },
                     [&](output::JsonLayout layout) { return output::to_json(report, layout); });
    if (!report.sound()) session.fail(archive.database().path().string() + ": the archive is damaged");
  });
}

}  // namespace blattwerk::app
