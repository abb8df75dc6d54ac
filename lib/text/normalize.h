#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// Text as the archive keeps it, from UTF-8 as people have it.
///
/// Canonically composed (NFC); every line end (CRLF, CR, U+0085, U+2028, U+2029) is LF; soft hyphens,
/// byte-order marks, zero-width blanks, joiners within Latin words, and direction marks are gone; no-break
/// and other fixed blanks are blanks; control characters are gone but tab and LF. Invalid UTF-8 becomes
/// U+FFFD. Costs a scan where nothing is to be done.
std::string normalize(std::string text);

/// `text` with blanks, tabs and line ends at both ends gone and runs of them within as one blank; for titles
/// and the like.
std::string squeeze_blanks(std::string_view text);

}  // namespace blattwerk::text
