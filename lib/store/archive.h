#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "store/database.h"
#include "store/fts_tokenizer.h"

namespace blattwerk::store {

/// `application_id` of an archive: "Blat".
inline constexpr int kApplicationId = 0x426C6174;

/// An open archive: the connection, its schema brought up to date, the tokenizer in place.
///
/// One a thread. Readers see the archive as it was when their statement began, also while another process
/// imports (WAL).
class Archive {
 public:
  /// Opens for reading. Throws Error where the file is missing, foreign, newer than this program, or can't be
  /// read.
  static Archive open(const std::filesystem::path& path);
  /// Opens for reading as it is, also with an older schema: for copying and looking, not for searching.
  static Archive open_unchanged(const std::filesystem::path& path);
  /// Opens for writing, and creates the file and its folder where they are missing. An older schema is
  /// migrated after a copy of the file was put beside it.
  static Archive open_for_writing(const std::filesystem::path& path);

  /// Likewise, but throws Error where there is no archive yet.
  static Archive open_to_change(const std::filesystem::path& path);

  const Database& database() const { return *database_; }
  FtsTokenizer& tokenizer() const { return *tokenizer_; }

  std::optional<std::string> meta(std::string_view name) const;
  void set_meta(std::string_view name, std::string_view value) const;

 private:
  explicit Archive(std::unique_ptr<Database> database);

  // The tokenizer goes last: FTS5 holds a pointer to it until the connection is closed.
  std::unique_ptr<FtsTokenizer> tokenizer_;
  std::unique_ptr<Database> database_;
};

}  // namespace blattwerk::store
