#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/partial_date.h"
#include "entities/recognizer.h"
#include "ingest/own_names.h"
#include "text/analyzer.h"
#include "text/date_finder.h"
#include "text/text_analysis.h"

namespace blattwerk::ingest {

/// Whether the steps from each word to its term are wanted too, which takes longer.
enum class Steps : std::uint8_t { omitted, shown };

/// Analyses single texts as an import does articles.
class TextAnalyst {
 public:
  /// `lexicon` must outlive the analyst. Relative dates are resolved against the date that a
  /// text states in its header (`date 2022-02`, `Stand: 04.02.2022 11:39 Uhr`), else against `today`. `own`
  /// are the lists and edits of the user's archive.
  TextAnalyst(const text::Lexicon* lexicon, const std::optional<PartialDate>& today, OwnNames own = {});

  /// `text` is of any encoding.
  text::TextAnalysis analyse(std::string text, Steps steps = Steps::omitted);

 private:
  std::optional<PartialDate> today_;
  text::Analyzer analyzer_;
  text::DateFinder dates_;
  OwnNames own_;
  std::unique_ptr<entities::Recognizer> recognizer_;
};

}  // namespace blattwerk::ingest
