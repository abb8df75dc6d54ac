#pragma once

#include <cstdint>
#include <memory>

#include "ingest/own_names.h"
#include "ingest/preparer.h"
#include "store/database.h"
#include "text/word_lexicon.h"

namespace blattwerk::ingest {

/// What the articles for one archive are prepared by: the contents that it holds, its lexicon, the user's
/// edits of names, and the cache of words. Reading it takes time that grows with the archive; it serves for
/// as many imports as follow, until another program changes the archive.
class ArchiveContext {
 public:
  /// Reads by `database`, which must outlive this.
  explicit ArchiveContext(const store::Database& database);

  /// A preparer for one thread, which must not outlive this. May be called on any thread.
  Preparer preparer() { return Preparer(lexicon_.get(), known_, own_, &words_); }

  /// False once another program has written to the archive.
  bool is_current() const;

  /// Takes note of what this program has written. No preparer may be at work.
  void note_written() { known_.read_new(database_); }

 private:
  const store::Database& database_;
  std::int64_t data_version_;
  KnownContents known_;
  const std::unique_ptr<const text::WordLexicon> lexicon_;
  text::SharedWordCache words_;
  const OwnNames own_;
};

}  // namespace blattwerk::ingest
