#include "store/database.h"

#include <fmt/format.h>

namespace blattwerk::store {
namespace {

constexpr int kBusyTimeoutMs = 5000;

/// What the user can do about a failure, by SQLite's extended result code.
std::string_view advice(int code) {
  switch (code) {
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_UNLOCK:
    case SQLITE_IOERR_CHECKRESERVEDLOCK:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMLOCK:
    case SQLITE_IOERR_SHMMAP:
    case SQLITE_PROTOCOL:
      return "its folder gives no locks or no shared memory, as network drives often do not; keep the "
             "archive on "
             "a disk of this machine and back it up to the network";
    default:
      break;
  }
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "the file is no Blattwerk archive; name another with --archive";
    case SQLITE_CORRUPT:
      return "the archive is damaged; run 'blattwerk check' and restore a backup";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to the archive; try again when it is done";
    case SQLITE_READONLY:
      return "the archive or its folder is read-only; check its permissions";
    case SQLITE_FULL:
      return "the disk is full; free some space and run the same command again";
    case SQLITE_CANTOPEN:
      return "check that the path is right and that its folder exists and may be written";
    case SQLITE_IOERR:
      return "reading or writing the disk failed; check the disk and free space, then run the same command "
             "again";
    default:
      return {};
  }
}

[[noreturn]] void fail(sqlite3* database, int code, const std::filesystem::path& path) {
  const char* reason = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const std::string_view what_to_do = advice(code);
  throw DatabaseError(what_to_do.empty() ? fmt::format("{}: {}", path.string(), reason)
                                         : fmt::format("{}: {} ({})", path.string(), reason, what_to_do),
                      code);
}

std::filesystem::path file_of(sqlite3* database) {
  const char* name = sqlite3_db_filename(database, "main");
  return name != nullptr ? name : "";
}

int open_flags(OpenMode mode) {
  switch (mode) {
    case OpenMode::read:
      return SQLITE_OPEN_READONLY;
    case OpenMode::write:
      return SQLITE_OPEN_READWRITE;
    case OpenMode::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

/// The address of a file for SQLite that says it will not change.
std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : path.native()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

/// Whether SQLite must not make the shared memory that reading in WAL mode takes, as in a read-only folder.
bool lacks_shared_memory(sqlite3* database) {
  const int code = sqlite3_exec(database, "PRAGMA schema_version", nullptr, nullptr, nullptr) & 0xFF;
  return code == SQLITE_READONLY || code == SQLITE_CANTOPEN;
}

/// SQLite's settings for the whole process: no connection is shared by threads, and memory is not counted,
/// since a lock around every allocation costs an import some percent.
void configure_library() {
  static const bool kDone = [] {
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return true;
  }();
  static_cast<void>(kDone);
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  if (code != SQLITE_OK) store::fail(database, sqlite3_extended_errcode(database), file_of(database));
}

void Statement::fail(int code) const {
  sqlite3* database = sqlite3_db_handle(statement_.get());
  const auto path = file_of(database);
  const int extended = sqlite3_extended_errcode(database);
  store::fail(database, extended != SQLITE_OK ? extended : code, path);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_.get(), parameter, value); code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  if (const int code = sqlite3_bind_double(statement_.get(), parameter, value); code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // A null pointer would bind NULL; an empty view may carry one.
  const char* bytes = text.data() != nullptr ? text.data() : "";
  const int code =
      sqlite3_bind_text64(statement_.get(), parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::span<const unsigned char> bytes) {
  const void* data = bytes.data() != nullptr ? static_cast<const void*>(bytes.data()) : "";
  const int code = sqlite3_bind_blob64(statement_.get(), parameter, data, bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  return bind_blob(parameter, std::span(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

Statement& Statement::bind_null(int parameter) {
  if (const int code = sqlite3_bind_null(statement_.get(), parameter); code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind_pointer(int parameter, void* object, const char* type) {
  const int code = sqlite3_bind_pointer(statement_.get(), parameter, object, type, nullptr);
  if (code != SQLITE_OK) fail(code);
  return *this;
}

Statement& Statement::bind_known(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(code);
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

std::int64_t Statement::insert() {
  run();
  return sqlite3_last_insert_rowid(sqlite3_db_handle(statement_.get()));
}

void Statement::reset() {
  // Its return value repeats the error of the last step, which has been reported.
  sqlite3_reset(statement_.get());
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<std::int64_t> Statement::first_integer() {
  std::optional<std::int64_t> value;
  if (step() && !is_null(0)) value = integer(0);
  reset();
  return value;
}

std::optional<std::string> Statement::first_text() {
  std::optional<std::string> value;
  if (step() && !is_null(0)) value = std::string(text(0));
  reset();
  return value;
}

Database::Database(const std::filesystem::path& path, OpenMode mode) : path_(path) {
  configure_library();
  const auto open = [&](const std::string& name, int flags) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) store::fail(database, code, path);
  };
  open(path.native(), open_flags(mode));
  // Without a log beside it nobody has the archive open for writing: it can be read as it lies.
  if (mode == OpenMode::read && lacks_shared_memory(handle()) &&
      !std::filesystem::exists(path.native() + "-wal")) {
    open(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  sqlite3* database = handle();
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, kBusyTimeoutMs);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

void Database::fail(int code) const {
  store::fail(database_.get(), code, path_);
}

void Database::execute(const std::string& sql) const {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(sqlite3_extended_errcode(database_.get()));
  }
}

ReadTransaction::ReadTransaction(const Database& database) {
  if (sqlite3_get_autocommit(database.handle()) == 0) return;
  database.execute("BEGIN");
  database_ = database.handle();
}

ReadTransaction::~ReadTransaction() {
  if (database_ != nullptr) sqlite3_exec(database_, "COMMIT", nullptr, nullptr, nullptr);
}

Transaction::Transaction(const Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace blattwerk::store
