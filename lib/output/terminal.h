#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/archive_statistics.h"
#include "core/entity.h"
#include "core/import_report.h"
#include "core/partial_date.h"
#include "core/stored_article.h"
#include "output/style.h"
#include "text/text_analysis.h"

namespace blattwerk::output {

/// A date for reading: `2022`, `2022-02`, `2022-02-04 11:39`.
std::string show_date(const PartialDate& date);
/// The same, or that there is none.
std::string show_date(const std::optional<PartialDate>& date, const Style& style);

/// What a kind of entity is called.
std::string_view show_type(EntityType type, const Style& style);

/// A size for reading: `3.9 MB`.
std::string show_size(std::int64_t bytes);

/// An article to be read on a terminal, ending with a line end.
std::string show_article(const StoredArticle& article, const Style& style);

/// The versions of an article, oldest first, the current one last.
std::string show_versions(const StoredArticle& article, const std::vector<EarlierVersion>& earlier,
                          const Style& style);

/// What changed from each version to the next, paragraph by paragraph: `-` gone, `+` new.
std::string show_differences(const StoredArticle& article, const std::vector<EarlierVersion>& earlier,
                             const Style& style);

/// The counts of an import, on one line.
std::string show_report(const ImportReport& report);

/// What the archive holds, a line each.
std::string show_statistics(const ArchiveStatistics& statistics, const Style& style);

/// What the analysis makes of a text: its words with their terms and parts and how they came about, its
/// entities and dates.
std::string show_analysis(const text::TextAnalysis& analysis, const Style& style);

/// Text from outside without the control characters that would steer a terminal.
std::string printable(std::string_view text);

}  // namespace blattwerk::output
