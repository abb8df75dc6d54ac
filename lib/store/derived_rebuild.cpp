#include "store/derived_rebuild.h"

#include <optional>
#include <string>

#include "core/text_bytes.h"
#include "store/article_rows.h"
#include "store/facets/facet_index.h"
#include "store/fts5.h"
#include "store/impact/impact_index.h"
#include "store/lexicon_table.h"
#include "store/near_duplicate/grouper.h"
#include "store/vocabulary/writer.h"

namespace blattwerk::store {
namespace {

// The articles of one segment of the impact index and one run of the vocabulary and of the fingerprints,
// before they are merged with others; fewer where they are long, since they are kept in memory until then.
constexpr std::size_t kArticlesInSegment = 8192;
constexpr std::size_t kTextBytesInSegment = 64u << 20;

}  // namespace

class DerivedRebuild::Work {
 public:
  Work(Archive& archive, Derived what, const text::WordLexicon& lexicon)
      : archive_(archive),
        transaction_(archive.database()),
        rows_(archive.database()),
        vocabulary_(archive.database()),
        analyzer_(&lexicon),
        duplicates_(archive.database(), analyzer_) {
    const Database& database = archive.database();
    database.execute(
        "DELETE FROM article_quotations; DELETE FROM article_speaker; "
        "DELETE FROM article_mentions; DELETE FROM article_entity; DELETE FROM "
        "article_derived_entity; DELETE FROM entity_name; DELETE FROM entity; "
        "DELETE FROM article_dates; DELETE FROM date_mention");
    vocabulary::discard(database);
    facets::discard(database);
    if (what == Derived::everything) {
      empty_full_text(database);
      insert_tokens_.emplace(database.prepare(kInsertTokens));
      impact_.emplace(impact::ImpactIndex::begin_anew(database));
      near_duplicate::Grouper::begin_anew(database);
      write_lexicon(database, lexicon);
      archive.set_meta("analysis_version", std::to_string(text::kAnalysisVersion));
    }
  }

  ~Work() { archive_.tokenizer().replay(nullptr); }

  void write(std::span<const ReanalysedArticle> batch) {
    for (const auto& one : batch) {
      rows_.insert_mentions({one.id, one.key}, one.analysed);
      vocabulary_.add(one.analysed.article, one.analysed.mentions);
    }
    rows_.flush_mentions();
    if (impact_) index(batch);
    articles_waiting_ += batch.size();
    for (const auto& one : batch) bytes_waiting_ += text_bytes(one.analysed.article);
    if (articles_waiting_ >= kArticlesInSegment || bytes_waiting_ >= kTextBytesInSegment) flush();
  }

  void commit() {
    flush();
    vocabulary_.settle();
    if (impact_) {
      impact_->settle();
      archive_.database().execute("INSERT INTO article_fts (article_fts) VALUES ('optimize')");
    }
    facets::settle(archive_.database());
    transaction_.commit();
  }

 private:
  void index(std::span<const ReanalysedArticle> batch) {
    for (const auto& one : batch) {
      archive_.tokenizer().replay(&one.analysed.columns);
      insert_tokens_->bind(1, one.id).run();
      impact_->add(one.key, one.analysed.columns);
      if (one.analysed.fingerprint) duplicates_.add(one.id, *one.analysed.fingerprint, nullptr);
    }
    archive_.tokenizer().replay(nullptr);
  }

  void flush() {
    vocabulary_.flush();
    if (impact_) {
      impact_->flush();
      duplicates_.flush();
    }
    articles_waiting_ = bytes_waiting_ = 0;
  }

  Archive& archive_;
  Transaction transaction_;
  ArticleRows rows_;
  vocabulary::Writer vocabulary_;
  text::Analyzer analyzer_;
  near_duplicate::Grouper duplicates_;
  // Where the full-text index is made anew too; only then can FTS5 be relied on to understand what is there.
  std::optional<impact::ImpactIndex> impact_;
  std::optional<Statement> insert_tokens_;
  std::size_t articles_waiting_ = 0;
  std::size_t bytes_waiting_ = 0;
};

DerivedRebuild::DerivedRebuild(Archive& archive, Derived what, const text::WordLexicon& lexicon)
    : work_(std::make_unique<Work>(archive, what, lexicon)) {}
DerivedRebuild::~DerivedRebuild() = default;

void DerivedRebuild::write(std::span<const ReanalysedArticle> batch) {
  work_->write(batch);
}
void DerivedRebuild::commit() {
  work_->commit();
}

}  // namespace blattwerk::store
