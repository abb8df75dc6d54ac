#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/reading.h"

namespace blattwerk::output {
namespace {

constexpr double kWidth = 800;
constexpr double kHeight = 360;
constexpr double kLeft = 60;
constexpr double kRight = 20;
constexpr double kTop = 20;
constexpr double kBottom = 60;
// Okabe & Ito's palette, told apart by colour-blind readers too.
constexpr std::string_view kColors[] = {"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"};

std::string text_at(double x, double y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor,
                     escape_markup(text));
}

}  // namespace

std::string trends_to_svg(const std::vector<search::Trend>& trends) {
  const std::size_t months = trends.empty() ? 0 : trends.front().months.size();
  double greatest = 0;
  for (const auto& trend : trends) {
    for (const auto& month : trend.months) greatest = std::max(greatest, month.per_thousand);
  }
  const auto x_of = [&](std::size_t n) {
    return kLeft + (kWidth - kLeft - kRight) *
                       (months > 1 ? static_cast<double>(n) / static_cast<double>(months - 1) : 0.5);
  };
  const auto y_of = [&](double value) {
    return kHeight - kBottom - (greatest > 0 ? value / greatest : 0) * (kHeight - kTop - kBottom);
  };
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      kWidth, kHeight);
  svg += fmt::format("<path d=\"M{0} {1}V{2}H{3}\" fill=\"none\" stroke=\"#666\"/>\n", kLeft, kTop,
                     kHeight - kBottom, kWidth - kRight);
  svg += text_at(kLeft - 6, y_of(greatest) + 4, "end", fmt::format("{:.1f}", greatest));
  svg += text_at(kLeft - 6, y_of(0) + 4, "end", "0");
  svg += text_at(kLeft - 6, kTop - 6, "start", "of 1,000 articles");
  if (months > 0) {
    svg += text_at(x_of(0), kHeight - kBottom + 18, "start", trends.front().months.front().month);
    svg += text_at(x_of(months - 1), kHeight - kBottom + 18, "end", trends.front().months.back().month);
  }
  for (std::size_t i = 0; i < trends.size(); ++i) {
    const auto color = kColors[i % std::size(kColors)];
    std::string points;
    for (std::size_t n = 0; n < trends[i].months.size(); ++n) {
      points += fmt::format("{:.1f},{:.1f} ", x_of(n), y_of(trends[i].months[n].per_thousand));
    }
    svg += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n", points,
                       color);
    const double legend = kLeft + 160 * static_cast<double>(i % 4);
    const double line = kHeight - 24 + 14 * static_cast<double>(i / 4);
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"10\" height=\"10\" fill=\"{}\"/>\n", legend,
                       line - 9, color);
    svg += text_at(legend + 16, line, "start", trends[i].query);
  }
  return svg + "</svg>\n";
}

}  // namespace blattwerk::output
