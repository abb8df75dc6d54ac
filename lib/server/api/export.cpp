#include <fmt/format.h>

#include "output/export/export_articles.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

const output::ExportFormat& read_format(const Request& request) {
  const std::string name = request.query.get("format");
  const auto* format = output::find_export_format(name.empty() ? "jsonl" : name);
  if (format != nullptr) return *format;
  std::string names;
  for (const auto& known : output::export_formats())
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  throw Problem(400, "format: none of " + names);
}

// On a connection of its own, so that a slow client keeps none of the readers from others.
void send_export(const Context& context, search::Query query, const search::SearchOptions& options,
                 const output::ExportFormat& format, const BodySink& send) {
  Reader reader(context.settings().archive);
  std::string piece;
  const auto flush = [&] {
    if (!send(piece)) throw Error("the client has gone");
    piece.clear();
  };
  const auto outcome = output::export_articles(reader.archive, reader.analyzer, std::move(query), options,
                                               format, [&](std::string_view part) {
                                                 piece += part;
                                                 if (piece.size() >= kPieceBytes) flush();
                                               });
  if (!outcome.complete) throw Error("the archive took too long to find the articles");
  flush();
}

}  // namespace

Response get_export(const Context& context, const Request& request) {
  search::SearchOptions options = read_options(context, request, search::Order::oldest);
  if (request.query.get("limit").empty()) options.limit = search::kAllArticles;
  const output::ExportFormat& format = read_format(request);
  Response response;
  response.content_type = format.media_type;
  response.headers.add("Content-Disposition", as_attachment(fmt::format("blattwerk.{}", format.extension)));
  response.stream = [&context, &format, options, query = read_query(request), right = context.long_answer()](
                        const BodySink& send) { send_export(context, query, options, format, send); };
  return response;
}

}  // namespace blattwerk::server::api
