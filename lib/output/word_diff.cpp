#include "output/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace blattwerk::output {
namespace {

constexpr std::size_t kMostBetween = 2;  // bytes

bool is_of_word(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Words, and each sign and blank between them, so that nothing of the text is lost.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = start + 1;
    if (is_of_word(text[start])) {
      while (end < text.size() && is_of_word(text[end])) ++end;
    }
    pieces.push_back(text.substr(start, end - start));
    start = end;
  }
  return pieces;
}

// A stretch of one text, by its bytes.
struct Stretch {
  std::size_t start = 0;
  std::size_t end = 0;

  bool empty() const { return start == end; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

// What went and came at one place, and what stays behind it.
struct Step {
  Stretch removed;
  Stretch added;
  Stretch kept;  // of the text after
};

std::vector<Step> steps_of(std::string_view before, std::string_view after) {
  const auto old_pieces = pieces_of(before);
  const auto new_pieces = pieces_of(after);
  std::vector<Step> steps(1);
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  for (const Change change : edit_script(old_pieces, new_pieces)) {
    if (change != Change::kept && !steps.back().kept.empty())
      steps.push_back({{old_at, old_at}, {new_at, new_at}, {}});
    Step& step = steps.back();
    if (change == Change::kept && step.kept.empty()) step.kept = {new_at, new_at};
    if (change != Change::added) old_at += old_pieces[i++].size();
    if (change != Change::removed) new_at += new_pieces[j++].size();
    if (change == Change::removed) step.removed.end = old_at;
    if (change == Change::added) step.added.end = new_at;
    if (change == Change::kept) step.kept.end = new_at;
  }
  return steps;
}

// Whether it is too little to read on its own between changes: a blank, or the `. ` of a date.
bool is_little(std::string_view kept) {
  return kept.size() <= kMostBetween && std::ranges::none_of(kept, is_of_word);
}

// Changes with next to nothing between them read better as one.
void join_neighbours(std::vector<Step>& steps, std::string_view after) {
  std::vector<Step> joined;
  for (const Step& step : steps) {
    const bool goes_on = !joined.empty() &&
                         (!joined.back().removed.empty() || !joined.back().added.empty()) &&
                         is_little(joined.back().kept.of(after));
    if (goes_on) {
      joined.back().removed.end = step.removed.end;
      joined.back().added.end = step.added.end;
      joined.back().kept = step.kept;
    } else {
      joined.push_back(step);
    }
  }
  steps = std::move(joined);
}

}  // namespace

std::vector<WordChange> diff_words(std::string_view before, std::string_view after) {
  std::vector<Step> steps = steps_of(before, after);
  join_neighbours(steps, after);
  std::vector<WordChange> changes;
  const auto add = [&changes](Change change, std::string_view text) {
    if (!text.empty()) changes.push_back({change, text});
  };
  for (const Step& step : steps) {
    add(Change::removed, step.removed.of(before));
    add(Change::added, step.added.of(after));
    add(Change::kept, step.kept.of(after));
  }
  return changes;
}

std::vector<std::string_view> sorted_words(std::string_view text) {
  std::vector<std::string_view> words = pieces_of(text);
  std::erase_if(words, [](std::string_view piece) { return !is_of_word(piece.front()); });
  std::ranges::sort(words);
  return words;
}

double likeness(std::span<const std::string_view> one, std::span<const std::string_view> other) {
  if (one.empty() || other.empty()) return 0;
  std::vector<std::string_view> common;
  std::ranges::set_intersection(one, other, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(one.size() + other.size());
}

}  // namespace blattwerk::output
