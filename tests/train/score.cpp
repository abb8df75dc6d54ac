#include "train/score.h"

namespace blattwerk::train {

using entities::Label;

Spans spans_of(const std::vector<Label>& labels) {
  static const std::array<std::string, entities::kLabels> kKinds = {
      "",    "PER",      "PER",     "LOC",     "LOC",     "ORG",     "ORG",      "OTH",
      "OTH", "LOCderiv", "LOCpart", "ORGpart", "PERpart", "OTHpart", "OTHderiv", "PERderiv"};
  Spans spans;
  for (std::size_t at = 0; at < labels.size();) {
    const std::string& kind = kKinds[entities::index_of(labels[at])];
    std::size_t end = at + 1;
    while (end < labels.size() && entities::continues(labels[end - 1], labels[end])) ++end;
    if (!kind.empty()) spans.emplace(at, end, kind);
    at = end;
  }
  return spans;
}

void Score::add(const Spans& gold_spans, const Spans& found_spans, const std::string& kind) {
  for (const auto& span : gold_spans) gold += std::get<2>(span) == kind ? 1 : 0;
  for (const auto& span : found_spans) {
    if (std::get<2>(span) != kind) continue;
    ++found;
    right += gold_spans.count(span);
  }
}

}  // namespace blattwerk::train
