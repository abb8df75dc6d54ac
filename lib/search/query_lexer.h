#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/note.h"
#include "search/query_field.h"

namespace blattwerk::search {

/// The largest distance of NAHE and `~`.
inline constexpr int kMaxDistance = 1000;
/// The distance of NAHE without a number.
inline constexpr int kDefaultDistance = 10;

/// One token of the query language.
struct QueryToken {
  enum class Kind : std::uint8_t {
    word,
    phrase,
    everything,  ///< `*` alone
    open,        ///< `(`
    close,       ///< `)`
    conjunction,
    disjunction,
    negation,
    near,
    field,
    end,
  };

  Kind kind;
  std::size_t start;  ///< bytes of the query
  std::size_t end;
  std::string text{};  ///< the word or the phrase without its marks, the operator, the field's name
  bool exact = false;
  bool open_start = false;
  bool open_end = false;
  std::optional<int> distance{};        ///< of near, and of a phrase with `~`
  const FieldMeaning* field = nullptr;  ///< of a field
};

/// Divides a query into tokens; the last one is `end`. Any bytes are a query. Tokens without a letter or
/// digit are dropped. Cost: linear in the length of the query.
std::vector<QueryToken> tokenize_query(std::string_view query, std::vector<Note>& notes);

/// Whether a word alone would be read as an operator.
bool is_operator(std::string_view word);

/// Whether there is a letter or a digit in it.
bool has_word(std::string_view text);

/// Whether the query language reads `text` as one plain word.
bool is_plain_word(std::string_view text);

}  // namespace blattwerk::search
