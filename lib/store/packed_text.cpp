#include "store/packed_text.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include "core/error.h"
#include "store/frame_unpacker.h"

namespace blattwerk::store {
namespace {

// Written once and kept for years: 19 gains half a percent over it in half as much time again.
constexpr int kLevel = 15;
// The dictionary grows with the texts: zstd's own default for few of them; ten times as much makes each text
// a thirtieth smaller, which pays where there are hundreds of megabytes.
constexpr std::size_t kLeastDictionaryBytes = 110u << 10;
constexpr std::size_t kMostDictionaryBytes = 1u << 20;
constexpr std::size_t kTextOfDictionary = 512;
// So many times as much text as the dictionary will have is learnt from. zstd's advice is a hundred times;
// above thirty nothing is gained.
constexpr std::size_t kSamplesOfDictionary = 30;
constexpr std::int64_t kArticlesBetweenNews = 256;

// The packed paragraphs, a row each.
constexpr std::string_view kPackedParagraphs = R"sql(
    SELECT p.article_id, e.key + 1,
           CASE substr(e.value, 1, 1) WHEN 'L' THEN 'lead' WHEN 'H' THEN 'heading' ELSE 'text' END, substr(e.value, 2)
    FROM packed_text AS p JOIN json_each(blattwerk_unpack(p.bytes)) AS e)sql";

// What the readers of `paragraph` see, and where its writers write.
constexpr std::string_view kViewInsteadOfTable = R"sql(
  PRAGMA legacy_alter_table = ON;  -- or the other views would follow the table
  ALTER TABLE paragraph RENAME TO open_paragraph;
  PRAGMA legacy_alter_table = OFF;
  CREATE VIEW paragraph (article_id, n, kind, text) AS
    SELECT article_id, n, kind, text FROM open_paragraph
    UNION ALL
    {0};
  CREATE TRIGGER paragraph_insert INSTEAD OF INSERT ON paragraph BEGIN
    INSERT INTO open_paragraph VALUES (new.article_id, new.n, new.kind, new.text);
  END;
  CREATE TRIGGER paragraph_delete INSTEAD OF DELETE ON paragraph BEGIN
    DELETE FROM open_paragraph WHERE article_id = old.article_id AND n = old.n;
    DELETE FROM packed_text WHERE article_id = old.article_id;
  END)sql";

constexpr std::string_view kTableInsteadOfView = R"sql(
  INSERT INTO open_paragraph
    {0};
  DROP VIEW paragraph;
  DELETE FROM packed_text;
  DELETE FROM text_dictionary;
  PRAGMA legacy_alter_table = ON;
  ALTER TABLE open_paragraph RENAME TO paragraph;
  PRAGMA legacy_alter_table = OFF)sql";

struct FreeCompression {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
};

std::string find_dictionary(sqlite3* database, unsigned id) {
  Statement find(database, "SELECT bytes FROM text_dictionary WHERE id = ?1");
  if (!find.bind(1, std::int64_t{id}).step()) return {};
  return std::string(find.blob(0));
}

void unpack_function(sqlite3_context* context, int /*count*/, sqlite3_value** arguments) {
  try {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(arguments[0]));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    const std::string text = static_cast<FrameUnpacker*>(sqlite3_user_data(context))->unpack({bytes, size});
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

/// Reads the texts that are not packed, article by article, in the form that is packed.
class OpenTexts {
 public:
  OpenTexts(const Database& database, std::int64_t one_of)
      : rows_(database.prepare("SELECT article_id, kind, text FROM open_paragraph WHERE article_id % ?1 = 0 "
                               "ORDER BY article_id, n")) {
    more_ = rows_.bind(1, one_of).step();
  }

  bool next() {
    if (!more_) return false;
    article_ = rows_.integer(0);
    nlohmann::json paragraphs = nlohmann::json::array();
    for (; more_ && rows_.integer(0) == article_; more_ = rows_.step()) {
      const auto kind = rows_.text(1);
      std::string paragraph(1, kind == "lead" ? 'L' : kind == "heading" ? 'H' : 'T');
      paragraph += rows_.text(2);
      paragraphs.push_back(std::move(paragraph));
    }
    text_ = paragraphs.dump();
    return true;
  }
  std::int64_t article() const { return article_; }
  const std::string& text() const { return text_; }

 private:
  Statement rows_;
  bool more_;
  std::int64_t article_ = 0;
  std::string text_;
};

/// Nothing where there are too few texts to learn from; they are packed without then.
std::string train_dictionary(const Database& database) {
  const auto bytes =
      static_cast<std::size_t>(database.integer("SELECT sum(length(text)) FROM open_paragraph").value_or(0));
  std::string dictionary(std::clamp(bytes / kTextOfDictionary, kLeastDictionaryBytes, kMostDictionaryBytes),
                         '\0');
  std::string samples;
  std::vector<std::size_t> sizes;
  OpenTexts texts(database,
                  static_cast<std::int64_t>(1 + bytes / (kSamplesOfDictionary * dictionary.size())));
  while (texts.next()) {
    samples += texts.text();
    sizes.push_back(texts.text().size());
  }
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  dictionary.resize(ZDICT_isError(size) != 0 ? 0 : size);
  return dictionary;
}

std::string archive_dictionary(const Database& database) {
  auto known = database.prepare("SELECT bytes FROM text_dictionary ORDER BY id DESC LIMIT 1");
  if (known.step()) return std::string(known.blob(0));
  std::string dictionary = train_dictionary(database);
  if (dictionary.empty()) return dictionary;
  database.prepare("INSERT INTO text_dictionary (id, bytes) VALUES (?1, ?2)")
      .bind(1, std::int64_t{ZDICT_getDictID(dictionary.data(), dictionary.size())})
      .bind_blob(2, dictionary)
      .run();
  return dictionary;
}

}  // namespace

void register_unpack(const Database& database) {
  auto unpacker = std::make_unique<FrameUnpacker>(
      [handle = database.handle()](unsigned id) { return find_dictionary(handle, id); });
  // Innocuous: or the view may not use it, since schemas are not trusted. SQLite deletes the unpacker, also
  // where it refuses it.
  const int code = sqlite3_create_function_v2(
      database.handle(), "blattwerk_unpack", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
      unpacker.release(), &unpack_function, nullptr, nullptr,
      [](void* object) { delete static_cast<FrameUnpacker*>(object); });
  if (code != SQLITE_OK) database.fail(code);
}

bool has_packed_texts(const Database& database) {
  return database.integer("SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = 'paragraph'")
      .has_value();
}

std::int64_t pack_texts(const Database& database, ProgressListener* listener) {
  if (!has_packed_texts(database)) database.execute(fmt::format(kViewInsteadOfTable, kPackedParagraphs));
  const std::string bytes = archive_dictionary(database);
  const std::unique_ptr<ZSTD_CDict, FreeCompression> dictionary(
      bytes.empty() ? nullptr : ZSTD_createCDict(bytes.data(), bytes.size(), kLevel));
  const std::unique_ptr<ZSTD_CCtx, FreeCompression> context(ZSTD_createCCtx());
  auto insert = database.prepare("INSERT INTO packed_text (article_id, bytes) VALUES (?1, ?2)");
  OpenTexts texts(database, 1);
  std::string frame;
  Progress progress;
  while (texts.next()) {
    const std::string& text = texts.text();
    frame.resize(ZSTD_compressBound(text.size()));
    const std::size_t size = dictionary ? ZSTD_compress_usingCDict(context.get(), frame.data(), frame.size(),
                                                                   text.data(), text.size(), dictionary.get())
                                        : ZSTD_compressCCtx(context.get(), frame.data(), frame.size(),
                                                            text.data(), text.size(), kLevel);
    if (ZSTD_isError(size) != 0) throw Error("a text can't be compressed: there is not enough memory");
    insert.bind(1, texts.article()).bind_blob(2, std::string_view(frame).substr(0, size)).run();
    if (++progress.articles % kArticlesBetweenNews == 0 && listener != nullptr) listener->progress(progress);
  }
  database.execute("DELETE FROM open_paragraph");
  return static_cast<std::int64_t>(progress.articles);
}

void unpack_texts(const Database& database) {
  if (has_packed_texts(database)) database.execute(fmt::format(kTableInsteadOfView, kPackedParagraphs));
}

}  // namespace blattwerk::store
