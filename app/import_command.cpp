#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <stop_token>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ingest/feed_follower.h"
#include "ingest/pipeline.h"
#include "ingest/recognizer_version.h"
#include "ingest/watch.h"
#include "output/terminal.h"
#include "progress_bar.h"
#include "stop_on_signal.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct ImportCommand {
  std::vector<std::string> paths;
  std::vector<std::string> folders;
  std::vector<std::string> feeds;
  double pause = 1;  // seconds
};

void show(const ImportReport& report, Session& session) {
  for (const auto& error : report.errors) {
    session.fail(fmt::format("{}: {}", output::printable(error.path), output::printable(error.reason)));
  }
  session.print_as([&] { return output::show_report(report); },
                   [&](output::JsonLayout layout) { return output::to_json(report, layout); });
}

void show_end(const ImportReport& report, Session& session) {
  show(report, session);
  if (report.stopped)
    session.fail("stopped; what is counted above is in the archive, run the same import again to go on");
}

void import_files(const ImportCommand& command, store::Archive& archive, const ingest::ImportOptions& options,
                  Session& session) {
  ImportReport report;
  {
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    ingest::ImportOptions with_bar = options;
    with_bar.listener = &bar;
    report = ingest::import_paths(archive, command.paths, with_bar);
  }
  show_end(report, session);
}

// As libcurl looks for them; HTTP_PROXY it leaves alone, which a web server may have set.
bool has_proxy() {
  constexpr const char* kNames[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
  return std::ranges::any_of(kNames, [](const char* name) { return std::getenv(name) != nullptr; });
}

void follow(const ImportCommand& command, store::Archive& archive, const ingest::ImportOptions& options,
            Session& session) {
  ingest::FollowOptions following;
  following.import = options;
  following.visitor.user_agent = "Blattwerk/" BLATTWERK_VERSION " (personal news archive)";
  following.visitor.pause = std::chrono::milliseconds(static_cast<std::int64_t>(command.pause * 1000));
  if (has_proxy()) following.reach = ingest::web::Reach::public_by_name;
  following.note = [&session](std::string_view note) { session.note(output::printable(note)); };
  show_end(ingest::follow_feeds(archive, command.feeds, following), session);
}

void watch(const ImportCommand& command, store::Archive& archive, const ingest::ImportOptions& options,
           Session& session) {
  ingest::WatchOptions watching;
  watching.import = options;
  watching.imported = [&session](const ImportReport& report) { show(report, session); };
  session.note("Watching; Ctrl-C ends it.");
  ingest::watch_folders(archive, command.folders, watching);
}

void run(const ImportCommand& command, Session& session) {
  std::stop_source stop;
  StopOnSignal on_signal;
  on_signal.watch([&stop] { stop.request_stop(); });
  store::Archive archive = session.open_for_writing();
  const formats::SiteRules sites = session.site_rules();
  ingest::ImportOptions options;
  options.stop = stop.get_token();
  options.sites = &sites;
  if (!command.folders.empty()) {
    watch(command, archive, options, session);
  } else if (!command.feeds.empty()) {
    follow(command, archive, options, session);
  } else {
    import_files(command, archive, options, session);
  }
  if (!ingest::recognizer_is_current(archive)) {
    session.note(
        "the names of earlier articles come from another recogniser; 'blattwerk reindex --entities' finds "
        "them anew");
  }
}

}  // namespace

void add_import(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("import", "Add articles: files, folders, or - for standard input");
  auto import = std::make_shared<ImportCommand>();
  auto* paths = command->add_option("PATH", import->paths, "Files and folders; - is standard input");
  auto* folders = command
                      ->add_option("--watch", import->folders,
                                   "Import a folder, and go on importing what changes in it until Ctrl-C")
                      ->type_name("DIR");
  auto* feeds =
      command->add_option("--feed", import->feeds, "Fetch a feed and what is new in it from the web")
          ->type_name("URL");
  command->add_option("--pause", import->pause, "Seconds between two requests to one server, at least (1)")
      ->check(number_between(0, 3600))
      ->type_name("SECONDS");
  paths->excludes(folders)->excludes(feeds);
  folders->excludes(feeds);
  command->callback([import, &session] {
    if (import->paths.empty() && import->folders.empty() && import->feeds.empty())
      throw CLI::RequiredError("PATH, --watch or --feed");
    run(*import, session);
  });
}

}  // namespace blattwerk::app
