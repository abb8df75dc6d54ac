#include "search/impact/match_tree.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace blattwerk::search::impact {
namespace {

constexpr int kMaxDepth = 100;
constexpr std::string_view kColumns[] = {"body", "title", "lead", "headings"};

// By recursive descent; NOT binds closer than AND, that closer than OR.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : text_(text) {}

  std::optional<MatchTree> read() {
    auto tree = read_any(MatchTree::kAllColumns, 0);
    skip_blanks();
    if (at_ != text_.size()) return std::nullopt;
    return tree;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  bool take(std::string_view token) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  // A chain of operands of one operator.
  template <typename Operand>
  std::optional<MatchTree> read_chain(MatchTree::Kind kind, std::string_view operation, Operand operand) {
    auto first = operand();
    if (!first) return std::nullopt;
    MatchTree chain{.kind = kind};
    chain.children.push_back(std::move(*first));
    while (take(operation)) {
      auto next = operand();
      if (!next) return std::nullopt;
      chain.children.push_back(std::move(*next));
    }
    if (chain.children.size() == 1) return std::move(chain.children.front());
    if (kind != MatchTree::Kind::without) flatten(chain);
    return chain;
  }

  // Children of the same kind become the node's own.
  static void flatten(MatchTree& node) {
    std::vector<MatchTree> flat;
    for (MatchTree& child : node.children) {
      if (child.kind != node.kind) {
        flat.push_back(std::move(child));
      } else {
        std::ranges::move(child.children, std::back_inserter(flat));
      }
    }
    node.children = std::move(flat);
  }

  std::optional<MatchTree> read_any(unsigned columns, int depth) {
    return read_chain(MatchTree::Kind::any, "OR ", [&] { return read_all(columns, depth); });
  }
  std::optional<MatchTree> read_all(unsigned columns, int depth) {
    return read_chain(MatchTree::Kind::all, "AND ", [&] { return read_without(columns, depth); });
  }
  std::optional<MatchTree> read_without(unsigned columns, int depth) {
    return read_chain(MatchTree::Kind::without, "NOT ", [&] { return read_operand(columns, depth); });
  }

  std::optional<MatchTree> read_operand(unsigned columns, int depth) {
    if (depth > kMaxDepth) return std::nullopt;
    if (const auto filter = read_column_filter()) columns &= *filter;
    if (take("(")) {
      auto inner = read_any(columns, depth + 1);
      if (!inner || !take(")")) return std::nullopt;
      return inner;
    }
    if (take("NEAR(")) return read_near(columns);
    return read_phrase(columns);
  }

  // `"klima" "wandel" *, 5)`, what stands behind `NEAR(`.
  std::optional<MatchTree> read_near(unsigned columns) {
    MatchTree node{.kind = MatchTree::Kind::near, .columns = columns};
    do {
      auto phrase = read_phrase(columns);
      if (!phrase) return std::nullopt;
      node.children.push_back(std::move(*phrase));
    } while (!take(","));
    skip_blanks();
    const char* end = text_.data() + text_.size();
    const auto [behind, error] = std::from_chars(text_.data() + at_, end, node.distance);
    if (error != std::errc{}) return std::nullopt;
    at_ = static_cast<std::size_t>(behind - text_.data());
    if (!take(")")) return std::nullopt;
    if (node.children.size() == 1) return std::move(node.children.front());
    return node;
  }

  // `title : ` or `{body headings} : `.
  std::optional<unsigned> read_column_filter() {
    const std::size_t start = at_;
    unsigned columns = 0;
    const bool several = take("{");
    do {
      skip_blanks();
      bool known = false;
      for (unsigned column = 0; column < std::size(kColumns) && !known; ++column) {
        known = take(kColumns[column]);
        if (known) columns |= 1u << column;
      }
      if (!known) break;
    } while (several);
    if (columns != 0 && (!several || take("}")) && take(":")) return columns;
    at_ = start;
    return std::nullopt;
  }

  std::optional<MatchTree> read_phrase(unsigned columns) {
    if (!take("\"")) return std::nullopt;
    MatchTree node{.columns = columns};
    node.phrase = phrases_++;
    std::string term;
    const auto end_term = [&] {
      if (!term.empty()) node.terms.push_back(std::exchange(term, {}));
    };
    for (;; ++at_) {
      if (at_ == text_.size()) return std::nullopt;
      if (text_[at_] == '"') {
        ++at_;
        if (at_ == text_.size() || text_[at_] != '"') break;
        term += '"';
      } else if (text_[at_] == ' ') {
        end_term();
      } else {
        term += text_[at_];
      }
    }
    end_term();
    if (node.terms.empty()) return std::nullopt;
    node.prefix = take("*");
    return node;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t phrases_ = 0;
};

}  // namespace

std::optional<MatchTree> read_expression(std::string_view expression) {
  return ExpressionReader(expression).read();
}

}  // namespace blattwerk::search::impact
