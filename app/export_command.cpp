#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "commands.h"
#include "core/error.h"
#include "open_archive.h"
#include "output/export/export_articles.h"
#include "output_file.h"
#include "selection.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct ExportCommand {
  std::vector<std::string> words;
  std::string format;
  std::string output;
  std::shared_ptr<Selection> selection;
};

// The format asked for; else the one that the name of the file says, or --json or --jsonl; else JSON Lines.
const output::ExportFormat& format_of(const ExportCommand& command, const Session& session) {
  if (!command.format.empty()) return *output::find_export_format(command.format);
  if (const auto* format = output::find_export_format_of_file(command.output)) return *format;
  return *output::find_export_format(session.format() == Format::json ? "json" : "jsonl");
}

void run(const ExportCommand& command, Session& session) {
  constexpr std::chrono::hours kNoHurry(24);
  search::Query query = parse_and_note(join_words(command.words), session);
  command.selection->apply(query);
  search::SearchOptions options = command.selection->options(session);
  options.time_limit = kNoHurry;
  OpenArchive open(session);
  const auto export_to = [&](const output::ExportSink& sink) {
    const auto outcome = output::export_articles(open.archive, open.analyzer, std::move(query), options,
                                                 format_of(command, session), sink);
    if (!outcome.complete) throw Error("the search took longer than a day and was ended; ask for less");
    return outcome;
  };
  if (command.output.empty() || command.output == "-") {
    export_to([&](std::string_view piece) { session.print(piece); });
    return;
  }
  OutputFile file(command.output, session.archive_path());
  const auto outcome = export_to([&](std::string_view piece) { file.write(piece); });
  file.commit();
  session.note(
      fmt::format("{}: {} article{}", command.output, outcome.articles, outcome.articles == 1 ? "" : "s"));
}

}  // namespace

void add_export_format(CLI::App& command, std::string& format) {
  std::vector<std::string> names;
  for (const auto& known : output::export_formats()) names.emplace_back(known.name);
  command.add_option("--format", format, fmt::format("{}", fmt::join(names, ", ")))
      ->check(one_of(names))
      ->type_name("FORMAT");
}

void add_export(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("export", "Write articles in a format for other programs, or cite them");
  auto options = std::make_shared<ExportCommand>();
  command->add_option("QUERY", options->words, "Which articles, as in a search (all)");
  add_export_format(*command, options->format);
  command->add_option("--output", options->output, "The file (standard output)")->type_name("FILE");
  options->selection = Selection::add_to(*command, search::Order::oldest, search::kAllArticles);
  options->selection->add_entities_to(*command);
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace blattwerk::app
