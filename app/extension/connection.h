#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sqlite3ext.h>

#include "store/frame_unpacker.h"
#include "text/analyzer.h"
#include "text/word_lexicon.h"

namespace blattwerk::extension {

/// A connection of the host program, with the German analysis as its main database needs it. Kept by all that
/// the extension registers with the connection.
class Connection {
 public:
  explicit Connection(sqlite3* database);

  /// The analysis; of an archive, that which it was indexed with. Throws Error where that was another version
  /// of the analysis than this one, since its terms would not be found.
  text::Analyzer& analyzer();

  /// The JSON of a frame in the main database's `packed_text`. Throws Error where it is damaged.
  std::string unpack(std::string_view frame) { return unpacker_.unpack(frame); }

  /// Whether one of the connection's databases is an archive.
  bool has_archive() const;

 private:
  sqlite3* database_;
  store::FrameUnpacker unpacker_;
  text::WordLexicon words_;
  std::optional<text::Analyzer> analyzer_;
};

/// A connection as what is registered with SQLite holds it.
using SharedConnection = std::shared_ptr<Connection>;

}  // namespace blattwerk::extension
