#include <algorithm>

#include "search/query_marker.h"
#include "search/reading.h"
#include "text/exact_form.h"
#include "text/utf8.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMostArticles = 2000;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// So many characters before `end`, from the start of a word on.
std::string left_of(std::string_view text, std::size_t end, std::size_t characters) {
  std::size_t start = end;
  while (start > 0 && characters > 0) {
    do --start;
    while (start > 0 && is_continuation(text[start]));
    --characters;
  }
  if (start > 0) {
    const std::size_t blank = text.find(' ', start);
    if (blank < end) start = blank + 1;
  }
  return std::string(text.substr(start, end - start));
}

// So many characters from `start` on, to the end of a word.
std::string right_of(std::string_view text, std::size_t start, std::size_t characters) {
  std::size_t end = start;
  while (end < text.size() && characters > 0) {
    do ++end;
    while (end < text.size() && is_continuation(text[end]));
    --characters;
  }
  if (end < text.size()) {
    const std::size_t blank = text.rfind(' ', end);
    if (blank != std::string_view::npos && blank > start) end = blank;
  }
  return std::string(text.substr(start, end - start));
}

// The words before a match, the nearest first.
std::string from_the_match_back(const std::string& left) {
  const std::string folded = text::exact_form(left);
  std::string backwards;
  std::size_t end = folded.size();
  while (end > 0) {
    const std::size_t blank = folded.rfind(' ', end - 1);
    const std::size_t start = blank == std::string::npos ? 0 : blank + 1;
    if (start < end) backwards += folded.substr(start, end - start) + ' ';
    end = blank == std::string::npos ? 0 : blank;
  }
  return backwards;
}

void order_lines(std::vector<ConcordanceLine>& lines, ConcordanceOrder order) {
  if (order == ConcordanceOrder::newest) return;
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    keys.emplace_back(order == ConcordanceOrder::left ? from_the_match_back(lines[i].left)
                                                      : text::exact_form(lines[i].right),
                      i);
  }
  std::ranges::sort(keys);
  std::vector<ConcordanceLine> ordered;
  for (const auto& [key, i] : keys) ordered.push_back(std::move(lines[i]));
  lines = std::move(ordered);
}

}  // namespace

std::vector<ConcordanceLine> find_concordance(const store::Archive& archive, text::Analyzer& analyzer,
                                              const Query& query, const SearchOptions& search,
                                              const ConcordanceOptions& options) {
  std::vector<ConcordanceLine> lines;
  QueryMarker(archive, analyzer, query, search)
      .for_each(kMostArticles, [&](const QueryMarker::MarkedText& marked) {
        for (const auto& [start, end] : merge(marked.marks)) {
          if (lines.size() == options.most) return false;
          lines.push_back({marked.head.id, marked.head.date, marked.head.title, marked.paragraph,
                           left_of(marked.text, start, options.context),
                           std::string(marked.text.substr(start, end - start)),
                           right_of(marked.text, end, options.context)});
        }
        return lines.size() < options.most;
      });
  order_lines(lines, options.order);
  return lines;
}

}  // namespace blattwerk::search
