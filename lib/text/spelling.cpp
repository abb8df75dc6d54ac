#include "text/spelling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

#include "text/phonetic.h"
#include "text/utf8.h"

namespace blattwerk::text {
namespace {

constexpr std::size_t kLongest = 40;

// A row of the distance matrix: for each length of the word's beginning the distance to the beginning of the
// other word, as far as it can matter. Cells farther from the diagonal than the limit only say that they are
// greater.
using Row = std::array<std::int8_t, kLongest + 1>;
constexpr std::int8_t kFar = 100;

std::u32string code_points(std::string_view word) {
  std::u32string points;
  for (std::size_t offset = 0; offset < word.size();) points += decode(word, offset);
  return points;
}

// The columns of a row that lie near enough to the diagonal.
struct Band {
  std::size_t first;
  std::size_t last;
};
Band band_of(std::size_t row, std::size_t length, int limit) {
  const auto width = static_cast<std::size_t>(limit);
  return {row > width ? std::min(row - width, length) : 0, std::min(row + width, length)};
}

Row first_row() {
  Row row;
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<std::int8_t>(i);
  return row;
}

// Row `at` of the matrix, where the other word goes on with `c` behind `before`; `rows` has those above.
// Transpositions look two rows up.
void fill_row(const std::u32string& word, char32_t c, char32_t before, std::vector<Row>& rows, std::size_t at,
              int limit) {
  if (rows.size() <= at) rows.emplace_back();
  const Row& above = rows[at - 1];
  Row& row = rows[at];
  const auto [first, last] = band_of(at, word.size(), limit);
  if (first > 0) row[first - 1] = kFar;
  for (std::size_t i = first; i <= last; ++i) {
    int cell = above[i] + 1;
    if (i > 0) {
      cell = std::min({cell, row[i - 1] + 1, above[i - 1] + (word[i - 1] == c ? 0 : 1)});
      if (at >= 2 && i >= 2 && word[i - 1] == before && word[i - 2] == c)
        cell = std::min(cell, rows[at - 2][i - 2] + 1);
    }
    row[i] = static_cast<std::int8_t>(std::min<int>(cell, kFar));
  }
  if (last < word.size()) row[last + 1] = kFar;
}

int least(const Row& row, std::size_t at, std::size_t length, int limit) {
  const auto [first, last] = band_of(at, length, limit);
  return *std::min_element(row.begin() + static_cast<std::ptrdiff_t>(first),
                           row.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

// The least string behind all that begin with `prefix`; empty where there is none.
std::string behind(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

// Visits the words within a distance, with the matrix rows of the current word's letters kept for those that
// begin alike.
class Walk {
 public:
  Walk(const std::u32string& word, int limit) : word_(word), limit_(limit) {
    letters_ = word;
    std::sort(letters_.begin(), letters_.end());
    letters_.erase(std::unique(letters_.begin(), letters_.end()), letters_.end());
    rows_.push_back(first_row());
  }

  /// The terms that begin with `prefix`.
  template <typename Visit>
  void run(TermSource& terms, std::string_view prefix, Visit visit) {
    auto term = terms.seek(prefix);
    while (term && term->text.starts_with(prefix)) {
      if (const auto dead = advance(term->text)) {
        const auto target = beyond(*dead);
        if (target.empty()) return;
        term = terms.seek(target);
        continue;
      }
      const int distance = this->distance();
      if (distance <= limit_) visit(*term, distance);
      term = terms.next();
    }
  }

 private:
  std::size_t depth() const { return points_.size(); }

  int distance() const {
    const auto [first, last] = band_of(depth(), word_.size(), limit_);
    return last == word_.size() ? rows_[depth()][last] : kFar;
  }

  // Takes the term's letters over. Returns how many letters it takes until no word within the distance can
  // begin so.
  std::optional<std::size_t> advance(std::string_view term) {
    std::size_t offset = 0;
    std::size_t shared = 0;
    while (shared < depth() && offset < term.size()) {
      std::size_t ahead = offset;
      if (decode(term, ahead) != points_[shared]) break;
      offset = ahead;
      ++shared;
    }
    points_.resize(shared);
    ends_.resize(shared);
    text_.assign(term);
    while (offset < term.size()) {
      const char32_t c = decode(term, offset);
      const std::size_t at = depth();
      fill_row(word_, c, at == 0 ? 0 : points_[at - 1], rows_, at + 1, limit_);
      points_ += c;
      ends_.push_back(offset);
      if (is_dead(at + 1)) return at + 1;
    }
    return std::nullopt;
  }

  int least(std::size_t row) const { return text::least(rows_[row], row, word_.size(), limit_); }

  // A transposition may still reach back over the last row.
  bool is_dead(std::size_t row) const { return least(row) > limit_ && least(row - 1) >= limit_; }

  // Where the next word can stand when none begins with the first `length` letters: with the next letter in
  // the last place that may be there, else behind.
  std::string beyond(std::size_t length) const {
    const std::size_t before = length == 1 ? 0 : ends_[length - 2];
    const std::string parent = text_.substr(0, before);
    // With all edits used up only letters of the word itself lead on.
    if (least(length - 1) >= limit_) {
      const auto next = std::upper_bound(letters_.begin(), letters_.end(), points_[length - 1]);
      if (next == letters_.end() || *next == kInvalid) return behind(parent);
      std::string target = parent;
      append(target, *next);
      return target;
    }
    return behind(text_.substr(0, ends_[length - 1]));
  }

  const std::u32string& word_;
  int limit_;
  std::u32string letters_;         // those of the word, sorted
  std::vector<Row> rows_;          // one more than letters
  std::u32string points_;          // the current term's letters as far as they were looked at
  std::vector<std::size_t> ends_;  // where each ends in the term's bytes
  std::string text_;
};

std::string_view first_letter(std::string_view word) {
  std::size_t end = 0;
  if (!word.empty()) decode(word, end);
  return word.substr(0, end);
}

double worth(const Suggestion& suggestion, std::string_view word, const std::string& code) {
  double worth = static_cast<double>(std::bit_width(suggestion.frequency));
  if (!code.empty() && cologne_code(suggestion.word) == code) worth += 3;
  if (suggestion.word.starts_with(first_letter(word))) worth += 3;
  return worth;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto word = code_points(a);
  const auto other = code_points(b);
  limit = std::clamp(limit, 0, 9);
  const auto longer = std::max(word.size(), other.size());
  const auto shorter = std::min(word.size(), other.size());
  if (longer - shorter > static_cast<std::size_t>(limit) || longer > kLongest)
    return word == other ? 0 : limit + 1;
  std::vector<Row> rows{first_row()};
  for (std::size_t i = 0; i < other.size(); ++i) {
    fill_row(word, other[i], i == 0 ? 0 : other[i - 1], rows, i + 1, limit);
  }
  return std::min<int>(rows.back()[word.size()], limit + 1);
}

namespace {

// The words within a distance that begin with `prefix`, with their worth.
std::vector<std::pair<double, Suggestion>> within(TermSource& terms, std::string_view word,
                                                  const std::u32string& points, int limit,
                                                  std::string_view prefix) {
  const std::string code = cologne_code(word);
  std::vector<std::pair<double, Suggestion>> found;
  Walk(points, limit).run(terms, prefix, [&](const TermSource::Term& term, int distance) {
    if (distance == 0) return;
    Suggestion suggestion{std::string(term.text), term.frequency, distance};
    const double value = worth(suggestion, word, code);
    found.emplace_back(value, std::move(suggestion));
  });
  return found;
}

}  // namespace

std::vector<Suggestion> suggest(TermSource& terms, std::string_view word, std::size_t count) {
  const auto points = code_points(word.substr(0, 4 * kLongest + 1));
  if (points.empty() || points.size() > kLongest || count == 0) return {};
  auto found = within(terms, word, points, 1, {});
  if (found.empty() && points.size() >= 5) found = within(terms, word, points, 2, first_letter(word));
  const auto best = found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()));
  std::partial_sort(found.begin(), best, found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second.word < b.second.word;
  });
  std::vector<Suggestion> suggestions;
  for (auto at = found.begin(); at != best; ++at) suggestions.push_back(std::move(at->second));
  return suggestions;
}

}  // namespace blattwerk::text
