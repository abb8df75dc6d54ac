#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/network.h"

namespace blattwerk::output {
namespace {

constexpr double kWidth = 1200;
constexpr double kHeight = 900;
constexpr double kMargin = 70;
constexpr int kRounds = 300;

struct Point {
  double x = 0;
  double y = 0;
};

// Okabe & Ito's palette, told apart by colour-blind readers too.
std::string_view color_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "#0072B2";
    case EntityType::organization:
      return "#D55E00";
    case EntityType::place:
      return "#009E73";
    case EntityType::other:
      break;
  }
  return "#999999";
}

double greatest_weight(const search::Network& network) {
  return network.edges.empty() ? 1 : std::max(network.edges.front().weight, 1.0);
}

std::vector<Point> lay_out(const search::Network& network) {
  const std::size_t count = network.nodes.size();
  std::vector<Point> at(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double turn = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
    at[i] = {std::cos(turn), std::sin(turn)};
  }
  const double wanted = 1.6 / std::sqrt(static_cast<double>(count) + 1);  // between neighbours
  const double greatest = greatest_weight(network);
  std::vector<Point> force(count);
  for (int round = 0; round < kRounds; ++round) {
    std::ranges::fill(force, Point{});
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        const double x = at[a].x - at[b].x;
        const double y = at[a].y - at[b].y;
        const double push = wanted * wanted / std::max(x * x + y * y, 1e-4);
        force[a].x += x * push;
        force[a].y += y * push;
        force[b].x -= x * push;
        force[b].y -= y * push;
      }
      // A little towards the middle, so that what has no ties does not drift away.
      force[a].x -= at[a].x * 0.1 * wanted;
      force[a].y -= at[a].y * 0.1 * wanted;
    }
    for (const search::NetworkEdge& edge : network.edges) {
      const double x = at[edge.a].x - at[edge.b].x;
      const double y = at[edge.a].y - at[edge.b].y;
      const double pull = std::hypot(x, y) / wanted * std::sqrt(edge.weight / greatest);
      force[edge.a].x -= x * pull;
      force[edge.a].y -= y * pull;
      force[edge.b].x += x * pull;
      force[edge.b].y += y * pull;
    }
    const double step = 0.1 * (1 - static_cast<double>(round) / kRounds);
    for (std::size_t i = 0; i < count; ++i) {
      const double length = std::max(std::hypot(force[i].x, force[i].y), 1e-9);
      at[i].x += force[i].x / length * std::min(length, step);
      at[i].y += force[i].y / length * std::min(length, step);
    }
  }
  return at;
}

// Fits the points into the image.
void scale(std::vector<Point>& points) {
  if (points.empty()) return;
  const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
  const auto [top, bottom] = std::ranges::minmax(points, {}, &Point::y);
  const double width = std::max(right.x - left.x, 1e-9);
  const double height = std::max(bottom.y - top.y, 1e-9);
  const double x0 = left.x;
  const double y0 = top.y;
  for (Point& point : points) {
    point = {kMargin + (point.x - x0) / width * (kWidth - 2 * kMargin),
             kMargin + (point.y - y0) / height * (kHeight - 2 * kMargin)};
  }
}

}  // namespace

std::string to_svg(const search::Network& network) {
  std::vector<Point> at = lay_out(network);
  scale(at);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
      kWidth, kHeight);
  const double greatest = greatest_weight(network);
  for (auto edge = network.edges.rbegin(); edge != network.edges.rend(); ++edge) {
    const double share = std::sqrt(edge->weight / greatest);
    svg += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#888888\" "
        "stroke-width=\"{:.2f}\" stroke-opacity=\"{:.2f}\"/>\n",
        at[edge->a].x, at[edge->a].y, at[edge->b].x, at[edge->b].y, 0.5 + 4 * share, 0.2 + 0.5 * share);
  }
  std::uint64_t most = 1;
  for (const auto& node : network.nodes) most = std::max(most, node.articles);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const search::EntitySummary& node = network.nodes[i];
    const double radius = 4 + 14 * std::sqrt(static_cast<double>(node.articles) / static_cast<double>(most));
    svg += fmt::format(
        "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\"><title>{}, {}</title></circle>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
        at[i].x, at[i].y, radius, color_of(node.type), escape_markup(node.name), node.articles, at[i].x,
        at[i].y - radius - 3, escape_markup(node.name));
  }
  return svg + "</svg>\n";
}

}  // namespace blattwerk::output
