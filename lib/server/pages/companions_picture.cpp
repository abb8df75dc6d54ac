#include "server/pages/companions_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "server/pages/article_text.h"
#include "text/utf8.h"

namespace blattwerk::server::pages {
namespace {

constexpr double kWidth = 440;
constexpr double kHeight = 400;
constexpr double kMiddleX = kWidth / 2;
constexpr double kMiddleY = kHeight / 2;
constexpr double kLine = 17;
constexpr std::size_t kMostCompanions = 12;
constexpr std::size_t kLettersInLine = 15;

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); text::decode(text, at)) ++count;
  return count;
}

std::string shortened(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < kLettersInLine; ++count) text::decode(text, at);
  return at < text.size() ? std::string(text.substr(0, at)) + "…" : std::string(text);
}

// A name in one line or two, so that the picture stays narrow enough to be read on a phone.
std::vector<std::string> lines_of(std::string_view name) {
  const std::size_t blank = name.find_last_of(" -", name.size() - std::min(name.size(), std::size_t{2}));
  if (letters(name) <= kLettersInLine || blank == std::string_view::npos || blank == 0)
    return {shortened(name)};
  // Where the two are about as long as each other.
  std::size_t cut = blank;
  for (std::size_t at = name.find_first_of(" -"); at <= blank; at = name.find_first_of(" -", at + 1)) {
    const auto longer = [&](std::size_t place) { return std::max(place, name.size() - place); };
    if (longer(at) < longer(cut)) cut = at;
  }
  const std::size_t first_end = name[cut] == '-' ? cut + 1 : cut;
  return {shortened(name.substr(0, first_end)), shortened(name.substr(cut + 1))};
}

Html name_text(const std::string& name, double x, double y, bool right) {
  const auto lines = lines_of(name);
  Html text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double down = (static_cast<double>(i) - static_cast<double>(lines.size() - 1) / 2) * kLine;
    text += element("tspan", {{"x", x}, {"y", y + 5 + down}}, lines[i]);
  }
  return element("text", {{"text-anchor", right ? "start" : "end"}}, text);
}

struct Spot {
  double x;
  double y;
};

// Around an ellipse, from the top on, alternately right and left, so that names stand beside each other's
// rows.
Spot spot_of(std::size_t i, std::size_t count) {
  const double angle = -std::numbers::pi / 2 +
                       2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(count);
  return {kMiddleX + std::cos(angle) * 85, kMiddleY + std::sin(angle) * 170};
}

Html mark_of(EntityType type, Spot at) {
  const std::string kind(entity_class(type));
  if (type == EntityType::organization) {
    return element("rect",
                   {{"class", kind}, {"x", at.x - 6}, {"y", at.y - 6}, {"width", 12}, {"height", 12}});
  }
  if (type == EntityType::place) {
    return element("path",
                   {{"class", kind}, {"d", fmt::format("M{:.1f} {:.1f}l8 8-8 8-8-8z", at.x, at.y - 8)}});
  }
  return element("circle", {{"class", kind}, {"cx", at.x}, {"cy", at.y}, {"r", 7}});
}

}  // namespace

Html companions_picture(const Words& words, const search::EntityPortrait& portrait) {
  const std::size_t count = std::min(kMostCompanions, portrait.companions.size());
  if (count < 2) return {};
  std::uint64_t greatest = 1;
  for (std::size_t i = 0; i < count; ++i) greatest = std::max(greatest, portrait.companions[i].together);
  Html lines;
  Html nodes;
  for (std::size_t i = 0; i < count; ++i) {
    const search::Companion& companion = portrait.companions[i];
    const Spot at = spot_of(i, count);
    const double share = static_cast<double>(companion.together) / static_cast<double>(greatest);
    lines += element(
        "line",
        {{"x1", kMiddleX}, {"y1", kMiddleY}, {"x2", at.x}, {"y2", at.y}, {"stroke-width", 1 + 5 * share}});
    const bool right = at.x >= kMiddleX;
    const std::string label = companion.entity.name + " (" + words(entity_type_name(companion.entity.type)) +
                              "): " + words.count(kArticlesTogether, companion.together);
    nodes +=
        element("a", {href(entity_link(companion.entity.type, companion.entity.name)), {"aria-label", label}},
                element("title", {}, label), mark_of(companion.entity.type, at),
                name_text(companion.entity.name, at.x + (right ? 13 : -13), at.y, right));
  }
  const Html middle = element("circle", {{"class", "middle"}, {"cx", kMiddleX}, {"cy", kMiddleY}, {"r", 12}});
  return element("svg",
                 {{"class", "companions"},
                  {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                  {"role", "group"},
                  {"aria-label", words(kCompanionsOf, portrait.entity.name)}},
                 element("g", {{"class", "lines"}}, lines), middle, nodes);
}

}  // namespace blattwerk::server::pages
