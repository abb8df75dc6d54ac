#pragma once

#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "core/article.h"
#include "store/article_writer.h"
#include "store/fts_tokenizer.h"
#include "store/migrations.h"

namespace blattwerk {

/// Makes an archive as a program made it whose last migration was `schema`: with an article and its original,
/// and nothing derived.
inline void make_old_archive(const std::filesystem::path& path, int schema) {
  store::FtsTokenizer tokenizer;
  const store::Database database(path, store::OpenMode::create);
  tokenizer.attach(database);
  for (const store::Migration& migration : store::migrations()) {
    if (migration.number <= schema) database.execute(std::string(migration.sql));
  }
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; PRAGMA journal_mode = WAL",
                  store::kApplicationId, schema));
  Article article;
  article.title = "Sturm über Altenbrück";
  article.date = PartialDate::parse_iso("2022-02-04");
  article.paragraphs = {{ParagraphKind::lead, "Der Deichbau kostet die Gemeinde zwei Millionen Euro."},
                        {ParagraphKind::text, "Karl Zwirnberg lobte die Feuerwehr."}};
  const std::string bytes = "Sturm über Altenbrück";
  database.prepare("INSERT INTO original (id, sha256, size, codec, bytes) VALUES (1, ?1, ?2, 'none', ?3)")
      .bind_blob(1, store::sha256(bytes))
      .bind(2, static_cast<std::int64_t>(bytes.size()))
      .bind_blob(3, bytes)
      .run();
  database
      .prepare(
          "INSERT INTO article (id, key, title, date, content_hash, original_id, imported) "
          "VALUES (1, ?1, ?2, '2022-02-04', ?3, 1, '2024-03-04T08:00:00Z')")
      .bind(1, store::keys_of_date(article.date).first)
      .bind(2, article.title)
      .bind_blob(3, store::content_hash(article))
      .run();
  int n = 0;
  for (const Paragraph& paragraph : article.paragraphs) {
    database.prepare("INSERT INTO paragraph (article_id, n, kind, text) VALUES (1, ?1, ?2, ?3)")
        .bind(1, ++n)
        .bind(2, to_string(paragraph.kind))
        .bind(3, paragraph.text)
        .run();
  }
}

}  // namespace blattwerk
