#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/import_report.h"
#include "core/progress.h"
#include "formats/document.h"
#include "formats/site_rules.h"
#include "ingest/archive_context.h"
#include "ingest/batch_writer.h"
#include "ingest/discover.h"
#include "store/archive.h"

namespace blattwerk::ingest {

struct ImportOptions {
  unsigned workers = 0;                  ///< threads that read and analyse; 0 for as many as there are cores
  ProgressListener* listener = nullptr;  ///< called on the thread that runs the import
  std::stop_token stop;                  ///< a request ends the import after the batch being written
  std::string now;                       ///< the time of import, ISO 8601 UTC; empty for the clock's
  const formats::SiteRules* sites = nullptr;    ///< for web pages; null for the built-in ones
  std::size_t batch_articles = kBatchArticles;  ///< written in one transaction, at most
};

/// Imports files and folders: discovers, reads, analyses on several threads, writes on this one in batches.
///
/// What fails is reported and the rest goes on; batches that were written stay. The outcome does not depend
/// on the number of threads. Throws Error where the archive itself can't be written.
ImportReport import_paths(store::Archive& archive, const std::vector<std::string>& paths,
                          const ImportOptions& options);

/// The same for files that were found already.
ImportReport import_files(store::Archive& archive, Discovery found, const ImportOptions& options);

/// A page that was fetched, and what a feed says of it.
struct WebPage {
  std::string url;       ///< the origin of the article
  std::string answered;  ///< the address that answered, behind redirects
  std::string charset;   ///< as the server stated it; may be wrong
  std::string body;
  std::optional<formats::Document> item;  ///< completes the article, or is taken where the body holds none
};

/// Imports into one archive again and again, as following a folder or a feed does: what it read of the
/// archive serves until another program changes it. Each import is what one by `import_files` would be.
class Importer {
 public:
  /// The archive must outlive this.
  Importer(store::Archive& archive, ImportOptions options)
      : archive_(archive), options_(std::move(options)) {}

  ImportReport import(Discovery found);
  /// Imports pages as others do files.
  ImportReport import(std::vector<WebPage> pages);

 private:
  template <typename Input>
  ImportReport run(Input input);

  store::Archive& archive_;
  ImportOptions options_;
  std::optional<ArchiveContext> context_;
};

}  // namespace blattwerk::ingest
