#include "server/mcp/tool.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/api/handlers.h"
#include "server/mcp/citation.h"
#include "server/problem.h"

namespace blattwerk::server::mcp {
namespace {

using output::Json;

std::vector<Argument> selection() {
  return {{"from", ArgumentKind::text, "From this date on: 2022, 2022-02, 2022-02-04, heute, 7d"},
          {"to", ArgumentKind::text, "Up to this date"},
          {"on", ArgumentKind::text, "Within this day, month, year or range, e.g. 2022-01..2022-03"},
          {"source", ArgumentKind::texts, "Only of these outlets"},
          {"sort", ArgumentKind::text, "relevance, newest or oldest"},
          {"limit", ArgumentKind::number, "How many articles (10)"},
          {"offset", ArgumentKind::number, "How many to pass over"}};
}

std::vector<Argument> search_arguments() {
  std::vector<Argument> arguments = {
      {"query", ArgumentKind::text,
       "Words, \"phrases\", UND ODER NICHT, titel: person: org: ort: quelle: datum: …; German words are "
       "found in all "
       "their forms and in compounds",
       true},
      {"person", ArgumentKind::texts, "Only articles that mention these persons"},
      {"org", ArgumentKind::texts, "Only articles that mention these organizations"},
      {"place", ArgumentKind::texts, "Only articles that mention these places"},
      {"any", ArgumentKind::flag, "Any of the words will do"}};
  const auto more = selection();
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

Response show_article(const Context& context, const Request& request) {
  Request article = request;
  article.captured = {request.query.get("id")};
  return api::get_article(context, article);
}

Response show_entities(const Context& context, const Request& request) {
  const std::string name = request.query.get("name");
  if (name.empty()) return api::get_entities(context, request);
  Request entity = request;
  entity.captured = {name};
  return api::get_entity(context, entity);
}

Problem wrong_type(const Argument& argument) {
  return {400, fmt::format("the argument {} is of another type: {}", argument.name, argument.description)};
}

std::string to_text(const Json& value, const Argument& argument) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  throw wrong_type(argument);
}

void add(Parameters& query, const std::string& name, const Json& value, const Argument& argument) {
  switch (argument.kind) {
    case ArgumentKind::text:
      query.add(name, to_text(value, argument));
      return;
    case ArgumentKind::texts:
      if (!value.is_array()) return query.add(name, to_text(value, argument));
      for (const auto& item : value) query.add(name, to_text(item, argument));
      return;
    case ArgumentKind::number:
      if (!value.is_number_integer()) throw wrong_type(argument);
      query.add(name, to_text(value, argument));
      return;
    case ArgumentKind::flag:
      if (!value.is_boolean()) throw wrong_type(argument);
      query.add(name, value.get<bool>() ? "1" : "0");
      return;
  }
}

Json schema(ArgumentKind kind) {
  switch (kind) {
    case ArgumentKind::text:
      return {{"type", "string"}};
    case ArgumentKind::texts:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case ArgumentKind::number:
      return {{"type", "integer"}, {"minimum", 0}};
    case ArgumentKind::flag:
      return {{"type", "boolean"}};
  }
  return {};
}

}  // namespace

std::span<const Tool> tools() {
  static const std::vector<Tool> kTools = {
      {"search", "Search the archive",
       "Finds articles in an archive of German-language news, the most relevant first, each with a passage "
       "that matches. "
       "Cite what you use by title, outlet, date and address.",
       search_arguments(), api::get_search, tell_search},
      {"list", "List articles by date", "Lists articles of the archive by date, the newest first.",
       selection(), api::get_list, tell_list},
      {"show",
       "Read an article",
       "Gives one article whole, paragraph by paragraph.",
       {{"id", ArgumentKind::text, "The article's number, or its external id", true}},
       show_article,
       tell_article},
      {"entities",
       "Persons, organizations, places",
       "Lists who and what the archive writes about, by the number of articles; or, given a name, tells of "
       "one when it was "
       "written about and with whom it appears.",
       {{"name", ArgumentKind::text, "A name it is known by, e.g. Putin"},
        {"type", ArgumentKind::text, "person, organization, place or other"},
        {"limit", ArgumentKind::number, "How many (50)"},
        {"offset", ArgumentKind::number, "How many to pass over"}},
       show_entities,
       tell_entities},
      {"trend",
       "How often something was written about",
       "Counts articles by month, for one to ten queries.",
       {{"query", ArgumentKind::texts, "The queries", true}},
       api::get_trends,
       tell_trends},
  };
  return kTools;
}

Json describe(const Tool& tool) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Argument& argument : tool.arguments) {
    Json property = schema(argument.kind);
    property["description"] = argument.description;
    properties[std::string(argument.name)] = std::move(property);
    if (argument.required) required.push_back(argument.name);
  }
  return {{"name", tool.name},
          {"title", tool.title},
          {"description", tool.description},
          {"inputSchema",
           {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}}},
          {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}};
}

Request to_request(const Tool& tool, const Json& arguments) {
  if (!arguments.is_object()) throw Problem(400, "the arguments are no object");
  Request request;
  request.method = "GET";
  for (const auto& [name, value] : arguments.items()) {
    const auto argument = std::ranges::find(tool.arguments, name, &Argument::name);
    if (argument == tool.arguments.end())
      throw Problem(400, fmt::format("{} takes no argument {}", tool.name, name));
    if (!value.is_null()) add(request.query, name == "query" ? "q" : name, value, *argument);
  }
  for (const Argument& argument : tool.arguments) {
    const auto given = arguments.find(std::string(argument.name));
    if (argument.required && (given == arguments.end() || given->is_null())) {
      throw Problem(400, fmt::format("{} needs the argument {}", tool.name, argument.name));
    }
  }
  return request;
}

}  // namespace blattwerk::server::mcp
