#include <charconv>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "commands.h"
#include "core/error.h"
#include "output/export/export_format.h"
#include "output/terminal.h"
#include "store/article_reader.h"

namespace blattwerk::app {
namespace {

struct ShowOptions {
  std::string id;
  bool original = false;
  bool versions = false;
  bool differences = false;
  std::string format;
};

void run(const ShowOptions& options, Session& session) {
  const store::Archive archive = session.open();
  const auto& database = archive.database();
  const std::int64_t id = require_article(database, options.id);
  if (options.original) {
    session.print(*store::read_original(database, id));
    return;
  }
  const StoredArticle article = *store::read_article(database, id);
  if (!options.format.empty()) {
    session.print(output::export_article(article, *output::find_export_format(options.format)));
    return;
  }
  if (!options.versions && !options.differences) {
    session.print_as([&] { return output::show_article(article, session.style()); },
                     [&](output::JsonLayout layout) { return output::to_json(article, layout); });
    return;
  }
  const auto earlier = store::read_versions(database, id);
  session.print_as(
      [&] {
        return options.differences ? output::show_differences(article, earlier, session.style())
                                   : output::show_versions(article, earlier, session.style());
      },
      [&](output::JsonLayout layout) { return output::to_json(article, earlier, layout); });
}

}  // namespace

std::int64_t require_article(const store::Database& database, const std::string& id) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool is_number = failure == std::errc() && end == id.data() + id.size();
  if (is_number && store::has_article(database, number)) return number;
  if (const auto found = store::find_external(database, id)) return *found;
  if (const auto found = store::find_by_url(database, id)) return *found;
  throw Error(fmt::format("there is no article {} in {}; 'blattwerk list' shows those there are", id,
                          database.path().string()));
}

void add_show(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("show", "Show one article whole");
  auto options = std::make_shared<ShowOptions>();
  command->add_option("ID", options->id, "The article's number, its external id or its address")->required();
  command->add_flag("--original", options->original, "Write the bytes it was imported from");
  command->add_flag("--versions", options->versions, "List its versions");
  command->add_flag("--diff", options->differences, "Show what changed from version to version");
  add_export_format(*command, options->format);
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace blattwerk::app
