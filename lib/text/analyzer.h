#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "text/lexicon.h"
#include "text/token.h"

namespace blattwerk::text {

/// Raised whenever the same text may give other terms; an archive remembers the version it was indexed with.
inline constexpr std::uint32_t kAnalysisVersion = 1;

/// The German analysis: the one chain from text to index terms, for documents and queries alike.
///
/// Not for use by several threads at once: it keeps a cache from word forms to terms. Make one a thread.
class Analyzer {
 public:
  /// `lexicon` may be null, then no compound is split; else it must outlive the analyzer.
  explicit Analyzer(const Lexicon* lexicon = nullptr);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Appends the tokens of `text` to `out`. Any bytes are allowed; invalid UTF-8 divides words.
  void analyze(std::string_view text, TokenStream& out);

 private:
  class Chain;
  std::unique_ptr<Chain> chain_;
};

}  // namespace blattwerk::text
