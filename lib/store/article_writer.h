#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "core/quotation.h"
#include "store/archive.h"
#include "store/near_duplicate/fingerprint.h"
#include "store/original.h"
#include "text/analyzer.h"
#include "text/date_finder.h"

namespace blattwerk::store {

/// Equal for the same title, dates and text, wherever they come from.
using ContentHash = std::array<unsigned char, 16>;
ContentHash content_hash(const Article& article);

/// An article on its way into the archive.
struct IncomingArticle {
  Article article;
  ContentHash content{};
  std::string path;
  std::string place;  ///< in a file of several articles
  std::string format;
  /// The only article of its file, so that whatever the file holds next is its next version. Else its title
  /// tells it from the others there.
  bool alone = true;
  Original original;
  IndexedColumns columns;
  std::vector<std::vector<EntityMention>> mentions;        ///< of the title, then of each paragraph
  std::vector<std::vector<text::DateMention>> dates;       ///< likewise
  std::optional<near_duplicate::Fingerprint> fingerprint;  ///< where the text is long enough for one
  std::vector<Quotation> quotations;                       ///< in the order of the text
  /// False where columns, mentions, quotations and dates are missing, since the archive was thought to hold
  /// this content already.
  bool analysed = false;

  // Of an article that comes from another archive:
  std::string imported;                  ///< when it was, ISO 8601 UTC; empty for now
  std::vector<IncomingArticle> earlier;  ///< versions, oldest first; content, article and original alone
  std::vector<IncomingArticle>
      seen_besides;  ///< further places; path, place, format, content and original alone
};

enum class WriteOutcome : std::uint8_t {
  added,
  updated,    ///< a new version of an article; the old one is kept
  unchanged,  ///< this article from this place was there
  duplicate,  ///< this article was there from another place, which is noted
};

/// Analyses an article that came without analysis; called rarely.
class LateAnalysis {
 public:
  virtual ~LateAnalysis() = default;
  virtual void analyse(IncomingArticle& incoming) = 0;
};

/// Adds articles to an archive, recognising those it has. Make one for each import: the same article twice
/// within one is a duplicate, in a later one it is unchanged.
///
/// An article is the same as one in the archive by its external id; else by its URL; else by its path, and in
/// a file of several by its title there. With none of these, equal content from an outlet that does not
/// contradict makes it a duplicate. Results depend only on the archive and the order of the articles.
class ArticleWriter {
 public:
  /// All must outlive the writer. `analyzer` re-reads old versions; it must be set up as for the articles
  /// written.
  ArticleWriter(Archive& archive, text::Analyzer& analyzer, LateAnalysis& late);
  ~ArticleWriter();

  /// Writes a batch in one transaction: all of it or, where this throws, nothing. `now` is the time of
  /// import, UTC.
  std::vector<WriteOutcome> write(std::span<IncomingArticle> batch, std::string_view now);

  /// Removes an article with its versions and origins; originals that nothing else needs go too. False where
  /// there is none.
  bool remove(std::int64_t article_id);

  /// Puts the derived indexes in order for searching; to be called at the end of an import.
  void settle();

 private:
  class Session;
  std::unique_ptr<Session> session_;
};

/// Throws Error where the archive's index was made by another version of the analysis, which must not be
/// mixed.
void require_current_analysis(const Archive& archive);

}  // namespace blattwerk::store
