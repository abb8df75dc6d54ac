#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document.h"

namespace blattwerk::formats {

/// The lines of a text without their line ends, which may be LF, CR LF or CR.
std::vector<std::string_view> split_lines(std::string_view text);

/// Nothing but white space, no-break spaces and invisible marks.
bool is_blank(std::string_view line);

/// The text without white space, no-break spaces and byte-order marks at both ends.
std::string_view trimmed(std::string_view text);

/// Text as a field keeps it: normalised, in one line, with single blanks.
std::string one_line(std::string_view text);

/// Joins the lines of a passage into one line and undoes hyphenation at line ends: `Osterweite-/rung` becomes
/// one word, `Ukraine-/Krise` and `russisch-/ukrainisch` keep their hyphen, `Vor-/und Nachteile` its blank as
/// well.
std::string join_lines(std::span<const std::string_view> lines);

/// A passage as short as a heading that ends like one: without closing punctuation.
bool reads_as_heading(std::string_view passage);

/// Makes blocks of lines in which blank lines divide passages, by the rules of a pasted article: a short
/// passage without closing punctuation before running text is a heading, lines that all start with a bullet
/// are a list, the first passage of running text is the lead. The text of the blocks is normalised.
std::vector<Block> blocks_of_lines(std::span<const std::string_view> lines);

/// Tells headings and the lead among passages that are all `text` so far, by the same rules.
void find_kinds(std::vector<Block>& blocks);

}  // namespace blattwerk::formats
