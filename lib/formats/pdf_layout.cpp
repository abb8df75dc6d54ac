#include "formats/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "formats/blocks.h"
#include "formats/reading_order.h"

namespace blattwerk::formats {
namespace {

using Style = WrittenParagraph::Style;

constexpr double kMargin = 0.08;        // of the page's height, where running titles and page numbers stand
constexpr double kWordGap = 1.8;        // ems; a wider one divides columns
constexpr double kIndent = 0.7;         // ems
constexpr double kParagraphGap = 1.35;  // of the distance of the lines before
constexpr double kOtherSize = 1.07;     // type that much larger is other type
constexpr double kTitleSize = 1.3;      // of the size of most text
constexpr double kHeadingSize = 1.1;

struct Line : Box {
  std::string text;
  double size = 0;
  bool bold = false;
  std::size_t page = 0;

  double middle() const { return (top + bottom) / 2; }
};

bool continues_line(const Line& line, const PlacedWord& word) {
  const double middle = (word.top + word.bottom) / 2;
  return middle > line.top && middle < line.bottom && word.left > line.right - word.size &&
         word.left - line.right < kWordGap * line.size;
}

std::vector<Line> lines_of(const PlacedPage& page, std::size_t number) {
  std::vector<Line> lines;
  std::size_t bold_bytes = 0;
  const auto close = [&] {
    if (!lines.empty()) lines.back().bold = bold_bytes * 2 > lines.back().text.size();
  };
  for (const PlacedWord& word : page.words) {
    if (is_blank(word.text)) continue;
    if (lines.empty() || !continues_line(lines.back(), word)) {
      close();
      bold_bytes = 0;
      lines.push_back({{word.left, word.top, word.right, word.bottom}, word.text, word.size, false, number});
    } else {
      Line& line = lines.back();
      if (word.left - line.right > 0.1 * word.size) line.text += ' ';
      line.text += word.text;
      line.right = word.right;
      line.size = std::max(line.size, word.size);
    }
    if (word.bold) bold_bytes += word.text.size();
  }
  close();
  return lines;
}

std::vector<Line> in_reading_order(std::vector<Line> lines) {
  const std::vector<Box> boxes(lines.begin(), lines.end());
  std::vector<Line> ordered;
  ordered.reserve(lines.size());
  for (const std::size_t place : reading_order(boxes)) ordered.push_back(std::move(lines[place]));
  return ordered;
}

std::string without_digits(std::string_view text) {
  std::string rest;
  for (const char c : text) {
    if ((c < '0' || c > '9') && c != ' ') rest += c;
  }
  return rest;
}

bool is_in_margin(const Line& line, const PlacedPage& page) {
  return line.bottom < page.height * kMargin || line.top > page.height * (1 - kMargin);
}

// Page numbers, and what stands in the margin of several pages.
void drop_furniture(const std::vector<PlacedPage>& pages, std::vector<Line>& lines) {
  std::map<std::string, std::set<std::size_t>> pages_of_text;
  for (const Line& line : lines) {
    if (is_in_margin(line, pages[line.page])) pages_of_text[without_digits(line.text)].insert(line.page);
  }
  std::erase_if(lines, [&](const Line& line) {
    if (!is_in_margin(line, pages[line.page])) return false;
    const std::string text = without_digits(line.text);
    const bool is_number = text.size() <= 2 || text == "Seite" || text == "Page" || text == "Seitevon";
    return is_number || pages_of_text[text].size() > 1;
  });
}

// The size that most of the text has.
double body_size(const std::vector<Line>& lines) {
  std::map<long, std::size_t> bytes_of_size;
  for (const Line& line : lines) bytes_of_size[std::lround(line.size * 10)] += line.text.size();
  const auto most = std::max_element(bytes_of_size.begin(), bytes_of_size.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == bytes_of_size.end() ? 0 : static_cast<double>(most->first) / 10;
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".!?:\"").find(text.back()) != std::string_view::npos;
}

bool is_other_type(const Line& a, const Line& b) {
  return a.size > b.size * kOtherSize || b.size > a.size * kOtherSize || a.bold != b.bold;
}

// Whether `lines[i]` starts a paragraph; it is not the first line.
bool starts_paragraph(const std::vector<Line>& lines, std::size_t i) {
  const Line& previous = lines[i - 1];
  const Line& line = lines[i];
  if (is_other_type(previous, line)) return true;
  const bool goes_on_below =
      line.page == previous.page && line.top > previous.top && line.left < previous.right;
  if (!goes_on_below) return ends_sentence(previous.text);  // another column or page
  const double distance = line.middle() - previous.middle();
  const bool has_pitch = i >= 2 && lines[i - 2].page == line.page && lines[i - 2].top < previous.top &&
                         !is_other_type(lines[i - 2], previous);
  const double pitch = has_pitch ? previous.middle() - lines[i - 2].middle() : line.size * 1.3;
  if (distance > std::min(pitch, line.size * 1.6) * kParagraphGap) return true;
  const bool indented = line.left > previous.left + kIndent * line.size;
  const bool next_returns = i + 1 == lines.size() || lines[i + 1].left < line.left - kIndent * line.size / 2;
  return indented && next_returns && line.left < previous.left + 4 * line.size;
}

struct Passage {
  std::vector<std::string_view> lines;
  double size = 0;
  bool bold = false;
  std::size_t page = 0;
};

std::vector<Passage> passages_of(const std::vector<Line>& lines) {
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0 || starts_paragraph(lines, i))
      passages.push_back({{}, lines[i].size, lines[i].bold, lines[i].page});
    passages.back().lines.push_back(lines[i].text);
  }
  return passages;
}

// The largest type on the first page, where it is larger than that of the text.
std::size_t find_title(const std::vector<Passage>& passages, double body) {
  std::size_t title = passages.size();
  for (std::size_t i = 0; i < passages.size() && passages[i].page == passages.front().page; ++i) {
    if (passages[i].size < body * kTitleSize) continue;
    if (title == passages.size() || passages[i].size > passages[title].size) title = i;
  }
  return title;
}

}  // namespace

std::vector<WrittenParagraph> paragraphs_of_pages(const std::vector<PlacedPage>& pages) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto more = in_reading_order(lines_of(pages[i], i));
    lines.insert(lines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  drop_furniture(pages, lines);
  const double body = body_size(lines);
  const std::vector<Passage> passages = passages_of(lines);
  const std::size_t title = find_title(passages, body);
  std::vector<WrittenParagraph> paragraphs;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    WrittenParagraph paragraph{Style::text, join_lines(passages[i].lines)};
    const bool stands_out = passages[i].size > body * kHeadingSize || passages[i].bold;
    if (i == title) {
      paragraph.style = Style::title;
    } else if (stands_out && passages[i].size > body * 0.9 && reads_as_heading(paragraph.text)) {
      paragraph.style = Style::heading;
    }
    paragraphs.push_back(std::move(paragraph));
  }
  return paragraphs;
}

}  // namespace blattwerk::formats
