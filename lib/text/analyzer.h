#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/chunk_analysis.h"
#include "text/lexicon.h"
#include "text/shared_word_cache.h"
#include "text/token.h"

namespace blattwerk::text {

/// Raised whenever the same text may give other terms; an archive remembers the version it was indexed with.
inline constexpr std::uint32_t kAnalysisVersion = 3;

/// The German analysis: the one chain from text to index terms, for documents and queries alike
/// (docs/analysis.md).
///
/// Not for use by several threads at once: it keeps a cache from word forms to terms. Make one a thread.
class Analyzer {
 public:
  /// `lexicon` may be null, then no compound is split; else it must outlive the analyzer. Index and query
  /// must have the same one. `shared` is a cache for all analyzers of that lexicon, and outlives them, or
  /// null.
  explicit Analyzer(const Lexicon* lexicon = &base_lexicon(), SharedWordCache* shared = nullptr);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Appends the tokens of `text` to `out`. Any bytes are allowed; invalid UTF-8 divides words. At most 4 GB.
  ///
  /// Tokens come by their start. The first one of a text is a word; a part or alias stands at the position of
  /// the word before it and spans it, or the words from it on that it closes up.
  void analyze(std::string_view text, TokenStream& out);

  /// The steps from each word of `text` to its term, in order; offsets are into `text`. Not cached: for
  /// showing.
  std::vector<WordSteps> explain(std::string_view text);

 private:
  class Chain;
  std::unique_ptr<Chain> chain_;
};

}  // namespace blattwerk::text
