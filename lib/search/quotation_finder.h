#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "search/article_text.h"
#include "search/key_set.h"
#include "search/match_marker.h"
#include "search/query.h"
#include "search/text_match_builder.h"
#include "store/database.h"

namespace blattwerk::search {

/// A quotation as the archive keeps it: bytes of a paragraph, or of the title where that is 0.
struct StoredQuotation {
  std::size_t paragraph;
  std::uint32_t start;
  std::uint32_t end;
  std::int64_t speaker;
  bool direct;
};

/// The words of a quotation; empty where it does not belong to this text.
std::string_view words_of(const StoredQuotation& quotation, const ArticleHead& head,
                          const std::vector<Paragraph>& paragraphs);

/// Reads the quotations of single articles, in the order of the text.
class QuotationSource {
 public:
  explicit QuotationSource(const store::Database& database);
  std::vector<StoredQuotation> read(std::int64_t article_id);

 private:
  store::Statement statement_;
};

/// Finds the quotations that `sagt:` asks for: of a speaker, with all of the words.
class QuotationFinder {
 public:
  /// All must outlive the finder.
  QuotationFinder(const store::Database& database, text::Analyzer& analyzer, TextMatchBuilder& builder,
                  const Says& says);

  /// Whether the archive knows somebody of this name.
  bool knows_speaker() const { return anybody_ || !speakers_.empty(); }
  /// The articles in which the speaker is quoted, whatever the words.
  KeySet articles() const;

  /// A quotation that was asked for, and where its words stand; all of it where no words were asked for.
  struct Found {
    StoredQuotation quotation;
    std::vector<Mark> marks;
  };
  std::vector<Found> find(const ArticleHead& head, const std::vector<Paragraph>& paragraphs);

 private:
  /// A word that must be said, or alternatives of which one must.
  struct SaidWord {
    std::vector<std::unique_ptr<const TextMatch>> matches;
    std::vector<MatchMarker> markers;
  };

  void add_alternatives(const Node& node, TextMatchBuilder& builder, SaidWord& word);
  static bool holds(SaidWord& word, std::string_view text, std::vector<Mark>& marks);

  const store::Database& database_;
  text::Analyzer& analyzer_;
  QuotationSource quotations_;
  bool anybody_;
  std::unordered_set<std::int64_t> speakers_;
  std::vector<SaidWord> words_;
};

/// The `sagt:` of a query that are not negated.
void collect_says(const Node& node, std::vector<const Says*>& says);

}  // namespace blattwerk::search
