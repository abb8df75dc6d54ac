#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/archive.h"
#include "store/impact/impact_index.h"
#include "temporary_folder.h"

namespace blattwerk {

/// An archive whose articles are nothing but index terms, for what works on the index alone: any terms at
/// any places, as no analysis would give them.
class TokenArchive {
 public:
  TokenArchive()
      : archive_(store::Archive::open_for_writing(folder_.path() / "archive.db")),
        index_(archive_.database()) {
    archive_.database().execute(
        "INSERT INTO original (id, sha256, size, codec, bytes) VALUES (1, x'00', 0, 'none', x'')");
  }

  /// Terms divided by blanks: `+x` is a part and `~x` an alias of the word before it.
  static text::TokenStream tokens(std::string_view terms) {
    text::TokenStream stream;
    for (std::size_t start = 0; start < terms.size();) {
      const std::size_t end = std::min(terms.find(' ', start), terms.size());
      std::string_view term = terms.substr(start, end - start);
      auto kind = text::TokenKind::word;
      if (term.starts_with('+')) kind = text::TokenKind::part;
      if (term.starts_with('~')) {
        kind = text::TokenKind::alias;
        term.remove_prefix(1);
      }
      if (!term.empty()) {
        stream.tokens.push_back({0, 0, static_cast<std::uint32_t>(stream.terms.size()),
                                 static_cast<std::uint16_t>(term.size()), kind});
        stream.terms += term;
      }
      start = end + 1;
    }
    return stream;
  }

  using Batch = std::vector<std::pair<store::ArticleKey, store::IndexedColumns>>;

  /// Removes and adds articles in one transaction; an article that is there is updated.
  void write(Batch added, const std::vector<store::ArticleKey>& removed = {}) {
    const auto& database = archive_.database();
    store::Transaction transaction(database);
    std::sort(added.begin(), added.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto key : removed) remove(key);
    for (const auto& [key, columns] : added) {
      if (articles_.contains(key)) remove(key);
      database
          .prepare(
              "INSERT INTO article (key, title, content_hash, original_id, imported) VALUES (?1, '', x'', 1, "
              "'')")
          .bind(1, key)
          .run();
      archive_.tokenizer().replay(&columns);
      database.prepare(store::kInsertTokens).bind(1, id_of(key)).run();
      archive_.tokenizer().replay(nullptr);
      index_.add(key, columns);
      articles_[key] = columns;
    }
    index_.flush();
    transaction.commit();
  }

  /// Pairs of words are listed of small segments, too.
  void settle() {
    store::Transaction transaction(archive_.database());
    index_.settle(20);
    transaction.commit();
  }

  const store::Archive& archive() const { return archive_; }
  const store::Database& database() const { return archive_.database(); }
  const std::map<store::ArticleKey, store::IndexedColumns>& articles() const { return articles_; }

 private:
  std::int64_t id_of(store::ArticleKey key) const {
    return *archive_.database().prepare("SELECT id FROM article WHERE key = ?1").bind(1, key).first_integer();
  }

  void remove(store::ArticleKey key) {
    const auto& database = archive_.database();
    const store::IndexedColumns columns = articles_.at(key);
    archive_.tokenizer().replay(&columns);
    database
        .prepare(
            "INSERT INTO article_fts (article_fts, rowid, body, title, lead, headings) "
            "VALUES ('delete', ?1, '0', '1', '2', '3')")
        .bind(1, id_of(key))
        .run();
    archive_.tokenizer().replay(nullptr);
    database.prepare("DELETE FROM article WHERE key = ?1").bind(1, key).run();
    index_.remove(key);
    articles_.erase(key);
  }

  TemporaryFolder folder_;
  store::Archive archive_;
  store::impact::ImpactIndex index_;
  std::map<store::ArticleKey, store::IndexedColumns> articles_;
};

/// Articles of random terms by a Zipf law: `w0` is in nearly all of them, `w400` in few. Some words have
/// parts and other spellings beside them.
class RandomTokens {
 public:
  explicit RandomTokens(unsigned seed) : random_(seed) {}

  std::mt19937& random() { return random_; }
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_()) % end; }

  std::string word(std::uint32_t vocabulary = 400) {
    const double uniform = std::generate_canonical<double, 32>(random_);
    const int number = static_cast<int>(std::pow(vocabulary + 1.0, uniform) - 1.0);
    return number == 3 ? "und" : fmt::format("w{}", number);
  }

  std::string text(std::uint32_t words) {
    std::string text;
    for (std::uint32_t i = 0; i < words; ++i) {
      text += word() + ' ';
      if (below(5) == 0) text += fmt::format("+{} +{} ", word(), word());
      if (below(12) == 0) text += fmt::format("~{} ", word());
      if (below(20) == 0) text += fmt::format("{} ", store::kParagraphBreak);
    }
    return text;
  }

  store::IndexedColumns article() {
    store::IndexedColumns columns;
    columns[0] = TokenArchive::tokens(text(below(120)));
    columns[1] = TokenArchive::tokens(text(1 + below(8)));
    columns[2] = TokenArchive::tokens(text(below(25)));
    columns[3] = TokenArchive::tokens(text(below(4)));
    return columns;
  }

  /// A key of one of some years; also of partial dates and of none.
  store::ArticleKey key() {
    if (below(20) == 0) return store::kLeastKey + below(500);
    const auto day = std::int64_t{2020 + below(4)} * 416 + below(13) * 32 + (below(10) == 0 ? 0 : below(29));
    return day << store::kKeySequenceBits | below(6);
  }

 private:
  std::mt19937 random_;
};

}  // namespace blattwerk
