#include "store/near_duplicate/group_reader.h"

namespace blattwerk::store::near_duplicate {

GroupReader::GroupReader(const Database& database)
    : any_(database.prepare("SELECT 1 FROM near_duplicate LIMIT 1")),
      group_of_(database.prepare("SELECT group_id FROM near_duplicate WHERE article_key = ?1")),
      others_(database.prepare("SELECT a.id FROM near_duplicate AS own "
                               "JOIN near_duplicate AS other ON other.group_id = own.group_id AND "
                               "other.article_key <> own.article_key "
                               "JOIN article AS a ON a.key = other.article_key WHERE own.article_key = ?1 "
                               "ORDER BY other.article_key")) {}

bool GroupReader::any() {
  return any_.first_integer().has_value();
}

std::optional<std::int64_t> GroupReader::group_of(ArticleKey key) {
  return group_of_.bind(1, key).first_integer();
}

std::vector<std::int64_t> GroupReader::others(ArticleKey key) {
  std::vector<std::int64_t> ids;
  others_.bind(1, key);
  while (others_.step()) ids.push_back(others_.integer(0));
  others_.reset();
  return ids;
}

}  // namespace blattwerk::store::near_duplicate
