#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/line_reader.h"
#include "formats/reader.h"
#include "text/encoding.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kMostColumns = 1000;
constexpr std::size_t kLongestHeader = 16 * 1024;
constexpr std::size_t kMostProblems = 1000;

// The values of a record by RFC 4180: a value in quotation marks may hold delimiters, line ends and doubled
// marks.
std::vector<std::string> split_record(std::string_view record, char delimiter) {
  std::vector<std::string> values(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    std::string& value = values.back();
    if (quoted) {
      if (c != '"') {
        value += c;
      } else if (i + 1 < record.size() && record[i + 1] == '"') {
        value += record[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && is_blank(value)) {
      value.clear();
      quoted = true;
    } else if (c == delimiter) {
      if (values.size() == kMostColumns) break;
      values.emplace_back();
    } else {
      value += c;
    }
  }
  return values;
}

// Whether a quoted value is still open behind `line`.
bool leaves_quote_open(std::string_view line, char delimiter, bool open) {
  bool at_start = !open;  // of a value: only there a mark opens a quotation
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (open) {
      if (c != '"') continue;
      if (i + 1 < line.size() && line[i + 1] == '"') {
        ++i;
      } else {
        open = false;
      }
    } else if (c == '"' && at_start) {
      open = true;
      at_start = false;
    } else if (c == delimiter) {
      at_start = true;
    } else if (c != ' ') {
      at_start = false;
    }
  }
  return open;
}

struct Header {
  char delimiter = ',';
  std::vector<std::optional<FieldName>> columns;
};

bool holds(const Header& header, std::initializer_list<Field> fields) {
  return std::any_of(header.columns.begin(), header.columns.end(), [&](const auto& column) {
    return column && std::find(fields.begin(), fields.end(), column->field) != fields.end();
  });
}

std::size_t count_known(const Header& header) {
  return static_cast<std::size_t>(std::count_if(header.columns.begin(), header.columns.end(),
                                                [](const auto& column) { return column.has_value(); }));
}

// Two columns or more that name fields of an article, its title or text among them.
std::optional<Header> parse_header(std::string_view line) {
  if (line.size() > kLongestHeader) return std::nullopt;
  const std::string utf8 = text::to_utf8(line).text;
  Header best;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    Header header{delimiter, {}};
    for (const std::string& name : split_record(utf8, delimiter))
      header.columns.push_back(find_field(trimmed(name)));
    if (count_known(header) > count_known(best)) best = std::move(header);
  }
  if (count_known(best) < 2 || !holds(best, {Field::title, Field::text, Field::paragraphs, Field::lead})) {
    return std::nullopt;
  }
  return best;
}

// `sep=;` tells spreadsheets the delimiter.
bool is_separator_line(std::string_view line) {
  return line.size() == 5 && line.starts_with("sep=");
}

std::string_view without_mark(std::string_view line) {
  return line.starts_with("\xEF\xBB\xBF") ? line.substr(3) : line;
}

bool accepts(std::string_view head, const FileHints&) {
  head = without_mark(head);
  for (int line = 0; line < 2; ++line) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) return false;
    const std::string_view content = without_line_end(head.substr(0, end + 1));
    if (!is_separator_line(content)) return parse_header(content).has_value();
    head.remove_prefix(end + 1);
  }
  return false;
}

class Records {
 public:
  Records(const FileHints& hints, const ReadLimits& limits, DocumentSink& sink)
      : hints_(hints), limits_(limits), sink_(sink) {}

  void read(ByteSource& source) {
    LineReader reader(source, limits_.article_bytes);
    while (reader.next() && problems_ < kMostProblems) {
      if (header_) {
        take(reader);
      } else {
        const std::string_view line = without_mark(without_line_end(reader.line()));
        if (!is_separator_line(line)) header_line_ = reader.line(), header_ = parse_header(line);
      }
    }
    if (record_.empty()) return;
    problem(fmt::format("line {}", first_line_),
            "a quotation mark is opened but not closed before the end of the file");
  }

 private:
  void take(const LineReader& reader) {
    if (record_.empty()) {
      if (is_blank(without_line_end(reader.line()))) return;
      first_line_ = reader.number();
    }
    if (reader.overlong() || record_.size() + reader.line().size() > limits_.article_bytes) {
      problem(fmt::format("line {}", first_line_),
              fmt::format("the article is larger than {} MB, or a quotation mark is not closed",
                          limits_.article_bytes >> 20));
      record_ = std::string();
      open_ = false;
      return;
    }
    record_ += reader.line();
    open_ = leaves_quote_open(reader.line(), header_->delimiter, open_);
    if (!open_) finish();
  }

  void finish() {
    const std::string place = fmt::format("line {}", first_line_);
    const text::DecodedText decoded = text::to_utf8(without_line_end(record_), hints_.charset);
    if (decoded.lost > 0) {
      problem(place, fmt::format("damaged text: {} byte sequences mean nothing in {}", decoded.lost,
                                 decoded.encoding));
    } else {
      make_document(split_record(decoded.text, header_->delimiter), place);
    }
    record_.clear();
  }

  void make_document(const std::vector<std::string>& values, const std::string& place) {
    Document document;
    document.format = "csv";
    const std::size_t count = std::min(values.size(), header_->columns.size());
    // The text first, for a lead is put before it; and of several columns for one field the best name first.
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < count; ++i) {
      if (!header_->columns[i]) continue;
      const bool is_text =
          header_->columns[i]->field == Field::text || header_->columns[i]->field == Field::paragraphs;
      order.emplace_back(is_text ? -1 : header_->columns[i]->rank, i);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [rank, i] : order) set_field(header_->columns[i]->field, values[i], document);
    if (document.title.empty() && document.blocks.empty()) {
      return problem(place, "no article: neither a title nor a text in the record");
    }
    settle_dates(document);
    document.original = header_line_ + record_;
    document.place = place;
    sink_.document(std::move(document));
  }

  void problem(std::string place, std::string reason) {
    if (++problems_ == kMostProblems)
      reason = fmt::format("{} unreadable records; the rest of the file is left out", problems_);
    sink_.problem(std::move(place), std::move(reason));
  }

  const FileHints& hints_;
  const ReadLimits& limits_;
  DocumentSink& sink_;
  std::optional<Header> header_;
  std::string header_line_;
  std::string record_;
  std::size_t first_line_ = 0;
  std::size_t problems_ = 0;
  bool open_ = false;
};

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  Records(hints, limits, sink).read(source);
}

}  // namespace

Reader csv_reader() {
  return {"csv", accepts, read};
}

}  // namespace blattwerk::formats
