#include "formats/text_header.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <unicode/uchar.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "text/german_date.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kStandBytes = 80;          // the longest `Stand: …` with names of day and month
constexpr std::size_t kTitleBytes = 300;         // a longer first line is a passage, not a title
constexpr std::size_t kUnbrokenTitleBytes = 50;  // a line end behind so much may just fit the line to a width

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t\n"));
}

bool is_date_word(std::string_view word) {
  return word == "date" || word == "Date" || word == "DATE";
}

// The text behind the word `date` and blanks; nothing where the line does not start so.
std::optional<std::string_view> behind_date_word(std::string_view line) {
  line = trimmed(line);
  if (line.size() < 5 || !is_date_word(line.substr(0, 4))) return std::nullopt;
  const std::string_view rest = line.substr(4);
  const std::string_view behind = trimmed(rest);
  if (behind.empty() || behind.data() == rest.data()) return std::nullopt;
  return behind;
}

struct Stand {
  std::size_t begin;
  std::size_t end;
  PartialDate date;
};

// The first `Stand: …` of a text that holds a date; it may break over lines.
std::optional<Stand> find_stand(std::string_view text) {
  for (std::size_t at = text.find("Stand"); at != std::string_view::npos; at = text.find("Stand", at + 5)) {
    const std::string_view before = text.substr(0, at);
    if (!before.empty() && trimmed(before).size() == before.size() && !before.ends_with('(')) continue;
    const std::string_view window = text.substr(at, text::floor_border(text.substr(at), kStandBytes));
    std::vector<std::size_t> ends;
    if (const auto clock = window.find("Uhr"); clock != std::string_view::npos) ends.push_back(clock + 3);
    for (auto line_end = window.find('\n'); line_end != std::string_view::npos;
         line_end = window.find('\n', line_end + 1)) {
      ends.push_back(line_end);
    }
    if (window.size() == text.size() - at) ends.push_back(window.size());
    for (const std::size_t end : ends) {
      std::string candidate(trimmed(window.substr(0, end)));
      std::replace(candidate.begin(), candidate.end(), '\n', ' ');
      if (candidate.ends_with(')')) candidate.pop_back();
      if (const auto date = text::parse_german_date(candidate)) return Stand{at, at + end, *date};
    }
  }
  return std::nullopt;
}

bool is_address(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) &&
         text.find_first_of(" \t\n") == std::string_view::npos;
}

// `tagesschau.de`: words of letters, digits and hyphens between dots, the last of letters.
bool is_domain(std::string_view text) {
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || text.size() - dot < 3 || text.size() - dot > 7)
    return false;
  const auto is_alpha = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_alpha(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(), is_alpha);
}

// ` | ` divides kicker and title, or the title and the outlet's address behind it.
void divide_at_bar(std::string title, Document& document) {
  constexpr std::string_view kBar = " | ";
  if (const auto last = title.rfind(kBar); last != std::string::npos) {
    const std::string tail(trimmed(std::string_view(title).substr(last + kBar.size())));
    if (is_domain(tail)) {
      if (document.source.empty()) document.source = tail;
      title.resize(last);
    }
  }
  const auto bar = title.find(kBar);
  if (bar != std::string::npos && document.kicker.empty()) {
    document.kicker = trimmed(std::string_view(title).substr(0, bar));
    title = trimmed(std::string_view(title).substr(bar + kBar.size()));
  }
  document.title = std::move(title);
}

bool starts_upper(std::string_view text) {
  std::size_t offset = 0;
  const char32_t first = text.empty() ? text::kInvalid : text::decode(text, offset);
  return first != text::kInvalid && !u_islower(static_cast<UChar32>(first));
}

// Two lines are kicker and title, unless the first is long enough to have been broken to fit a width.
void set_title(std::span<const std::string_view> lines, std::size_t prefix_bytes, Document& document) {
  const bool divides = lines.size() == 2 && lines[0].size() + prefix_bytes < kUnbrokenTitleBytes &&
                       !lines[0].ends_with('-') && !lines[0].ends_with(',') && starts_upper(lines[1]);
  if (divides && document.kicker.empty()) {
    document.kicker = one_line(lines[0]);
    document.title = one_line(lines[1]);
  } else {
    divide_at_bar(one_line(join_lines(lines)), document);
  }
}

struct Labelled {
  std::string_view label;
  std::string_view value;
};

std::optional<Labelled> split_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 30) return std::nullopt;
  return Labelled{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
}

// A sentence may start with a word and a colon, too: only what cannot be part of the text is taken.
bool set_labelled_field(const Labelled& labelled, Document& document) {
  const auto name = find_field(labelled.label);
  if (!name) return false;
  switch (name->field) {
    case Field::text:
    case Field::paragraphs:
    case Field::lead:
      return false;
    case Field::title:
      return document.title.empty() && set_field(Field::title, labelled.value, document);
    case Field::url:
      return is_address(labelled.value) && set_field(Field::url, labelled.value, document);
    case Field::source:
      return set_field(is_address(labelled.value) ? Field::url : Field::source, labelled.value, document);
    default:
      return set_field(name->field, labelled.value, document);
  }
}

// A line of metadata by itself: an address, a date, a labelled value.
bool read_header_line(std::string_view line, Document& document) {
  line = trimmed(line);
  if (is_address(line)) {
    if (document.url.empty()) document.url = line;
    return true;
  }
  if (const auto labelled = split_label(line)) {
    if (set_labelled_field(*labelled, document)) return true;
  }
  if (const auto date = parse_field_date(line); date && date->precision() >= PartialDate::Precision::day) {
    auto& field = line.starts_with("Stand") || line.find("ktualisiert") != std::string_view::npos
                      ? document.updated
                      : document.published;
    if (!field) field = date;
    return true;
  }
  return false;
}

// Reads a passage all of whose lines are metadata; changes nothing where one is not.
bool read_header_passage(std::span<const std::string_view> lines, Document& document) {
  Document trial = document;
  for (const auto line : lines) {
    if (!read_header_line(line, trial)) return false;
  }
  document = std::move(trial);
  return true;
}

std::size_t passage_begin(std::span<const std::string_view> lines, std::size_t at) {
  while (at < lines.size() && is_blank(lines[at])) ++at;
  return at;
}

std::size_t passage_end(std::span<const std::string_view> lines, std::size_t at) {
  while (at < lines.size() && !is_blank(lines[at])) ++at;
  return at;
}

std::string joined_with_line_ends(std::span<const std::string_view> lines) {
  std::string text;
  for (const auto line : lines) {
    if (!text.empty()) text += '\n';
    text += trimmed(line);
  }
  return text;
}

// Takes `date 2022-02` off the front of the first line.
std::string_view take_date_word(std::string_view line, Document& document) {
  const auto behind = behind_date_word(line);
  if (!behind) return trimmed(line);
  const std::string_view word = first_word(*behind);
  if (const auto date = parse_field_date(word)) {
    document.archived = date;
    return trimmed(behind->substr(word.size()));
  }
  return is_title_with_stand(line) ? *behind : trimmed(line);
}

// How many lines of the first passage are its title: those above the metadata where there is no sentence in
// them, else the first.
std::size_t count_title_lines(std::span<const std::string_view> lines) {
  Document unused;
  const auto metadata =
      std::find_if(lines.begin() + 1, lines.end(), [&](auto line) { return read_header_line(line, unused); });
  const auto above = lines.first(static_cast<std::size_t>(metadata - lines.begin()));
  return above.size() > 1 && reads_as_heading(join_lines(above)) ? above.size() : 1;
}

}  // namespace

bool is_date_line(std::string_view line) {
  const auto behind = behind_date_word(line);
  return behind && (parse_field_date(first_word(*behind)) || is_title_with_stand(line));
}

bool is_title_with_stand(std::string_view line) {
  line = trimmed(line);
  if (line.size() > kTitleBytes + kStandBytes || line.starts_with("Stand")) return false;
  const auto stand = find_stand(line);
  return stand && stand->date.has_time() && stand->end == line.size() &&
         reads_as_heading(trimmed(line.substr(0, stand->begin)));
}

std::size_t read_text_header(std::span<const std::string_view> lines, Document& document) {
  std::size_t begin = passage_begin(lines, 0);
  if (begin == lines.size()) return begin;
  std::size_t end = passage_end(lines, begin);
  std::size_t used;

  if (read_header_passage(lines.subspan(begin, end - begin), document)) {  // labelled lines before the title
    used = end;
    begin = passage_begin(lines, end);
    end = passage_end(lines, begin);
    if (!document.title.empty() || begin == lines.size()) {
      settle_dates(document);
      return used;
    }
  }

  std::vector<std::string_view> passage(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                        lines.begin() + static_cast<std::ptrdiff_t>(end));
  const std::string_view first_line = trimmed(passage.front());
  passage.front() = take_date_word(passage.front(), document);
  const std::size_t prefix_bytes = first_line.size() - passage.front().size();
  if (passage.front().empty()) {  // the title stands below its `date`
    passage.erase(passage.begin());
    ++begin;
    if (passage.empty()) {
      begin = passage_begin(lines, begin);
      end = passage_end(lines, begin);
      passage.assign(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(end));
      if (passage.empty()) {
        settle_dates(document);
        return begin;
      }
    }
  }

  const std::string header = joined_with_line_ends(passage);
  const auto stand = find_stand(header);
  if (stand && (stand->begin > 0) && stand->begin <= kTitleBytes + 1) {
    document.updated = stand->date;
    const auto title_lines = split_lines(trimmed(std::string_view(header).substr(0, stand->begin)));
    set_title(title_lines, prefix_bytes, document);
    const auto lines_of_header = static_cast<std::size_t>(
        std::count(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(stand->end), '\n') + 1);
    used = begin + lines_of_header;
  } else if (trimmed(passage.front()).size() > kTitleBytes) {
    used = begin;  // running text from the first line on
  } else {
    const std::size_t count = count_title_lines(passage);
    for (auto& line : passage) line = trimmed(line);
    set_title(std::span(passage).first(count), prefix_bytes, document);
    used = begin + count;
  }

  used += read_header_lines(lines.subspan(used), document);
  settle_dates(document);
  return used;
}

std::size_t read_header_lines(std::span<const std::string_view> lines, Document& document) {
  std::size_t used = 0;
  while (true) {
    const std::size_t next = passage_begin(lines, used);
    if (next == lines.size() || !read_header_line(lines[next], document)) return used;
    used = next + 1;
  }
}

std::size_t read_text_footer(std::span<const std::string_view> lines, Document& document) {
  std::size_t end = lines.size();
  while (end > 0 && is_blank(lines[end - 1])) --end;
  while (end > 1 && !is_blank(lines[end - 1]) && read_header_line(lines[end - 1], document)) --end;
  settle_dates(document);
  return end;
}

}  // namespace blattwerk::formats
