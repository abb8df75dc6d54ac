#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/searcher.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// The text with its highlights in `mark`.
Html highlighted(std::string_view text, const search::Highlights& highlights);

/// Where headlines stand in the outline of a page: right below its title, or below the heading of a section.
enum class Headline : std::uint8_t { of_page, of_section };

/// Hits as a list, each with headline, date, source and snippet, and its near duplicates, which `database`
/// knows. `query` goes along to the article, which marks it.
Html hit_list(const Words& words, const store::Database& database, const std::vector<search::Hit>& hits,
              std::string_view query, Headline headline);

/// The address of an article; with a query, its words are marked there.
Link article_link(std::int64_t id, std::string_view query = {});

/// When it was published, for machines too.
Html time_element(const Words& words, std::string_view iso);

/// How many pages a list has, of which a page shows these hits. Where near duplicates stand together, it ends
/// before all that were found are listed: with a page that is not full.
std::size_t pages_of(const search::Hits& hits, std::size_t page, std::size_t on_page);

/// Links to the pages before and behind, where there are any. `link_to` makes the address of a page's number.
template <typename LinkTo>
Html pager(const Words& words, std::size_t page, std::size_t pages, LinkTo link_to) {
  if (pages < 2) return {};
  Html links;
  if (page > 1) {
    links += element("a", {href(link_to(page - 1)), {"rel", "prev"}}, "← ", words(kPreviousPage));
  }
  links += element("span", {}, words(kPageOf, words.number(page), words.number(pages)));
  if (page < pages) {
    links += element("a", {href(link_to(page + 1)), {"rel", "next"}}, words(kNextPage), " →");
  }
  return element("nav", {{"class", "pager"}, {"aria-label", words(kPages)}}, links);
}

}  // namespace blattwerk::server::pages
