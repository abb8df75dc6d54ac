#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/article.h"
#include "store/article_key.h"
#include "store/database.h"

namespace blattwerk::search {

/// What a list of hits shows of an article.
struct ArticleHead {
  std::int64_t id = 0;
  store::ArticleKey key = 0;
  std::string external_id;
  std::string title;
  std::string kicker;
  std::string date;  ///< ISO 8601, as precise as known
  std::string source;
  std::string url;
};

/// Reads articles by key, with statements prepared once.
class ArticleSource {
 public:
  explicit ArticleSource(const store::Database& database);

  /// False where there is no such article.
  bool read_head(store::ArticleKey key, ArticleHead& head);
  /// The paragraphs by their numbers, which begin with 1.
  std::vector<Paragraph> read_paragraphs(std::int64_t id);
  /// The date alone; empty where there is none.
  std::string read_date(store::ArticleKey key);

 private:
  store::Statement head_;
  store::Statement paragraphs_;
  store::Statement date_;
};

}  // namespace blattwerk::search
