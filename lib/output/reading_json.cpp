#include "output/json_value.h"
#include "output/reading.h"

namespace blattwerk::output {
namespace {

Json concordance_json(const search::ConcordanceLine& line) {
  Json json = {{"id", line.id}, {"title", line.title}};
  put_known(json, "date", line.date);
  json["paragraph"] = line.paragraph;
  json["left"] = line.left;
  json["match"] = line.match;
  json["right"] = line.right;
  return json;
}

Json word_json(const search::TypicalWord& word) {
  return {{"word", word.word},
          {"count", word.count},
          {"expected", word.expected},
          {"log_likelihood", word.log_likelihood}};
}

Json trend_json(const search::Trend& trend) {
  Json months = Json::array();
  for (const auto& month : trend.months) {
    months.push_back({{"month", month.month}, {"count", month.count}, {"per_thousand", month.per_thousand}});
  }
  return {{"query", trend.query}, {"total", trend.total}, {"months", std::move(months)}};
}

template <typename Item, typename ToJson>
std::string list_json(const char* name, const std::vector<Item>& items, ToJson to_json, JsonLayout layout) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(to_json(item));
  const Json json = {{name, std::move(list)}};
  return dump(json, layout);
}

}  // namespace

std::string to_json(const search::ConcordanceLine& line, JsonLayout layout) {
  return dump(concordance_json(line), layout);
}

std::string to_json(const std::vector<search::ConcordanceLine>& lines, JsonLayout layout) {
  return list_json("lines", lines, concordance_json, layout);
}

std::string to_json(const std::vector<search::Trend>& trends, JsonLayout layout) {
  return list_json("trends", trends, trend_json, layout);
}

std::string to_json(const search::TypicalWord& word, JsonLayout layout) {
  return dump(word_json(word), layout);
}

std::string to_json(const std::vector<search::TypicalWord>& words, JsonLayout layout) {
  return list_json("words", words, word_json, layout);
}

std::string to_json(const std::vector<search::SavedSearch>& saved, JsonLayout layout) {
  const auto saved_json = [](const search::SavedSearch& one) -> Json {
    return {{"name", one.name}, {"query", one.query}, {"saved", one.saved}};
  };
  return list_json("saved", saved, saved_json, layout);
}

}  // namespace blattwerk::output
