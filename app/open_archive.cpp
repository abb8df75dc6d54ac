#include "open_archive.h"

#include "search/query_parser.h"

namespace blattwerk::app {

std::string join_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

search::Query parse_and_note(const std::string& text, const Session& session) {
  search::Query query = search::parse_query(text, Session::today());
  for (const auto& note : query.notes) session.note(search::message(note, session.language()));
  return query;
}

}  // namespace blattwerk::app
