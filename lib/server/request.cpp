#include "server/request.h"

#include <algorithm>
#include <charconv>

namespace blattwerk::server {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The weight behind `;q=`; 1 where there is none, in thousandths.
int weight(std::string_view item) {
  const std::size_t at = item.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string_view number = item.substr(at + 2);
  if (number.starts_with('1')) return 1000;
  int thousandths = 0;
  const std::string_view digits = number.starts_with("0.") ? number.substr(2, 3) : std::string_view();
  std::from_chars(digits.data(), digits.data() + digits.size(), thousandths);
  for (std::size_t i = digits.size(); i < 3; ++i) thousandths *= 10;
  return thousandths;
}

}  // namespace

search::Language preferred_language(std::string_view accept_language) {
  int german = 0;
  int english = 0;
  while (!accept_language.empty()) {
    const std::size_t comma = std::min(accept_language.find(','), accept_language.size());
    const std::string_view item = trimmed(accept_language.substr(0, comma));
    if (item.starts_with("de")) german = std::max(german, weight(item));
    if (item.starts_with("en")) english = std::max(english, weight(item));
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  // Of equal weights the browser's order would decide; German is the language of the archive.
  return english > german ? search::Language::english : search::Language::german;
}

search::Language language_of(const Parameters& headers) {
  const std::string cookies = "; " + headers.get("cookie");
  if (cookies.find("; language=de") != std::string::npos) return search::Language::german;
  if (cookies.find("; language=en") != std::string::npos) return search::Language::english;
  return preferred_language(headers.get("accept-language"));
}

}  // namespace blattwerk::server
