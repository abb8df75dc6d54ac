#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/partial_date.h"
#include "search/query.h"
#include "search/searcher.h"
#include "server/pages/link.h"
#include "server/parameters.h"

namespace blattwerk::server::pages {

/// Something beside the query that narrows a search, as a parameter of the address: `person=Olaf Scholz`.
struct Condition {
  std::string name;  ///< of the parameter, one of kConditions
  std::string value;

  friend bool operator==(const Condition&, const Condition&) = default;
};

inline constexpr std::string_view kConditions[] = {"person", "org", "place", "source", "section", "author"};

/// What a search page is asked for. It is the page's address and nothing else, so that every state of a
/// search can be linked, kept and gone back to.
struct SearchForm {
  std::string query;
  std::string from;  ///< as typed
  std::string to;
  std::vector<Condition> conditions;
  search::Order order = search::Order::relevance;
  bool any_word = false;
  search::NearDuplicates duplicates = search::NearDuplicates::first;
  std::size_t page = 1;

  static SearchForm read(const Parameters& parameters);

  /// The address of this search: its page, or another that takes the same parameters.
  Link link() const { return at(Link("/search")); }
  Link at(Link link) const;
  SearchForm with(std::string_view name, std::string_view value) const;
  SearchForm without(const Condition& condition) const;
  SearchForm in_order(search::Order wanted) const;
  SearchForm on_page(std::size_t number) const;
  SearchForm dated(std::string_view first, std::string_view last) const;
  SearchForm with_query(std::string_view text) const;

  /// Nothing narrows the search beside its words.
  bool is_plain() const { return conditions.empty() && from.empty() && to.empty() && !any_word; }
  bool asks_nothing() const { return query.empty() && is_plain(); }

  /// The query with all conditions. Dates that can't be read are returned in `bad_dates` and passed over.
  search::Query to_query(const PartialDate& today, std::vector<std::string>& bad_dates) const;
};

std::string_view order_parameter(search::Order order);

}  // namespace blattwerk::server::pages
