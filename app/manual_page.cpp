#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "command_table.h"

namespace blattwerk::app {
namespace {

// Text that troff shows as it stands.
std::string escaped(std::string_view text) {
  std::string roff;
  for (const char c : text) {
    if (c == '\\') {
      roff += "\\e";
    } else if (c == '-') {
      roff += "\\-";
    } else if ((c == '.' || c == '\'') && roff.empty()) {
      roff += "\\&";
      roff += c;
    } else {
      roff += c;
    }
  }
  return roff;
}

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string synopsis_of(const Argument& positional) {
  const std::string name =
      fmt::format("\\fI{}\\fR{}", escaped(positional.value), positional.repeatable ? "..." : "");
  return positional.required ? name : '[' + name + ']';
}

void append_argument(const Argument& argument, std::string& page) {
  std::vector<std::string> names;
  for (const auto& name : argument.names) names.push_back(fmt::format("\\fB{}\\fR", escaped(name)));
  page += fmt::format(".TP\n{}", fmt::join(names, ", "));
  if (!argument.value.empty() && argument.value != argument.names.front()) {
    page += fmt::format(" \\fI{}\\fR", escaped(argument.value));
  }
  page += fmt::format("\n{}.\n", escaped(argument.description));
}

}  // namespace

std::string manual_page(const Command& command, const Command& program, const std::string& version) {
  const std::string title = "blattwerk-" + command.name;
  std::string page = fmt::format(".TH {} 1 \"\" \"Blattwerk {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n",
                                 in_capitals(title), version, escaped(title), escaped(command.description));
  page += fmt::format(".SH SYNOPSIS\n.B blattwerk {}\n", escaped(command.name));
  if (!command.options.empty()) page += "[\\fIOPTIONS\\fR]\n";
  for (const auto& positional : command.positionals) page += synopsis_of(positional) + '\n';
  if (!command.positionals.empty()) page += ".SH ARGUMENTS\n";
  for (const auto& positional : command.positionals) append_argument(positional, page);
  if (!command.options.empty()) page += ".SH OPTIONS\n";
  for (const auto& option : command.options) append_argument(option, page);
  page += ".SH \"OPTIONS OF EVERY COMMAND\"\n";
  for (const auto& option : program.options) append_argument(option, page);
  page +=
      ".SH \"EXIT STATUS\"\n"
      "0 when all was done, 1 when something failed and the rest was done, 2 for wrong usage.\n"
      ".SH \"SEE ALSO\"\n"
      ".BR blattwerk (1)\n";
  return page;
}

}  // namespace blattwerk::app
