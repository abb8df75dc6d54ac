#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/partial_date.h"
#include "formats/site_rules.h"
#include "output/json.h"
#include "output/style.h"
#include "search/note.h"
#include "store/archive.h"

namespace blattwerk::app {

enum class Format : std::uint8_t { terminal, json, jsonl };

/// Nobody reads standard output any more (`| head`): the program ends, and there is nothing to say.
class ReaderGone : public Error {
 public:
  ReaderGone() : Error("nobody reads the standard output") {}
};

/// What the options before the command say, and where its words go.
class Session {
 public:
  std::string archive_option;
  bool json = false;
  bool jsonl = false;
  bool no_color = false;
  bool quiet = false;

  Format format() const;
  output::Style style() const;
  /// `--archive`, `$BLATTWERK_ARCHIVE`, `$XDG_DATA_HOME/blattwerk/archive.db` or
  /// `~/.local/share/blattwerk/archive.db`.
  std::filesystem::path archive_path() const;
  /// The built-in rules for web pages of single sites, and the user's:
  /// `$XDG_CONFIG_HOME/blattwerk/sites.txt`, else `~/.config/blattwerk/sites.txt`. Throws Error where a line
  /// of that file is none.
  formats::SiteRules site_rules() const;
  store::Archive open() const { return store::Archive::open(archive_path()); }
  store::Archive open_to_change() const { return store::Archive::open_to_change(archive_path()); }
  store::Archive open_for_writing() const { return store::Archive::open_for_writing(archive_path()); }

  /// Of what is there to be read: German where the environment asks for it.
  search::Language language() const;
  /// The day it is on this machine.
  static PartialDate today();

  /// Results, to standard output. Throws Error where that fails, ReaderGone where nobody takes them.
  void print(std::string_view text) const;
  /// A result that has a JSON form, in the format asked for. `as_terminal()` gives text ending with a line
  /// end, `as_json(layout)` JSON.
  template <typename Terminal, typename Json>
  void print_as(Terminal as_terminal, Json as_json) const {
    switch (format()) {
      case Format::terminal:
        print(as_terminal());
        break;
      case Format::json:
        print(as_json(output::JsonLayout::document) + '\n');
        break;
      case Format::jsonl:
        print(as_json(output::JsonLayout::line) + '\n');
        break;
    }
  }
  /// Remarks, to standard error, unless `--quiet`.
  void note(std::string_view text) const;
  /// Something that failed, to standard error; the program will exit with 1.
  void fail(std::string_view text);

  int exit_status() const { return failed_ ? 1 : 0; }

 private:
  bool failed_ = false;
};

}  // namespace blattwerk::app
