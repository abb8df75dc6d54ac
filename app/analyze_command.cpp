#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "core/error.h"
#include "formats/byte_source.h"
#include "ingest/file_source.h"
#include "ingest/own_names.h"
#include "ingest/text_analyst.h"
#include "output/terminal.h"
#include "store/lexicon_table.h"
#include "text/german_date.h"

namespace blattwerk::app {
namespace {

constexpr std::size_t kMostBytes = 64u << 20;

struct AnalyzeOptions {
  std::string file = "-";
  std::string date;
  bool lines = false;
};

void print_analysis(const text::TextAnalysis& analysis, const AnalyzeOptions& options,
                    const Session& session) {
  if (options.lines && session.format() != Format::terminal) {
    session.print(output::to_json(analysis, output::JsonLayout::line) + '\n');
    return;
  }
  session.print_as([&] { return output::show_analysis(analysis, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(analysis, layout); });
}

/// Gives each line of a source to `each`, without its line end, as soon as it is complete.
template <typename Each>
void for_each_line(formats::ByteSource& source, Each each) {
  std::string line;
  std::vector<char> buffer(64 * 1024);
  const auto give = [&] {
    if (line.ends_with('\r')) line.pop_back();
    each(std::exchange(line, {}));
  };
  while (const std::size_t count = source.read(buffer)) {
    for (const char c : std::span(buffer).first(count)) {
      if (c == '\n') {
        give();
      } else {
        line += c;
      }
      if (line.size() > kMostBytes) throw Error("a line is longer than 64 MB; divide the text");
    }
  }
  if (!line.empty()) give();
}

/// The archive's own words and names where there is an archive, so that a text is analysed as it would be
/// there.
struct Own {
  std::unique_ptr<text::WordLexicon> words = std::make_unique<text::WordLexicon>();
  ingest::OwnNames names;
};

Own read_own(const Session& session) {
  if (!std::filesystem::exists(session.archive_path())) return {};
  const auto archive = session.open();
  return {store::read_lexicon(archive.database()), ingest::OwnNames(archive.database())};
}

void run(const AnalyzeOptions& options, const Session& session) {
  ingest::FileSource source(options.file);
  const auto date = options.date.empty() ? session.today() : text::parse_german_date(options.date);
  Own own = read_own(session);
  ingest::TextAnalyst analyst(own.words.get(), date, std::move(own.names));
  const auto steps = session.format() == Format::terminal ? ingest::Steps::shown : ingest::Steps::omitted;
  if (options.lines) {
    for_each_line(source, [&](std::string line) {
      print_analysis(analyst.analyse(std::move(line), steps), options, session);
    });
    return;
  }
  auto text = formats::read_all(source, kMostBytes);
  if (!text) throw Error("the text is longer than 64 MB; divide it, or use --lines");
  print_analysis(analyst.analyse(std::move(*text), steps), options, session);
}

}  // namespace

void add_analyze(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("analyze", "Show what the German analysis makes of a text");
  auto options = std::make_shared<AnalyzeOptions>();
  command->add_option("FILE", options->file, "A text file; - or nothing is standard input");
  command
      ->add_option(
          "--date", options->date,
          "The day of the text, which relative dates start from; else the date in its header, else today")
      ->check([](const std::string& date) {
        return text::parse_german_date(date) ? std::string() : "no date: " + date;
      });
  command->add_flag("--lines", options->lines, "Each line is a text of its own");
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace blattwerk::app
