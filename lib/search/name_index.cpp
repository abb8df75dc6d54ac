#include "search/name_index.h"

#include <algorithm>
#include <optional>

#include "text/exact_form.h"

namespace blattwerk::search {
namespace {

constexpr int kMaxEntities = 1000;

// The name behind all that begin with it, in the order of bytes; nothing where there is none.
std::optional<std::string> end_of_prefix(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (prefix.empty()) return std::nullopt;
  prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

// A chain of look-ups from each value to the next one.
std::string_view distinct_sql(MetadataField field) {
  switch (field) {
    case MetadataField::source:
      return R"sql(
        WITH RECURSIVE value (v) AS (
          SELECT min(source) FROM article WHERE source IS NOT NULL
          UNION ALL
          SELECT (SELECT min(source) FROM article WHERE source > v) FROM value WHERE v IS NOT NULL)
        SELECT v FROM value WHERE v IS NOT NULL)sql";
    case MetadataField::section:
      return R"sql(
        WITH RECURSIVE value (v) AS (
          SELECT min(section) FROM article WHERE section IS NOT NULL
          UNION ALL
          SELECT (SELECT min(section) FROM article WHERE section > v) FROM value WHERE v IS NOT NULL)
        SELECT v FROM value WHERE v IS NOT NULL)sql";
    case MetadataField::author:
      return R"sql(
        WITH RECURSIVE value (v) AS (
          SELECT min(name) FROM author
          UNION ALL
          SELECT (SELECT min(name) FROM author WHERE name > v) FROM value WHERE v IS NOT NULL)
        SELECT v FROM value WHERE v IS NOT NULL)sql";
  }
  return {};
}

// The words of a name, folded, each between blanks: ` suddeutsche zeitung `.
std::string words_of(std::string_view name) {
  std::string words = " ";
  for (const char c : text::exact_form(name)) {
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_letter) {
      words += c;
    } else if (words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

}  // namespace

std::vector<std::int64_t> find_entities(const store::Database& database, const EntityName& name) {
  const std::string folded = text::exact_form(name.name);
  const std::string type = name.type ? std::string(to_string(*name.type)) : "";
  const auto collect = [&](store::Statement statement) {
    std::vector<std::int64_t> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());  // of several names that begin alike
    return ids;
  };
  if (!name.open_end) {
    return collect(
        std::move(database
                      .prepare("SELECT e.id FROM entity_name AS n JOIN entity AS e ON e.id = n.entity_id "
                               "WHERE n.name = ?1 AND (?2 = '' OR e.type = ?2) ORDER BY n.entity_id LIMIT ?3")
                      .bind(1, folded)
                      .bind(2, type)
                      .bind(3, kMaxEntities)));
  }
  const std::string end = end_of_prefix(folded).value_or("\xFF");
  return collect(
      std::move(database
                    .prepare("SELECT e.id FROM entity_name AS n JOIN entity AS e ON e.id = n.entity_id "
                             "WHERE n.name >= ?1 AND n.name < ?2 AND (?3 = '' OR e.type = ?3) LIMIT ?4")
                    .bind(1, folded)
                    .bind(2, end)
                    .bind(3, type)
                    .bind(4, kMaxEntities)));
}

std::vector<std::string> distinct_values(const store::Database& database, MetadataField field) {
  std::vector<std::string> values;
  auto statement = database.prepare(distinct_sql(field));
  while (statement.step()) values.emplace_back(statement.text(0));
  return values;
}

std::vector<std::string> find_values(const store::Database& database, const Metadata& metadata) {
  auto values = distinct_values(database, metadata.field);
  if (metadata.open_end && metadata.value.empty()) return values;
  const std::string wanted = text::exact_form(metadata.value);
  std::string words = words_of(metadata.value);
  if (metadata.open_end) words.pop_back();
  std::vector<std::string> called_so;
  std::vector<std::string> with_words;
  for (const std::string& value : values) {
    if (text::exact_form(value) == wanted) called_so.push_back(value);
    if (words.size() > 2 && words_of(value).find(words) != std::string::npos) with_words.push_back(value);
  }
  return called_so.empty() || metadata.open_end || metadata.field == MetadataField::author ? with_words
                                                                                           : called_so;
}

}  // namespace blattwerk::search
