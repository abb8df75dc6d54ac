#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "open_archive.h"
#include "output/completions.h"
#include "search/completion.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct CompleteCommand {
  std::vector<std::string> words;
  std::size_t limit = 10;
};

void run(const CompleteCommand& command, const Session& session) {
  const store::Archive archive = session.open();
  const auto completions = search::complete(archive.database(), join_words(command.words), command.limit);
  if (session.format() == Format::jsonl) {
    for (const auto& completion : completions)
      session.print(output::to_json(completion, output::JsonLayout::line) + '\n');
    return;
  }
  session.print_as([&] { return output::show_completions(completions, session.style()); },
                   [&](output::JsonLayout layout) { return output::to_json(completions, layout); });
}

}  // namespace

void add_complete(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("complete", "Show what a started word or name may become");
  auto complete = std::make_shared<CompleteCommand>();
  command->add_option("PREFIX", complete->words, "A query whose last word is started")->required();
  command->add_option("--limit", complete->limit, "How many (10)")->check(whole_number())->type_name("N");
  command->callback([complete, &session] { run(*complete, session); });
}

}  // namespace blattwerk::app
