#include <memory>
#include <string>

#include "command_table.h"
#include "commands.h"
#include "core/error.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

std::string completions_for(const std::string& shell, const CLI::App& program) {
  const auto commands = command_table(program);
  if (shell == "zsh") return zsh_completions(commands);
  if (shell == "fish") return fish_completions(commands);
  return bash_completions(commands);
}

std::string manual_of(const std::string& name, const CLI::App& program) {
  const auto commands = command_table(program);
  for (const auto& command : commands) {
    if (!command.name.empty() && command.name == name) {
      return manual_page(command, commands.front(), BLATTWERK_VERSION);
    }
  }
  throw Error("there is no command '" + name + "'; 'blattwerk --help' lists those there are");
}

}  // namespace

void add_completions(CLI::App& program, Session& session) {
  // For who packages the program; no group, so that --help does not list it.
  auto* command =
      program.add_subcommand("completions", "Write the completions for a shell, or a manual page");
  command->group("");
  auto shell = std::make_shared<std::string>();
  auto manual = std::make_shared<std::string>();
  auto* shell_option =
      command->add_option("SHELL", *shell, "bash, zsh or fish")->check(one_of({"bash", "zsh", "fish"}));
  command->add_option("--manual", *manual, "The manual page of this command instead")
      ->type_name("COMMAND")
      ->excludes(shell_option);
  auto list = std::make_shared<bool>(false);
  command->add_flag("--commands", *list, "The names of the commands instead");
  command->callback([&program, &session, shell, manual, list] {
    if (!manual->empty()) return session.print(manual_of(*manual, program));
    if (*list) {
      for (const auto& known : command_table(program)) {
        if (!known.name.empty()) session.print(known.name + '\n');
      }
      return;
    }
    if (shell->empty()) throw CLI::RequiredError("SHELL");
    session.print(completions_for(*shell, program));
  });
}

}  // namespace blattwerk::app
