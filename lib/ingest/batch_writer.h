#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/import_report.h"
#include "ingest/archive_context.h"
#include "ingest/archive_names.h"
#include "ingest/preparer.h"
#include "store/archive.h"
#include "store/article_writer.h"

namespace blattwerk::ingest {

/// Written in one transaction. More make fewer, longer segments of the indexes; fewer are lost when an import
/// is killed.
inline constexpr std::size_t kBatchArticles = 8192;

/// Gathers the analysed articles of one import and writes them in batches, each a transaction.
class BatchWriter {
 public:
  /// `context` is that of the archive; `now` the time of import, ISO 8601 UTC; what comes of each article is
  /// counted in `report`. All must outlive the writer.
  BatchWriter(store::Archive& archive, ArchiveContext& context, std::string now, ImportReport& report,
              std::size_t batch_articles = kBatchArticles);

  /// Adds articles made of `bytes` of input, in their order; writes once a batch is full.
  void add(std::vector<store::IncomingArticle> articles, std::uint64_t bytes);

  /// Writes what is left and settles what is derived from all articles together.
  void finish();

  /// The articles written so far.
  std::uint64_t written() const { return written_; }

 private:
  void write_batch();

  store::Archive& archive_;
  const std::string now_;
  ImportReport& report_;
  ArchiveNames names_;
  Preparer late_;
  store::ArticleWriter writer_;
  const std::size_t batch_articles_;
  std::vector<store::IncomingArticle> batch_;
  std::uint64_t batch_bytes_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace blattwerk::ingest
