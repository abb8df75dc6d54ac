#include "search/query_parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "search/query_lexer.h"

namespace blattwerk::search {
namespace {

using Kind = QueryToken::Kind;

// The field that words stand in: of the innermost `field:` around them.
struct Scope {
  const FieldMeaning* field = nullptr;
  const QueryToken* written = nullptr;
};

template <typename Operator>
std::optional<Node> join(std::vector<Node> operands) {
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1) return std::move(operands.front());
  std::vector<Node> flat;
  for (Node& operand : operands) {
    if (auto* same = std::get_if<Operator>(&operand.value)) {
      std::ranges::move(same->operands, std::back_inserter(flat));
    } else {
      flat.push_back(std::move(operand));
    }
  }
  return Node{Operator{std::move(flat)}};
}

bool is_everything(const Node& node) {
  return std::holds_alternative<Everything>(node.value);
}

// Text without a field.
bool can_be_said(const Node& node) {
  if (const auto* word = std::get_if<Word>(&node.value)) return word->field == TextField::any;
  if (const auto* phrase = std::get_if<Phrase>(&node.value)) return phrase->field == TextField::any;
  if (const auto* near = std::get_if<Near>(&node.value))
    return std::ranges::all_of(near->operands, can_be_said);
  if (const auto* alternatives = std::get_if<Or>(&node.value))
    return std::ranges::all_of(alternatives->operands, can_be_said);
  return false;
}

// The speakers that words behind belong to: of `sagt:Putin`, and of both in `sagt:(Putin ODER Xi)`.
std::vector<Says*> speakers_of(Node& node) {
  if (auto* says = std::get_if<Says>(&node.value)) return {says};
  std::vector<Says*> speakers;
  if (auto* alternatives = std::get_if<Or>(&node.value)) {
    for (Node& operand : alternatives->operands) {
      auto* says = std::get_if<Says>(&operand.value);
      if (!says) return {};
      speakers.push_back(says);
    }
  }
  return speakers;
}

// What stands behind a `sagt:` is what was said; what stands before it need only be in the article.
std::optional<Node> give_words_to_speakers(std::optional<Node> node) {
  auto* conjunction = node ? std::get_if<And>(&node->value) : nullptr;
  if (!conjunction) return node;
  std::vector<Node> rest;
  std::size_t speaker = 0;  // its place in `rest`, counted from 1
  for (Node& operand : conjunction->operands) {
    if (speaker > 0 && can_be_said(operand)) {
      for (Says* says : speakers_of(rest[speaker - 1])) says->words.push_back(operand);
      continue;
    }
    rest.push_back(std::move(operand));
    if (!speakers_of(rest.back()).empty()) speaker = rest.size();
  }
  return join<And>(std::move(rest));
}

std::optional<Node> conjunction(std::vector<Node> operands) {
  // Every article is neutral, but something must be left.
  const auto rest = std::remove_if(operands.begin(), operands.end(), is_everything);
  if (rest == operands.begin() && !operands.empty()) return Node{Everything{}};
  operands.erase(rest, operands.end());
  return give_words_to_speakers(join<And>(std::move(operands)));
}

std::optional<Node> disjunction(std::vector<Node> operands) {
  if (std::ranges::any_of(operands, is_everything)) return Node{Everything{}};
  return join<Or>(std::move(operands));
}

Node negation(Node operand) {
  if (auto* twice = std::get_if<Not>(&operand.value)) return std::move(twice->operand.front());
  std::vector<Node> inner;
  inner.push_back(std::move(operand));
  return Node{Not{std::move(inner)}};
}

// The fields of the words that NAHE would join; nothing where something else is among them.
bool collect_fields(const Node& node, std::vector<TextField>& fields) {
  if (const auto* word = std::get_if<Word>(&node.value)) {
    fields.push_back(word->field);
    return true;
  }
  if (const auto* phrase = std::get_if<Phrase>(&node.value)) {
    fields.push_back(phrase->field);
    return !phrase->within;
  }
  if (const auto* alternatives = std::get_if<Or>(&node.value)) {
    return std::ranges::all_of(alternatives->operands, [&](const Node& operand) {
      return !std::holds_alternative<Or>(operand.value) && collect_fields(operand, fields);
    });
  }
  return false;
}

void set_field(Node& node, TextField field) {
  if (auto* word = std::get_if<Word>(&node.value)) word->field = field;
  if (auto* phrase = std::get_if<Phrase>(&node.value)) phrase->field = field;
  if (auto* alternatives = std::get_if<Or>(&node.value)) {
    for (Node& operand : alternatives->operands) set_field(operand, field);
  }
}

class Parser {
 public:
  Parser(std::string_view text, const PartialDate& today) : today_(today) {
    tokens_ = tokenize_query(text, query_.notes);
    blank_ = !std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    text_ = text;
  }

  Query run() {
    std::vector<Node> operands;
    while (true) {
      if (auto node = parse_or({})) operands.push_back(std::move(*node));
      if (peek().kind == Kind::end) break;
      note(NoteKind::unopened_parenthesis, peek());  // nothing else stops parse_or
      ++at_;
    }
    auto root = conjunction(std::move(operands));
    const bool asked_for_all =
        std::ranges::any_of(tokens_, [](const auto& t) { return t.kind == Kind::everything; });
    if (!root && !blank_ && !query_.order && !asked_for_all) {
      add_note(query_.notes,
               {NoteKind::nothing_to_search, 0, text_.size(), std::string(text_.substr(0, 100))});
    }
    query_.root = root ? std::move(*root) : Node{Everything{}};
    query_.written = text_;
    return std::move(query_);
  }

 private:
  const QueryToken& peek(std::size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
  }

  static bool can_start(const QueryToken& token) {
    switch (token.kind) {
      case Kind::word:
      case Kind::phrase:
      case Kind::everything:
      case Kind::open:
      case Kind::negation:
      case Kind::field:
        return true;
      case Kind::close:
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::near:
      case Kind::end:
        return false;
    }
    return false;
  }

  void note(NoteKind kind, const QueryToken& token) {
    add_note(query_.notes, {kind, token.start, token.end, token.text});
  }

  std::optional<Node> parse_or(Scope scope) {
    std::vector<Node> operands;
    while (true) {
      if (auto node = parse_and(scope)) operands.push_back(std::move(*node));
      if (peek().kind != Kind::disjunction) break;
      ++at_;
    }
    return disjunction(std::move(operands));
  }

  std::optional<Node> parse_and(Scope scope) {
    std::vector<Node> operands;
    while (true) {
      const QueryToken& token = peek();
      if (token.kind == Kind::end) break;
      if (token.kind == Kind::close) {
        if (passed_over_ == 0) break;
        --passed_over_;
        ++at_;
        continue;
      }
      const bool joins = !operands.empty() && can_start(peek(1));
      if (token.kind == Kind::disjunction && joins) break;
      if (token.kind == Kind::conjunction && joins) {
        ++at_;
        continue;
      }
      if (auto node = can_start(token) ? parse_near(scope) : take_operator_as_word(scope)) {
        operands.push_back(std::move(*node));
      }
    }
    return conjunction(std::move(operands));
  }

  std::optional<Node> take_operator_as_word(Scope scope) {
    const QueryToken& token = tokens_[at_++];
    note(NoteKind::operator_as_word, token);
    return text_leaf(as_phrase(token.text, scope), token);
  }

  static Phrase as_phrase(std::string text, Scope scope) {
    const auto* field = scope.field ? std::get_if<TextField>(scope.field) : nullptr;
    return Phrase{std::move(text), field ? *field : TextField::any, false, std::nullopt};
  }

  std::optional<Node> parse_near(Scope scope) {
    bool negated = false;
    std::vector<Node> dangling;
    auto first = parse_operand(scope, negated, dangling);
    if (!first) return conjunction(std::move(dangling));

    std::vector<Node> operands;
    operands.push_back(std::move(*first));
    const QueryToken* near = nullptr;
    int distance = 0;
    while (peek().kind == Kind::near && can_start(peek(1))) {
      near = &tokens_[at_++];
      distance = std::max(distance, *near->distance);
      bool operand_negated = false;
      auto operand = parse_operand(scope, operand_negated, operands);
      if (!operand) continue;
      operands.push_back(operand_negated ? negation(std::move(*operand)) : std::move(*operand));
    }
    auto joined = near ? join_near(std::move(operands), *near, distance) : std::move(operands.front());
    if (joined && negated) return negation(std::move(*joined));
    return joined;
  }

  std::optional<Node> join_near(std::vector<Node> operands, const QueryToken& near, int distance) {
    if (operands.size() < 2) return join<And>(std::move(operands));
    std::vector<TextField> fields;
    if (!std::ranges::all_of(operands,
                             [&](const Node& operand) { return collect_fields(operand, fields); })) {
      note(NoteKind::near_needs_words, near);
      return conjunction(std::move(operands));
    }
    TextField common = TextField::any;
    for (const TextField field : fields) {
      if (field == TextField::any) continue;
      if (common != TextField::any && common != field) {
        note(NoteKind::near_fields_differ, near);
        return conjunction(std::move(operands));
      }
      common = field;
    }
    for (Node& operand : operands) set_field(operand, common);
    return Node{Near{std::move(operands), distance}};
  }

  // Negations and fields in any order, then what they apply to. Where nothing follows, those that are words
  // go to `dangling`.
  std::optional<Node> parse_operand(Scope scope, bool& negated, std::vector<Node>& dangling) {
    const std::size_t prefix = at_;
    while (peek().kind == Kind::negation || peek().kind == Kind::field) {
      const QueryToken& token = tokens_[at_++];
      if (token.kind == Kind::negation) {
        negated = !negated;
      } else {
        scope = {token.field, &token};
      }
    }
    const std::size_t prefix_end = at_;
    if (auto node = parse_primary(scope)) return node;
    if (at_ != prefix_end) return std::nullopt;  // empty parentheses, or a value that is no condition
    for (std::size_t i = prefix; i < prefix_end; ++i) {
      const QueryToken& token = tokens_[i];
      if (token.text == "-") continue;
      note(token.kind == Kind::field ? NoteKind::field_without_value : NoteKind::operator_as_word, token);
      auto leaf = token.kind == Kind::field ? text_leaf(Word{.text = token.text}, token)
                                            : text_leaf(as_phrase(token.text, {}), token);
      if (leaf) dangling.push_back(std::move(*leaf));
    }
    return std::nullopt;
  }

  std::optional<Node> parse_primary(Scope scope) {
    while (peek().kind == Kind::open && depth_ == kMaxDepth) {
      if (passed_over_ == 0) note(NoteKind::too_deep, peek());
      ++passed_over_;
      ++at_;
    }
    const QueryToken& token = peek();
    switch (token.kind) {
      case Kind::open:
        return parse_group(scope);
      case Kind::word:
      case Kind::phrase:
      case Kind::everything:
        ++at_;
        return value(token, scope);
      case Kind::negation:  // a prefix of what was in parentheses beyond kMaxDepth
      case Kind::field:
      case Kind::close:
      case Kind::conjunction:
      case Kind::disjunction:
      case Kind::near:
      case Kind::end:
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Node> parse_group(Scope scope) {
    const QueryToken& open = tokens_[at_++];
    ++depth_;
    const std::size_t passed_over_outside = std::exchange(passed_over_, 0);
    auto node = parse_or(scope);
    passed_over_ = passed_over_outside;
    --depth_;
    if (peek().kind == Kind::close) {
      ++at_;
    } else if (!full_) {
      note(NoteKind::unclosed_parenthesis, open);
    }
    return node;
  }

  // A value that must be written in quotation marks has no place for `*`.
  bool is_prefix(const QueryToken& token) {
    const bool plain = is_plain_word(token.text);
    if (token.open_end && !plain) note(NoteKind::truncation_inside, token);
    return token.open_end && plain;
  }

  // A word, a phrase or `*` in the field it stands in.
  std::optional<Node> value(const QueryToken& token, Scope scope) {
    if (!scope.field) return text_value(token, TextField::any);
    return std::visit([&](const auto& meaning) { return value_of(meaning, token, scope); }, *scope.field);
  }

  std::optional<Node> text_value(const QueryToken& token, TextField field) {
    if (token.kind == Kind::everything) return Node{Everything{}};
    if (token.kind == Kind::phrase)
      return text_leaf(Phrase{token.text, field, token.exact, token.distance, token.open_end}, token);
    return text_leaf(Word{token.text, field, token.exact, token.open_start, token.open_end}, token);
  }

  std::optional<Node> value_of(TextField field, const QueryToken& token, Scope) {
    return text_value(token, field);
  }

  std::optional<Node> value_of(const EntityField& field, const QueryToken& token, Scope) {
    if (token.kind == Kind::everything) return text_leaf(EntityName{field.type, "", true}, token);
    return text_leaf(EntityName{field.type, token.text, is_prefix(token), token.exact}, token);
  }

  std::optional<Node> value_of(MetadataField field, const QueryToken& token, Scope) {
    if (token.kind == Kind::everything) return text_leaf(Metadata{field, "", true}, token);
    return text_leaf(Metadata{field, token.text, is_prefix(token)}, token);
  }

  std::optional<Node> value_of(DateRelation relation, const QueryToken& token, Scope scope) {
    if (const auto range = parse_dates(relation, token.text, today_)) return text_leaf(Dated{*range}, token);
    return words_instead(NoteKind::no_date, token, scope);
  }

  std::optional<Node> value_of(const MentionedDateField&, const QueryToken& token, Scope scope) {
    if (const auto range = parse_dates(DateRelation::during, token.text, today_))
      return text_leaf(Mentions{*range}, token);
    return words_instead(NoteKind::no_date, token, scope);
  }

  std::optional<Node> value_of(const SpeakerField&, const QueryToken& token, Scope) {
    if (token.kind == Kind::everything) return text_leaf(Says{"", true, {}}, token);
    return text_leaf(Says{token.text, is_prefix(token), {}}, token);
  }

  std::optional<Node> value_of(const OrderField&, const QueryToken& token, Scope scope) {
    if (const auto order = find_order(token.text)) {
      query_.order = order;
      return std::nullopt;
    }
    return words_instead(NoteKind::no_order, token, scope);
  }

  // The field's name and its value as words.
  std::optional<Node> words_instead(NoteKind kind, const QueryToken& token, Scope scope) {
    note(kind, token);
    std::vector<Node> words;
    if (auto name = text_leaf(Word{.text = scope.written->text}, *scope.written))
      words.push_back(std::move(*name));
    if (auto word = text_value(token, TextField::any)) words.push_back(std::move(*word));
    return conjunction(std::move(words));
  }

  template <typename Leaf>
  std::optional<Node> text_leaf(Leaf leaf, const QueryToken& token) {
    if (leaves_ == kMaxLeaves) {
      if (!full_) note(NoteKind::too_long, token);
      full_ = true;
      at_ = tokens_.size() - 1;
      return std::nullopt;
    }
    ++leaves_;
    return Node{std::move(leaf)};
  }

  PartialDate today_;
  std::string_view text_;
  bool blank_ = false;
  Query query_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::size_t passed_over_ = 0;  // opening parentheses beyond kMaxDepth that were not closed yet
  std::size_t leaves_ = 0;
  bool full_ = false;
};

}  // namespace

Query parse_query(std::string_view text, const PartialDate& today) {
  return Parser(text, today).run();
}

}  // namespace blattwerk::search
