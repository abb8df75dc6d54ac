#include <atomic>
#include <csignal>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ingest/pipeline.h"
#include "ingest/recognizer_version.h"
#include "output/terminal.h"
#include "progress_bar.h"

namespace blattwerk::app {
namespace {

/// Turns Ctrl-C into a request to stop while it lives; a second Ctrl-C ends the program.
class InterruptGuard {
 public:
  explicit InterruptGuard(std::stop_source& stop)
      : watcher_([&stop](const std::stop_token& ended) {
          while (!ended.stop_requested() && !interrupted_)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
          if (interrupted_) stop.request_stop();
        }) {
    interrupted_ = false;
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
  }
  ~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
  }
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  static void on_signal(int signal) {
    interrupted_ = true;
    std::signal(signal, SIG_DFL);
  }

  static inline std::atomic<bool> interrupted_ = false;
  std::jthread watcher_;
};

void run(const std::vector<std::string>& paths, Session& session) {
  store::Archive archive = session.open_for_writing();
  std::stop_source stop;
  ImportReport report;
  {
    const InterruptGuard guard(stop);
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    ingest::ImportOptions options;
    options.listener = &bar;
    options.stop = stop.get_token();
    report = ingest::import_paths(archive, paths, options);
  }
  if (!ingest::recognizer_is_current(archive)) {
    session.note(
        "the names of earlier articles come from another recogniser; 'blattwerk reindex --entities' finds "
        "them anew");
  }
  for (const auto& error : report.errors) {
    session.fail(fmt::format("{}: {}", output::printable(error.path), output::printable(error.reason)));
  }
  session.print_as([&] { return output::show_report(report); },
                   [&](output::JsonLayout layout) { return output::to_json(report, layout); });
  if (report.stopped)
    session.fail("stopped; what is counted above is in the archive, run the same import again to go on");
}

}  // namespace

void add_import(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("import", "Add articles: files, folders, or - for standard input");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "Files and folders; - is standard input")->required();
  command->callback([paths, &session] { run(*paths, session); });
}

}  // namespace blattwerk::app
