#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/line_reader.h"
#include "formats/reader.h"
#include "text/encoding.h"

// Tables without a header. What one line each calls by a label, `Wirtschaft;'Die Gewerkschaft …'` as corpora
// of classified news have it, are articles with the label as their section. What the columns of any other
// such table mean cannot be known.

namespace blattwerk::formats {
namespace {

constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kShortestText = 100;
constexpr int kFewestLines = 3;
constexpr std::size_t kMostProblems = 1000;

struct LabelledLine {
  std::string_view label;
  std::string_view text;  // without the quotation marks around it
  char mark = '\0';       // which those were
};

std::optional<LabelledLine> divide(std::string_view line, char delimiter) {
  const std::size_t end = line.find(delimiter);
  if (end == std::string_view::npos) return std::nullopt;
  LabelledLine divided{trimmed(line.substr(0, end)), trimmed(line.substr(end + 1))};
  if (divided.label.empty() || divided.label.size() > kLongestLabel ||
      divided.label.find_first_of(".!?:\"'") != std::string_view::npos)
    return std::nullopt;
  std::string_view& text = divided.text;
  if (text.size() > 1 && text.front() == text.back() && (text.front() == '\'' || text.front() == '"')) {
    divided.mark = text.front();
    text = text.substr(1, text.size() - 2);
  }
  return divided;
}

// Of the first lines each is a label and a long text. Commas stand in sentences, so that the text behind one
// must be quoted.
bool all_labelled(std::string_view head, char delimiter) {
  int lines = 0;
  for (std::size_t end = head.find('\n'); end != std::string_view::npos; end = head.find('\n')) {
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 1);
    if (is_blank(line)) continue;
    const auto divided = divide(line, delimiter);
    if (!divided || divided->text.size() < kShortestText || (delimiter == ',' && divided->mark == '\0'))
      return false;
    ++lines;
  }
  return lines >= kFewestLines;
}

std::optional<char> delimiter_of(std::string_view head) {
  for (const char delimiter : {';', '\t', '|', ','}) {
    if (all_labelled(head, delimiter)) return delimiter;
  }
  return std::nullopt;
}

bool is_named_table(std::string_view path) {
  return path.ends_with(".csv") || path.ends_with(".tsv") || path.ends_with(".CSV") || path.ends_with(".TSV");
}

bool is_text(std::string_view head) {
  return head.find('\0') == std::string_view::npos;
}

bool accepts(std::string_view head, const FileHints& hints) {
  return is_text(head) && (is_named_table(hints.path) || delimiter_of(head));
}

// A mark within a text in such marks is doubled.
std::string unquoted(const LabelledLine& line) {
  std::string text(line.text);
  if (line.mark == '\0') return text;
  const std::string doubled(2, line.mark);
  for (std::size_t at = text.find(doubled); at != std::string::npos; at = text.find(doubled, at + 1))
    text.erase(at, 1);
  return text;
}

void read_lines(LineReader& reader, char delimiter, const FileHints& hints, DocumentSink& sink) {
  std::size_t problems = 0;
  while (problems < kMostProblems && reader.next()) {
    const std::string_view line = without_line_end(reader.line());
    if (is_blank(line)) continue;
    const std::string place = fmt::format("line {}", reader.number());
    const auto problem = [&](std::string reason) {
      if (++problems == kMostProblems)
        reason = fmt::format("{} unreadable lines; the rest of the file is left out", problems);
      sink.problem(place, std::move(reason));
    };
    if (reader.overlong()) {
      problem("the article is too large");
      continue;
    }
    const text::DecodedText decoded = text::to_utf8(line, hints.charset);
    const auto divided = divide(decoded.text, delimiter);
    if (decoded.lost > 0) {
      problem(
          fmt::format("damaged text: {} byte sequences mean nothing in {}", decoded.lost, decoded.encoding));
    } else if (!divided || divided->text.empty()) {
      problem(fmt::format("no article: not a label and a text, divided by '{}'", delimiter));
    } else {
      Document document;
      document.format = "csv";
      document.section = divided->label;
      set_text(unquoted(*divided), document);
      document.original = reader.line();
      document.place = place;
      sink.document(std::move(document));
    }
  }
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  const std::string head = read_head(source, 64 * 1024);
  const auto delimiter = delimiter_of(head);
  if (!delimiter) {
    return sink.problem("line 1",
                        "a table without a header; put a line before it that names its columns, such as "
                        "date;title;source;text");
  }
  RewoundSource whole(head, source);
  LineReader reader(whole, limits.article_bytes);
  read_lines(reader, *delimiter, hints, sink);
}

}  // namespace

Reader labelled_lines_reader() {
  return {"labelled_lines", accepts, read};
}

}  // namespace blattwerk::formats
