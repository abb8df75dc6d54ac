#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace blattwerk::app {

/// An option or a positional argument of a command, as --help knows it.
struct Argument {
  std::vector<std::string> names;  ///< `--from`, `-h`; a positional argument has one: `QUERY`
  std::string value;               ///< what kind of value it takes, `DATE`; empty for a flag
  std::string description;
  std::vector<std::string> choices;  ///< where only these values are right
  bool required = false;
  bool repeatable = false;
};

struct Command {
  std::string name;  ///< empty for the program itself
  std::string description;
  std::vector<Argument> options;
  std::vector<Argument> positionals;
};

/// What the program and each of its commands take, read from the parser that also writes --help: the one
/// source for completions and manual pages. The program itself comes first; hidden commands are left out.
std::vector<Command> command_table(const CLI::App& program);

/// Whether a kind of value is a file or a folder.
bool names_file(const std::string& value);

/// Completions of the command line for a shell. Made anew, they are the same bytes.
std::string bash_completions(const std::vector<Command>& commands);
std::string zsh_completions(const std::vector<Command>& commands);
std::string fish_completions(const std::vector<Command>& commands);

/// The manual page of one command, in the macros of man(7).
std::string manual_page(const Command& command, const Command& program, const std::string& version);

}  // namespace blattwerk::app
