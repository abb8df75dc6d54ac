#include "output/reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/bars.h"
#include "output/escaping.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kMonthsShown = 60;

// The end of a text that fits so many columns, aligned to the right.
std::string fitted_left(std::string_view text, std::size_t width) {
  std::size_t start = 0;
  while (start < text.size() && columns(text.substr(start)) > width) {
    ++start;
    while (start < text.size() && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) ++start;
  }
  const auto kept = text.substr(start);
  return std::string(width - columns(kept), ' ') + std::string(kept);
}

}  // namespace

std::string show_concordance(const std::vector<search::ConcordanceLine>& lines, const Style& style) {
  constexpr std::size_t kDateColumns = 12;
  std::size_t match_width = 0;
  for (const auto& line : lines) match_width = std::max(match_width, columns(line.match));
  match_width = std::min<std::size_t>(match_width, 30);
  const std::size_t rest =
      style.width > kDateColumns + match_width + 20 ? style.width - kDateColumns - match_width - 2 : 60;
  std::string page;
  for (const auto& line : lines) {
    std::string right(line.right);
    while (columns(right) > rest / 2) {
      while (!right.empty() && (static_cast<unsigned char>(right.back()) & 0xC0) == 0x80) right.pop_back();
      if (!right.empty()) right.pop_back();
    }
    page += fmt::format("{} {} {} {}\n", style.faint(fmt::format("{:<10}", line.date.substr(0, 10))),
                        fitted_left(line.left, rest / 2), style.mark(padded(line.match, match_width)), right);
  }
  return page + style.faint(fmt::format("{} {}\n", lines.size(), style.in("Stellen", "places")));
}

std::string show_trends(const std::vector<search::Trend>& trends, const Style& style) {
  std::string page;
  for (const auto& trend : trends) {
    page += style.bold(trend.query) +
            style.faint(fmt::format("  {} {}", trend.total, style.in("Artikel", "articles"))) + '\n';
    // The last months that fit are those that people ask for; empty ones at the begin say nothing.
    std::vector<search::FacetCount> months;
    for (const auto& month : trend.months) {
      if (months.empty() && month.count == 0) continue;
      months.push_back(
          {fmt::format("{}  {:6.1f} {}", month.month, month.per_thousand, style.in("von 1.000", "of 1,000")),
           month.count});
    }
    if (months.size() > kMonthsShown) months.erase(months.begin(), months.end() - kMonthsShown);
    page += show_bars(months, kMonthsShown, style) + '\n';
  }
  return page;
}

std::string trends_to_csv(const std::vector<search::Trend>& trends) {
  std::string csv = "month";
  for (const auto& trend : trends)
    csv += ',' + csv_field(trend.query) + ',' + csv_field(trend.query + " per 1000");
  csv += "\r\n";
  for (std::size_t n = 0; !trends.empty() && n < trends.front().months.size(); ++n) {
    csv += trends.front().months[n].month;
    for (const auto& trend : trends) {
      csv += fmt::format(",{},{:.3f}", trend.months[n].count, trend.months[n].per_thousand);
    }
    csv += "\r\n";
  }
  return csv;
}

std::string show_words(const std::vector<search::TypicalWord>& words, const Style& style) {
  std::string page;
  for (const auto& word : words) {
    page += fmt::format(
        "  {} {:>7}  {}\n", padded(word.word, 32), word.count,
        style.faint(fmt::format(fmt::runtime(style.in("{:.1f} durch Zufall, Log-Likelihood {:.1f}",
                                                      "{:.1f} by chance, log-likelihood {:.1f}")),
                                word.expected, word.log_likelihood)));
  }
  return page.empty() ? std::string(style.in("Nichts fällt auf.\n", "Nothing stands out.\n")) : page;
}

std::string show_saved(const std::vector<search::SavedSearch>& saved, const Style& style) {
  std::string page;
  for (const auto& one : saved) page += fmt::format("{}  {}\n", style.bold(padded(one.name, 24)), one.query);
  if (!page.empty()) return page;
  return std::string(style.in("Keine Suche ist gemerkt; 'blattwerk save NAME ANFRAGE' merkt sich eine.\n",
                              "No search is saved; 'blattwerk save NAME QUERY' keeps one.\n"));
}

}  // namespace blattwerk::output
