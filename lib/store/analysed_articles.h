#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "store/article_key.h"
#include "store/article_writer.h"
#include "store/database.h"
#include "store/indexed_columns.h"
#include "text/analyzer.h"
#include "text/word_lexicon.h"

namespace blattwerk::store {

/// An article as it is stored, analysed anew.
struct AnalysedArticle {
  std::int64_t id;
  ArticleKey key;
  Article article;             ///< as of `read_text`, and when it was updated
  std::string stored_content;  ///< the hash noted when it was imported
  ContentHash content;         ///< … and that of the article as it is now
  IndexedColumns columns;
};

/// Walks all articles of an archive by id, a batch at a time: while the caller works with one, the next is
/// analysed on a thread of its own. Takes memory for two batches of a few megabytes.
class AnalysedArticles {
 public:
  /// `database`, which must outlive the walk, is only read on the caller's thread.
  explicit AnalysedArticles(const Database& database);
  AnalysedArticles(const AnalysedArticles&) = delete;
  AnalysedArticles& operator=(const AnalysedArticles&) = delete;

  /// The next batch; empty at the end. Throws DatabaseError.
  std::vector<AnalysedArticle> next();

 private:
  void analyse_next();
  std::vector<AnalysedArticle> read_batch();

  const Database& database_;
  Statement articles_;
  bool more_;
  const std::unique_ptr<const text::WordLexicon> lexicon_;
  text::Analyzer analyzer_;
  std::future<std::vector<AnalysedArticle>> analysed_;  ///< last, so that it ends before what it uses
};

}  // namespace blattwerk::store
