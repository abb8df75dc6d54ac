#include "selection.h"

#include <fmt/format.h>

#include "search/date_expression.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

void require_dates(search::Query& query, const char* option, search::DateRelation relation,
                   const std::string& text) {
  if (text.empty()) return;
  const auto range = search::parse_dates(relation, text, Session::today());
  if (!range) {
    throw CLI::ValidationError(option,
                               "'" + text +
                                   "' is no date; write 2022, 2022-02, 2022-02-04, 04.02.2022, heute, 7d, "
                                   "or a range 2022-01..2022-03");
  }
  search::require(query, {search::Dated{*range}});
}

void require_entities(search::Query& query, EntityType type, const std::vector<std::string>& names) {
  for (const auto& name : names) search::require(query, {search::EntityName{type, name}});
}

}  // namespace

std::shared_ptr<Selection> Selection::add_to(CLI::App& command, search::Order order, std::size_t limit) {
  auto selection = std::make_shared<Selection>();
  selection->order_ = order;
  selection->limit_ = limit;
  command.add_option("--from", selection->from_, "From this date on")->type_name("DATE");
  command.add_option("--to", selection->to_, "Up to this date")->type_name("DATE");
  command.add_option("--on", selection->on_, "Within this day, month, year or range")->type_name("DATE");
  command.add_option("--source", selection->sources_, "Of this outlet")->type_name("NAME");
  command.add_option("--sort", selection->order_, "relevance, newest or oldest")
      ->transform(one_of<search::Order>({{"relevance", search::Order::relevance},
                                         {"newest", search::Order::newest},
                                         {"oldest", search::Order::oldest}}))
      ->type_name("ORDER");
  command
      .add_option("--limit", selection->limit_,
                  limit == search::kAllArticles ? "How many articles (all)"
                                                : fmt::format("How many articles ({})", limit))
      ->check(whole_number())
      ->type_name("N");
  command.add_option("--offset", selection->offset_, "How many to pass over")
      ->check(whole_number())
      ->type_name("N");
  return selection;
}

void Selection::add_all_to(CLI::App& command) {
  all_ = false;
  command.add_flag("--all", all_, "List near duplicates too, not one for all of them");
}

void Selection::add_entities_to(CLI::App& command) {
  command.add_option("--person", persons_, "That mention this person")->type_name("NAME");
  command.add_option("--org", organizations_, "That mention this organization")->type_name("NAME");
  command.add_option("--place", places_, "That mention this place")->type_name("NAME");
}

void Selection::apply(search::Query& query) const {
  require_dates(query, "--from", search::DateRelation::since, from_);
  require_dates(query, "--to", search::DateRelation::until, to_);
  require_dates(query, "--on", search::DateRelation::during, on_);
  require_entities(query, EntityType::person, persons_);
  require_entities(query, EntityType::organization, organizations_);
  require_entities(query, EntityType::place, places_);
  for (const auto& source : sources_) {
    search::require(query, {search::Metadata{search::MetadataField::source, source}});
  }
}

search::SearchOptions Selection::options(const Session& session) const {
  search::SearchOptions options;
  options.order = order_;
  options.limit = limit_;
  options.offset = offset_;
  options.near_duplicates = all_ ? search::NearDuplicates::all : search::NearDuplicates::first;
  options.language = session.language();
  return options;
}

}  // namespace blattwerk::app
