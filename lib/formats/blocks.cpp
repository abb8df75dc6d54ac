#include "formats/blocks.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "text/normalize.h"
#include "text/utf8.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kHeadingCharacters = 100;
constexpr std::size_t kHeadingWords = 15;
// So many short passages in a row are a table or a list of results, not headings of one another.
constexpr std::size_t kHeadingsInRow = 3;
// Lines as long as this were not broken to fit a width: each is a paragraph where no blank line divides any.
constexpr std::size_t kUnbrokenLineBytes = 160;

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kByteOrderMark = 0xFEFF;

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == kByteOrderMark || c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) {
  return c != text::kInvalid && u_isalpha(static_cast<UChar32>(c));
}
bool is_lower(char32_t c) {
  return c != text::kInvalid && u_islower(static_cast<UChar32>(c));
}

// The last character of a text and where it starts; the text must not be empty.
std::pair<char32_t, std::size_t> last_character(std::string_view text) {
  std::size_t start = text::floor_border(text, text.size() - 1);
  std::size_t offset = start;
  return {text::decode(text, offset), start};
}

char32_t first_character(std::string_view text) {
  std::size_t offset = 0;
  return text.empty() ? text::kInvalid : text::decode(text, offset);
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t,.;"));
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

// `Vor-` before one of these is a compound cut short, not a word broken at the line end.
bool continues_ellipsis(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kWords = {"und",   "oder", "bis", "bzw",
                                                             "sowie", "wie",  "als", "noch"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// `russisch-ukrainische` and its like are written with a hyphen wherever the line breaks.
bool are_paired_adjectives(std::string_view head, std::string_view tail) {
  return head.ends_with("sch") && tail.find("sch") != std::string_view::npos;
}

void append_line(std::string& joined, std::string_view line) {
  if (joined.empty()) {
    joined = line;
    return;
  }
  const auto [last, last_start] = last_character(joined);
  if (last == kSoftHyphen) {
    joined.resize(last_start);
    joined += line;
    return;
  }
  const char32_t next = first_character(line);
  const bool hyphen = last == '-' || last == kHyphen;
  const std::string_view before = std::string_view(joined).substr(0, last_start);
  if (!hyphen || before.empty() || is_space(last_character(before).first) ||
      !(is_letter(next) || u_isdigit(static_cast<UChar32>(next)))) {
    joined += ' ';
  } else if (is_lower(next)) {
    if (continues_ellipsis(first_word(line))) {
      joined += ' ';
    } else if (is_lower(last_character(before).first) &&
               !are_paired_adjectives(last_word(before), first_word(line))) {
      joined.resize(last_start);
    }
  }
  joined += line;
}

std::string_view without_closing_marks(std::string_view text) {
  static constexpr std::array<char32_t, 10> kClosing = {'"',    '\'',   ')',    ']',    0x201C,
                                                        0x201D, 0x2019, 0x2018, 0x00AB, 0x00BB};
  while (!text.empty()) {
    const auto [last, start] = last_character(text);
    if (std::find(kClosing.begin(), kClosing.end(), last) == kClosing.end()) break;
    text = text.substr(0, start);
  }
  return text;
}

bool ends_with_punctuation(std::string_view passage) {
  static constexpr std::array<char32_t, 7> kClosing = {'.', '!', '?', ':', ';', ',', 0x2026};
  passage = without_closing_marks(passage);
  return !passage.empty() &&
         std::find(kClosing.begin(), kClosing.end(), last_character(passage).first) != kClosing.end();
}

// The line behind its bullet; nothing where it has none. A dash alone may as well open direct speech.
std::optional<std::string_view> behind_bullet(std::string_view line) {
  static constexpr std::array<std::string_view, 8> kBullets = {"• ", "* ", "- ", "· ",
                                                               "▪ ", "● ", "‣ ", "– "};
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) return trimmed(line.substr(bullet.size()));
  }
  return std::nullopt;
}

bool is_list(std::span<const std::string_view> lines) {
  if (lines.size() == 1 && lines.front().starts_with("– ")) return false;
  return std::all_of(lines.begin(), lines.end(), [](auto line) { return behind_bullet(line).has_value(); });
}

void append_passage(std::span<const std::string_view> lines, std::vector<Block>& blocks) {
  if (is_list(lines)) {
    for (const auto line : lines) {
      blocks.push_back({Block::Kind::list_item, one_line(*behind_bullet(line))});
    }
  } else {
    blocks.push_back({Block::Kind::text, one_line(join_lines(lines))});
  }
}

void mark_headings(std::vector<Block>& blocks) {
  std::size_t run = 0;  // short passages directly before the block
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool running_text = blocks[i].kind == Block::Kind::text && !reads_as_heading(blocks[i].text);
    const bool ends_run = running_text || blocks[i].kind != Block::Kind::text;
    if (!ends_run) {
      ++run;
      continue;
    }
    const std::size_t headings = run > kHeadingsInRow ? 1 : run;
    for (std::size_t back = 1; back <= headings; ++back) blocks[i - back].kind = Block::Kind::heading;
    run = 0;
  }
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\n\r");
    if (end == std::string_view::npos) {
      lines.push_back(text);
      break;
    }
    lines.push_back(text.substr(0, end));
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return lines;
}

bool is_blank(std::string_view line) {
  return trimmed(line).empty();
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    std::size_t next = 0;
    if (!is_space(text::decode(text, next))) break;
    text.remove_prefix(next);
  }
  while (!text.empty()) {
    const auto [last, start] = last_character(text);
    if (!is_space(last)) break;
    text = text.substr(0, start);
  }
  return text;
}

std::string one_line(std::string_view text) {
  return text::squeeze_blanks(text::normalize(std::string(text)));
}

std::string join_lines(std::span<const std::string_view> lines) {
  std::string joined;
  for (const auto line : lines) {
    const auto content = trimmed(line);
    if (!content.empty()) append_line(joined, content);
  }
  return joined;
}

bool reads_as_heading(std::string_view passage) {
  if (passage.size() > kHeadingCharacters * 2 || ends_with_punctuation(passage)) return false;
  const auto characters =
      std::count_if(passage.begin(), passage.end(), [](char c) { return (c & 0xC0) != 0x80; });
  const auto blanks = std::count(passage.begin(), passage.end(), ' ');
  if (static_cast<std::size_t>(characters) > kHeadingCharacters) return false;
  if (static_cast<std::size_t>(blanks) >= kHeadingWords) return false;
  for (std::size_t offset = 0; offset < passage.size();) {
    if (is_letter(text::decode(passage, offset))) return true;
  }
  return false;
}

std::vector<Block> blocks_of_lines(std::span<const std::string_view> lines) {
  std::vector<std::string_view> content;
  content.reserve(lines.size());
  for (const auto line : lines) content.push_back(trimmed(line));
  while (!content.empty() && content.back().empty()) content.pop_back();
  const auto first = std::find_if(content.begin(), content.end(), [](auto line) { return !line.empty(); });
  content.erase(content.begin(), first);

  const bool divided = std::find(content.begin(), content.end(), std::string_view()) != content.end();
  const bool line_is_passage =
      !divided && content.size() > 2 &&
      std::any_of(content.begin(), content.end(), [](auto line) { return line.size() > kUnbrokenLineBytes; });

  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin < content.size();) {
    if (content[begin].empty()) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (!line_is_passage && end < content.size() && !content[end].empty()) ++end;
    append_passage(std::span(content).subspan(begin, end - begin), blocks);
    begin = end;
  }
  std::erase_if(blocks, [](const Block& block) { return block.text.empty(); });
  find_kinds(blocks);
  return blocks;
}

void find_kinds(std::vector<Block>& blocks) {
  mark_headings(blocks);
  const auto lead = std::find_if(blocks.begin(), blocks.end(),
                                 [](const Block& block) { return block.kind == Block::Kind::text; });
  if (lead != blocks.end()) lead->kind = Block::Kind::lead;
}

}  // namespace blattwerk::formats
