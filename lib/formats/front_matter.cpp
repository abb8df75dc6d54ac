#include "formats/front_matter.h"

#include <algorithm>
#include <string>

#include "formats/blocks.h"
#include "formats/fields.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kMostLines = 500;

bool is_mark(std::string_view line) {
  line = trimmed(line);
  return line == "---" || line == "+++";
}

// `title: …` or `title = …`, at the left edge.
std::size_t name_length(std::string_view line) {
  if (line.empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '#' ||
      line.front() == '-')
    return 0;
  const std::size_t mark = line.find_first_of(":=");
  return mark == std::string_view::npos ? 0 : mark;
}

// The value without its quotes; escapes of YAML's double quotes are undone as far as people write them.
std::string unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() < 2 || value.front() != value.back() || (value.front() != '"' && value.front() != '\'')) {
    const std::size_t comment = value.find(" #");
    return std::string(trimmed(value.substr(0, comment)));
  }
  const char quote = value.front();
  value = value.substr(1, value.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool escape = i + 1 < value.size() && ((quote == '"' && value[i] == '\\') ||
                                                 (quote == '\'' && value[i] == '\'' && value[i + 1] == '\''));
    if (escape) ++i;
    text += value[i];
  }
  return text;
}

void append_member(std::string& list, std::string_view member) {
  if (!list.empty()) list += ", ";
  list += unquoted(member);
}

// `[a, "b"]` as `a, b`.
std::string flow_list(std::string_view value) {
  value = value.substr(1, value.size() - 2);
  std::string list;
  while (!value.empty()) {
    const std::size_t comma = value.find(',');
    append_member(list, value.substr(0, comma));
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
  }
  return list;
}

// Lines below a name without a value, or with `>` or `|`: a list, or a text.
std::string indented_value(std::span<const std::string_view> lines) {
  std::string value;
  for (const auto line : lines) {
    const auto content = trimmed(line);
    if (content.starts_with("- ")) {
      append_member(value, content.substr(2));
    } else if (!content.empty()) {
      if (!value.empty()) value += ' ';
      value += content;
    }
  }
  return value;
}

bool is_continuation(std::string_view line) {
  return line.empty() || line.front() == ' ' || line.front() == '\t' || line.starts_with("- ");
}

}  // namespace

std::size_t front_matter_lines(std::span<const std::string_view> lines) {
  if (lines.empty() || !is_mark(lines.front())) return 0;
  const auto within = lines.subspan(1, std::min(lines.size() - 1, kMostLines));
  const auto end = std::find_if(within.begin(), within.end(),
                                [&](auto line) { return trimmed(line) == trimmed(lines.front()); });
  if (end == within.end()) return 0;
  const auto first = std::find_if(within.begin(), end, [](auto line) { return !is_blank(line); });
  if (first != end && name_length(*first) == 0 && !first->starts_with('#')) return 0;
  return static_cast<std::size_t>(end - within.begin()) + 2;
}

void read_front_matter(std::span<const std::string_view> lines, Document& document) {
  for (std::size_t i = 1; i + 1 < lines.size();) {
    const std::string_view line = lines[i++];
    const std::size_t length = name_length(line);
    if (length == 0) continue;
    const std::size_t begin = i;
    while (i + 1 < lines.size() && is_continuation(lines[i])) ++i;
    const auto field = find_field(unquoted(line.substr(0, length)));
    if (!field) continue;
    const std::string_view stated = trimmed(line.substr(length + 1));
    std::string value;
    if (stated.empty() || stated.front() == '>' || stated.front() == '|') {
      value = indented_value(lines.subspan(begin, i - begin));
    } else if (stated.size() > 1 && stated.front() == '[' && stated.back() == ']') {
      value = flow_list(stated);
    } else {
      value = unquoted(stated);
    }
    set_field(field->field, value, document);
  }
}

}  // namespace blattwerk::formats
