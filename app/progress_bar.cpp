#include "progress_bar.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace blattwerk::app {
namespace {

constexpr auto kBetweenDrawings = std::chrono::milliseconds(100);
constexpr std::size_t kBarColumns = 24;

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

ProgressBar::ProgressBar(bool visible) : visible_(visible) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
}

void ProgressBar::progress(const Progress& progress) {
  const auto now = Clock::now();
  if (!visible_ || now - last_ < kBetweenDrawings) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const auto done = static_cast<double>(progress.bytes_done);
  std::string line;
  if (progress.bytes_total > 0) {
    const double share = std::min(1.0, done / static_cast<double>(progress.bytes_total));
    const auto filled = static_cast<std::size_t>(share * kBarColumns);
    line = fmt::format("[{}{}] {:3.0f}%  ", std::string(filled, '#'), std::string(kBarColumns - filled, ' '),
                       share * 100);
    if (share > 0.01) line += fmt::format("{} left  ", duration(seconds * (1 - share) / share));
  }
  line += fmt::format("{} articles, {:.0f}/s, {:.1f} MB/s", progress.articles,
                      static_cast<double>(progress.articles) / seconds, done / seconds / 1e6);
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  std::fflush(stderr);
}

}  // namespace blattwerk::app
