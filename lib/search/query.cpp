#include "search/query.h"

#include <fmt/format.h>

#include "search/date_expression.h"
#include "search/query_field.h"
#include "search/query_lexer.h"

namespace blattwerk::search {
namespace {

// Writes a tree so that parse_query reads the same tree.
class Printer {
 public:
  std::string print(const Node& node) {
    write(node);
    return std::move(text_);
  }

 private:
  void write(const Node& node) {
    std::visit([this](const auto& value) { write(value); }, node.value);
  }

  void write(const Everything&) { text_ += '*'; }

  void write(const Word& word) {
    field(field_name(word.field));
    if (word.exact) text_ += '=';
    if (word.open_start) text_ += '*';
    text_ += word.text;
    if (word.open_end) text_ += '*';
  }

  void write(const Phrase& phrase) {
    field(field_name(phrase.field));
    if (phrase.exact) text_ += '=';
    text_ += '"' + phrase.text + (phrase.open_end ? "*\"" : "\"");
    if (phrase.within) text_ += fmt::format("~{}", *phrase.within);
  }

  void write(const EntityName& entity) {
    field(field_name(entity.type));
    if (entity.exact) text_ += '=';
    value(entity.name, entity.open_end);
  }
  void write(const Metadata& metadata) {
    field(field_name(metadata.field));
    value(metadata.value, metadata.open_end);
  }
  void write(const Says& says) {
    field("sagt");
    value(says.speaker, says.open_end);
    for (const Node& word : says.words) {
      text_ += " UND ";
      grouped(word, std::holds_alternative<Or>(word.value));
    }
  }

  void write(const Dated& dated) { text_ += "datum:" + search::to_string(dated.range); }
  void write(const Mentions& mentions) { text_ += "erwähnt:" + search::to_string(mentions.range); }

  void write(const Near& near) { list(near.operands, fmt::format(" NAHE/{} ", near.distance), true); }
  void write(const And& conjunction) {
    for (std::size_t i = 0; i < conjunction.operands.size(); ++i) {
      if (i > 0) text_ += " UND ";
      grouped(conjunction.operands[i], std::holds_alternative<Or>(conjunction.operands[i].value));
    }
  }
  void write(const Or& disjunction) { list(disjunction.operands, " ODER ", false); }
  void write(const Not& negation) {
    const Node& operand = negation.operand.front();
    text_ += "NICHT ";
    const auto* says = std::get_if<Says>(&operand.value);
    grouped(operand, std::holds_alternative<And>(operand.value) ||
                         std::holds_alternative<Or>(operand.value) || (says && !says->words.empty()));
  }

  void list(const std::vector<Node>& operands, std::string_view joined_by, bool group_alternatives) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i > 0) text_ += joined_by;
      grouped(operands[i], group_alternatives && std::holds_alternative<Or>(operands[i].value));
    }
  }

  void grouped(const Node& node, bool group) {
    if (group) text_ += '(';
    write(node);
    if (group) text_ += ')';
  }

  void field(std::string_view name) {
    if (!name.empty()) text_.append(name) += ':';
  }

  void value(std::string_view value, bool open_end) {
    if (open_end || is_plain_word(value)) {
      text_ += value;
    } else {
      text_.append("\"").append(value) += '"';
    }
    if (open_end) text_ += '*';
  }

  std::string text_;
};

}  // namespace

bool operator==(const Node& a, const Node& b) {
  return a.value == b.value;
}
bool operator==(const Near& a, const Near& b) {
  return a.distance == b.distance && a.operands == b.operands;
}
bool operator==(const Says& a, const Says& b) {
  return a.speaker == b.speaker && a.open_end == b.open_end && a.words == b.words;
}
bool operator==(const And& a, const And& b) {
  return a.operands == b.operands;
}
bool operator==(const Or& a, const Or& b) {
  return a.operands == b.operands;
}
bool operator==(const Not& a, const Not& b) {
  return a.operand == b.operand;
}

std::string to_string(const Node& node) {
  return Printer().print(node);
}

std::string to_string(const Query& query) {
  std::string text = std::holds_alternative<Everything>(query.root.value) ? "" : to_string(query.root);
  if (query.order) text += fmt::format("{}sortierung:{}", text.empty() ? "" : " ", order_name(*query.order));
  return text;
}

}  // namespace blattwerk::search
