#include "output/reading.h"

#include "ingest/text_analyst.h"
#include "search/query_parser.h"
#include "search/reading.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

constexpr std::size_t kMostTrends = 10;
constexpr std::size_t kMostWords = 500;

search::ConcordanceOrder read_line_order(const Request& request) {
  const std::string name = request.query.get("by");
  if (name.empty() || name == "newest") return search::ConcordanceOrder::newest;
  if (name == "left") return search::ConcordanceOrder::left;
  if (name == "right") return search::ConcordanceOrder::right;
  throw Problem(400, "by: not newest, left or right");
}

void require_query(const Request& request) {
  if (request.query.all("q").empty()) throw Problem(400, "q: the query is missing");
}

}  // namespace

Response get_trends(const Context& context, const Request& request) {
  require_query(request);
  const auto texts = request.query.all("q");
  if (texts.size() > kMostTrends) throw Problem(400, "q: at most ten queries are compared");
  std::vector<search::Query> queries;
  for (const auto& text : texts) queries.push_back(search::parse_query(text, Context::today()));
  const auto reader = context.reader();
  return answer(kJson, output::to_json(search::find_trends(reader->archive, reader->analyzer, queries,
                                                           context.search_options()),
                                       output::JsonLayout::line));
}

Response get_terms(const Context& context, const Request& request) {
  require_query(request);
  const std::size_t words = number(request, "words", 30, 1, kMostWords);
  const auto reader = context.reader();
  bool complete = true;
  const auto articles = reader->searcher.find_all(read_query(request), context.search_options(), complete);
  if (!complete) throw Problem(503, "the archive took too long to find the articles; ask for less");
  return answer(
      kJson, output::to_json(search::find_typical_words(reader->archive, reader->analyzer, articles, words),
                             output::JsonLayout::line));
}

Response get_collocates(const Context& context, const Request& request) {
  require_query(request);
  const auto window = static_cast<int>(number(request, "window", 5, 1, 50));
  const std::size_t words = number(request, "words", 30, 1, kMostWords);
  const auto reader = context.reader();
  return answer(
      kJson, output::to_json(search::find_collocates(reader->archive, reader->analyzer, read_query(request),
                                                     context.search_options(), window, words),
                             output::JsonLayout::line));
}

Response get_concordance(const Context& context, const Request& request) {
  require_query(request);
  search::ConcordanceOptions options;
  options.context = number(request, "context", options.context, 1, 1000);
  options.most = number(request, "lines", options.most, 1, kMaxLimit);
  options.order = read_line_order(request);
  const auto reader = context.reader();
  return answer(
      kJson, output::to_json(search::find_concordance(reader->archive, reader->analyzer, read_query(request),
                                                      context.search_options(), options),
                             output::JsonLayout::line));
}

Response post_analysis(const Context& context, const Request& request) {
  const auto reader = context.reader();
  ingest::TextAnalyst analyst(&reader->lexicon, Context::today(),
                              ingest::OwnNames(reader->archive.database()));
  return answer(kJson, output::to_json(analyst.analyse(request.body), output::JsonLayout::line));
}

}  // namespace blattwerk::server::api
