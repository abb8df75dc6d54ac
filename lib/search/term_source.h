#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::search {

/// A term of the index and how many articles have it.
struct TermCount {
  std::string term;
  double documents = 0;

  friend bool operator==(const TermCount&, const TermCount&) = default;
};

/// What is known of the terms of an archive's index.
class TermSource {
 public:
  virtual ~TermSource() = default;
  /// How many articles have this term; 0 where none has.
  virtual double documents(std::string_view term) = 0;
  /// How often it occurs in all of them.
  virtual double occurrences(std::string_view term) = 0;
  /// Words (no compound parts) that begin with, end with or contain `piece`, at most `limit` of them, the
  /// most frequent. `bounded` is set where there are more.
  enum class Place { start, end, anywhere };
  virtual std::vector<TermCount> words_with(std::string_view piece, Place place, std::size_t limit,
                                            bool& bounded) = 0;
};

}  // namespace blattwerk::search
