#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/article_key.h"
#include "store/article_writer.h"
#include "store/entity_table.h"

namespace blattwerk::store {

/// Writes the rows of single articles; knows nothing of the full-text index.
class ArticleRows {
 public:
  explicit ArticleRows(const Database& database);

  struct Row {
    std::int64_t id;
    ArticleKey key;
  };

  Row insert(const IncomingArticle& incoming, std::string_view now);
  /// Replaces the current version, which is kept; the article keeps its id, its key only where its date
  /// stays.
  Row replace(std::int64_t id, const IncomingArticle& incoming, std::string_view now);
  /// Puts `incoming` behind the current version, as one that came before it.
  void add_earlier_version(std::int64_t id, const IncomingArticle& incoming, std::string_view now);
  /// Remembers where the article was seen.
  void note_origin(std::int64_t id, const IncomingArticle& incoming, std::string_view now);
  /// Writes the entities and dates that an article mentions and the quotations in it, which has none yet; the
  /// rest of it at `flush_mentions`.
  void insert_mentions(Row row, const IncomingArticle& incoming);
  /// Writes what articles are searched for by, in the order of the tables; to be called at the end of a
  /// batch.
  void flush_mentions();
  /// Takes an article away, and the originals that nothing else needs.
  void remove(std::int64_t id);

  std::optional<ArticleKey> key_of(std::int64_t id);
  /// Whether the article has or had this content.
  bool has_content(std::int64_t id, const ContentHash& content);
  /// Whether the article as it stands is of a later update than `incoming`.
  bool is_later(std::int64_t id, const IncomingArticle& incoming);
  /// Forgets what was remembered of a transaction that was rolled back.
  void forget();

 private:
  std::int64_t original_id(const Original& original);
  ArticleKey next_key(const std::optional<PartialDate>& date);
  void keep_current_version(std::int64_t id, std::string_view now);
  void bind_fields(Statement& statement, const IncomingArticle& incoming);
  void insert_lists(std::int64_t id, const Article& article);

  const Database& database_;
  EntityTable entities_;
  std::unordered_map<ArticleKey, ArticleKey> next_keys_;  // by the first key of the date
  struct EntityInArticle {
    std::int64_t entity;
    ArticleKey key;
    std::int64_t count;
  };
  struct DaysInArticle {
    int first_day;
    int last_day;
    ArticleKey key;
    friend auto operator<=>(const DaysInArticle&, const DaysInArticle&) = default;
  };
  void insert_entities(Row row, const IncomingArticle& incoming);
  void insert_quotations(Row row, const IncomingArticle& incoming);
  void insert_dates(Row row, const IncomingArticle& incoming);
  static void count_in(std::vector<EntityInArticle>& counts, std::size_t first, std::int64_t entity,
                       ArticleKey key);

  std::vector<EntityInArticle> entities_in_articles_;
  std::vector<EntityInArticle> derived_in_articles_;
  std::vector<EntityInArticle> speakers_in_articles_;
  std::vector<DaysInArticle> days_in_articles_;
  std::string spans_;
  std::int64_t first_new_origin_;
  std::string date_;
  std::string updated_;
  Statement insert_article_;
  Statement update_article_;
  Statement insert_paragraph_;
  Statement insert_author_;
  Statement insert_topic_;
  Statement insert_mentions_;
  Statement insert_article_entity_;
  Statement insert_derived_entity_;
  Statement insert_quotations_;
  Statement insert_article_speaker_;
  Statement insert_dates_;
  Statement insert_date_mention_;
  Statement find_original_;
  Statement insert_original_;
  Statement insert_origin_;
  Statement find_origin_;
  Statement update_origin_;
  Statement highest_key_;
  Statement find_key_;
  Statement find_updated_;
};

}  // namespace blattwerk::store
