#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/date_range.h"
#include "core/entity.h"
#include "search/note.h"

namespace blattwerk::search {

/// The part of an article that words are looked for in; `text` is all but the title and the lead.
enum class TextField : std::uint8_t { any, title, lead, text };

enum class MetadataField : std::uint8_t { source, author, section };

enum class Order : std::uint8_t { relevance, newest, oldest };

/// How the words of a conjunction must be found.
enum class WordMode : std::uint8_t { all, any };

struct Node;

/// One word as written; the analysis may find several terms in it (`NATO-Osterweiterung`).
struct Word {
  std::string text;
  TextField field = TextField::any;
  bool exact = false;       ///< `=`: this very form
  bool open_start = false;  ///< `*politik`
  bool open_end = false;    ///< `Klima*`

  friend bool operator==(const Word&, const Word&) = default;
};

/// Words that stand one behind the other, or, with `within`, all of them with at most so many others between.
struct Phrase {
  std::string text;
  TextField field = TextField::any;
  bool exact = false;
  std::optional<int> within;
  bool open_end = false;  ///< `"große Koal*"`: of the last word just the beginning is given

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// Words, phrases or alternatives of them near each other: at most `distance` words between.
struct Near {
  std::vector<Node> operands;
  int distance;
};

/// A person, organization or place by any of its names; of any type where none is given. Articles that only
/// have words made from its name (`russische`) are found too, behind those that name it.
struct EntityName {
  std::optional<EntityType> type;
  std::string name;
  bool open_end = false;
  bool exact = false;  ///< `=`: only where it is named

  friend bool operator==(const EntityName&, const EntityName&) = default;
};

struct Metadata {
  MetadataField field;
  std::string value;
  bool open_end = false;

  friend bool operator==(const Metadata&, const Metadata&) = default;
};

/// The article's own date.
struct Dated {
  DateRange range;
  friend bool operator==(const Dated&, const Dated&) = default;
};

/// A date that the article's text speaks of.
struct Mentions {
  DateRange range;
  friend bool operator==(const Mentions&, const Mentions&) = default;
};

/// Somebody is quoted, with all of the words in one quotation.
struct Says {
  std::string speaker;  ///< empty and open for anybody
  bool open_end = false;
  std::vector<Node> words;  ///< words, phrases, near words or alternatives of them, without field
};

/// Every article.
struct Everything {
  friend bool operator==(const Everything&, const Everything&) = default;
};

struct And {
  std::vector<Node> operands;  ///< two or more, none of them an And
};

struct Or {
  std::vector<Node> operands;  ///< two or more, none of them an Or
};

struct Not {
  std::vector<Node> operand;  ///< exactly one, no Not
};

/// One node of a query's tree. The parser bounds the depth, so that walking it by recursion is safe.
struct Node {
  std::variant<Everything, Word, Phrase, Near, EntityName, Metadata, Dated, Mentions, Says, And, Or, Not>
      value;
};

bool operator==(const Node& a, const Node& b);
bool operator==(const Near& a, const Near& b);
bool operator==(const Says& a, const Says& b);
bool operator==(const And& a, const And& b);
bool operator==(const Or& a, const Or& b);
bool operator==(const Not& a, const Not& b);

/// A query as it was understood.
struct Query {
  Node root;
  std::optional<Order> order;  ///< where the query asks for one
  std::vector<Note> notes;
  std::string written{};  ///< as it was typed
};

/// The query in canonical form, which reads as the same query again.
std::string to_string(const Query& query);
std::string to_string(const Node& node);

}  // namespace blattwerk::search
