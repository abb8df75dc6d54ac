#include <memory>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "core/utc_now.h"
#include "output/upkeep.h"
#include "progress_bar.h"
#include "store/backup.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct BackupOptions {
  std::string file;
  std::string folder;
  std::size_t keep = 0;
};

void back_up(const BackupOptions& options, const Session& session) {
  if (options.file.empty() == options.folder.empty()) {
    throw CLI::ValidationError("backup", "name either the FILE to write or a folder, with --to");
  }
  const store::Archive archive = store::Archive::open_unchanged(session.archive_path());
  const auto& path = archive.database().path();
  const std::filesystem::path target =
      options.file.empty() ? std::filesystem::path(options.folder) / store::backup_name(path, utc_now())
                           : std::filesystem::path(options.file);
  output::BackupReport report{target.string(), {}};
  {
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    store::back_up(archive.database(), target, &bar);
  }
  if (options.keep > 0 && !options.folder.empty()) {
    for (const auto& old : store::remove_old_backups(options.folder, path, options.keep)) {
      report.removed.push_back(old.string());
    }
  }
  session.print_as([&] { return output::show_backup(report); },
                   [&](output::JsonLayout layout) { return output::to_json(report, layout); });
}

}  // namespace

void add_backup(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("backup", "Copy the archive as it is now, and check the copy");
  auto options = std::make_shared<BackupOptions>();
  command->add_option("FILE", options->file, "The file to write");
  command
      ->add_option("--to", options->folder,
                   "A folder of backups: the file's name is made of the archive's and the time")
      ->type_name("DIR");
  command->add_option("--keep", options->keep, "With --to: remove all but the newest N backups")
      ->type_name("N")
      ->check(whole_number(1))
      ->needs("--to");
  command->callback([options, &session] { back_up(*options, session); });
}

void add_restore(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("restore", "Put a backup in the place of the archive, which is kept beside it");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, "The backup")->required();
  command->callback([file, &session] {
    const auto path = session.archive_path();
    const bool had_archive = std::filesystem::exists(path);
    std::filesystem::path kept = path;
    kept.replace_filename("before-restore-" + store::backup_name(path, utc_now()).string());
    {
      ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
      store::restore(*file, path, kept, &bar);
    }
    const output::RestoreReport report{path.string(), had_archive ? kept.string() : ""};
    session.print_as([&] { return output::show_restore(report); },
                     [&](output::JsonLayout layout) { return output::to_json(report, layout); });
  });
}

}  // namespace blattwerk::app
