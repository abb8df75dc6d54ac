#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "store/database.h"

namespace blattwerk::search {

/// A word or name of the archive that somebody may be about to type.
struct Completion {
  std::string text;                ///< as the archive mostly writes it: `Osterweiterung`, `Wladimir Putin`
  std::optional<EntityType> type;  ///< of a name; nothing: a word
  std::uint64_t articles = 0;      ///< roughly: those removed or changed since still count
  std::string query;               ///< what was typed, with this in place of the started word

  friend bool operator==(const Completion&, const Completion&) = default;
};

/// The words and names that the last word of a query may become, those in the most articles first, at most
/// `limit`.
///
/// Case, umlauts and accents do not matter. A name is found from any of its words on, also when several are
/// typed already (`Wladimir Pu`), and goes into the query as `person:"Wladimir Putin"`; behind `person:` and
/// the like only such names are offered. Nothing where the query ends with a blank or a sign, or within a
/// field that has no words (`datum:`), and where the archive has no vocabulary. Any bytes are a query. Cost:
/// some milliseconds in an archive of a million articles.
std::vector<Completion> complete(const store::Database& database, std::string_view query,
                                 std::size_t limit = 10);

}  // namespace blattwerk::search
