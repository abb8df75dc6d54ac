#pragma once

#include <string>

#include "output/json.h"
#include "search/note.h"
#include "search/searcher.h"

namespace blattwerk::output {

/// A search as it was asked and answered.
struct SearchAnswer {
  std::string query;  ///< as typed
  search::Hits hits;
  search::Language language = search::Language::english;  ///< of the notes
};

/// The JSON of docs/json.md, without a line end.
std::string to_json(const SearchAnswer& answer, JsonLayout layout);
std::string to_json(const search::Hit& hit, JsonLayout layout);

/// A list by date: `total` and `articles`; and one article of it.
std::string list_to_json(const search::Hits& list, JsonLayout layout);
std::string listed_to_json(const search::Hit& hit, JsonLayout layout);

}  // namespace blattwerk::output
