#include "output/paragraph_diff.h"

#include <algorithm>
#include <cstddef>

namespace blattwerk::output {
namespace {

constexpr std::size_t kMostCells = 1'000'000;

}  // namespace

std::vector<ParagraphChange> diff_paragraphs(const std::vector<Paragraph>& before,
                                             const std::vector<Paragraph>& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head].text == after[head].text) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail].text == after[after.size() - 1 - tail].text)
    ++tail;

  const std::size_t rows = before.size() - head - tail;
  const std::size_t columns = after.size() - head - tail;
  const bool compare = rows * columns <= kMostCells;
  // common[i][j]: the longest common subsequence of what is behind row i and column j.
  std::vector<std::uint32_t> common(compare ? (rows + 1) * (columns + 1) : 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (columns + 1) + j];
  };
  const auto equal = [&](std::size_t i, std::size_t j) {
    return before[head + i].text == after[head + j].text;
  };
  for (std::size_t i = rows; compare && i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      cell(i, j) = equal(i, j) ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }

  std::vector<ParagraphChange> changes;
  for (std::size_t n = 0; n < head; ++n) changes.push_back({Change::kept, after[n].text});
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (compare && i < rows && j < columns && equal(i, j)) {
      changes.push_back({Change::kept, after[head + j].text});
      ++i, ++j;
    } else if (i < rows && (!compare || j == columns || cell(i + 1, j) >= cell(i, j + 1))) {
      changes.push_back({Change::removed, before[head + i++].text});
    } else {
      changes.push_back({Change::added, after[head + j++].text});
    }
  }
  for (std::size_t n = after.size() - tail; n < after.size(); ++n)
    changes.push_back({Change::kept, after[n].text});
  return changes;
}

}  // namespace blattwerk::output
