#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "output/export/export_format.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "text/analyzer.h"

namespace blattwerk::output {

/// Takes an export piece by piece, in order. What it throws ends the export and reaches its caller.
using ExportSink = std::function<void(std::string_view piece)>;

struct ExportOutcome {
  std::uint64_t articles = 0;
  bool complete = true;  ///< false where the time limit or `cancelled` ended the search for the articles
};

/// Exports the articles that a query finds, in the order, and as limit and offset, of `options`; with
/// `search::kAllArticles` as the limit all of them. An import meanwhile does not show.
///
/// Memory: 16 bytes an article found, and one article at a time.
ExportOutcome export_articles(const store::Archive& archive, text::Analyzer& analyzer, search::Query query,
                              const search::SearchOptions& options, const ExportFormat& format,
                              const ExportSink& sink);

}  // namespace blattwerk::output
