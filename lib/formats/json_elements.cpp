#include "formats/json_elements.h"

#include <algorithm>
#include <cstring>

namespace blattwerk::formats {
namespace {

// The bytes at which scanning outside and inside a string has to stop.
constexpr std::array<bool, 256> stops(std::string_view bytes) {
  std::array<bool, 256> table{};
  for (const char c : bytes) table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr auto kStructure = stops("\"{}[]\n");
constexpr auto kStringEnd = stops("\"\\\n");

constexpr std::size_t kLongestKey = 64;

// Names of arrays that hold the articles of an export or a feed.
bool holds_articles(std::string_view key) {
  static constexpr std::array<std::string_view, 13> kNames = {
      "articles", "items",   "data", "results", "hits",    "docs",  "documents",
      "entries",  "records", "news", "artikel", "stories", "@graph"};
  return std::find(kNames.begin(), kNames.end(), key) != kNames.end();
}

// Names of objects around such an array.
bool is_envelope(std::string_view key) {
  static constexpr std::array<std::string_view, 6> kNames = {"response", "data", "result",
                                                             "hits",     "feed", "channel"};
  return std::find(kNames.begin(), kNames.end(), key) != kNames.end();
}

bool holds_text(std::string_view key) {
  static constexpr std::array<std::string_view, 6> kNames = {"text", "articleBody", "paragraphs",
                                                             "body", "content",     "headline"};
  return std::find(kNames.begin(), kNames.end(), key) != kNames.end();
}

bool is_json_blank(int c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

// Makes sure that a byte is there to be looked at.
bool JsonElements::more() {
  if (at_ < end_) return true;
  if (at_end_) return false;
  if (capturing_) append_until(from_);
  at_ = from_ = 0;
  end_ = source_.read(buffer_);
  at_end_ = end_ == 0;
  return !at_end_;
}

int JsonElements::peek() {
  return more() ? static_cast<unsigned char>(buffer_[at_]) : -1;
}

void JsonElements::append_until(std::size_t from) {
  const std::size_t count = at_ - from;
  if (!overlong_ && element_.size() + count > limit_) {
    overlong_ = true;
    element_ = std::string();
  }
  if (!overlong_) element_.append(buffer_, from, count);
}

void JsonElements::skip_blank() {
  while (more() && is_json_blank(buffer_[at_])) {
    ++column_;
    if (buffer_[at_] == '\n') ++line_, column_ = 0;
    ++at_;
  }
}

JsonElements::Outcome JsonElements::next() {
  while (true) {
    skip_blank();
    const int c = peek();
    if (c == -1) {
      if (!in_array_ && open_wrappers_ == 0) return Outcome::end;
      close_all();
      first_line_ = line_;
      return Outcome::cut;
    }
    if (c == ',') {
      ++at_;
    } else if (in_array_ && c == ']') {
      ++at_;
      in_array_ = false;
      if (open_wrappers_ > 0) skip_wrapper_rest();
    } else if (!in_array_ && c == '[') {
      ++at_;
      in_array_ = array_seen_ = true;
    } else if (c == '{') {
      begin_element();
      const Scan scan = in_array_ ? scan_element() : scan_top_object();
      append_until(from_);
      capturing_ = false;
      if (scan == Scan::wrapper) {
        --number_;
        continue;
      }
      if (scan == Scan::cut) {
        resume_behind_cut();
        if (!more()) close_all();
        return Outcome::cut;
      }
      return overlong_ ? Outcome::overlong : Outcome::element;
    } else {
      first_line_ = line_;
      skip_stray();
      return Outcome::stray;
    }
  }
}

void JsonElements::begin_element() {
  element_.clear();
  overlong_ = false;
  capturing_ = true;
  from_ = at_;
  first_line_ = line_;
  indent_ = column_;
  ++number_;
}

// Goes behind the bracket that closes the element.
JsonElements::Scan JsonElements::scan_element() {
  std::size_t depth = 0;
  while (more()) {
    const char* const begin = buffer_.data() + at_;
    const char* const end = buffer_.data() + end_;
    const char* stop = begin;
    while (stop != end && !kStructure[static_cast<unsigned char>(*stop)]) ++stop;
    at_ += static_cast<std::size_t>(stop - begin);
    if (stop == end) continue;
    switch (buffer_[at_++]) {
      case '\n':
        ++line_;
        break;
      case '"':
        if (scan_string(nullptr) == Scan::cut) return Scan::cut;
        break;
      case '{':
      case '[':
        ++depth;
        break;
      default:
        if (--depth == 0) return Scan::done;
    }
  }
  return Scan::cut;
}

// Goes behind the quotation mark that ends a string whose first mark was read. The beginning of the string,
// escapes as they are, goes to `content`.
JsonElements::Scan JsonElements::scan_string(std::string* content) {
  while (more()) {
    const char* const begin = buffer_.data() + at_;
    const char* const end = buffer_.data() + end_;
    const char* stop = begin;
    while (stop != end && !kStringEnd[static_cast<unsigned char>(*stop)]) ++stop;
    const auto count = static_cast<std::size_t>(stop - begin);
    if (content != nullptr && content->size() < kLongestKey)
      content->append(begin, std::min(count, kLongestKey));
    at_ += count;
    if (stop == end) continue;
    switch (*stop) {
      case '"':
        ++at_;
        return Scan::done;
      case '\\':
        ++at_;
        if (more()) ++at_;
        break;
      default:  // no string of JSON holds a line end: it was cut
        return Scan::cut;
    }
  }
  return Scan::cut;
}

// As `scan_element`, but an object around an array of articles is no element: it is left open, behind the
// bracket that opens the array.
JsonElements::Scan JsonElements::scan_top_object() {
  std::size_t depth = 0;
  std::array<char, kWrapperDepth + 1> bracket{};
  std::array<std::string, kWrapperDepth + 1> key;  // the member that is read, of each open object
  bool is_article = false;
  std::string string;
  while (true) {
    skip_blank();
    if (!more()) return Scan::cut;
    const char c = buffer_[at_++];
    const bool in_wrapper =
        depth >= 1 && depth <= kWrapperDepth && bracket[depth] == '{' && (depth == 1 || is_envelope(key[1]));
    if (c == '"') {
      string.clear();
      if (scan_string(in_wrapper ? &string : nullptr) == Scan::cut) return Scan::cut;
      if (!in_wrapper) continue;
      skip_blank();
      if (peek() == ':') {
        is_article = is_article || holds_text(string);
        key[depth] = string;
      }
    } else if (c == '{' || c == '[') {
      if (c == '[' && in_wrapper && !is_article && holds_articles(key[depth])) {
        skip_blank();
        if (peek() == '{') {
          in_array_ = array_seen_ = true;
          open_wrappers_ = depth;
          element_.clear();
          from_ = at_;
          return Scan::wrapper;
        }
      }
      if (++depth <= kWrapperDepth) bracket[depth] = c;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return Scan::done;
    }
  }
}

// Skips what follows the array in the objects around it.
void JsonElements::skip_wrapper_rest() {
  std::size_t depth = open_wrappers_;
  while (depth > 0) {
    skip_blank();
    if (!more()) return;  // `open_wrappers_` stays: the file is cut
    const char c = buffer_[at_++];
    if (c == '"') {
      scan_string(nullptr);
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  open_wrappers_ = 0;
}

// Skips what is no object, up to the next that might be one.
void JsonElements::skip_stray() {
  do {
    if (buffer_[at_] == '"') {
      ++at_;
      scan_string(nullptr);
    } else {
      if (buffer_[at_] == '\n') ++line_, column_ = 0;
      ++at_;
    }
  } while (more() && buffer_[at_] != '{' && buffer_[at_] != ']' && buffer_[at_] != ',');
}

// The file breaks off within arrays and wrappers, which is told once.
void JsonElements::close_all() {
  in_array_ = false;
  open_wrappers_ = 0;
}

// Behind a string that breaks off, the next line that starts as the cut element did starts another one.
void JsonElements::resume_behind_cut() {
  while (more()) {
    const void* found = std::memchr(buffer_.data() + at_, '\n', end_ - at_);
    if (found == nullptr) {
      at_ = end_;
      continue;
    }
    at_ = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) + 1;
    ++line_;
    column_ = 0;
    skip_blank();
    const int c = peek();
    if (c == ']' || (c == '{' && column_ <= indent_)) return;
  }
}

}  // namespace blattwerk::formats
