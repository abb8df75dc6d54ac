#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "ingest/merge.h"
#include "ingest/remove.h"
#include "open_archive.h"
#include "output/terminal.h"
#include "output/upkeep.h"
#include "progress_bar.h"
#include "search/searcher.h"
#include "store/check.h"

namespace blattwerk::app {
namespace {

void merge(const std::vector<std::string>& files, const Session& session) {
  store::Archive archive = session.open_for_writing();
  ImportReport total;
  for (const auto& file : files) {
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    ingest::MergeOptions options;
    options.listener = &bar;
    const ImportReport report = ingest::merge(archive, store::Archive::open(file), options);
    total.added += report.added;
    total.updated += report.updated;
    total.unchanged += report.unchanged;
    total.duplicate += report.duplicate;
    total.seconds += report.seconds;
  }
  session.print_as([&] { return output::show_report(total); },
                   [&](output::JsonLayout layout) { return output::to_json(total, layout); });
}

struct SplitOptions {
  std::vector<std::string> query;
  std::string file;
  std::string folder;
  bool remove = false;
};

/// An archive to write, and the articles that it gets.
struct Part {
  std::filesystem::path path;
  std::vector<std::int64_t> articles;
};

std::vector<std::int64_t> ids_of(const store::Database& database, const search::KeySet& keys) {
  auto find = database.prepare("SELECT id FROM article WHERE key = ?1");
  std::vector<std::int64_t> ids;
  keys.for_each([&](store::ArticleKey key) {
    if (const auto id = find.bind(1, key).first_integer()) ids.push_back(*id);
  });
  std::ranges::sort(ids);  // in the order in which they were imported
  return ids;
}

std::vector<Part> plan_split(OpenArchive& open, const SplitOptions& options, const Session& session) {
  const search::Query query = parse_and_note(join_words(options.query), session);
  search::SearchOptions search_options;
  search_options.time_limit = std::chrono::hours(1);
  bool complete = true;
  const auto& database = open.archive.database();
  const search::KeySet found =
      search::Searcher(open.archive, open.analyzer).find_all(query, search_options, complete);
  if (!complete) throw Error("the query took too long: nothing was split; ask for less at once");
  if (!options.file.empty()) return {Part{options.file, ids_of(database, found)}};
  std::map<std::string, search::KeySet> by_year;
  auto year_of =
      database.prepare("SELECT coalesce(substr(date, 1, 4), 'undated') FROM article WHERE key = ?1");
  found.for_each(
      [&](store::ArticleKey key) { by_year[year_of.bind(1, key).first_text().value_or("")].add(key); });
  std::vector<Part> parts;
  const auto stem = database.path().stem().string();
  for (const auto& [year, keys] : by_year) {
    parts.push_back({std::filesystem::path(options.folder) / fmt::format("{}-{}.db", stem, year),
                     ids_of(database, keys)});
  }
  return parts;
}

/// Throws Error where the part is not whole.
void write_part(const store::Archive& archive, const Part& part, const Session& session) {
  store::Archive target = store::Archive::open_for_writing(part.path);
  {
    ProgressBar bar(!session.quiet && isatty(STDERR_FILENO) == 1);
    ingest::MergeOptions options;
    options.articles = part.articles;
    options.listener = &bar;
    ingest::merge(target, archive, options);
  }
  text::Analyzer analyzer;
  const auto report = store::check(target, analyzer, {store::CheckDepth::structure, nullptr});
  if (!report.sound()) throw Error(fmt::format("{}: {}", part.path.string(), report.findings.front().what));
}

void split(const SplitOptions& options, Session& session) {
  if (options.file.empty() == options.folder.empty()) {
    throw CLI::ValidationError("split", "name the new archive with --into, or a folder with --years");
  }
  output::SplitReport report;
  std::vector<std::int64_t> copied;
  {
    OpenArchive open(session);
    const auto parts = plan_split(open, options, session);
    for (const Part& part : parts) {
      if (std::filesystem::exists(part.path)) {
        throw Error(fmt::format("{}: the file exists; name another, or merge into it", part.path.string()));
      }
    }
    for (const Part& part : parts) {
      write_part(open.archive, part, session);
      report.files.push_back({part.path.string(), part.articles.size()});
      copied.insert(copied.end(), part.articles.begin(), part.articles.end());
    }
  }
  if (options.remove) {
    store::Archive archive = session.open_to_change();
    report.removed = ingest::remove_articles(archive, copied);
  }
  session.print_as([&] { return output::show_split(report); },
                   [&](output::JsonLayout layout) { return output::to_json(report, layout); });
}

}  // namespace

void add_merge(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("merge", "Add the articles of other archives, with all their versions");
  auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("OTHER", *files, "Archives to take over; they stay as they are")->required();
  command->callback([files, &session] { merge(*files, session); });
}

void add_split(CLI::App& program, Session& session) {
  auto* command =
      program.add_subcommand("split", "Copy part of the archive into a new one, or each year into its own");
  auto options = std::make_shared<SplitOptions>();
  command->add_option("QUERY", options->query, "The articles; all where there is none");
  command->add_option("--into", options->file, "The new archive")->type_name("FILE");
  command->add_option("--years", options->folder, "A folder for archives of a year each")->type_name("DIR");
  command->add_flag("--remove", options->remove, "Remove from this archive what has been copied");
  command->callback([options, &session] { split(*options, session); });
}

}  // namespace blattwerk::app
