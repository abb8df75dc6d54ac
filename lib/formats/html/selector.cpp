#include "formats/html/selector.h"

#include <algorithm>
#include <cstdint>

#include "formats/html/ascii.h"

namespace blattwerk::formats::html {
namespace {

constexpr std::size_t kMostParts = 8;
constexpr std::size_t kMostConditions = 8;

bool is_name(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Takes a name off the front; empty where there is none.
std::string take_name(std::string_view& text) {
  const auto end = std::ranges::find_if_not(text, is_name);
  const auto length = static_cast<std::size_t>(end - text.begin());
  std::string name(text.substr(0, length));
  text.remove_prefix(length);
  return name;
}

}  // namespace

std::optional<Selector> Selector::parse(std::string_view text) {
  Selector selector;
  text = trim(text);
  while (!text.empty()) {
    Part part;
    if (selector.parts_.size() == kMostParts || !parse_part(text, part)) return std::nullopt;
    selector.parts_.push_back(std::move(part));
    if (!text.empty() && !is_space(text.front())) return std::nullopt;
    text = trim(text);
  }
  if (selector.parts_.empty()) return std::nullopt;
  return selector;
}

bool Selector::parse_part(std::string_view& text, Part& part) {
  const std::size_t before = text.size();
  if (text.starts_with('*')) {
    text.remove_prefix(1);
  } else {
    part.tag = to_lower(take_name(text));
  }
  while (!text.empty() && !is_space(text.front())) {
    const char mark = text.front();
    text.remove_prefix(1);
    if (part.conditions.size() == kMostConditions) return false;
    if (mark == '[') {
      if (!parse_attribute(text, part)) return false;
    } else if (mark == '.' || mark == '#') {
      std::string name = take_name(text);
      if (name.empty()) return false;
      const bool is_class = mark == '.';
      part.conditions.push_back(
          {is_class ? "class" : "id", is_class ? Relation::has_word : Relation::equals, std::move(name)});
    } else {
      return false;
    }
  }
  return text.size() < before;
}

// Behind the `[`.
bool Selector::parse_attribute(std::string_view& text, Part& part) {
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos) return false;
  std::string_view inside = text.substr(0, close);
  text.remove_prefix(close + 1);
  Condition condition{to_lower(take_name(inside)), Relation::present, {}};
  if (condition.attribute.empty()) return false;
  if (!inside.empty()) {
    const char first = inside.front();
    condition.relation = first == '^'   ? Relation::starts_with
                         : first == '*' ? Relation::contains
                                        : Relation::equals;
    if (first == '^' || first == '*') inside.remove_prefix(1);
    if (!inside.starts_with('=')) return false;
    inside.remove_prefix(1);
    const bool quoted = inside.size() >= 2 && inside.front() == '"' && inside.back() == '"';
    condition.value = quoted ? inside.substr(1, inside.size() - 2) : inside;
    if (condition.value.empty()) return false;
  }
  part.conditions.push_back(std::move(condition));
  return true;
}

std::vector<NodeId> Selector::find_all(const Tree& tree) const {
  std::vector<NodeId> found;
  // How many parts but the last are found, in their order, from the page down to each element: the first
  // place for each is the best.
  std::vector<std::uint8_t> progress(tree.size(), 0);
  for (NodeId id = 1; id < tree.size();) {
    if (tree[id].is_text) {
      ++id;
      continue;
    }
    const std::uint8_t above = progress[tree[id].parent];
    const bool last = above + 1u == parts_.size();
    const bool here = matches(parts_[above], tree, id);
    progress[id] = static_cast<std::uint8_t>(above + (here && !last ? 1 : 0));
    if (here && last) found.push_back(id);
    id = here && last ? tree[id].end : id + 1;
  }
  return found;
}

bool Selector::matches(const Part& part, const Tree& tree, NodeId id) {
  if (!part.tag.empty() && !equals_ignoring_case(tree[id].raw, part.tag)) return false;
  return std::ranges::all_of(part.conditions,
                             [&](const Condition& condition) { return holds(condition, tree, id); });
}

bool Selector::holds(const Condition& condition, const Tree& tree, NodeId id) {
  const auto value = tree.raw_attribute(id, condition.attribute);
  if (!value) return false;
  switch (condition.relation) {
    case Relation::present:
      return true;
    case Relation::equals:
      return *value == condition.value;
    case Relation::has_word:
      return has_word(*value, condition.value);
    case Relation::starts_with:
      return value->starts_with(condition.value);
    case Relation::contains:
      return value->find(condition.value) != std::string_view::npos;
  }
  return false;
}

}  // namespace blattwerk::formats::html
