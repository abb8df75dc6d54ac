#include "server/pages/search_form.h"

#include <algorithm>
#include <charconv>

#include "search/date_expression.h"
#include "search/plan.h"
#include "search/query_parser.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kMostPages = 1000;
constexpr std::size_t kMostConditions = 20;

search::Order read_order(std::string_view name) {
  for (const auto order : {search::Order::newest, search::Order::oldest}) {
    if (name == order_parameter(order)) return order;
  }
  return search::Order::relevance;
}

std::size_t read_page(std::string_view text) {
  std::size_t page = 1;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (failure != std::errc() || end != text.data() + text.size()) return 1;
  return std::clamp<std::size_t>(page, 1, kMostPages);
}

search::Node node_for(const Condition& condition) {
  if (condition.name == "person") return {search::EntityName{EntityType::person, condition.value}};
  if (condition.name == "org") return {search::EntityName{EntityType::organization, condition.value}};
  if (condition.name == "place") return {search::EntityName{EntityType::place, condition.value}};
  if (condition.name == "section") return {search::Metadata{search::MetadataField::section, condition.value}};
  if (condition.name == "author") return {search::Metadata{search::MetadataField::author, condition.value}};
  return {search::Metadata{search::MetadataField::source, condition.value}};
}

}  // namespace

std::string_view order_parameter(search::Order order) {
  switch (order) {
    case search::Order::newest:
      return "newest";
    case search::Order::oldest:
      return "oldest";
    case search::Order::relevance:
      break;
  }
  return "relevance";
}

SearchForm SearchForm::read(const Parameters& parameters) {
  SearchForm form;
  form.query = parameters.get("q");
  form.from = parameters.get("from");
  form.to = parameters.get("to");
  for (const auto& [name, value] : parameters) {
    const bool known = std::ranges::find(kConditions, name) != std::end(kConditions);
    if (known && !value.empty() && form.conditions.size() < kMostConditions) form = form.with(name, value);
  }
  form.order = read_order(parameters.get("sort"));
  form.any_word = parameters.get("any") == "1";
  if (parameters.get("all") == "1") form.duplicates = search::NearDuplicates::all;
  form.page = read_page(parameters.get("page"));
  return form;
}

Link SearchForm::at(Link link) const {
  link.with("q", query).with("from", from).with("to", to);
  for (const auto& condition : conditions) link.with(condition.name, condition.value);
  if (order != search::Order::relevance) link.with("sort", order_parameter(order));
  if (any_word) link.with("any", "1");
  if (duplicates == search::NearDuplicates::all) link.with("all", "1");
  if (page > 1) link.with("page", page);
  return link;
}

SearchForm SearchForm::with(std::string_view name, std::string_view value) const {
  SearchForm form = on_page(1);
  Condition condition{std::string(name), std::string(value)};
  if (std::ranges::find(conditions, condition) == conditions.end())
    form.conditions.push_back(std::move(condition));
  return form;
}

SearchForm SearchForm::without(const Condition& condition) const {
  SearchForm form = on_page(1);
  std::erase(form.conditions, condition);
  return form;
}

SearchForm SearchForm::in_order(search::Order wanted) const {
  SearchForm form = on_page(1);
  form.order = wanted;
  return form;
}

SearchForm SearchForm::on_page(std::size_t number) const {
  SearchForm form = *this;
  form.page = number;
  return form;
}

SearchForm SearchForm::dated(std::string_view first, std::string_view last) const {
  SearchForm form = on_page(1);
  form.from = first;
  form.to = last;
  return form;
}

SearchForm SearchForm::with_query(std::string_view text) const {
  SearchForm form = on_page(1);
  form.query = text;
  return form;
}

search::Query SearchForm::to_query(const PartialDate& today, std::vector<std::string>& bad_dates) const {
  search::Query parsed = search::parse_query(query, today);
  const auto require_dates = [&](search::DateRelation relation, const std::string& text) {
    if (text.empty()) return;
    if (const auto range = search::parse_dates(relation, text, today)) {
      search::require(parsed, {search::Dated{*range}});
    } else {
      bad_dates.push_back(text);
    }
  };
  require_dates(search::DateRelation::since, from);
  require_dates(search::DateRelation::until, to);
  for (const auto& condition : conditions) search::require(parsed, node_for(condition));
  return parsed;
}

}  // namespace blattwerk::server::pages
