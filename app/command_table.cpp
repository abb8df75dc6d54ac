#include "command_table.h"

#include "usage.h"

namespace blattwerk::app {
namespace {

// The words an option is restricted to.
std::vector<std::string> choices_of(CLI::Option& option) {
  try {
    return words_of(*option.get_validator(0));
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
}

Argument argument_of(CLI::Option& option) {
  Argument argument;
  for (const auto& name : option.get_lnames()) argument.names.push_back("--" + name);
  for (const auto& name : option.get_snames()) argument.names.push_back("-" + name);
  argument.description = option.get_description();
  argument.required = option.get_required();
  argument.repeatable = option.get_items_expected_max() > 1;
  if (argument.names.empty()) {
    argument.names.push_back(option.get_name(true));
    argument.value = argument.names.front();
  } else if (option.get_items_expected_max() > 0) {
    argument.value = option.get_type_name();
    argument.choices = choices_of(option);
  }
  return argument;
}

Command command_of(const CLI::App& app) {
  Command command;
  command.name = app.get_name();
  command.description = app.get_description();
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    Argument argument = argument_of(const_cast<CLI::Option&>(*option));
    (option->get_positional() ? command.positionals : command.options).push_back(std::move(argument));
  }
  return command;
}

}  // namespace

std::vector<Command> command_table(const CLI::App& program) {
  std::vector<Command> commands = {command_of(program)};
  commands.front().name.clear();
  for (const CLI::App* app :
       program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); })) {
    commands.push_back(command_of(*app));
  }
  return commands;
}

bool names_file(const std::string& value) {
  return value.starts_with("PATH") || value.starts_with("FILE") || value.starts_with("DIR") ||
         value.starts_with("ARCHIVE");
}

}  // namespace blattwerk::app
