#include "server/pages/histogram.h"

#include <algorithm>

#include "core/partial_date.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kMostBars = 400;
constexpr double kWidth = 640;
constexpr double kHeight = 96;

// The date of the same precision that follows.
PartialDate next(const PartialDate& date) {
  switch (date.precision()) {
    case PartialDate::Precision::year:
      return PartialDate::of_year(date.year() + 1).value_or(date);
    case PartialDate::Precision::month:
      return (date.month() == 12 ? PartialDate::of_month(date.year() + 1, 1)
                                 : PartialDate::of_month(date.year(), date.month() + 1))
          .value_or(date);
    default:
      return PartialDate::from_days_since_epoch(date.days_since_epoch() + 1).value_or(date);
  }
}

std::string bar_label(const Words& words, const search::FacetCount& bar) {
  return words.date(bar.value) + ": " + words.count(kArticles, bar.count);
}

}  // namespace

DateBars make_bars(const std::vector<search::FacetCount>& dates) {
  DateBars result;
  std::size_t precision = 0;
  for (const auto& date : dates) precision = std::max(precision, date.value.size());
  for (const auto& date : dates) {
    if (date.value.size() < precision) {
      result.less_precise += date.count;
      continue;
    }
    const auto to = PartialDate::parse_iso(date.value);
    if (!to) continue;
    while (!result.bars.empty() && result.bars.size() < kMostBars) {
      const PartialDate following = next(*PartialDate::parse_iso(result.bars.back().value));
      if (following >= *to) break;
      result.bars.push_back({following.to_iso(), 0});
    }
    result.bars.push_back(date);
    result.greatest = std::max(result.greatest, date.count);
  }
  return result;
}

Html histogram(const Words& words, const DateBars& bars,
               const std::function<Link(std::string_view date)>& link_to) {
  if (bars.bars.empty()) return {};
  const double step = kWidth / static_cast<double>(bars.bars.size());
  const double gap = std::min(2.0, step * 0.2);
  Html content;
  for (std::size_t i = 0; i < bars.bars.size(); ++i) {
    const auto& bar = bars.bars[i];
    const double share =
        static_cast<double>(bar.count) / static_cast<double>(std::max<std::uint64_t>(1, bars.greatest));
    // Whatever there is must be seen.
    const double height = bar.count == 0 ? 0 : std::max(2.0, share * (kHeight - 2));
    const double x = step * static_cast<double>(i);
    // The whole column can be pointed at.
    const Html column =
        join(element("title", {}, bar_label(words, bar)),
             element("rect", {{"class", "column"}, {"x", x}, {"y", 0}, {"width", step}, {"height", kHeight}}),
             element("rect", {{"class", "bar"},
                              {"x", x + gap / 2},
                              {"y", kHeight - height},
                              {"width", step - gap},
                              {"height", height}}));
    content += element("a",
                       {href(link_to(bar.value)),
                        {"data-value", bar.value},
                        {"tabindex", "-1"},
                        {"aria-label", bar_label(words, bar)}},
                       column);
  }
  const Html picture = element("svg",
                               {{"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                                {"preserveAspectRatio", "none"},
                                {"role", "group"},
                                {"aria-label", words(kByDate)}},
                               content);
  Html span = element("span", {}, words.short_date(bars.bars.front().value));
  if (bars.bars.size() > 1) span += element("span", {}, words.short_date(bars.bars.back().value));
  return element("div", {{"class", "histogram"}}, picture, element("p", {{"class", "span"}}, span));
}

}  // namespace blattwerk::server::pages
