#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/front_matter.h"
#include "formats/markdown_inline.h"
#include "formats/reader.h"
#include "formats/text_header.h"
#include "text/encoding.h"

namespace blattwerk::formats {
namespace {

bool has_markdown_name(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".markdown") || path.ends_with(".MD");
}

// How many `#` open a heading of Markdown; 0 where the line is none.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && level < line.size() && line[level] == ' ' ? level : 0;
}

// A front matter, or a heading on the first line. Else Markdown cannot be told from a plain text but by its
// name.
bool accepts(std::string_view head, const FileHints& hints) {
  if (head.find('\0') != std::string_view::npos) return false;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  head.remove_prefix(begin);
  if (has_markdown_name(hints.path) && head.front() != '<') return true;
  const std::string_view first = head.substr(0, head.find('\n'));
  if (heading_level(trimmed(first)) == 1) return true;
  return (head.starts_with("---") || head.starts_with("+++")) && front_matter_lines(split_lines(head)) > 0;
}

bool is_rule(std::string_view line) {
  const char mark = line.empty() ? ' ' : line.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  std::size_t marks = 0;
  for (const char c : line) {
    if (c == mark) {
      ++marks;
    } else if (c != ' ') {
      return false;
    }
  }
  return marks >= 3;
}

// The line below a heading, of `=` or `-` only.
bool is_underline(std::string_view line) {
  return !line.empty() && (line.front() == '=' || line.front() == '-') &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

bool is_fence(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~");
}

// `[1]: https://…`
bool is_definition(std::string_view line) {
  const std::size_t end = line.find("]:");
  return line.starts_with('[') && end != std::string_view::npos && end < 60;
}

std::optional<std::string_view> behind_list_mark(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ "}) {
    if (line.starts_with(mark)) return trimmed(line.substr(mark.size()));
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits >= 1 && digits <= 3 && digits + 1 < line.size() &&
                        (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  if (numbered) return trimmed(line.substr(digits + 2));
  return std::nullopt;
}

std::string_view without_closing_marks(std::string_view heading) {
  const std::size_t end = heading.find_last_not_of("# ");
  return heading.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// Divides the body into blocks, line by line.
class BlockReader {
 public:
  explicit BlockReader(Document& document) : document_(document) {}

  void take(std::string_view raw) {
    const std::string_view line = trimmed(raw);
    if (is_fence(line)) {
      finish();
      in_code_ = !in_code_;
      return;
    }
    if (in_code_) {
      lines_.push_back(line);
      return;
    }
    if (line.empty() || is_definition(line)) return finish();
    if (kind_ == Block::Kind::text && lines_.size() == 1 && is_underline(line)) {
      kind_ = Block::Kind::heading;
      level_ = line.front() == '=' ? 1 : 2;
      return finish();
    }
    if (is_rule(line)) return finish();
    if (const std::size_t level = heading_level(line)) {
      finish();
      kind_ = Block::Kind::heading;
      level_ = level;
      lines_.push_back(without_closing_marks(line.substr(level + 1)));
      return finish();
    }
    if (line.starts_with('>')) return take_quote(trimmed(line.substr(1)));
    if (const auto item = behind_list_mark(line)) {
      finish();
      kind_ = Block::Kind::list_item;
      lines_.push_back(*item);
      return;
    }
    lines_.push_back(line);
  }

  void finish() {
    if (!lines_.empty()) {
      const std::string joined = join_lines(lines_);
      std::string text = one_line(markdown_text(joined));
      if (!text.empty()) add({kind_, std::move(text)});
    }
    lines_.clear();
    kind_ = Block::Kind::text;
  }

 private:
  void take_quote(std::string_view line) {
    if (kind_ != Block::Kind::quote) finish();
    if (line.empty()) return finish();
    kind_ = Block::Kind::quote;
    lines_.push_back(line);
  }

  // The first heading of the first level is the title, or repeats it.
  void add(Block block) {
    const bool is_title = block.kind == Block::Kind::heading && document_.blocks.empty() &&
                          (document_.title.empty() || (level_ == 1 && document_.title == block.text));
    if (is_title) {
      document_.title = std::move(block.text);
    } else {
      document_.blocks.push_back(std::move(block));
    }
  }

  Document& document_;
  std::vector<std::string_view> lines_;
  Block::Kind kind_ = Block::Kind::text;
  std::size_t level_ = 0;
  bool in_code_ = false;
};

bool starts_with_heading(std::span<const std::string_view> lines) {
  const auto first = std::find_if(lines.begin(), lines.end(), [](auto line) { return !is_blank(line); });
  if (first == lines.end()) return false;
  return heading_level(trimmed(*first)) > 0 || (first + 1 != lines.end() && is_underline(trimmed(first[1])));
}

// Headings are marked in Markdown; where none is, the rules of plain text tell them.
void settle_kinds(std::vector<Block>& blocks) {
  const auto has_kind = [&](Block::Kind kind) {
    return std::find_if(blocks.begin(), blocks.end(),
                        [kind](const Block& block) { return block.kind == kind; });
  };
  if (has_kind(Block::Kind::lead) != blocks.end()) return;
  if (has_kind(Block::Kind::heading) == blocks.end()) return find_kinds(blocks);
  if (const auto first = has_kind(Block::Kind::text); first != blocks.end()) first->kind = Block::Kind::lead;
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the article is larger than {} MB", limits.article_bytes >> 20));
  const text::DecodedText decoded = text::to_utf8(*bytes, hints.charset);
  if (decoded.lost > 0) {
    return sink.problem(
        "", fmt::format("damaged text: {} byte sequences mean nothing in {}; save it as UTF-8", decoded.lost,
                        decoded.encoding));
  }
  const auto lines = split_lines(decoded.text);
  std::size_t begin = 0;
  while (begin < lines.size() && is_blank(lines[begin])) ++begin;
  Document document;
  document.format = "markdown";
  const auto content = std::span(lines).subspan(begin);
  const std::size_t front = front_matter_lines(content);
  read_front_matter(content.first(front), document);
  const std::string lead = document.blocks.empty() ? "" : document.blocks.front().text;
  document.blocks.clear();

  auto body = content.subspan(front);
  if (document.title.empty() && !starts_with_heading(body)) {
    body = body.subspan(read_text_header(body, document));
    document.title = one_line(markdown_text(document.title));
  }
  BlockReader reader(document);
  for (const auto line : body) reader.take(line);
  reader.finish();
  set_lead(lead, document);
  settle_kinds(document.blocks);
  if (document.title.empty() && document.blocks.empty()) return sink.problem("", "no article: no text in it");
  if (document.url.empty()) document.url = hints.url;
  settle_dates(document);
  document.original = *std::move(bytes);
  sink.document(std::move(document));
}

}  // namespace

Reader markdown_reader() {
  return {"markdown", accepts, read};
}

}  // namespace blattwerk::formats
