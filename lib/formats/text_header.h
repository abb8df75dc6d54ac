#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "formats/document.h"

namespace blattwerk::formats {

/// Whether a line opens a pasted article: `date 2022-02 …`, blanks before it allowed.
bool is_date_line(std::string_view line);

/// Whether a whole line is a pasted article's title with its `Stand: DD.MM.YYYY HH:MM Uhr` behind it.
bool is_title_with_stand(std::string_view line);

/// Reads what stands above the running text of a plain text: `date` and archive month, title or kicker and
/// title, `Stand`, dates, addresses and labelled lines (`Quelle: …`). Fills the fields of `document` and
/// returns how many lines are used up. Fields that are set already stay.
std::size_t read_text_header(std::span<const std::string_view> lines, Document& document);

/// Reads the lines of metadata that `lines` start with and returns how many they are.
std::size_t read_header_lines(std::span<const std::string_view> lines, Document& document);

/// Reads labelled lines that close a text (`Quelle: tagesschau.de`) and returns how many of `lines` are left.
std::size_t read_text_footer(std::span<const std::string_view> lines, Document& document);

}  // namespace blattwerk::formats
