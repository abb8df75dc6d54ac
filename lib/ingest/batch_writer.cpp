#include "ingest/batch_writer.h"

#include <iterator>
#include <utility>

#include "ingest/recognizer_version.h"
#include "store/entity_edits.h"

namespace blattwerk::ingest {
namespace {

constexpr std::uint64_t kBatchBytes = 32u << 20;

void count(ImportReport& report, store::WriteOutcome outcome) {
  switch (outcome) {
    case store::WriteOutcome::added:
      ++report.added;
      break;
    case store::WriteOutcome::updated:
      ++report.updated;
      break;
    case store::WriteOutcome::unchanged:
      ++report.unchanged;
      break;
    case store::WriteOutcome::duplicate:
      ++report.duplicate;
      break;
  }
}

}  // namespace

BatchWriter::BatchWriter(store::Archive& archive, ArchiveContext& context, std::string now,
                         ImportReport& report, std::size_t batch_articles)
    : archive_(archive),
      now_(std::move(now)),
      report_(report),
      names_(archive.database()),
      late_(context.preparer()),
      writer_(archive, late_.analyzer(), late_),
      batch_articles_(batch_articles) {
  if (!archive.database().integer("SELECT 1 FROM article LIMIT 1")) note_recognizer(archive);
}

void BatchWriter::add(std::vector<store::IncomingArticle> articles, std::uint64_t bytes) {
  std::move(articles.begin(), articles.end(), std::back_inserter(batch_));
  batch_bytes_ += bytes;
  if (batch_.size() >= batch_articles_ || batch_bytes_ >= kBatchBytes) write_batch();
}

void BatchWriter::finish() {
  write_batch();
  writer_.settle();
  store::note_merged_names(archive_.database());
  archive_.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void BatchWriter::write_batch() {
  names_.note(batch_);
  for (auto& incoming : batch_) names_.resolve(incoming);
  for (const auto outcome : writer_.write(batch_, now_)) count(report_, outcome);
  written_ += batch_.size();
  batch_.clear();
  batch_bytes_ = 0;
}

}  // namespace blattwerk::ingest
