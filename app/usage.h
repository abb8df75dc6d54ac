#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace blattwerk::app {

/// Makes --help say of an option what it takes and what it is for, and nothing of the parser's own matters.
std::shared_ptr<CLI::Formatter> help_formatter();

/// What is said to whoever called the program wrongly, and where to read on.
std::string usage_error(const CLI::App* program, const CLI::Error& error);

/// The arguments, the last first, as the parser takes them. `-Putin` in a query is no option (the only one
/// with a single dash is -h), so that it goes behind `--`; behind an option that takes a value it is that.
std::vector<std::string> arguments_for_parser(const CLI::App& program, int argc, char** argv);

/// For `check`: one of some words.
CLI::Validator one_of(const std::vector<std::string>& words);

/// For `transform`: a word for each value of an enumeration.
template <typename Value>
CLI::Validator one_of(const std::vector<std::pair<std::string, Value>>& values) {
  std::vector<std::string> words;
  for (const auto& [word, value] : values) words.push_back(word);
  const CLI::Validator known = one_of(words);
  return {[known, values](std::string& input) {
            std::string complaint = known(input);
            for (const auto& [word, value] : values) {
              if (word != input) continue;
              input = std::to_string(static_cast<int>(value));
              break;
            }
            return complaint;
          },
          "", known.get_name()};
}

/// The words that `one_of` takes; empty for any other validator.
std::vector<std::string> words_of(const CLI::Validator& validator);

/// For `check`: a whole number within bounds, inclusive.
CLI::Validator whole_number(std::uint64_t least = 0,
                            std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

/// For `check`: a number within bounds, inclusive.
CLI::Validator number_between(double least, double most);

/// Takes no empty value for any option of the program and its commands: a variable that is empty in
/// somebody's script would else choose all articles, or another archive.
void require_values(CLI::App& program);

}  // namespace blattwerk::app
