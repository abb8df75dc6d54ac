#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "formats/json_article.h"
#include "formats/json_elements.h"
#include "formats/line_reader.h"
#include "formats/reader.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace blattwerk::formats {
namespace {

using Json = nlohmann::json;

// After so many unreadable elements a file is taken for something else.
constexpr std::size_t kMostProblems = 1000;

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view without_byte_order_mark(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes;
}

std::string_view without_leading_blanks(std::string_view bytes) {
  bytes = without_byte_order_mark(bytes);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kBlanks), bytes.size()));
  return bytes;
}

// An object with a key, or an array of objects.
bool accepts(std::string_view head, const FileHints&) {
  head = without_leading_blanks(head);
  if (head.starts_with('[')) {
    head = without_leading_blanks(head.substr(1));
    return head.starts_with('{') || head == "]";
  }
  if (!head.starts_with('{')) return false;
  head = without_leading_blanks(head.substr(1));
  return head.starts_with('"') || head.starts_with('}');
}

// JSON Lines: the second line starts an object as the first does, and the first does not stop in the middle
// of one.
bool has_object_per_line(std::string_view head) {
  head = without_leading_blanks(head);
  const std::size_t line_end = head.find('\n');
  if (!head.starts_with('{') || line_end == std::string_view::npos) return false;
  if (!without_leading_blanks(head.substr(line_end)).starts_with("{\"")) return false;
  const std::string_view first = without_line_end(head.substr(0, line_end + 1));
  constexpr std::string_view kGoesOn = "[{:,";
  return kGoesOn.find(first.back()) == std::string_view::npos;
}

// Makes documents of elements, and of what is wrong with them messages.
class Articles {
 public:
  Articles(const FileHints& hints, const ReadLimits& limits, DocumentSink& sink)
      : hints_(hints), limits_(limits), sink_(sink) {}

  // False where the file is given up.
  bool take(std::string bytes, std::string place) {
    Json element = parse(bytes);
    if (element.is_discarded()) return problem(std::move(place), syntax_error(bytes));
    if (!element.is_object()) return problem(std::move(place), "no article: not a JSON object");
    Document document;
    document.format = "json";
    if (!read_json_article(element, document)) {
      return problem(std::move(place), "no article: neither a title nor a text among its fields");
    }
    if (document.url.empty()) document.url = hints_.url;
    document.original = std::move(bytes);
    document.place = std::move(place);
    sink_.document(std::move(document));
    return true;
  }

  bool problem(std::string place, std::string reason) {
    if (++problems_ == kMostProblems) {
      sink_.problem(std::move(place),
                    fmt::format("{} unreadable elements; the rest of the file is left out", problems_));
      return false;
    }
    sink_.problem(std::move(place), std::move(reason));
    return true;
  }

  bool overlong(std::string place) {
    return problem(std::move(place),
                   fmt::format("the article is larger than {} MB", limits_.article_bytes >> 20));
  }

 private:
  // JSON is UTF-8; what older programs write in Windows-1252 is read as well.
  static Json parse(const std::string& bytes) {
    Json element = Json::parse(bytes, nullptr, false);
    if (element.is_discarded() && !text::is_valid(bytes)) {
      element = Json::parse(text::to_utf8(bytes).text, nullptr, false);
    }
    return element;
  }

  static std::string syntax_error(const std::string& bytes) {
    try {
      [[maybe_unused]] const Json unused = Json::parse(bytes);
    } catch (const Json::parse_error& error) {
      return fmt::format("broken JSON at byte {} of the article; it is cut or badly written", error.byte);
    }
    return "broken JSON";
  }

  const FileHints& hints_;
  const ReadLimits& limits_;
  DocumentSink& sink_;
  std::size_t problems_ = 0;
};

void read_lines(ByteSource& source, Articles& articles, std::size_t limit) {
  LineReader reader(source, limit);
  while (reader.next()) {
    std::string_view line = without_leading_blanks(without_line_end(reader.line()));
    line = line.substr(0, line.find_last_not_of(" \t,") + 1);
    if (line.empty()) continue;
    std::string place = fmt::format("line {}", reader.number());
    const bool go_on = reader.overlong() ? articles.overlong(std::move(place))
                                         : articles.take(std::string(line), std::move(place));
    if (!go_on) return;
  }
}

void read_elements(ByteSource& source, Articles& articles, std::size_t limit) {
  JsonElements elements(source, limit);
  std::optional<std::string> alone;  // a first element that may be the only one
  while (true) {
    const auto outcome = elements.next();
    if (auto first = std::exchange(alone, std::nullopt)) {
      const bool only = outcome == JsonElements::Outcome::end;
      if (!articles.take(std::move(*first), only ? "" : "line 1")) return;
    }
    std::string place = elements.in_array() ? fmt::format("item {}", elements.number())
                                            : fmt::format("line {}", elements.line());
    bool go_on = true;
    switch (outcome) {
      case JsonElements::Outcome::element:
        if (elements.number() == 1 && !elements.in_array()) {
          alone = std::move(elements.bytes());
        } else {
          go_on = articles.take(std::move(elements.bytes()), std::move(place));
        }
        break;
      case JsonElements::Outcome::overlong:
        go_on = articles.overlong(std::move(place));
        break;
      case JsonElements::Outcome::cut:
        go_on = articles.problem(fmt::format("line {}", elements.line()),
                                 "the file or the article breaks off here");
        break;
      case JsonElements::Outcome::stray:
        go_on = articles.problem(fmt::format("line {}", elements.line()),
                                 "no JSON object where an article should start");
        break;
      case JsonElements::Outcome::end:
        if (elements.number() == 0) articles.problem("", "no article: an empty list");
        return;
    }
    if (!go_on) return;
  }
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  constexpr std::size_t kHeadBytes = 64 * 1024;
  const std::string head = read_head(source, kHeadBytes);
  RewoundSource whole(head, source);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (head.starts_with(kMark)) read_head(whole, kMark.size());
  Articles articles(hints, limits, sink);
  if (has_object_per_line(head)) {
    read_lines(whole, articles, limits.article_bytes);
  } else {
    read_elements(whole, articles, limits.article_bytes);
  }
}

}  // namespace

Reader json_reader() {
  return {"json", accepts, read};
}

}  // namespace blattwerk::formats
