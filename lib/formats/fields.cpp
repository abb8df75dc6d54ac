#include "formats/fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/blocks.h"
#include "formats/html_blocks.h"
#include "text/german_date.h"
#include "text/local_time.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kLongestDate = 80;
// Lines as long as this were not broken to fit a width.
constexpr std::size_t kUnbrokenLineBytes = 160;

// Seconds or milliseconds since 1970, between 1990 and 2100.
std::optional<PartialDate> parse_unix_time(std::string_view text) {
  if (text.size() != 9 && text.size() != 10 && text.size() != 12 && text.size() != 13) return std::nullopt;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 10) seconds /= 1000;
  constexpr std::int64_t k1990 = 631152000;
  constexpr std::int64_t k2100 = 4102444800;
  if (seconds < k1990 || seconds >= k2100) return std::nullopt;
  const auto day = PartialDate::from_days_since_epoch(static_cast<int>(seconds / 86400));
  const auto clock = static_cast<int>(seconds % 86400);
  const auto instant = day->at(clock / 3600, clock / 60 % 60, clock % 60);
  return text::TimeZone::berlin().to_wall_clock(instant->with_offset(0));
}

void append_members(std::string_view list, std::span<const std::string_view> dividers,
                    std::vector<std::string>& members) {
  while (!list.empty()) {
    std::size_t end = list.size();
    std::size_t behind = list.size();
    for (const auto divider : dividers) {
      const std::size_t at = list.find(divider);
      if (at < end) end = at, behind = at + divider.size();
    }
    const auto member = trimmed(list.substr(0, end));
    if (!member.empty()) members.push_back(one_line(member));
    list.remove_prefix(behind);
  }
}

bool has_blank_line(std::span<const std::string_view> lines) {
  return std::any_of(lines.begin(), lines.end(), [](auto line) { return is_blank(line); });
}

bool has_unbroken_line(std::span<const std::string_view> lines) {
  return std::any_of(lines.begin(), lines.end(), [](auto line) { return line.size() > kUnbrokenLineBytes; });
}

}  // namespace

std::optional<PartialDate> parse_field_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kLongestDate) return std::nullopt;
  if (const auto date = PartialDate::parse_iso(text)) return text::TimeZone::berlin().from_wall_clock(*date);
  if (const auto date = text::parse_german_date(text)) return date;
  return parse_unix_time(text);
}

bool set_field(Field field, std::string_view value, Document& document) {
  value = trimmed(value);
  if (value.empty()) return false;
  const auto set_text_field = [&](std::string& text) {
    if (text.empty()) text = one_line(value);
    return true;
  };
  const auto set_date = [&](std::optional<PartialDate>& date) {
    const auto parsed = parse_field_date(value);
    if (parsed && !date) date = parsed;
    return parsed.has_value();
  };
  switch (field) {
    case Field::id:
      return set_text_field(document.external_id);
    case Field::title:
      return set_text_field(document.title);
    case Field::kicker:
      return set_text_field(document.kicker);
    case Field::published:
      return set_date(document.published);
    case Field::updated:
      return set_date(document.updated);
    case Field::source:
      return set_text_field(document.source);
    case Field::url:
      return set_text_field(document.url);
    case Field::authors:
      if (document.authors.empty()) append_authors(value, document);
      return true;
    case Field::section:
      return set_text_field(document.section);
    case Field::language:
      return set_text_field(document.language);
    case Field::agency:
      return set_text_field(document.agency);
    case Field::topics:
      if (document.topics.empty()) append_topics(value, document);
      return true;
    case Field::lead:
      set_lead(value, document);
      return true;
    case Field::text:
    case Field::paragraphs:
      if (document.blocks.empty()) set_text(value, document);
      return true;
  }
  return false;
}

void append_authors(std::string_view names, Document& document) {
  static constexpr std::array<std::string_view, 6> kDividers = {",", ";", " und ", " and ", " & ", "/"};
  for (const std::string_view word : {"Von ", "von ", "By ", "by "}) {
    if (names.starts_with(word)) names.remove_prefix(word.size());
  }
  append_members(names, kDividers, document.authors);
}

void append_topics(std::string_view topics, Document& document) {
  static constexpr std::array<std::string_view, 2> kDividers = {",", ";"};
  append_members(topics, kDividers, document.topics);
}

void set_text(std::string_view text, Document& document) {
  if (looks_like_html(text)) {
    document.blocks = blocks_of_html(text);
    return;
  }
  const auto lines = split_lines(text);
  if (lines.size() == 1 || has_blank_line(lines) || !has_unbroken_line(lines)) {
    document.blocks = blocks_of_lines(lines);
    return;
  }
  std::vector<std::string_view> divided;
  for (const auto line : lines) {
    divided.push_back(line);
    divided.push_back({});
  }
  document.blocks = blocks_of_lines(divided);
}

void set_lead(std::string_view lead, Document& document) {
  std::string text = looks_like_html(lead) ? line_of_html(lead) : one_line(lead);
  if (text.empty()) return;
  // A description cut short is the start of the text once more.
  std::string_view start = text;
  for (const std::string_view mark : {"…", "...", "[…]"}) {
    if (start.ends_with(mark)) start = trimmed(start.substr(0, start.size() - mark.size()));
  }
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::heading) continue;
    if (block.text.starts_with(start)) return;
    break;
  }
  for (Block& block : document.blocks) {
    if (block.kind == Block::Kind::lead) block.kind = Block::Kind::text;
  }
  document.blocks.insert(document.blocks.begin(), {Block::Kind::lead, std::move(text)});
}

void settle_dates(Document& document) {
  if (document.published) return;
  document.published = document.updated ? document.updated : document.archived;
}

}  // namespace blattwerk::formats
