#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/analyzer.h"

namespace blattwerk::search {

/// Counts words of texts by their terms, and remembers how each was written most recently.
class WordCounts {
 public:
  struct Count {
    std::uint64_t texts = 0;  ///< articles it was seen in
    std::uint64_t occurrences = 0;
    std::string written;  ///< the form met first, which for nouns keeps the capital
    std::uint64_t last_text = 0;
  };

  explicit WordCounts(text::Analyzer& analyzer) : analyzer_(analyzer) {}

  /// What is counted from now on belongs to the next article.
  void next_text() { ++texts_; }
  void add_text(std::string_view text);
  void add_word(std::string_view term, std::string_view written);

  std::uint64_t texts() const { return texts_; }
  std::uint64_t words() const { return words_; }
  const std::unordered_map<std::string, Count>& counts() const { return counts_; }

 private:
  text::Analyzer& analyzer_;
  text::TokenStream stream_;
  std::unordered_map<std::string, Count> counts_;
  std::uint64_t texts_ = 0;
  std::uint64_t words_ = 0;
  std::string probe_;
};

}  // namespace blattwerk::search
