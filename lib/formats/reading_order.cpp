#include "formats/reading_order.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>

namespace blattwerk::formats {
namespace {

constexpr double kGutter = 8;           // points
constexpr std::size_t kLeastLines = 3;  // in a column
constexpr int kDeepest = 6;             // columns within columns
constexpr double kOverlap = 0.3;        // of its height a line may reach into the next

using Places = std::vector<std::size_t>;

// The parts of the page's width that lines cover, from left to right, none touching another.
class Coverage {
 public:
  void add(double left, double right) {
    auto first = std::find_if(intervals_.begin(), intervals_.end(),
                              [left](const auto& i) { return i.second + kGutter > left; });
    auto last = first;
    while (last != intervals_.end() && last->first < right + kGutter) {
      left = std::min(left, last->first);
      right = std::max(right, last->second);
      ++last;
    }
    first = intervals_.erase(first, last);
    intervals_.insert(first, {left, right});
  }

  // The middle of the widest gap.
  std::optional<double> gutter() const {
    std::optional<double> middle;
    double widest = 0;
    for (std::size_t i = 1; i < intervals_.size(); ++i) {
      const double width = intervals_[i].first - intervals_[i - 1].second;
      if (width <= widest) continue;
      widest = width;
      middle = intervals_[i - 1].second + width / 2;
    }
    return middle;
  }

 private:
  std::vector<std::pair<double, double>> intervals_;
};

class Orderer {
 public:
  explicit Orderer(const std::vector<Box>& boxes) : boxes_(boxes) {}

  Places order() {
    Places all(boxes_.size());
    std::iota(all.begin(), all.end(), 0);
    order_region(std::move(all), 0);
    return std::move(ordered_);
  }

 private:
  void order_region(Places places, int depth) {
    const std::vector<Places> rows = rows_of(std::move(places));
    for (std::size_t first = 0; first < rows.size();) {
      const auto columns = depth < kDeepest ? columns_from(rows, first) : std::nullopt;
      if (!columns) {
        ordered_.insert(ordered_.end(), rows[first].begin(), rows[first].end());
        ++first;
        continue;
      }
      order_region(columns->left, depth + 1);
      order_region(columns->right, depth + 1);
      first = columns->end;
    }
  }

  // Lines that stand beside one another, each row from left to right.
  std::vector<Places> rows_of(Places places) const {
    std::sort(places.begin(), places.end(), [this](auto a, auto b) { return top(a) < top(b); });
    std::vector<Places> rows;
    double bottom_of_row = 0;
    for (const std::size_t place : places) {
      if (rows.empty() || top(place) >= bottom_of_row) {
        rows.emplace_back();
        bottom_of_row = bottom(place);
      }
      rows.back().push_back(place);
      bottom_of_row = std::max(bottom_of_row, bottom(place));
    }
    for (Places& row : rows) {
      std::sort(row.begin(), row.end(), [this](auto a, auto b) { return boxes_[a].left < boxes_[b].left; });
    }
    return rows;
  }

  struct Columns {
    Places left;
    Places right;
    std::size_t end;  // behind their last row
  };

  // The two columns that start with a row, down to the row that closes the gutter between them.
  std::optional<Columns> columns_from(const std::vector<Places>& rows, std::size_t first) const {
    Coverage coverage;
    std::optional<double> gutter;
    std::size_t end = first;
    for (; end < rows.size(); ++end) {
      Coverage with_row = coverage;
      for (const std::size_t place : rows[end]) with_row.add(boxes_[place].left, boxes_[place].right);
      const auto open = with_row.gutter();
      if (gutter && !open) break;
      gutter = open;
      coverage = std::move(with_row);
    }
    if (!gutter) return std::nullopt;
    Columns columns{{}, {}, end};
    for (std::size_t row = first; row < end; ++row) {
      for (const std::size_t place : rows[row]) {
        (boxes_[place].left < *gutter ? columns.left : columns.right).push_back(place);
      }
    }
    if (columns.left.size() < kLeastLines || columns.right.size() < kLeastLines) return std::nullopt;
    return columns;
  }

  double height(std::size_t place) const { return boxes_[place].bottom - boxes_[place].top; }
  double top(std::size_t place) const { return boxes_[place].top + kOverlap * height(place); }
  double bottom(std::size_t place) const { return boxes_[place].bottom - kOverlap * height(place); }

  const std::vector<Box>& boxes_;
  Places ordered_;
};

}  // namespace

std::vector<std::size_t> reading_order(const std::vector<Box>& boxes) {
  if (boxes.size() <= kMostBoxes) return Orderer(boxes).order();
  Places unchanged(boxes.size());
  std::iota(unchanged.begin(), unchanged.end(), 0);
  return unchanged;
}

}  // namespace blattwerk::formats
