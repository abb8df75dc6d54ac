#include "formats/html/text_blocks.h"

#include "formats/html/ascii.h"
#include "formats/html/character_reference.h"
#include "text/utf8.h"

namespace blattwerk::formats::html {
namespace {

/// Elements whose content is no text of the page.
bool holds_no_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::noscript:
    case Tag::svg:
    case Tag::math:
    case Tag::iframe:
    case Tag::template_:
    case Tag::head:
    case Tag::title:
    case Tag::textarea:
    case Tag::select:
    case Tag::object:
    case Tag::audio:
    case Tag::video:
    case Tag::canvas:
    case Tag::button:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::dialog:
      return true;
    default:
      return false;
  }
}

/// Classes for what screen readers read out only. `hidden` is one of them, but not where other classes of the
/// same element show it on wider screens (`hidden md:block`).
bool has_hiding_class(std::string_view names) {
  bool hidden = false;
  while (!(names = trim(names)).empty()) {
    std::size_t end = 0;
    while (end < names.size() && !is_space(names[end])) ++end;
    const std::string_view name = names.substr(0, end);
    names.remove_prefix(end);
    if (name.find(':') != std::string_view::npos) return false;
    for (const std::string_view hiding :
         {"hidden", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader",
          "screen-reader-only", "visually_hidden", "u-hidden", "is-hidden", "d-none", "invisible",
          "sf-hidden"}) {
      if (equals_ignoring_case(name, hiding)) hidden = true;
    }
  }
  return hidden;
}

bool hides_itself(const Tree& tree, NodeId id) {
  if (tree[id].attribute_count == 0) return false;
  if (tree.raw_attribute(id, "hidden")) return true;
  if (tree.raw_attribute(id, "aria-hidden") == "true") return true;
  if (const auto names = tree.raw_attribute(id, "class"); names && has_hiding_class(names->substr(0, 500)))
    return true;
  const auto style = tree.raw_attribute(id, "style");
  if (!style) return false;
  std::string compact;
  for (const char c : style->substr(0, 400)) {
    if (!is_space(c)) compact += to_lower(c);
  }
  return compact.find("display:none") != std::string::npos ||
         compact.find("visibility:hidden") != std::string::npos;
}

/// White space, and what is no visible character, among code points outside ASCII.
enum class Visibility { visible, blank, nothing };

Visibility visibility_of(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
      c == 0x3000) {
    return Visibility::blank;
  }
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0x80 && c <= 0x9F) || c == text::kInvalid) {
    return Visibility::nothing;
  }
  return Visibility::visible;
}

/// An initial, set apart by its class so that it can be drawn large.
bool is_initial(const Tree& tree, NodeId id, std::string_view text) {
  constexpr std::size_t kLongestLetter = 4;
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.empty() || text.size() > kLongestLetter) return false;
  std::size_t at = 0;
  text::decode(text, at);
  const auto names = tree.raw_attribute(id, "class");
  if (at != text.size() || !names) return false;
  const std::string lower = to_lower(names->substr(0, 200));
  for (const std::string_view name : {"initial", "dropcap", "drop-cap", "drop_cap", "first-letter"}) {
    if (lower.find(name) != std::string::npos) return true;
  }
  return false;
}

void append_blank(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

/// Walks the page once and cuts its text at block borders.
class BlockCutter {
 public:
  BlockCutter(const Tree& tree, const std::vector<NodeId>& left_out)
      : tree_(tree), next_left_out_(left_out.begin()), end_left_out_(left_out.end()) {}

  std::vector<TextBlock> cut() {
    for (NodeId id = 1; id < tree_.size();) {
      leave_until(id);
      const Node& node = tree_[id];
      if (node.is_text) {
        add_text(id);
        ++id;
        continue;
      }
      if (holds_no_text(node.tag) || is_left_out(id) || hides_itself(tree_, id)) {
        if (is_block(node.tag)) flush();
        id = node.end;
        continue;
      }
      enter(id);
      ++id;
    }
    leave_until(tree_.size());
    flush();
    release_long_items();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeId id;
    NodeId end;
    bool link;
    bool block;
  };

  bool is_left_out(NodeId id) {
    while (next_left_out_ != end_left_out_ && *next_left_out_ < id) ++next_left_out_;
    return next_left_out_ != end_left_out_ && *next_left_out_ == id;
  }

  void enter(NodeId id) {
    const Node& node = tree_[id];
    if (node.tag == Tag::br) {
      if (++line_breaks_ >= 2) {
        flush();
      } else {
        append_blank(current_.text);
      }
      return;
    }
    if (node.tag == Tag::img || node.tag == Tag::wbr) return;
    const bool block = is_block(node.tag) || (node.tag == Tag::other && divides(node));
    if (block) flush();
    if (node.end == id + 1) return;
    const bool link = node.tag == Tag::a && !is_target(id);
    open_.push_back({id, node.end, link, block});
    count(node.tag, 1);
    links_ += link ? 1 : 0;
  }

  /// Elements of a site's own, such as `<site-lead>`, divide text where they do not stand in running text.
  bool divides(const Node& element) const {
    if (element.raw.find('-') == std::string_view::npos) return false;
    for (std::size_t level = open_.size(); level-- > 0;) {
      const Tag tag = tree_[open_[level].id].tag;
      if (open_[level].block)
        return tag != Tag::p && tag != Tag::li && tag != Tag::td && tag != Tag::blockquote &&
               !is_heading(tag);
      if (tag != Tag::other) return false;
    }
    return true;
  }

  /// `<a name=…>` without an address marks a place in the text.
  bool is_target(NodeId id) const {
    return !tree_.raw_attribute(id, "href") &&
           (tree_.raw_attribute(id, "name") || tree_.raw_attribute(id, "id"));
  }

  void leave_until(NodeId id) {
    while (!open_.empty() && open_.back().end <= id) {
      if (open_.back().block) {
        flush();
      } else if (is_initial(tree_, open_.back().id, current_.text)) {
        initial_end_ = current_.text.find_last_not_of(' ') + 1;
      }
      count(tree_[open_.back().id].tag, -1);
      links_ -= open_.back().link ? 1 : 0;
      open_.pop_back();
    }
  }

  void count(Tag tag, int change) {
    if (tag == Tag::b || tag == Tag::strong) strong_ += change;

    if (tag == Tag::blockquote) quotes_ += change;
  }

  /// An item of many blocks is no item of a list but an entry of a page that is made as a list.
  void release_long_items() {
    constexpr std::size_t kMostBlocks = 2;
    for (std::size_t i = 0; i < blocks_.size();) {
      std::size_t end = i + 1;
      while (end < blocks_.size() && blocks_[end].item == blocks_[i].item) ++end;
      const bool keep = blocks_[i].item != 0 && end - i <= kMostBlocks;
      for (; i < end; ++i) blocks_[i].list_item = keep;
    }
  }

  void add_text(NodeId id) {
    decoded_.clear();
    append_decoded(tree_[id].raw, ReferencePlace::text, decoded_);
    const std::size_t before = current_.text.size();
    append_collapsed(decoded_, current_.text);
    if (initial_end_ > 0) join_initial();
    const auto added = static_cast<std::uint32_t>(current_.text.size() - before);
    if (added == 0) return;
    if (current_.text.size() > 1 || current_.text[0] != ' ') line_breaks_ = 0;
    if (current_.first == 0) start_block(id);
    if (links_ > 0) current_.link_bytes += added;
    if (strong_ > 0) current_.strong_bytes += added;
  }

  /// `N` `a endlich!` is `Na endlich!`, whatever blank the template puts between.
  void join_initial() {
    const std::size_t blank = initial_end_;
    if (blank + 1 >= current_.text.size()) return;
    initial_end_ = 0;
    const char next = current_.text[blank + 1];
    if (current_.text[blank] == ' ' && next >= 'a' && next <= 'z') current_.text.erase(blank, 1);
  }

  void start_block(NodeId id) {
    current_.first = id;

    current_.quote = quotes_ > 0;
    for (std::size_t level = open_.size(); level-- > 0;) {
      const Tag tag = tree_[open_[level].id].tag;
      if (is_heading(tag) && current_.heading_level == 0) {
        current_.heading_level =
            static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
      }
      if (open_[level].block) {
        current_.container = open_[level].id;
        // Not a paragraph within a cell: tables have long been used to lay out whole pages.
        current_.table_cell = tag == Tag::td || tag == Tag::th;
        break;
      }
    }
    constexpr std::size_t kReach = 8;
    for (std::size_t level = open_.size(), seen = 0; level-- > 0 && seen < kReach; ++seen) {
      if (tree_[open_[level].id].tag != Tag::li) continue;
      current_.item = open_[level].id;
      break;
    }
    // A heading may hold blocks of its own: `<h2><div>…</div></h2>`.
    for (std::size_t level = open_.size(), seen = 0; level-- > 0 && seen < 4 && current_.heading_level == 0;
         ++seen) {
      const Tag tag = tree_[open_[level].id].tag;
      if (is_heading(tag)) {
        current_.heading_level =
            static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
      }
    }
  }

  void flush() {
    line_breaks_ = 0;
    initial_end_ = 0;
    while (!current_.text.empty() && current_.text.back() == ' ') current_.text.pop_back();
    if (!current_.text.empty()) blocks_.push_back(std::move(current_));
    current_ = {};
  }

  const Tree& tree_;
  std::vector<NodeId>::const_iterator next_left_out_;
  const std::vector<NodeId>::const_iterator end_left_out_;
  std::vector<TextBlock> blocks_;
  std::vector<Open> open_;
  TextBlock current_;
  std::string decoded_;
  std::size_t initial_end_ = 0;  // of a block that begins with a large letter and nothing yet behind it
  int line_breaks_ = 0;
  int links_ = 0;
  int strong_ = 0;

  int quotes_ = 0;
};

}  // namespace

void append_collapsed(std::string_view raw, std::string& out) {
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      ++at;
      if (is_space(c)) {
        append_blank(out);
      } else if (c > ' ' && c != 0x7F) {
        out += c;
      }
      continue;
    }
    const std::size_t start = at;
    const char32_t code_point = text::decode(raw, at);
    const Visibility visibility = visibility_of(code_point);
    if (visibility == Visibility::blank) append_blank(out);
    if (visibility == Visibility::visible) out.append(raw.substr(start, at - start));
  }
}

std::string collapse(std::string_view raw) {
  std::string text;
  append_collapsed(raw, text);
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::vector<TextBlock> text_blocks(const Tree& tree, const std::vector<NodeId>& left_out) {
  return BlockCutter(tree, left_out).cut();
}

}  // namespace blattwerk::formats::html
