#pragma once

#include <string>
#include <string_view>

namespace blattwerk::text {

/// One spelling for words that German writes in several: old and reformed orthography (Photo, Foto;
/// Thunfisch, Tunfisch; potentiell, potenziell; numerieren, nummerieren), loan words (Club, Klub), and
/// foreign names, whose transliterations differ (Selenskyj, Zelensky; Kiew, Kyjiw). By tables
/// (`orthography_tables.cpp`) of words and of letter sequences.
///
/// `word` is folded (fold.h). The result is a spelling for the index, not one to show.
std::string modern_spelling(std::string_view word);

/// As above, changing `word` in place; false, at little cost, where nothing had to be changed.
bool modernize_spelling(std::string& word);

}  // namespace blattwerk::text
