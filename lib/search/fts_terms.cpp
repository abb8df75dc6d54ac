#include "search/fts_terms.h"

#include <algorithm>

#include "store/fts_tokenizer.h"
#include "text/token.h"

namespace blattwerk::search {
namespace {

bool more_frequent(const TermCount& a, const TermCount& b) {
  return a.documents != b.documents ? a.documents > b.documents : a.term < b.term;
}

}  // namespace

double FtsTerms::documents(std::string_view term) {
  return static_cast<double>(documents_.bind(1, term).first_integer().value_or(0));
}

double FtsTerms::occurrences(std::string_view term) {
  return static_cast<double>(occurrences_.bind(1, term).first_integer().value_or(0));
}

double FtsTerms::all_occurrences() {
  // FTS5 keeps the number of rows and of tokens a column as varints in the record of id 1.
  auto statement = database_.prepare("SELECT block FROM article_fts_data WHERE id = 1");
  if (!statement.step()) return 0;
  const std::string_view bytes = statement.blob(0);
  std::size_t at = 0;
  const auto read = [&] {
    std::uint64_t value = 0;
    // SQLite's varint: big-endian groups of seven bits, the ninth byte whole.
    for (int i = 0; i < 9 && at < bytes.size(); ++i) {
      const auto byte = static_cast<unsigned char>(bytes[at++]);
      if (i == 8) return value << 8 | byte;
      value = value << 7 | (byte & 0x7Fu);
      if (byte < 0x80) break;
    }
    return value;
  };
  read();
  double sum = 0;
  while (at < bytes.size()) sum += static_cast<double>(read());
  return sum;
}

std::vector<TermCount> FtsTerms::words_with(std::string_view piece, Place place, std::size_t limit,
                                            bool& bounded) {
  auto statement =
      place == Place::start
          ? database_.prepare("SELECT term, doc FROM article_term WHERE term >= ?1 AND term < ?1 || x'FF'")
          : database_.prepare("SELECT term, doc FROM article_term");
  if (place == Place::start) statement.bind(1, piece);
  std::vector<TermCount> found;
  bounded = false;
  while (statement.step()) {
    const std::string_view term = statement.text(0);
    if (term.empty() || term.front() == text::kPartMark || term == store::kParagraphBreak) continue;
    const bool fits = place == Place::start ? term.starts_with(piece)
                      : place == Place::end ? term.ends_with(piece)
                                            : term.find(piece) != std::string_view::npos;
    if (!fits) continue;
    found.push_back({std::string(term), static_cast<double>(statement.integer(1))});
    std::ranges::push_heap(found, more_frequent);
    if (found.size() > limit) {
      bounded = true;
      std::ranges::pop_heap(found, more_frequent);
      found.pop_back();
    }
  }
  std::ranges::sort(found, more_frequent);
  return found;
}

}  // namespace blattwerk::search
