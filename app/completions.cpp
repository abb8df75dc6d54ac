#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "command_table.h"

namespace blattwerk::app {
namespace {

std::string joined_names(const std::vector<Argument>& arguments) {
  std::vector<std::string> names;
  for (const auto& argument : arguments)
    names.insert(names.end(), argument.names.begin(), argument.names.end());
  return fmt::format("{}", fmt::join(names, " "));
}

bool takes_files(const Command& command) {
  for (const auto& positional : command.positionals) {
    if (names_file(positional.value)) return true;
  }
  return false;
}

// Text within single quotes, where a quote ends them, stands escaped, and begins them again.
std::string shell_word(std::string_view text) {
  std::string shell = "'";
  for (const char c : text) {
    if (c == '\'') {
      shell += "'\\''";
    } else {
      shell += c;
    }
  }
  return shell + "'";
}

// As `shell_word`, for the texts of _arguments, in which brackets and colons divide.
std::string zsh_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    if (c == '\'') escaped += "'\\'";
    escaped += c;
  }
  return escaped;
}

std::string zsh_action(const Argument& argument) {
  if (!argument.choices.empty()) return fmt::format("({})", fmt::join(argument.choices, " "));
  return names_file(argument.value) ? "_files" : " ";
}

void append_zsh_arguments(const Command& command, std::string& script) {
  for (const auto& option : command.options) {
    for (const auto& name : option.names) {
      const std::string value =
          option.value.empty() ? "" : fmt::format(":{}:{}", zsh_text(option.value), zsh_action(option));
      script += fmt::format(" \\\n        '{}{}[{}]{}'", option.repeatable ? "*" : "", name,
                            zsh_text(option.description), value);
    }
  }
  for (const auto& positional : command.positionals) {
    script += fmt::format(" \\\n        '{}:{}:{}'", positional.repeatable ? "*" : "",
                          zsh_text(positional.value), zsh_action(positional));
  }
  script += '\n';
}

void append_fish_option(const Argument& option, std::string_view condition, std::string& script) {
  script += fmt::format("complete -c blattwerk -n {}", shell_word(condition));
  for (const std::string_view name : option.names) {
    script += name.starts_with("--") ? fmt::format(" -l {}", name.substr(2))
                                     : fmt::format(" -s {}", name.substr(1));
  }
  if (!option.choices.empty()) {
    script += fmt::format(" -x -a {}", shell_word(fmt::format("{}", fmt::join(option.choices, " "))));
  } else if (!option.value.empty()) {
    script += names_file(option.value) ? " -r -F" : " -x";
  }
  script += fmt::format(" -d {}\n", shell_word(option.description));
}

}  // namespace

std::string bash_completions(const std::vector<Command>& commands) {
  std::vector<std::string> names;
  std::string cases;
  std::string values;
  std::string valued;
  for (const auto& command : commands) {
    if (!command.name.empty()) {
      names.push_back(command.name);
      cases +=
          fmt::format("    {}) options+={} files={} ;;\n", command.name,
                      shell_word(' ' + joined_names(command.options)), takes_files(command) ? "yes" : "''");
    }
    for (const auto& option : command.options) {
      if (option.value.empty()) continue;
      for (const auto& name : option.names) {
        const std::string key = (command.name.empty() ? "*" : command.name) + ':' + name;
        const std::string answer =
            !option.choices.empty()
                ? fmt::format("choices={}", shell_word(fmt::format("{}", fmt::join(option.choices, " "))))
            : names_file(option.value) ? "files=yes choices=''"
                                       : "files='' choices=''";
        values += fmt::format("    {}) {} ;;\n", key, answer);
      }
    }
  }
  return fmt::format(R"(# Completions of blattwerk for bash, made by `blattwerk completions bash`.
_blattwerk() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  local commands={0} options={1} files='' choices=none command='' word
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD - 1}}"; do
    if [[ " $commands " == *" $word "* ]]; then
      command=$word
      break
    fi
  done
  case $command in
{2}  esac
  case $command:$previous in
{3}  esac
  if [[ $choices != none && -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
  elif [[ $choices != none && -z $files ]]; then
    COMPREPLY=()
  elif [[ $current == -* && $choices == none ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
  else
    COMPREPLY=()
  fi
}}
complete -F _blattwerk blattwerk
)",
                     shell_word(fmt::format("{}", fmt::join(names, " "))),
                     shell_word(joined_names(commands.front().options)), cases, values);
}

std::string zsh_completions(const std::vector<Command>& commands) {
  std::string script =
      "#compdef blattwerk\n"
      "# Completions of blattwerk for zsh, made by `blattwerk completions zsh`.\n"
      "_blattwerk() {\n"
      "  local context state line\n"
      "  typeset -A opt_args\n"
      "  local -a commands=(\n";
  for (const auto& command : commands) {
    if (command.name.empty()) continue;
    script += fmt::format("    '{}:{}'\n", command.name, zsh_text(command.description));
  }
  script += "  )\n  local -a everywhere=(";
  append_zsh_arguments(commands.front(), script);
  script +=
      "  )\n"
      "  _arguments -C $everywhere '1:command:->command' '*::argument:->arguments'\n"
      "  case $state in\n"
      "    command) _describe command commands ;;\n"
      "    arguments)\n"
      "      case $words[1] in\n";
  for (const auto& command : commands) {
    if (command.name.empty()) continue;
    script += fmt::format("        {}) _arguments $everywhere", command.name);
    append_zsh_arguments(command, script);
    script += "        ;;\n";
  }
  script +=
      "      esac\n"
      "      ;;\n"
      "  esac\n"
      "}\n"
      "_blattwerk \"$@\"\n";
  return script;
}

std::string fish_completions(const std::vector<Command>& commands) {
  std::string script =
      "# Completions of blattwerk for fish, made by `blattwerk completions fish`.\n"
      "complete -c blattwerk -f\n";
  for (const auto& command : commands) {
    if (command.name.empty()) {
      for (const auto& option : command.options) append_fish_option(option, "true", script);
      continue;
    }
    script += fmt::format("complete -c blattwerk -n __fish_use_subcommand -a {} -d {}\n", command.name,
                          shell_word(command.description));
    const std::string within = "__fish_seen_subcommand_from " + command.name;
    for (const auto& option : command.options) append_fish_option(option, within, script);
    if (takes_files(command)) script += fmt::format("complete -c blattwerk -n {} -F\n", shell_word(within));
  }
  return script;
}

}  // namespace blattwerk::app
