#include "command_table.h"

#include <algorithm>
#include <string_view>

namespace blattwerk::app {
namespace {

// The values an option is restricted to. CLI11 keeps them to itself, but names them in its complaint about a
// wrong one: `… not in {json,jsonl}`, or `{newest->1,oldest->2}`.
std::vector<std::string> choices_of(CLI::Option& option) {
  std::vector<std::string> choices;
  std::string complaint;
  try {
    complaint = (*option.get_validator(0))(std::string("\x01"));
  } catch (const CLI::OptionNotFound&) {
    return choices;
  }
  const std::size_t start = complaint.find('{');
  const std::size_t end = complaint.find('}', start);
  if (start == std::string::npos || end == std::string::npos) return choices;
  std::string_view list = std::string_view(complaint).substr(start + 1, end - start - 1);
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    choices.emplace_back(item.substr(0, item.find("->")));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
  }
  return choices;
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
