#include "store/analysed_articles.h"

#include <utility>

#include "core/text_bytes.h"
#include "store/article_reader.h"
#include "store/lexicon_table.h"

namespace blattwerk::store {
namespace {

constexpr std::size_t kBatchArticles = 512;
constexpr std::size_t kBatchBytes = 2u << 20;

}  // namespace

AnalysedArticles::AnalysedArticles(const Database& database)
    : database_(database),
      articles_(database.prepare("SELECT id, key, updated, content_hash FROM article ORDER BY id")),
      more_(articles_.step()),
      lexicon_(read_lexicon(database)),
      analyzer_(lexicon_.get()) {
  analyse_next();
}

std::vector<AnalysedArticle> AnalysedArticles::next() {
  auto batch = analysed_.get();
  analyse_next();
  return batch;
}

void AnalysedArticles::analyse_next() {
  analysed_ = std::async(std::launch::async, [this, batch = read_batch()]() mutable {
    for (AnalysedArticle& one : batch) {
      one.content = content_hash(one.article);
      one.columns = index_columns(one.article, analyzer_);
    }
    return std::move(batch);
  });
}

std::vector<AnalysedArticle> AnalysedArticles::read_batch() {
  std::vector<AnalysedArticle> batch;
  for (std::size_t bytes = 0; more_ && batch.size() < kBatchArticles && bytes < kBatchBytes;
       more_ = articles_.step()) {
    const std::int64_t id = articles_.integer(0);
    AnalysedArticle one{
        id, articles_.integer(1), read_text(database_, id), std::string(articles_.blob(3)), {}, {}};
    one.article.updated = PartialDate::parse_iso(articles_.text(2));
    bytes += text_bytes(one.article);
    batch.push_back(std::move(one));
  }
  return batch;
}

}  // namespace blattwerk::store
