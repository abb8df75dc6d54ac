#include "server/selection.h"

#include <charconv>

#include <fmt/format.h>

#include "search/date_expression.h"
#include "search/plan.h"
#include "search/query_parser.h"
#include "server/problem.h"

namespace blattwerk::server {
namespace {

void require_dates(search::Query& query, const Request& request, std::string_view name,
                   search::DateRelation relation) {
  const std::string text = request.query.get(name);
  if (text.empty()) return;
  const auto range = search::parse_dates(relation, text, Context::today());
  if (!range) {
    throw Problem(
        400, fmt::format("{}={}: no date; write 2022, 2022-02, 2022-02-04, 04.02.2022, heute, 7d, or a range "
                         "2022-01..2022-03",
                         name, text));
  }
  search::require(query, {search::Dated{*range}});
}

search::Order read_order(const Request& request, search::Order otherwise) {
  const std::string name = request.query.get("sort");
  if (name.empty()) return otherwise;
  if (name == "relevance") return search::Order::relevance;
  if (name == "newest") return search::Order::newest;
  if (name == "oldest") return search::Order::oldest;
  throw Problem(400, "sort: not relevance, newest or oldest");
}

}  // namespace

std::size_t number(const Request& request, std::string_view name, std::size_t otherwise, std::size_t least,
                   std::size_t most) {
  const std::string text = request.query.get(name);
  if (text.empty()) return otherwise;
  std::size_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    throw Problem(400, fmt::format("{}: no whole number from {} to {}", name, least, most));
  }
  return value;
}

bool flag(const Request& request, std::string_view name) {
  const auto value = request.query.find(name);
  if (!value || *value == "0" || *value == "false") return false;
  if (value->empty() || *value == "1" || *value == "true") return true;
  throw Problem(400, fmt::format("{}: neither true nor false", name));
}

search::Query read_query(const Request& request) {
  search::Query query = search::parse_query(request.query.get("q"), Context::today());
  require_dates(query, request, "from", search::DateRelation::since);
  require_dates(query, request, "to", search::DateRelation::until);
  require_dates(query, request, "on", search::DateRelation::during);
  const auto require_all = [&](std::string_view name, EntityType type) {
    for (auto& value : request.query.all(name))
      search::require(query, {search::EntityName{type, std::move(value)}});
  };
  require_all("person", EntityType::person);
  require_all("org", EntityType::organization);
  require_all("place", EntityType::place);
  for (auto& source : request.query.all("source")) {
    search::require(query, {search::Metadata{search::MetadataField::source, std::move(source)}});
  }
  return query;
}

search::SearchOptions read_options(const Context& context, const Request& request, search::Order order) {
  search::SearchOptions options = context.search_options();
  options.order = read_order(request, order);
  options.limit = number(request, "limit", 10, 0, kMaxLimit);
  options.offset = number(request, "offset", 0, 0, kMaxOffset);
  if (flag(request, "all")) options.near_duplicates = search::NearDuplicates::all;
  options.language = request.language;
  return options;
}

}  // namespace blattwerk::server
