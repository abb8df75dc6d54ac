#pragma once

#include <string>
#include <string_view>

namespace blattwerk::quality {

/// The CISTEM stemmer, to compare with. Written from the description in Weissweiler & Fraser, Developing a
/// Stemmer for German Based on a Comparative Analysis of Publicly Available Stemmers (GSCL 2017).
inline std::string cistem(std::string_view given, bool heed_capitals) {
  const bool capital =
      heed_capitals && !given.empty() &&
      ((given[0] >= 'A' && given[0] <= 'Z') ||
       (given.size() > 1 && given[0] == '\xC3' && static_cast<unsigned char>(given[1]) < 0x9F));
  std::string word;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const char c = given[i];
    if (c == '\xC3' && i + 1 < given.size()) {
      switch (static_cast<unsigned char>(given[++i])) {
        case 0xA4:
        case 0x84:
          word += 'a';
          break;
        case 0xB6:
        case 0x96:
          word += 'o';
          break;
        case 0xBC:
        case 0x9C:
          word += 'u';
          break;
        case 0x9F:
          word += "ss";
          break;
        default:
          word += c, word += given[i];
      }
    } else {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  if (word.starts_with("ge") && word.size() >= 6) word.erase(0, 2);
  const auto replace_all = [&word](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = word.find(from, at)) != std::string::npos; at += to.size())
      word.replace(at, from.size(), to);
  };
  replace_all("sch", "$");
  replace_all("ei", "%");
  replace_all("ie", "&");
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == word[i - 1]) word[i++] = '*';
  }
  while (word.size() > 3) {
    if (word.size() > 5 && (word.ends_with("em") || word.ends_with("er") || word.ends_with("nd"))) {
      word.resize(word.size() - 2);
    } else if (!capital && word.ends_with('t')) {
      word.pop_back();
    } else if (word.ends_with('e') || word.ends_with('s') || word.ends_with('n')) {
      word.pop_back();
    } else {
      break;
    }
  }
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == '*') word[i] = word[i - 1];
  }
  replace_all("%", "ei");
  replace_all("&", "ie");
  replace_all("$", "sch");
  return word;
}

}  // namespace blattwerk::quality
