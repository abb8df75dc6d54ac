#include "formats/json_article.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "formats/blocks.h"
#include "formats/fields.h"

namespace blattwerk::formats {
namespace {

using Json = nlohmann::json;

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

// The text of a value: a string, a number, or what names an object (`{"@type": "Person", "name": "…"}`).
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_number_integer()) return value.dump();
  if (!value.is_object()) return {};
  for (const char* name : {"name", "@id", "url", "@value", "title", "text"}) {
    const Json* inner = member(value, name);
    if (inner != nullptr && inner->is_string()) return inner->get_ref<const std::string&>();
  }
  return {};
}

// Of a list the first member that says something.
std::string first_text_of(const Json& value) {
  if (!value.is_array()) return text_of(value);
  for (const Json& inner : value) {
    std::string text = text_of(inner);
    if (!text.empty()) return text;
  }
  return {};
}

// A list's members as they are; a string is divided by `divide`.
void read_list(const Json& value, void (*divide)(std::string_view, Document&), std::vector<std::string>& list,
               Document& document) {
  if (value.is_string()) return divide(value.get_ref<const std::string&>(), document);
  const auto append = [&](const Json& inner) {
    std::string text = one_line(text_of(inner));
    if (!text.empty()) list.push_back(std::move(text));
  };
  if (value.is_array()) {
    for (const Json& inner : value) append(inner);
  } else {
    append(value);
  }
}

Block::Kind kind_of(std::string_view name) {
  if (name == "lead" || name == "teaser") return Block::Kind::lead;
  if (name == "heading" || name == "headline" || name == "h2" || name == "h3" || name == "subheading") {
    return Block::Kind::heading;
  }
  if (name == "list_item" || name == "li") return Block::Kind::list_item;
  if (name == "quote" || name == "blockquote") return Block::Kind::quote;
  return Block::Kind::text;
}

// Paragraphs as strings, of which some are headings, or as objects that say what they are.
void read_paragraphs(const Json& value, Document& document) {
  if (value.is_string()) return set_text(value.get_ref<const std::string&>(), document);
  if (!value.is_array()) return;
  std::vector<Block> blocks;
  bool kinds_stated = false;
  for (const Json& paragraph : value) {
    Block block;
    if (paragraph.is_object()) {
      const Json* text = member(paragraph, "text");
      if (text == nullptr) text = member(paragraph, "content");
      if (text == nullptr || !text->is_string()) continue;
      block.text = one_line(text->get_ref<const std::string&>());
      const Json* kind = member(paragraph, "kind");
      if (kind == nullptr) kind = member(paragraph, "type");
      if (kind != nullptr && kind->is_string()) {
        block.kind = kind_of(kind->get_ref<const std::string&>());
        kinds_stated = true;
      }
    } else {
      block.text = one_line(text_of(paragraph));
    }
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  if (!kinds_stated) find_kinds(blocks);
  document.blocks = std::move(blocks);
}

void read_value(Field field, const Json& value, Document& document) {
  switch (field) {
    case Field::authors:
      return read_list(value, append_authors, document.authors, document);
    case Field::topics:
      return read_list(value, append_topics, document.topics, document);
    case Field::text:
      if (value.is_array()) return read_paragraphs(value, document);
      break;
    case Field::paragraphs:
      return read_paragraphs(value, document);
    case Field::published:
    case Field::updated:
      if (value.is_number_float()) {
        set_field(field, std::to_string(static_cast<long long>(value.get<double>())), document);
        return;
      }
      break;
    case Field::id:
    case Field::title:
    case Field::kicker:
    case Field::source:
    case Field::url:
    case Field::section:
    case Field::language:
    case Field::agency:
    case Field::lead:
      break;
  }
  set_field(field, first_text_of(value), document);
}

bool is_article_type(const Json& object) {
  const Json* type = member(object, "@type");
  if (type == nullptr) return false;
  const auto names_article = [](const Json& name) {
    return name.is_string() && (name.get_ref<const std::string&>().ends_with("Article") ||
                                name.get_ref<const std::string&>().ends_with("Posting"));
  };
  return type->is_array() ? std::any_of(type->begin(), type->end(), names_article) : names_article(*type);
}

// The article itself, where an export or a graph puts it inside another object.
const Json& innermost_article(const Json& object) {
  if (const Json* source = member(object, "_source"); source != nullptr && source->is_object())
    return *source;
  if (const Json* graph = member(object, "@graph"); graph != nullptr && graph->is_array()) {
    for (const Json& node : *graph) {
      if (node.is_object() && is_article_type(node)) return node;
    }
  }
  return object;
}

// Where an article of another archive came from, as `export` writes it (docs/json.md); null for all other
// objects.
const Json* exported_origin(const Json& article) {
  const Json* origin = member(article, "origin");
  if (origin == nullptr || !origin->is_object()) return nullptr;
  const Json* path = member(*origin, "path");
  const Json* hash = member(*origin, "sha256");
  const bool is_complete = path != nullptr && path->is_string() && hash != nullptr && hash->is_string();
  return is_complete ? origin : nullptr;
}

}  // namespace

bool read_json_article(const Json& object, Document& document) {
  const Json& article = innermost_article(object);
  const Json* exported = exported_origin(article);
  // Articles of one title from different files stay apart.
  if (exported != nullptr) document.member = member(*exported, "path")->get<std::string>();
  std::array<const Json*, kFieldCount> values{};
  std::array<int, kFieldCount> ranks{};
  for (const auto& [name, value] : article.items()) {
    const auto found = find_field(name);
    // The number that an article has in another archive is no id of its own, and its lead stands among its
    // paragraphs.
    if (exported != nullptr && (name == "id" || name == "lead")) continue;
    if (!found || value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()))
      continue;
    const auto index = static_cast<std::size_t>(found->field);
    if (values[index] != nullptr && ranks[index] <= found->rank) continue;
    values[index] = &value;
    ranks[index] = found->rank;
  }
  for (const Field field : {Field::paragraphs, Field::text}) {
    if (values[static_cast<std::size_t>(field)] == nullptr || !document.blocks.empty()) continue;
    read_value(field, *values[static_cast<std::size_t>(field)], document);
  }
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    const auto field = static_cast<Field>(index);
    if (values[index] == nullptr || field == Field::text || field == Field::paragraphs) continue;
    read_value(field, *values[index], document);
  }
  settle_dates(document);
  return !document.title.empty() || !document.blocks.empty();
}

}  // namespace blattwerk::formats
