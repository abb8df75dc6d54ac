#include <filesystem>

#include <fmt/format.h>

#include "ingest/remove.h"
#include "output/json_search.h"
#include "search/reading.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/requested_article.h"
#include "server/selection.h"
#include "store/article_reader.h"

namespace blattwerk::server::api {
namespace {

// The last part of a path or address, for a name that a client may store under.
std::string file_name(const StoredArticle& article) {
  std::string name = article.origins.empty() ? "" : article.origins.front().path;
  name = name.substr(name.find_last_of("/\\") + 1);
  return name.empty() || name == "-" ? fmt::format("article-{}", article.id) : name;
}

}  // namespace

Response get_article(const Context& context, const Request& request) {
  const bool with_versions = flag(request, "versions");
  const auto reader = context.reader();
  const auto& database = reader->database();
  const store::ReadTransaction snapshot(database);
  const StoredArticle article =
      *store::read_article(database, requested_article(database, request.captured.front()));
  if (!with_versions) return answer(kJson, output::to_json(article, output::JsonLayout::line));
  return answer(
      kJson, output::to_json(article, store::read_versions(database, article.id), output::JsonLayout::line));
}

// Whatever the bytes are, the browser is told to store them and nothing else: they may be a web page.
Response get_original(const Context& context, const Request& request) {
  const auto reader = context.reader();
  const auto& database = reader->database();
  const store::ReadTransaction snapshot(database);
  const StoredArticle article =
      *store::read_article(database, requested_article(database, request.captured.front()));
  Response response = answer("application/octet-stream", *store::read_original(database, article.id));
  response.headers.add("Content-Disposition", as_attachment(file_name(article)));
  response.headers.add("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
  return response;
}

Response get_similar(const Context& context, const Request& request) {
  const search::SearchOptions options = read_options(context, request, search::Order::relevance);
  const auto reader = context.reader();
  const auto id = requested_article(reader->database(), request.captured.front());
  const output::SearchAnswer similar{request.captured.front(),
                                     search::find_similar(reader->archive, reader->analyzer, id, options),
                                     options.language};
  return answer(kJson, output::to_json(similar, output::JsonLayout::line));
}

Response delete_article(const Context& context, const Request& request) {
  if (!context.settings().authenticated) {
    throw Problem(
        403, "articles are removed only by clients with a token or password; start the server with --token");
  }
  context.write([&](store::Archive& archive) {
    ingest::remove_article(archive, requested_article(archive.database(), request.captured.front()));
  });
  Response response;
  response.status = 204;
  return response;
}

}  // namespace blattwerk::server::api
