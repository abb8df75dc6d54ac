#include <array>
#include <initializer_list>
#include <utility>

#include "formats/html/ascii.h"
#include "formats/html/tokenizer.h"
#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// Places the tokens of a page in the tree. `open_` are the elements not yet ended, outermost first (the
/// standard's stack of open elements). Searches through it are bounded by `kMaxSearch`, and spared where no
/// such element is open.
class TreeBuilder {
 public:
  explicit TreeBuilder(Tree& tree) : tree_(tree), tokenizer_(*tree.page_) {
    tree_.nodes_.reserve(tree_.page_->size() / 48 + 16);
    tree_.attributes_.reserve(tree_.page_->size() / 64 + 16);
    tree_.nodes_.push_back({});
  }

  void build() {
    Token token;
    std::size_t first_attribute = 0;
    while (tokenizer_.next(token, tree_.attributes_)) {
      if (tree_.nodes_.size() >= kMaxNodes) {
        tree_.truncated_ = true;
        break;
      }
      if (token.kind == Token::Kind::text) {
        add_text(token.raw);
      } else if (token.kind == Token::Kind::start_tag) {
        first_attribute_ = first_attribute;
        start(token);
      } else {
        end(token.tag, token.raw);
      }
      first_attribute = tree_.attributes_.size();
    }
    pop_to(0);
    tree_.nodes_[0].end = tree_.size();
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Tag open_tag(std::size_t level) const { return tree_.nodes_[open_[level]].tag; }
  Tag current() const { return open_.empty() ? Tag::other : open_tag(open_.size() - 1); }

  void pop_to(std::size_t level) {
    while (open_.size() > level) {
      const Tag tag = current();
      --open_count_[static_cast<std::size_t>(tag)];
      if (tag == Tag::svg || tag == Tag::math) --foreign_depth_;
      tree_.nodes_[open_.back()].end = tree_.size();
      open_.pop_back();
    }
    tokenizer_.set_foreign(foreign_depth_ > 0);
  }

  std::size_t search_end() const { return open_.size() > kMaxSearch ? open_.size() - kMaxSearch : 0; }

  NodeId parent() const { return open_.empty() ? 0 : open_.back(); }

  void add_text(std::string_view raw) {
    if (raw.empty()) return;
    Node& last = tree_.nodes_.back();
    if (last.is_text && last.parent == parent() && last.raw.data() + last.raw.size() == raw.data()) {
      last.raw = std::string_view(last.raw.data(), last.raw.size() + raw.size());
      return;
    }
    tree_.nodes_.push_back({.is_text = true, .parent = parent(), .end = tree_.size() + 1, .raw = raw});
  }

  enum class Content { follows, none };

  void add_element(const Token& token, Content content) {
    const auto attributes = tree_.attributes_.size() - first_attribute_;
    tree_.nodes_.push_back({.tag = token.tag,
                            .attribute_count = static_cast<std::uint16_t>(attributes),
                            .first_attribute = static_cast<std::uint32_t>(first_attribute_),
                            .parent = parent(),
                            .end = tree_.size() + 1,
                            .raw = token.raw});
    if (content == Content::none) return;
    open_.push_back(tree_.size() - 1);
    ++open_count_[static_cast<std::size_t>(token.tag)];
    if (token.tag == Tag::svg || token.tag == Tag::math) ++foreign_depth_;
    tokenizer_.set_foreign(foreign_depth_ > 0);
  }

  /// The level of the innermost open element of `tag`, not looking past a `boundary`.
  template <typename Boundary>
  std::size_t find_open(Tag tag, Boundary boundary) const {
    if (open_count_[static_cast<std::size_t>(tag)] == 0) return kNone;
    for (std::size_t level = open_.size(); level-- > search_end();) {
      if (open_tag(level) == tag) return level;
      if (boundary(open_tag(level))) return kNone;
    }
    return kNone;
  }

  static bool ends_scope(Tag tag) {
    return tag == Tag::table || tag == Tag::td || tag == Tag::th || tag == Tag::caption ||
           tag == Tag::object || tag == Tag::template_ || tag == Tag::html;
  }
  static bool ends_button_scope(Tag tag) { return tag == Tag::button || ends_scope(tag); }
  static bool ends_list_scope(Tag tag) { return tag == Tag::ul || tag == Tag::ol || ends_scope(tag); }
  static bool ends_table_scope(Tag tag) {
    return tag == Tag::table || tag == Tag::template_ || tag == Tag::html;
  }
  static bool ends_item_search(Tag tag) {
    return is_special(tag) && tag != Tag::address && tag != Tag::div && tag != Tag::p;
  }
  static bool is_head_content(Tag tag) {
    return tag == Tag::base || tag == Tag::link || tag == Tag::meta || tag == Tag::title ||
           tag == Tag::script || tag == Tag::style || tag == Tag::noscript || tag == Tag::template_;
  }

  template <typename Boundary>
  bool close(Tag tag, Boundary boundary) {
    const std::size_t level = find_open(tag, boundary);
    if (level == kNone) return false;
    pop_to(level);
    return true;
  }

  /// Ends the cells, rows or groups that a new one of the same table implies.
  void close_in_table(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) close(tag, [](Tag open) { return ends_table_scope(open); });
  }

  void start(const Token& token) {
    if (foreign_depth_ > 0) {
      if (!leaves_foreign_content(token.tag)) {
        return add_element(token, token.self_closing ? Content::none : Content::follows);
      }
      while (foreign_depth_ > 0) pop_to(open_.size() - 1);
    }
    if (!end_implied(token.tag)) return;
    if (is_void(token.tag)) return add_element(token, Content::none);
    if (is_raw_text(token.tag) || is_escapable_text(token.tag)) {
      add_element(token, Content::none);
      return add_raw_text(tokenizer_.take_raw_text(token.raw));
    }
    const bool foreign = token.tag == Tag::svg || token.tag == Tag::math;
    add_element(token, foreign && token.self_closing ? Content::none : Content::follows);
  }

  void add_raw_text(std::string_view content) {
    if (content.empty()) return;
    const NodeId element = tree_.size() - 1;
    tree_.nodes_.push_back({.is_text = true, .parent = element, .end = tree_.size() + 1, .raw = content});
    tree_.nodes_[element].end = tree_.size();
  }

  /// Ends the elements that a start tag implies to be at their end; false where the tag itself is to be
  /// ignored.
  bool end_implied(Tag tag) {
    if (current() == Tag::head && !is_head_content(tag)) pop_to(open_.size() - 1);
    if (closes_paragraph(tag)) close(Tag::p, ends_button_scope);
    switch (tag) {
      case Tag::html:
      case Tag::head:
      case Tag::body: {
        bool& seen = tag == Tag::html ? seen_html_ : tag == Tag::head ? seen_head_ : seen_body_;
        if (tag == Tag::body) close(Tag::head, [](Tag) { return false; });
        return !std::exchange(seen, true);
      }
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        if (is_heading(current())) pop_to(open_.size() - 1);
        return true;
      case Tag::li:
        if (close(Tag::li, ends_item_search)) return true;
        close(Tag::p, ends_button_scope);
        return true;
      case Tag::dd:
      case Tag::dt:
        if (!close(Tag::dd, ends_item_search)) close(Tag::dt, ends_item_search);
        close(Tag::p, ends_button_scope);
        return true;
      case Tag::option:
      case Tag::optgroup:
        if (current() == Tag::option) pop_to(open_.size() - 1);
        return true;
      case Tag::a:
        close(Tag::a, is_special);
        return true;
      case Tag::button:
        close(Tag::button, ends_scope);
        return true;
      case Tag::td:
      case Tag::th:
        close_in_table({Tag::td, Tag::th});
        return in_table();
      case Tag::tr:
        close_in_table({Tag::td, Tag::th, Tag::tr});
        return in_table();
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        close_in_table({Tag::td, Tag::th, Tag::tr, Tag::tbody, Tag::thead, Tag::tfoot, Tag::caption});
        return in_table();
      default:
        return true;
    }
  }

  bool in_table() const {
    return find_open(Tag::table, [](Tag tag) { return tag == Tag::template_; }) != kNone;
  }

  void end(Tag tag, std::string_view name) {
    switch (tag) {
      case Tag::html:
      case Tag::body:
        return;  // what follows still belongs to the body
      case Tag::head:
        close(Tag::head, [](Tag) { return false; });
        return;
      case Tag::br:
        first_attribute_ = tree_.attributes_.size();
        return add_element(Token{.tag = Tag::br, .raw = name}, Content::none);
      case Tag::p:
        close(Tag::p, ends_button_scope);
        return;
      case Tag::li:
        close(Tag::li, ends_list_scope);
        return;
      case Tag::table:
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
      case Tag::tr:
      case Tag::td:
      case Tag::th:
        close(tag, ends_table_scope);
        return;
      case Tag::h1:
      case Tag::h2:
      case Tag::h3:
      case Tag::h4:
      case Tag::h5:
      case Tag::h6:
        return end_heading();
      case Tag::other:
        return end_unknown(name);
      default:
        if (is_special(tag)) {
          close(tag, ends_scope);
        } else {
          close(tag, is_special);
        }
    }
  }

  void end_heading() {
    for (std::size_t level = open_.size(); level-- > search_end();) {
      if (is_heading(open_tag(level))) return pop_to(level);
      if (ends_scope(open_tag(level))) return;
    }
  }

  void end_unknown(std::string_view name) {
    for (std::size_t level = open_.size(); level-- > search_end();) {
      const Node& node = tree_.nodes_[open_[level]];
      if (node.tag == Tag::other && node.raw == name) return pop_to(level);
      if (is_special(node.tag)) return;
    }
  }

  Tree& tree_;
  Tokenizer tokenizer_;
  std::vector<NodeId> open_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::other) + 1> open_count_{};
  std::size_t first_attribute_ = 0;
  int foreign_depth_ = 0;
  bool seen_html_ = false;
  bool seen_head_ = false;
  bool seen_body_ = false;
};

Tree parse(std::string page) {
  std::erase(page, '\0');
  Tree tree;
  tree.page_ = std::make_unique<const std::string>(std::move(page));
  TreeBuilder(tree).build();
  return tree;
}

}  // namespace blattwerk::formats::html
