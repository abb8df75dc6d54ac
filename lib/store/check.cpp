#include "store/check.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "store/analysed_articles.h"
#include "store/facets/facet_check.h"
#include "store/findings.h"
#include "store/index_check.h"
#include "store/mention_check.h"
#include "store/near_duplicate/group_check.h"
#include "store/original.h"
#include "store/vocabulary/vocabulary_check.h"

namespace blattwerk::store {
namespace {

class Check {
 public:
  Check(const Archive& archive, text::Analyzer& analyzer, const CheckOptions& options)
      : archive_(archive), database_(archive.database()), analyzer_(analyzer), options_(options) {}

  CheckReport run() {
    const auto begin = std::chrono::steady_clock::now();
    if (options_.depth == CheckDepth::everything) {
      part("article_fts", Damage::derived, [this] { check_full_text_structure(); });
    }
    const ReadTransaction snapshot(database_);
    // What a damaged page makes of one part must not keep the others from being looked at.
    part("file", Damage::file, [this] { check_file(); });
    part("references", Damage::stored, [this] { check_references(); });
    part("article_fts", Damage::derived, [this] { check_index_rows(); });
    if (options_.depth == CheckDepth::everything) {
      part("article", Damage::stored, [this] { check_articles(); });
      part("original", Damage::stored, [this] { check_originals(); });
    }
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return std::move(report_);
  }

 private:
  template <typename Body>
  void part(std::string_view name, Damage damage, Body body) {
    findings_.next_part();
    try {
      body();
    } catch (const Error& error) {
      findings_.add(damage, fmt::format("{}: it could not be read through: {}", name, error.what()));
    }
  }

  // FTS5 asks for a write transaction, though it changes nothing.
  void check_full_text_structure() {
    if (sqlite3_db_readonly(database_.handle(), "main") == 1) return;
    const Transaction rolled_back(database_);
    try {
      database_.execute("INSERT INTO article_fts (article_fts) VALUES ('integrity-check')");
    } catch (const DatabaseError& error) {
      if ((error.code() & 0xFF) != SQLITE_CORRUPT) throw;
      findings_.add(Damage::derived, "article_fts: FTS5 finds its structure damaged");
    }
  }

  void check_file() {
    auto problems = database_.prepare(options_.depth == CheckDepth::everything ? "PRAGMA integrity_check(100)"
                                                                               : "PRAGMA quick_check(100)");
    while (problems.step()) {
      if (problems.text(0) != "ok") findings_.add(Damage::file, fmt::format("file: {}", problems.text(0)));
    }
  }

  void check_references() {
    auto dangling = database_.prepare("PRAGMA foreign_key_check");
    while (dangling.step()) {
      findings_.add(Damage::stored, fmt::format("{}: row {} refers to a row of {} that does not exist",
                                                dangling.text(0), dangling.integer(1), dangling.text(2)));
    }
  }

  // By FTS5's own list of the rows that it holds.
  void check_index_rows() {
    auto missing =
        database_.prepare("SELECT id FROM article WHERE id NOT IN (SELECT id FROM article_fts_docsize)");
    while (missing.step()) {
      findings_.add(Damage::derived, fmt::format("article_fts: article {} is missing", missing.integer(0)));
    }
    const auto strangers = database_.integer(
        "SELECT count(*) FROM article_fts_docsize WHERE id NOT IN (SELECT id FROM article)");
    if (strangers.value_or(0) > 0) {
      findings_.add(Damage::derived,
                    fmt::format("article_fts: {} rows of articles that do not exist", *strangers));
    }
    report_.articles = database_.integer("SELECT count(*) FROM article").value_or(0);
    report_.originals = database_.integer("SELECT count(*) FROM original").value_or(0);
  }

  void check_articles() {
    const bool same_analysis =
        archive_.meta("analysis_version").value_or("") == std::to_string(text::kAnalysisVersion);
    if (!same_analysis && report_.articles > 0) {
      findings_.add(Damage::derived, "article_fts: another version of the analysis made it");
    }
    IndexCheck indexes;
    MentionCheck mentions(database_);
    vocabulary::VocabularyCheck vocabulary;
    near_duplicate::GroupCheck groups(database_, analyzer_);
    AnalysedArticles articles(database_);
    Progress progress;
    for (auto batch = articles.next(); !batch.empty(); batch = articles.next()) {
      for (const AnalysedArticle& one : batch) {
        if (!is_content(one)) {
          findings_.add(Damage::stored, fmt::format("article {}: its text is not what was imported", one.id));
        }
        mentions.look_at(one.id, one.key, one.article, findings_);
        vocabulary.add_article(one.article, mentions.names_of(one.key));
        if (!same_analysis) continue;
        indexes.add_article(one.id, one.key, one.columns);
        groups.add_article(one.id, one.columns, findings_);
      }
      progress.articles += batch.size();
      if (options_.listener != nullptr) options_.listener->progress(progress);
    }
    part("vocabulary", Damage::derived, [&] { vocabulary.compare(database_, findings_); });
    part("facets", Damage::derived, [&] { facets::check(database_, findings_); });
    if (!same_analysis) return;
    part("near duplicates", Damage::derived, [&] { groups.compare(findings_); });
    part("article_fts", Damage::derived, [&] { indexes.compare_full_text(database_, findings_); });
    part("impact index", Damage::derived, [&] { indexes.compare_impact(database_, findings_); });
  }

  static bool is_content(const AnalysedArticle& one) {
    const std::string& stored = one.stored_content;
    return stored.size() == one.content.size() &&
           std::memcmp(stored.data(), one.content.data(), stored.size()) == 0;
  }

  void check_originals() {
    auto originals = database_.prepare("SELECT id, sha256, size, codec, bytes FROM original");
    while (originals.step()) {
      if (const auto problem = problem_of(originals)) {
        findings_.add(Damage::stored, fmt::format("original {}: {}", originals.integer(0), *problem));
      }
    }
  }

  static std::optional<std::string> problem_of(const Statement& original) {
    std::string unpacked;
    std::string_view bytes = original.blob(4);
    if (original.text(3) != "none") {
      try {
        unpacked = unpack(bytes, static_cast<std::uint64_t>(original.integer(2)));
      } catch (const Error& error) {
        return error.what();
      }
      bytes = unpacked;
    }
    const Sha256 hash = sha256(bytes);
    const std::string_view stored = original.blob(1);
    if (stored.size() != hash.size() || std::memcmp(stored.data(), hash.data(), hash.size()) != 0) {
      return "its bytes are not those imported (SHA-256 differs)";
    }
    return std::nullopt;
  }

  const Archive& archive_;
  const Database& database_;
  text::Analyzer& analyzer_;
  const CheckOptions& options_;
  CheckReport report_;
  Findings findings_{report_};
};

}  // namespace

CheckReport check(const Archive& archive, text::Analyzer& analyzer, const CheckOptions& options) {
  return Check(archive, analyzer, options).run();
}

}  // namespace blattwerk::store
