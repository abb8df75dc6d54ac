#include "server/pages/trend_curves.h"

#include <algorithm>
#include <cmath>

namespace blattwerk::server::pages {
namespace {

constexpr double kWidth = 800;
constexpr double kHeight = 320;
constexpr double kLeft = 44;
constexpr double kRight = 12;
constexpr double kTop = 14;
constexpr double kBottom = 28;
constexpr std::size_t kGridLines = 4;

// A number at or above a value whose quarters are round.
double rounded_up(double value) {
  if (value <= 0) return 1;
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double factor : {1.0, 2.0, 4.0, 6.0, 8.0}) {
    if (value <= factor * power) return factor * power;
  }
  return 10 * power;
}

std::string curve_class(std::size_t n) {
  return "curve curve-" + std::to_string(n + 1);
}

struct Frame {
  std::size_t months;
  double greatest;

  double x(std::size_t n) const {
    const double share = months > 1 ? static_cast<double>(n) / static_cast<double>(months - 1) : 0.5;
    return kLeft + (kWidth - kLeft - kRight) * share;
  }
  double y(double value) const { return kHeight - kBottom - value / greatest * (kHeight - kTop - kBottom); }
};

Html grid(const Words& words, const Frame& frame) {
  Html lines;
  for (std::size_t i = 0; i <= kGridLines; ++i) {
    const double value = frame.greatest * static_cast<double>(i) / kGridLines;
    const double y = frame.y(value);
    lines +=
        element("line", {{"class", "grid"}, {"x1", kLeft}, {"y1", y}, {"x2", kWidth - kRight}, {"y2", y}});
    lines += element("text", {{"x", kLeft - 6}, {"y", y + 4}, {"text-anchor", "end"}},
                     frame.greatest >= kGridLines ? words.number(static_cast<std::uint64_t>(value))
                                                  : words.decimal(value));
  }
  return lines;
}

Html month_labels(const Words& words, const Frame& frame, const std::vector<search::Trend::Month>& months) {
  const std::size_t labels = std::min<std::size_t>(6, months.size());
  Html texts;
  for (std::size_t i = 0; i < labels; ++i) {
    const std::size_t n = labels > 1 ? i * (months.size() - 1) / (labels - 1) : 0;
    const char* anchor = labels == 1 ? "middle" : i == 0 ? "start" : i + 1 == labels ? "end" : "middle";
    texts += element("text", {{"x", frame.x(n)}, {"y", kHeight - 8}, {"text-anchor", anchor}},
                     words.short_date(months[n].month));
  }
  return texts;
}

}  // namespace

Html trend_curves(const Words& words, const std::vector<search::Trend>& trends, TrendScale scale) {
  const auto value_of = [scale](const search::Trend::Month& month) {
    return scale == TrendScale::share ? month.per_thousand : static_cast<double>(month.count);
  };
  if (trends.empty() || trends.front().months.empty()) return {};
  double greatest = 0;
  for (const auto& trend : trends) {
    for (const auto& month : trend.months) greatest = std::max(greatest, value_of(month));
  }
  const Frame frame{trends.front().months.size(), rounded_up(greatest)};
  Html content = join(grid(words, frame), month_labels(words, frame, trends.front().months));
  for (std::size_t i = 0; i < trends.size(); ++i) {
    std::string points;
    Html dots;
    for (std::size_t n = 0; n < frame.months; ++n) {
      const auto& month = trends[i].months[n];
      points += fmt::format("{:.1f},{:.1f} ", frame.x(n), frame.y(value_of(month)));
      // Where there are few months the points themselves are seen, and can be pointed at.
      if (frame.months > 60) continue;
      dots += element("circle", {{"cx", frame.x(n)}, {"cy", frame.y(value_of(month))}, {"r", 3}},
                      element("title", {}, words.date(month.month), ": ", words.count(kArticles, month.count),
                              ", ", words(kPerThousand, words.decimal(month.per_thousand))));
    }
    content += element("g", {{"class", curve_class(i)}}, element("polyline", {{"points", points}}), dots);
  }
  return element("svg",
                 {{"class", "curves"},
                  {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                  {"role", "img"},
                  {"aria-label", words(kCurvesLabel)}},
                 content);
}

}  // namespace blattwerk::server::pages
