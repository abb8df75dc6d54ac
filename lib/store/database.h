#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "core/error.h"

namespace blattwerk::store {

/// SQLite refused something. `code` is its extended result code.
class DatabaseError : public Error {
 public:
  DatabaseError(const std::string& message, int code) : Error(message), code_(code) {}
  int code() const { return code_; }

 private:
  int code_;
};

/// A prepared statement: bind, step through rows, reset, use again.
///
/// Parameters are numbered from 1, columns from 0. Views that a column returns are valid until the next step.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, int value) { return bind(parameter, std::int64_t{value}); }
  Statement& bind(int parameter, double value);
  /// The text must stay as it is until the statement has been stepped to its end or reset.
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
  Statement& bind_blob(int parameter, std::span<const unsigned char> bytes);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);
  /// Hands an object to a function of the program's own (sqlite3_bind_pointer); `type` must be a literal.
  Statement& bind_pointer(int parameter, void* object, const char* type);
  /// NULL where the text is empty.
  Statement& bind_known(int parameter, std::string_view text);

  /// Moves to the next row; false behind the last one. Throws DatabaseError.
  bool step();
  /// Runs to the end and resets.
  void run();
  /// Runs an INSERT and returns the rowid of the row. Cheaper than RETURNING, for which SQLite opens a
  /// savepoint.
  std::int64_t insert();
  void reset();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

  /// Runs the statement for at most one row and returns its first column.
  std::optional<std::int64_t> first_integer();
  std::optional<std::string> first_text();

 private:
  [[noreturn]] void fail(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class OpenMode : std::uint8_t { read, write, create };

/// A connection to one SQLite file.
class Database {
 public:
  /// Throws DatabaseError, whose message names the file and what to do.
  Database(const std::filesystem::path& path, OpenMode mode);

  sqlite3* handle() const { return database_.get(); }
  const std::filesystem::path& path() const { return path_; }

  Statement prepare(std::string_view sql) const { return {database_.get(), sql}; }
  /// Runs SQL of the program itself, any number of statements.
  void execute(const std::string& sql) const;
  std::optional<std::int64_t> integer(std::string_view sql) const { return prepare(sql).first_integer(); }

  /// Throws the DatabaseError of a result code that one of SQLite's functions gave for this connection.
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::filesystem::path path_;
  std::unique_ptr<sqlite3, Close> database_;
};

/// While it lives, a connection sees the file as it was at the first statement. Does nothing within another
/// transaction.
class ReadTransaction {
 public:
  explicit ReadTransaction(const Database& database);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  sqlite3* database_ = nullptr;
};

/// A write transaction; rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace blattwerk::store
