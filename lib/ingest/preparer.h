#pragma once

#include <cstdint>
#include <memory>
#include <unordered_set>

#include "entities/recognizer.h"
#include "formats/document.h"
#include "ingest/own_names.h"
#include "store/article_writer.h"
#include "store/original.h"
#include "text/analyzer.h"

namespace blattwerk::ingest {

/// The contents that an archive holds, to spare them the analysis when they come again. A hint only: the
/// writer decides.
class KnownContents {
 public:
  /// Reads what the archive holds that was not read before.
  void read_new(const store::Database& database);

  bool contains(const store::ContentHash& hash) const { return prefixes_.contains(prefix_of(hash)); }

 private:
  static std::uint64_t prefix_of(const store::ContentHash& hash);

  std::unordered_set<std::uint64_t> prefixes_;
  std::int64_t last_origin_ = 0;  ///< that was read
};

/// Turns documents into articles ready for the writer: fields checked, text analysed, entities and dates
/// found, the original packed. One a thread.
class Preparer : public store::LateAnalysis {
 public:
  /// All must outlive the preparer. `own` are the user's edits of names; `words` may be null, else it is one
  /// for all preparers of that lexicon.
  Preparer(const text::Lexicon* lexicon, const KnownContents& known, const OwnNames& own,
           text::SharedWordCache* words = nullptr);

  /// Nothing where the document has neither title nor text.
  std::optional<store::IncomingArticle> prepare(formats::Document document, std::string path);

  void analyse(store::IncomingArticle& incoming) override;
  /// Leaves what the archive is thought to hold already to the writer's judgement.
  void analyse_unless_known(store::IncomingArticle& incoming) {
    if (!known_.contains(incoming.content)) analyse(incoming);
  }

  text::Analyzer& analyzer() { return analyzer_; }

 private:
  const KnownContents& known_;
  const OwnNames& own_;
  text::Analyzer analyzer_;
  text::DateFinder dates_;
  std::unique_ptr<entities::Recognizer> recognizer_;  // made when the first article needs it
  store::OriginalPacker packer_;
};

}  // namespace blattwerk::ingest
