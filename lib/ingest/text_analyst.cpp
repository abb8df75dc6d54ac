#include "ingest/text_analyst.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/quotation.h"
#include "formats/document.h"
#include "formats/text_header.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace blattwerk::ingest {

namespace {

// The date in the header of a pasted article.
std::optional<PartialDate> stated_date(std::string_view text) {
  constexpr std::size_t kMostLines = 12;
  constexpr std::size_t kMostBytes = 4000;
  std::vector<std::string_view> lines;
  for (auto rest = text.substr(0, kMostBytes); !rest.empty() && lines.size() < kMostLines;) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  formats::Document header;
  formats::read_text_header(lines, header);
  return header.published ? header.published : header.updated ? header.updated : header.archived;
}

}  // namespace

TextAnalyst::TextAnalyst(const text::Lexicon* lexicon, const std::optional<PartialDate>& today, OwnNames own)
    : today_(today),
      analyzer_(lexicon),
      own_(std::move(own)),
      recognizer_(entities::make_recognizer({.own_names = own_.lists()})) {}

text::TextAnalysis TextAnalyst::analyse(std::string text, Steps steps) {
  text::TextAnalysis analysis;
  // Offsets are to be those of the text given, so that it is not normalised.
  analysis.text = text::is_valid(text) ? std::move(text) : text::to_utf8(text).text;
  analyzer_.analyze(analysis.text, analysis.tokens);
  if (steps == Steps::shown) analysis.steps = analyzer_.explain(analysis.text);
  const std::array<std::string_view, 1> passages = {analysis.text};
  auto mentions = recognizer_->recognize(passages);
  own_.apply(passages, mentions);
  analysis.quotations = entities::find_quotations(passages, mentions);
  for (EntityMention& mention : mentions[0]) {
    auto& list = is_named(mention.kind) ? analysis.entities : analysis.derived;
    list.push_back(std::move(mention));
  }
  const auto date = stated_date(analysis.text);
  dates_.start_article(date ? date : today_);
  dates_.find(analysis.text, analysis.dates);
  return analysis;
}

}  // namespace blattwerk::ingest
