#include "store/statistics.h"

#include "store/article_key.h"

namespace blattwerk::store {

ArchiveStatistics read_statistics(const Database& database) {
  const auto count = [&database](std::string_view sql) { return database.integer(sql).value_or(0); };
  const auto text = [&database](std::string_view sql) {
    return database.prepare(sql).first_text().value_or("");
  };
  ArchiveStatistics statistics;
  statistics.path = database.path().string();
  statistics.file_bytes = count("PRAGMA page_count") * count("PRAGMA page_size");
  statistics.articles = count("SELECT count(*) FROM article");
  statistics.undated = count("SELECT count(*) FROM article WHERE key < 0");
  statistics.earlier_versions = count("SELECT count(*) FROM article_version");
  statistics.entities = count(
      "SELECT count(*) FROM entity AS e WHERE EXISTS (SELECT 1 FROM article_entity WHERE entity_id = e.id)");
  statistics.original_bytes = count("SELECT sum(length(bytes)) FROM original");
  statistics.first_date = text("SELECT date FROM article WHERE key >= 0 ORDER BY key LIMIT 1");
  statistics.last_date = text("SELECT date FROM article WHERE key >= 0 ORDER BY key DESC LIMIT 1");
  auto paragraphs = database.prepare(
      "SELECT count(*), coalesce(sum(octet), 0) FROM "
      "(SELECT length(CAST(text AS BLOB)) AS octet FROM paragraph)");
  if (paragraphs.step()) {
    statistics.paragraphs = paragraphs.integer(0);
    statistics.text_bytes =
        paragraphs.integer(1) + count("SELECT sum(length(CAST(title AS BLOB))) FROM article");
  }
  auto sources = database.prepare(
      "SELECT source, count(*) FROM article WHERE source IS NOT NULL GROUP BY source ORDER BY 2 DESC, 1");
  while (sources.step()) statistics.sources.emplace_back(sources.text(0), sources.integer(1));
  return statistics;
}

}  // namespace blattwerk::store
