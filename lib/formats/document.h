#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/partial_date.h"

namespace blattwerk::formats {

/// A passage of running text or a heading, as the format divides them.
struct Block {
  enum class Kind : std::uint8_t { text, lead, heading, list_item, quote };

  Kind kind = Kind::text;
  std::string text;

  friend bool operator==(const Block&, const Block&) = default;
};

/// One article as a reader found it, before its fields are checked. All text is UTF-8; an empty string or
/// list means: not stated.
struct Document {
  std::string external_id;
  std::string title;
  std::string kicker;
  std::optional<PartialDate> published;
  std::optional<PartialDate> updated;
  std::optional<PartialDate> archived;  ///< the month or day it is filed under (`date 2022-02`)
  std::string source;                   ///< the outlet as stated: a name or an address
  std::string url;                      ///< canonical where stated
  std::vector<std::string> authors;
  std::string section;
  std::string language;
  std::string agency;
  std::vector<std::string> topics;
  std::vector<Block> blocks;

  std::string format;    ///< the reader's name, e.g. `html`
  std::string original;  ///< the bytes of this article as they stood in the file, unpacked
  std::string
      member;  ///< the path inside an archive or web archive, e.g. `seiten/a.html`; empty for a plain file
  std::string place;  ///< where in the file or member, for messages, e.g. `line 12`; empty for a whole file

  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace blattwerk::formats
