#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/archive_statistics.h"
#include "core/import_report.h"
#include "core/stored_article.h"
#include "text/text_analysis.h"

namespace blattwerk::output {

/// How JSON is laid out: indented over lines, or on one line for JSON Lines.
enum class JsonLayout : std::uint8_t { document, line };

/// The JSON of docs/json.md, without a line end. Fields that are not known are absent. Bytes that are no
/// UTF-8, as file names may have, become U+FFFD.
std::string to_json(const StoredArticle& article, JsonLayout layout);
/// The article with `versions`: its earlier ones, oldest first.
std::string to_json(const StoredArticle& article, const std::vector<EarlierVersion>& earlier,
                    JsonLayout layout);
std::string to_json(const ImportReport& report, JsonLayout layout);
std::string to_json(const ArchiveStatistics& statistics, JsonLayout layout);

std::string to_json(const text::TextAnalysis& analysis, JsonLayout layout);

}  // namespace blattwerk::output
