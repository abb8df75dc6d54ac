#include "output/export/export_articles.h"

#include <string>
#include <utility>

#include "store/article_reader.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

}  // namespace

ExportOutcome export_articles(const store::Archive& archive, text::Analyzer& analyzer, search::Query query,
                              const search::SearchOptions& options, const ExportFormat& format,
                              const ExportSink& sink) {
  const store::ReadTransaction snapshot(archive.database());
  ExportOutcome outcome;
  const auto keys =
      search::Searcher(archive, analyzer).find_in_order(std::move(query), options, outcome.complete);
  store::ArticleReader reader(archive.database());
  std::string piece(format.begin);
  for (const store::ArticleKey key : keys) {
    const auto article = reader.read_by_key(key);
    if (!article) continue;
    if (outcome.articles++ > 0) piece += format.between;
    format.append(*article, piece);
    if (piece.size() >= kPieceBytes) {
      sink(piece);
      piece.clear();
    }
  }
  piece += format.end;
  sink(piece);
  return outcome;
}

}  // namespace blattwerk::output
