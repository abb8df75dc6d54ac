#include "output/bars.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace blattwerk::output {
namespace {

constexpr std::size_t kLabelColumns = 30;
constexpr std::size_t kBarColumns = 30;

// Whole blocks, then eighths of one.
std::string bar(std::uint64_t count, std::uint64_t greatest) {
  static constexpr std::string_view kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::uint64_t eighths = greatest == 0 ? 0 : count * kBarColumns * 8 / greatest;
  std::string text;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kEighths[eighths % 8];
  return text.empty() && count > 0 ? std::string(kEighths[1]) : text;
}

}  // namespace

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t taken = columns(text);
  return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::string show_bars(const std::vector<search::FacetCount>& counts, std::size_t most, const Style& style) {
  const std::size_t shown = std::min(most, counts.size());
  std::uint64_t greatest = 0;
  for (std::size_t i = 0; i < shown; ++i) greatest = std::max(greatest, counts[i].count);
  std::string lines;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [value, count] = counts[i];
    lines +=
        fmt::format("  {} {:>7} {}\n", padded(value, kLabelColumns), count, style.mark(bar(count, greatest)));
  }
  if (shown < counts.size())
    lines += style.faint(
        fmt::format(fmt::runtime(style.in("  und {} weitere\n", "  and {} more\n")), counts.size() - shown));
  return lines;
}

}  // namespace blattwerk::output
