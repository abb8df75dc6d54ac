#include "output/paragraph_diff.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "output/word_diff.h"

namespace blattwerk::output {
namespace {

constexpr double kLeastLikeness = 0.5;
constexpr std::size_t kMostPairs = 900;

std::vector<std::string_view> texts_of(const std::vector<Paragraph>& paragraphs) {
  std::vector<std::string_view> texts;
  for (const Paragraph& paragraph : paragraphs) texts.push_back(paragraph.text);
  return texts;
}

// What stands at one place instead of other paragraphs: those that are most alike belong together, as far as
// both orders of reading allow.
void add_rewrite(std::span<const std::string_view> removed, std::span<const std::string_view> added,
                 std::vector<ParagraphChange>& changes) {
  const std::size_t rows = removed.size();
  const std::size_t columns = added.size();
  const bool compare = rows * columns <= kMostPairs;
  std::vector<std::vector<std::string_view>> old_words;
  std::vector<std::vector<std::string_view>> new_words;
  if (compare) {
    std::ranges::transform(removed, std::back_inserter(old_words), sorted_words);
    std::ranges::transform(added, std::back_inserter(new_words), sorted_words);
  }
  const auto index = [columns](std::size_t i, std::size_t j) { return i * (columns + 1) + j; };
  // The greatest likeness that can be had of what is behind row i and column j.
  std::vector<double> best(compare ? (rows + 1) * (columns + 1) : 0);
  std::vector<bool> paired(best.size());
  for (std::size_t i = rows; compare && i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      const double alike = likeness(old_words[i], new_words[j]);
      const double apart = std::max(best[index(i + 1, j)], best[index(i, j + 1)]);
      const double together = best[index(i + 1, j + 1)] + alike;
      paired[index(i, j)] = alike >= kLeastLikeness && together > apart;
      best[index(i, j)] = paired[index(i, j)] ? together : apart;
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (compare && i < rows && j < columns && paired[index(i, j)]) {
      changes.push_back({Change::reworded, added[j++], removed[i++]});
    } else if (i < rows && (!compare || j == columns || best[index(i + 1, j)] >= best[index(i, j + 1)])) {
      changes.push_back({Change::removed, removed[i++]});
    } else {
      changes.push_back({Change::added, added[j++]});
    }
  }
}

}  // namespace

std::vector<ParagraphChange> diff_paragraphs(const std::vector<Paragraph>& before,
                                             const std::vector<Paragraph>& after) {
  const auto old_texts = texts_of(before);
  const auto new_texts = texts_of(after);
  std::vector<ParagraphChange> changes;
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t changed_from_i = 0;
  std::size_t changed_from_j = 0;
  const auto end_rewrite = [&] {
    add_rewrite(std::span(old_texts).subspan(changed_from_i, i - changed_from_i),
                std::span(new_texts).subspan(changed_from_j, j - changed_from_j), changes);
  };
  for (const Change change : edit_script(old_texts, new_texts)) {
    if (change == Change::kept) {
      end_rewrite();
      changes.push_back({Change::kept, new_texts[j]});
    }
    if (change != Change::added) ++i;
    if (change != Change::removed) ++j;
    if (change == Change::kept) {
      changed_from_i = i;
      changed_from_j = j;
    }
  }
  end_rewrite();
  return changes;
}

}  // namespace blattwerk::output
