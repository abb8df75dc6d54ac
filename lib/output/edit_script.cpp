#include "output/edit_script.h"

#include <algorithm>
#include <cstddef>

namespace blattwerk::output {
namespace {

constexpr std::size_t kMostCells = 1'000'000;

}  // namespace

std::vector<Change> edit_script(std::span<const std::string_view> before,
                                std::span<const std::string_view> after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;

  const std::size_t rows = before.size() - head - tail;
  const std::size_t columns = after.size() - head - tail;
  const bool compare = rows * columns <= kMostCells;
  // common[i][j]: the longest common subsequence of what is behind row i and column j.
  std::vector<std::uint32_t> common(compare ? (rows + 1) * (columns + 1) : 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
    return common[i * (columns + 1) + j];
  };
  const auto equal = [&](std::size_t i, std::size_t j) { return before[head + i] == after[head + j]; };
  for (std::size_t i = rows; compare && i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      cell(i, j) = equal(i, j) ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }

  std::vector<Change> script(head, Change::kept);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (compare && i < rows && j < columns && equal(i, j)) {
      script.push_back(Change::kept);
      ++i, ++j;
    } else if (i < rows && (!compare || j == columns || cell(i + 1, j) >= cell(i, j + 1))) {
      script.push_back(Change::removed);
      ++i;
    } else {
      script.push_back(Change::added);
      ++j;
    }
  }
  script.insert(script.end(), tail, Change::kept);
  return script;
}

}  // namespace blattwerk::output
