#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "store/article_key.h"
#include "store/article_writer.h"
#include "text/word_lexicon.h"

namespace blattwerk::store {

/// What of the derived data is made anew.
enum class Derived : std::uint8_t {
  everything,  ///< the full-text and the impact index, near duplicates, and all of `mentions`
  mentions,    ///< entities, quotations, dates and vocabulary alone
};

/// An article of the archive, analysed anew.
struct ReanalysedArticle {
  std::int64_t id;
  ArticleKey key;
  IncomingArticle
      analysed;  ///< article, columns, fingerprint, mentions, quotations, dates; the rest is not looked at
};

/// Replaces derived data in one transaction: until `commit`, and for ever where that is not reached,
/// everybody sees the old.
class DerivedRebuild {
 public:
  /// `lexicon`, which must outlive the rebuild, is what the articles will have been analysed with; it becomes
  /// the archive's where everything is made anew.
  DerivedRebuild(Archive& archive, Derived what, const text::WordLexicon& lexicon);
  ~DerivedRebuild();

  /// Articles come in the order of their keys, each once.
  void write(std::span<const ReanalysedArticle> batch);
  void commit();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace blattwerk::store
