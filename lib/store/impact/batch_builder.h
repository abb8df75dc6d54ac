#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/fts_tokenizer.h"
#include "store/impact/segment_format.h"
#include "store/impact/segment_writer.h"

namespace blattwerk::store::impact {

/// Turns the tokens of some articles, which the full-text index has taken too, into a segment.
class BatchBuilder {
 public:
  void add(ArticleKey key, const IndexedColumns& columns);
  bool empty() const { return articles_.empty(); }
  /// Writes all articles added, and forgets them.
  void write(SegmentWriter& writer);

 private:
  struct Added {
    Document document;
    std::size_t end;  ///< of its occurrences, which begin where those of the one added before end
  };
  struct Occurrence {
    std::uint32_t term;
    std::uint32_t place;  ///< column above, position below
  };
  struct Term {
    std::uint32_t offset;  ///< into keys_
    std::uint32_t length;
    std::uint32_t occurrences;
    std::uint32_t hash;
  };

  std::uint32_t number_of(std::string_view key);
  std::string_view key_of(const Term& term) const {
    return std::string_view(keys_).substr(term.offset, term.length);
  }
  void grow();

  std::vector<Added> articles_;
  std::vector<Occurrence> occurrences_;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> slots_;  ///< number of a term and one, by the term's hash; 0 is empty
  std::string keys_;
  std::string part_;
};

}  // namespace blattwerk::store::impact
