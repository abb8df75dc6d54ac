#include "store/archive.h"

#include <cstdint>

#include <fmt/format.h>

#include "store/packed_text.h"
#include "store/schema.h"

namespace blattwerk::store {
namespace {

void refuse_unknown(const Database& database, SchemaState state) {
  const auto path = database.path().string();
  switch (state) {
    case SchemaState::foreign:
      throw Error(
          fmt::format("{}: the file is an SQLite database of another program, no Blattwerk archive; "
                      "name another with --archive",
                      path));
    case SchemaState::newer:
      throw Error(fmt::format(
          "{}: the archive was written by a newer Blattwerk; install the newer version to open it", path));
    case SchemaState::empty:
    case SchemaState::current:
    case SchemaState::older:
      break;
  }
}

// SQLite takes a file of a few bytes for an empty database, and would overwrite it. The file is not opened
// for that: closing it would take from this process the locks that other connections hold on it.
void refuse_other_files(const std::filesystem::path& path) {
  constexpr std::uintmax_t kSmallestDatabase = 512;
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure))
    throw Error(
        fmt::format("{}: this is a folder; name the file of the archive with --archive", path.string()));
  const auto size = std::filesystem::file_size(path, failure);
  if (!failure && size > 0 && size < kSmallestDatabase)
    throw Error(
        fmt::format("{}: the file is no Blattwerk archive; name another with --archive", path.string()));
}

void require_file(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) {
    throw Error(fmt::format("{}: there is no archive yet; 'blattwerk import PATH' makes one", path.string()));
  }
  refuse_other_files(path);
}

void configure_writer(const Database& database) {
  // FULL: what the report calls imported survives a power cut. A restored archive is not in WAL mode yet.
  database.execute(
      "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = "
      "-131072; "
      "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY");
}

}  // namespace

Archive::Archive(std::unique_ptr<Database> database)
    : tokenizer_(std::make_unique<FtsTokenizer>()), database_(std::move(database)) {
  tokenizer_->attach(*database_);
  register_unpack(*database_);
}

Archive Archive::open(const std::filesystem::path& path) {
  require_file(path);
  auto database = std::make_unique<Database>(path, OpenMode::read);
  const SchemaState state = schema_state(*database);
  if (state == SchemaState::empty || state == SchemaState::older) {
    database.reset();
    return open_for_writing(path);
  }
  refuse_unknown(*database, state);
  return Archive(std::move(database));
}

Archive Archive::open_unchanged(const std::filesystem::path& path) {
  require_file(path);
  auto database = std::make_unique<Database>(path, OpenMode::read);
  const SchemaState state = schema_state(*database);
  refuse_unknown(*database, state == SchemaState::empty ? SchemaState::foreign : state);
  return Archive(std::move(database));
}

Archive Archive::open_for_writing(const std::filesystem::path& path) {
  if (path.has_parent_path()) {
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) {
      throw Error(fmt::format("{}: the folder of the archive can't be made: {}", path.parent_path().string(),
                              failure.message()));
    }
  }
  refuse_other_files(path);
  Archive archive(std::make_unique<Database>(path, OpenMode::create));
  const SchemaState state = schema_state(archive.database());
  refuse_unknown(archive.database(), state);
  if (state != SchemaState::current) migrate(archive.database());
  configure_writer(archive.database());
  return archive;
}

Archive Archive::open_to_change(const std::filesystem::path& path) {
  require_file(path);
  return open_for_writing(path);
}

std::optional<std::string> Archive::meta(std::string_view name) const {
  return database_->prepare("SELECT value FROM meta WHERE name = ?1").bind(1, name).first_text();
}

void Archive::set_meta(std::string_view name, std::string_view value) const {
  database_->prepare("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2")
      .bind(1, name)
      .bind(2, value)
      .run();
}

}  // namespace blattwerk::store
