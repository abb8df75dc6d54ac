#include <csignal>
#include <exception>
#include <string>

#include "commands.h"
#include "core/error.h"
#include "usage.h"
#include "versions.h"

namespace {

constexpr int kWrongUsage = 2;

using AddCommand = void (*)(CLI::App&, blattwerk::app::Session&);
// In the order in which --help lists them; one a line.
// clang-format off
constexpr AddCommand kCommands[] = {
    blattwerk::app::add_import,
    blattwerk::app::add_search,
    blattwerk::app::add_list,
    blattwerk::app::add_show,
    blattwerk::app::add_entities,
    blattwerk::app::add_network,
    blattwerk::app::add_similar,
    blattwerk::app::add_kwic,
    blattwerk::app::add_trend,
    blattwerk::app::add_terms,
    blattwerk::app::add_collocates,
    blattwerk::app::add_save,
    blattwerk::app::add_saved,
    blattwerk::app::add_news,
    blattwerk::app::add_serve,
    blattwerk::app::add_mcp,
    blattwerk::app::add_complete,
    blattwerk::app::add_analyze,
    blattwerk::app::add_stats,
    blattwerk::app::add_export,
    blattwerk::app::add_completions,
    blattwerk::app::add_delete,
    blattwerk::app::add_reindex,
    blattwerk::app::add_check,
    blattwerk::app::add_backup,
    blattwerk::app::add_restore,
    blattwerk::app::add_compact,
    blattwerk::app::add_merge,
    blattwerk::app::add_split,
};
// clang-format on

void add_options(CLI::App& program, blattwerk::app::Session& session) {
  program
      .add_option("--archive", session.archive_option,
                  "The archive file (else $BLATTWERK_ARCHIVE, else your data folder)")
      ->type_name("FILE");
  program.add_flag("--json", session.json, "Results as one JSON document");
  program.add_flag("--jsonl", session.jsonl, "Results as JSON Lines, an item a line");
  program.add_flag("--no-color", session.no_color, "No colours");
  program.add_flag("--quiet", session.quiet, "No remarks and no progress on standard error");
  program.set_version_flag(
      "--version", [&session] { return blattwerk::app::versions(session); },
      "The versions of the program and of what it works with");
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away (`| head`) is an error of writing (ReaderGone): what is under way is brought to
  // its end.
  std::signal(SIGPIPE, SIG_IGN);
  blattwerk::app::Session session;
  CLI::App program("A searchable archive of German-language news articles on your own machine.", "blattwerk");
  program.require_subcommand(0, 1);
  program.fallthrough();
  program.formatter(blattwerk::app::help_formatter());
  program.failure_message(blattwerk::app::usage_error);
  add_options(program, session);
  for (const auto add : kCommands) add(program, session);
  blattwerk::app::require_values(program);
  try {
    program.parse(blattwerk::app::arguments_for_parser(program, argc, argv));
    if (program.get_subcommands().empty()) {
      session.note(program.help());
      return kWrongUsage;
    }
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : kWrongUsage;
  } catch (const blattwerk::app::ReaderGone&) {
    return 1;
  } catch (const blattwerk::Error& error) {
    session.fail(error.what());
  } catch (const std::bad_alloc&) {
    session.fail("there is not enough memory");
  } catch (const std::exception& error) {
    session.fail(error.what());
  }
  return session.exit_status();
}
