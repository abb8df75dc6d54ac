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
