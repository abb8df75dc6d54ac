#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/context.h"
#include "server/pages/html.h"
#include "server/pages/words.h"
#include "server/problem.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server::pages {

/// The parts of the site that the navigation leads to.
enum class Place : std::uint8_t { none, start, archive, entities, trends, saved, import };

/// What stands within the frame that all pages share.
struct Page {
  std::string title;  ///< without the name of the site; empty for the start page
  Html content;
  Place place = Place::none;
  std::string query{};         ///< shown in the search box
  std::optional<Link> feed{};  ///< an Atom feed of the same
};

/// The whole page: head, search box, navigation, content, foot.
Response show(const Context& context, const Request& request, const Page& page);

/// The words for the reader who asks.
inline Words words_for(const Request& request) {
  return Words(request.language);
}

/// A form's field that keeps other sites from sending it.
Html csrf_field(const Context& context);

/// A box for a query, with a button. `id` tells several on one page apart.
Html search_box(const Words& words, const char* id, std::string_view query);

/// The Aldus leaf of the masthead.
Html leaf();

/// Whatever went wrong, as a page.
Response error_page(const Context& context, const Request& request, const Problem& problem);

/// The address asked for, made anew: of this site whatever was sent.
Link address_of(const Request& request);

}  // namespace blattwerk::server::pages
