#include "store/article_writer.h"

#include <cstring>
#include <map>

#include <fmt/format.h>

#include "store/article_matcher.h"
#include "store/article_reader.h"
#include "store/article_rows.h"
#include "store/facets/facet_index.h"
#include "store/impact/impact_index.h"
#include "store/indexed_columns.h"
#include "store/lexicon_table.h"
#include "store/near_duplicate/grouper.h"
#include "store/vocabulary/writer.h"

namespace blattwerk::store {
namespace {

constexpr std::string_view kDeleteTokens =
    "INSERT INTO article_fts (article_fts, rowid, body, title, lead, headings) "
    "VALUES ('delete', ?1, '0', '1', '2', '3')";

void append_field(std::string& text, std::string_view field) {
  text += field;
  text += '\0';
}

}  // namespace

ContentHash content_hash(const Article& article) {
  std::string text;
  append_field(text, article.title);
  append_field(text, article.kicker);
  append_field(text, article.date ? article.date->to_iso() : "");
  append_field(text, article.updated ? article.updated->to_iso() : "");
  for (const Paragraph& paragraph : article.paragraphs) {
    append_field(text, to_string(paragraph.kind));
    append_field(text, paragraph.text);
  }
  const Sha256 hash = sha256(text);
  ContentHash content;
  std::memcpy(content.data(), hash.data(), content.size());
  return content;
}

void require_current_analysis(const Archive& archive) {
  const auto version = archive.meta("analysis_version");
  if (version && *version != std::to_string(text::kAnalysisVersion)) {
    throw Error(
        fmt::format("{}: the index was made by analysis {}, this program has analysis {}; "
                    "run 'blattwerk reindex' first",
                    archive.database().path().string(), *version, text::kAnalysisVersion));
  }
}

class ArticleWriter::Session {
 public:
  Session(Archive& archive, text::Analyzer& analyzer, LateAnalysis& late)
      : archive_(archive),
        analyzer_(analyzer),
        late_(late),
        matcher_(archive.database()),
        rows_(archive.database()),
        impact_(archive.database()),
        vocabulary_(archive.database()),
        duplicates_(archive.database(), analyzer),
        insert_tokens_(archive.database().prepare(kInsertTokens)),
        delete_tokens_(archive.database().prepare(kDeleteTokens)),
        data_version_(archive.database().prepare("PRAGMA data_version")),
        seen_version_(data_version_.first_integer()),
        lexicon_(lexicon_hash(archive.database())) {
    require_current_analysis(archive);
  }

  std::vector<WriteOutcome> write(std::span<IncomingArticle> batch, std::string_view now) {
    pending_.clear();
    try {
      Transaction transaction(archive_.database());
      heed_others();
      archive_.set_meta("analysis_version", std::to_string(text::kAnalysisVersion));
      std::vector<WriteOutcome> outcomes;
      outcomes.reserve(batch.size());
      for (IncomingArticle& incoming : batch) outcomes.push_back(write_one(incoming, now));
      write_index();
      transaction.commit();
      return outcomes;
    } catch (...) {
      archive_.tokenizer().replay(nullptr);
      rows_.forget();
      impact_.forget();
      vocabulary_.forget();
      duplicates_.forget();
      throw;
    }
  }

  bool remove(std::int64_t id) {
    Transaction transaction(archive_.database());
    heed_others();
    const auto key = rows_.key_of(id);
    if (!key) return false;
    delete_tokens({id, *key}, stored_columns(id));
    duplicates_.remove(*key);
    rows_.remove(id);
    impact_.flush();
    duplicates_.flush();
    transaction.commit();
    return true;
  }

  void settle() {
    Transaction transaction(archive_.database());
    impact_.settle();
    vocabulary_.settle();
    facets::settle(archive_.database());
    transaction.commit();
  }

 private:
  // What the index of one article becomes at the end of the batch.
  struct IndexChange {
    const IncomingArticle* incoming;
    std::optional<IndexedColumns> old_columns;  ///< where the index holds an earlier version
    ArticleKey old_key = 0;
    ArticleKey key = 0;
  };

  // Another program may have written since the last batch: what was remembered of the archive may be wrong,
  // and where it was indexed anew the articles under way were analysed otherwise.
  void heed_others() {
    const auto version = data_version_.first_integer();
    if (version == seen_version_) return;
    seen_version_ = version;
    rows_.forget();
    require_current_analysis(archive_);
    if (lexicon_hash(archive_.database()) != lexicon_) {
      throw Error(fmt::format("{}: the archive was indexed anew meanwhile; run the same command again",
                              archive_.database().path().string()));
    }
  }

  WriteOutcome write_one(IncomingArticle& incoming, std::string_view now) {
    if (!incoming.imported.empty()) now = incoming.imported;
    const auto match = matcher_.find(incoming);
    if (!match) {
      analyse_late(incoming);
      const auto row = rows_.insert(incoming, now);
      rows_.note_origin(row.id, incoming, now);
      write_history(row.id, incoming, now);
      pending_[row.id] = {&incoming, std::nullopt, 0, row.key};
      return WriteOutcome::added;
    }
    write_history(match->article_id, incoming, now);
    return write_known(*match, incoming, now);
  }

  WriteOutcome write_known(const ArticleMatcher::Match& match, IncomingArticle& incoming,
                           std::string_view now) {
    const std::int64_t id = match.article_id;
    switch (match.kind) {
      case ArticleMatcher::Kind::same_place:
        return WriteOutcome::unchanged;
      case ArticleMatcher::Kind::same_content:
      case ArticleMatcher::Kind::old_content:
        rows_.note_origin(id, incoming, now);
        return WriteOutcome::duplicate;
      case ArticleMatcher::Kind::new_content:
        break;
    }
    rows_.note_origin(id, incoming, now);
    if (rows_.is_later(id, incoming)) {
      rows_.add_earlier_version(id, incoming, now);
      return WriteOutcome::updated;
    }
    analyse_late(incoming);
    auto change = pending_.find(id);
    if (change == pending_.end()) {
      change = pending_.emplace(id, IndexChange{&incoming, stored_columns(id), *rows_.key_of(id), 0}).first;
    }
    change->second.incoming = &incoming;
    change->second.key = rows_.replace(id, incoming, now).key;
    return WriteOutcome::updated;
  }

  // What another archive knew of the article: each version once, each place once.
  void write_history(std::int64_t id, const IncomingArticle& incoming, std::string_view now) {
    for (const IncomingArticle& version : incoming.earlier) {
      if (!rows_.has_content(id, version.content)) rows_.add_earlier_version(id, version, version.imported);
    }
    for (const IncomingArticle& place : incoming.seen_besides) {
      rows_.note_origin(id, place, place.imported.empty() ? now : place.imported);
    }
  }

  void analyse_late(IncomingArticle& incoming) {
    if (!incoming.analysed) late_.analyse(incoming);
  }

  IndexedColumns stored_columns(std::int64_t id) {
    return index_columns(read_text(archive_.database(), id), analyzer_);
  }

  void write_index() {
    for (const auto& [id, change] : pending_) {
      rows_.insert_mentions({id, change.key}, *change.incoming);
      vocabulary_.add(change.incoming->article, change.incoming->mentions);
    }
    rows_.flush_mentions();
    // In the order of ids, and nothing else is written in between: FTS5 flushes its buffer at every step back
    // and at every statement that opens a savepoint.
    for (const auto& [id, change] : pending_) {
      if (change.old_columns) delete_tokens({id, change.old_key}, *change.old_columns);
    }
    for (const auto& [id, change] : pending_) {
      archive_.tokenizer().replay(&change.incoming->columns);
      insert_tokens_.bind(1, id).run();
      impact_.add(change.key, change.incoming->columns);
    }
    archive_.tokenizer().replay(nullptr);
    impact_.flush();
    vocabulary_.flush();
    write_groups();
  }

  void write_groups() {
    for (const auto& [id, change] : pending_) {
      if (change.old_columns) duplicates_.remove(change.key);
    }
    for (const auto& [id, change] : pending_) {
      const auto& fingerprint = change.incoming->fingerprint;
      if (fingerprint) duplicates_.add(id, *fingerprint, &change.incoming->columns);
    }
    duplicates_.flush();
  }

  void delete_tokens(ArticleRows::Row row, const IndexedColumns& columns) {
    archive_.tokenizer().replay(&columns);
    delete_tokens_.bind(1, row.id).run();
    archive_.tokenizer().replay(nullptr);
    impact_.remove(row.key);
  }

  Archive& archive_;
  text::Analyzer& analyzer_;
  LateAnalysis& late_;
  ArticleMatcher matcher_;
  ArticleRows rows_;
  impact::ImpactIndex impact_;
  vocabulary::Writer vocabulary_;
  near_duplicate::Grouper duplicates_;
  Statement insert_tokens_;
  Statement delete_tokens_;
  Statement data_version_;
  std::optional<std::int64_t> seen_version_;
  Sha256 lexicon_;
  std::map<std::int64_t, IndexChange> pending_;
};

ArticleWriter::ArticleWriter(Archive& archive, text::Analyzer& analyzer, LateAnalysis& late)
    : session_(std::make_unique<Session>(archive, analyzer, late)) {}
ArticleWriter::~ArticleWriter() = default;

std::vector<WriteOutcome> ArticleWriter::write(std::span<IncomingArticle> batch, std::string_view now) {
  return session_->write(batch, now);
}

bool ArticleWriter::remove(std::int64_t article_id) {
  return session_->remove(article_id);
}

void ArticleWriter::settle() {
  session_->settle();
}

}  // namespace blattwerk::store
