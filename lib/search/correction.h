#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/term_source.h"
#include "store/database.h"
#include "text/analyzer.h"

namespace blattwerk::search {

/// A word or an entity's name in a query that no article has. `start` and `end` are bytes of the query.
struct UnknownWord {
  std::size_t start;
  std::size_t end;
  std::string written;
  std::string meant;     ///< what may stand in its place; empty where nothing is near
  bool is_name = false;  ///< of a field like `person:`

  friend bool operator==(const UnknownWord&, const UnknownWord&) = default;
};

/// The words of a query that the archive lacks, in order, each with the likeliest of the archive's own words.
///
/// A word is known where any of its index terms is in the index, as a whole word or a part of a compound.
/// What is negated, truncated, a number, or the value of a field without words is passed over. The likeliest
/// word is one edit away, else two edits, or a name that sounds the same by Cologne phonetics; it is in the
/// index and, of several, in the most articles, those preferred that begin and sound alike (text::suggest).
/// Any bytes are a query; of very many unknown words only the first get a proposal. To be called within one
/// transaction.
std::vector<UnknownWord> find_unknown_words(const store::Database& database, text::Analyzer& analyzer,
                                            TermSource& terms, std::string_view query);

/// The query with what was meant in the places of the unknown words, all else as it was written; empty where
/// nothing is known to be meant.
std::string correct(std::string_view query, const std::vector<UnknownWord>& unknown);

}  // namespace blattwerk::search
