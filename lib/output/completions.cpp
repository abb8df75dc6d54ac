#include "output/completions.h"

#include <fmt/format.h>

#include "output/bars.h"
#include "output/json_value.h"
#include "output/terminal.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kTextColumns = 40;

Json completion_json(const search::Completion& completion) {
  Json json = {{"text", completion.text}};
  if (completion.type) json["type"] = to_string(*completion.type);
  json["articles"] = completion.articles;
  json["query"] = completion.query;
  return json;
}

}  // namespace

std::string to_json(const std::vector<search::Completion>& completions, JsonLayout layout) {
  Json list = Json::array();
  for (const auto& completion : completions) list.push_back(completion_json(completion));
  const Json json = {{"completions", std::move(list)}};
  return dump(json, layout);
}

std::string to_json(const search::Completion& completion, JsonLayout layout) {
  return dump(completion_json(completion), layout);
}

std::string show_completions(const std::vector<search::Completion>& completions, const Style& style) {
  std::string page;
  for (const auto& [text, type, articles, query] : completions) {
    const std::string shown = printable(text);
    page +=
        fmt::format("{:>7}  {}\n", articles,
                    type ? padded(shown, kTextColumns) + ' ' + style.faint(show_type(*type, style)) : shown);
  }
  return page;
}

}  // namespace blattwerk::output
