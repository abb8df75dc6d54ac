#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/stored_article.h"

namespace blattwerk::output {

/// A format that articles are exported in. An export is `begin`, the articles with `between` from one to the
/// next, and `end`; so it can be written article by article, however many there are. The same articles always
/// give the same bytes.
struct ExportFormat {
  std::string_view name;        ///< as the command line and the API know it: `bibtex`
  std::string_view media_type;  ///< for HTTP: `application/x-bibtex`
  std::string_view extension;   ///< of its files, without the dot: `bib`
  std::string_view begin;
  std::string_view between;
  std::string_view end;
  /// Appends one article, which needs no mentions.
  void (*append)(const StoredArticle& article, std::string& out);
};

/// All formats, in the order in which help lists them.
std::span<const ExportFormat> export_formats();

/// The format of this name; null where there is none.
const ExportFormat* find_export_format(std::string_view name);
/// The format that a file's name says (`zitate.bib`); null where it says none.
const ExportFormat* find_export_format_of_file(std::string_view name);

/// One article as an export of its own.
std::string export_article(const StoredArticle& article, const ExportFormat& format);

// One a file; registry.cpp lists them.
ExportFormat json_export();
ExportFormat json_lines_export();
ExportFormat csv_export();
ExportFormat markdown_export();
ExportFormat bibtex_export();
ExportFormat ris_export();
ExportFormat csl_json_export();
ExportFormat html_export();
ExportFormat plain_text_export();

}  // namespace blattwerk::output
