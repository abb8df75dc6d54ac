#include "usage.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace blattwerk::app {
namespace {

// A validator of words has them in its name, for completions and manual pages.
constexpr char kBetweenWords = '|';

class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    label("SUBCOMMAND", "COMMAND");
    label("SUBCOMMANDS", "COMMANDS");
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    std::string text;
    if (option->get_type_size() == 0) return text;
    if (!option->get_positional()) text += ' ' + option->get_type_name();
    if (option->get_expected_max() == CLI::detail::expected_max_vector_size) text += "...";
    for (int further = 1; further < option->get_expected_min(); ++further)
      text += ' ' + option->get_type_name();
    return text;
  }
};

using OptionNames = std::set<std::string, std::less<>>;

void add_own_valued_options(const CLI::App& app, OptionNames& names) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_items_expected_max() == 0) continue;
    for (const auto& name : option->get_lnames()) names.insert("--" + name);
  }
}

void add_valued_options(const CLI::App& app, OptionNames& names) {
  add_own_valued_options(app, names);
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    add_valued_options(*command, names);
}

// The options that take a value: of the program, and of the command that is the first argument to name one.
OptionNames valued_options(const CLI::App& program, int argc, char** argv) {
  OptionNames names;
  add_own_valued_options(program, names);
  for (int i = 1; i < argc; ++i) {
    const auto named =
        program.get_subcommands([&](const CLI::App* command) { return command->check_name(argv[i]); });
    if (named.empty()) continue;
    add_valued_options(*named.front(), names);
    break;
  }
  return names;
}

// What was not expected, said by its kind. The parser keeps the arguments themselves to its message: `The
// following argument was not expected: unfug`.
std::string unexpected(const CLI::App& program, std::string_view message) {
  const std::size_t colon = message.find(": ");
  if (colon == std::string_view::npos) return std::string(message);
  const std::string_view extras = message.substr(colon + 2);
  if (extras.starts_with('-'))
    return fmt::format("there is no option {}", extras.substr(0, extras.find(' ')));
  if (program.get_subcommands().empty()) return fmt::format("there is no command '{}'", extras);
  return fmt::format("'{}' is more than the command takes", extras);
}

}  // namespace

std::shared_ptr<CLI::Formatter> help_formatter() {
  return std::make_shared<HelpFormatter>();
}

std::string usage_error(const CLI::App* program, const CLI::Error& error) {
  std::string command = "blattwerk";
  for (const CLI::App* called : program->get_subcommands()) command += ' ' + called->get_name();
  const bool extra = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  const std::string what = extra ? unexpected(*program, error.what()) : error.what();
  return fmt::format("blattwerk: {}\n'{} --help' shows what there is\n", what, command);
}

std::vector<std::string> arguments_for_parser(const CLI::App& program, int argc, char** argv) {
  const auto valued = valued_options(program, argc, argv);
  std::vector<std::string> arguments;
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--") {
      words.insert(words.end(), argv + i + 1, argv + argc);
      break;
    }
    const bool dashed = argument.size() > 1 && argument[0] == '-' && argument[1] != '-' && argument != "-h";
    if (dashed && !arguments.empty() && std::string_view(argv[i - 1]) == arguments.back() &&
        valued.contains(arguments.back())) {
      arguments.back() += '=' + argument;
    } else {
      (dashed ? words : arguments).push_back(argument);
    }
  }
  if (!words.empty()) arguments.push_back("--");
  arguments.insert(arguments.end(), words.begin(), words.end());
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

CLI::Validator one_of(const std::vector<std::string>& words) {
  const std::string name = fmt::format("{}", fmt::join(words, std::string_view(&kBetweenWords, 1)));
  return {[words](const std::string& input) {
            return std::ranges::find(words, input) != words.end()
                       ? std::string()
                       : fmt::format("'{}' is none of {}", input, fmt::join(words, ", "));
          },
          "", name};
}

std::vector<std::string> words_of(const CLI::Validator& validator) {
  return validator.get_name().empty() ? std::vector<std::string>()
                                      : CLI::detail::split(validator.get_name(), kBetweenWords);
}

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  return {[least, most](const std::string& input) {
            const bool digits =
                !input.empty() && std::ranges::all_of(input, [](char c) { return c >= '0' && c <= '9'; });
            std::uint64_t value = most;  // where it does not fit
            std::from_chars(input.data(), input.data() + input.size(), value);
            if (digits && value >= least && value <= most) return std::string();
            return most == std::numeric_limits<std::uint64_t>::max()
                       ? fmt::format("'{}' is no whole number from {} on", input, least)
                       : fmt::format("'{}' is no whole number from {} to {}", input, least, most);
          },
          ""};
}

CLI::Validator number_between(double least, double most) {
  return {[least, most](const std::string& input) {
            double value = 0;
            const char* const end = input.data() + input.size();
            const auto [stop, failure] = std::from_chars(input.data(), end, value);
            if (failure == std::errc() && stop == end && value >= least && value <= most)
              return std::string();
            return fmt::format("'{}' is no number from {} to {}", input, least, most);
          },
          ""};
}

void require_values(CLI::App& program) {
  const CLI::Validator not_empty(
      [](const std::string& input) { return std::string(input.empty() ? "the value is empty" : ""); }, "");
  for (CLI::Option* option : program.get_options()) {
    if (!option->get_positional() && option->get_items_expected_max() > 0) option->check(not_empty);
  }
  for (CLI::App* command : program.get_subcommands([](CLI::App*) { return true; })) require_values(*command);
}

}  // namespace blattwerk::app
