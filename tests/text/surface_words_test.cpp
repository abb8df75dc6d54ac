#include "text/surface_words.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

TEST(SurfaceWords, DividesATextIntoWordsAsWritten) {
  using Words = std::vector<std::string>;
  const struct {
    const char* text;
    Words words;
  } cases[] = {
      {"", {}},
      {"„Putin“ – in Peking…", {"Putin", "in", "Peking"}},
      {"Die NATO-Osterweiterung, das Ende?", {"Die", "NATO-Osterweiterung", "das", "Ende"}},
      {"Außen- und Sicherheitspolitik", {"Außen", "und", "Sicherheitspolitik"}},
      {"Am 14. Februar 2022 um 11:39", {"Am", "Februar", "um"}},
      {"G7 90er Covid-19 5G", {"G7", "Covid-19"}},
      {"Über\u00A0Österreich\u00ADs Ärger", {"Über", "Österreich", "s", "Ärger"}},
      {"Москва Ελλάδα", {"Москва", "Ελλάδα"}},
      {"ein 😀 Wort--Strich -an", {"ein", "Wort", "Strich", "an"}},
      {"kaputt\xC3", {"kaputt\xC3"}},
      {"\x80\xBFrest", {"rest"}},
  };
  for (const auto& c : cases) {
    Words words;
    SurfaceWords scanner(c.text);
    for (auto word = scanner.next(); !word.empty(); word = scanner.next()) words.emplace_back(word);
    EXPECT_EQ(words, c.words) << c.text;
  }
}

}  // namespace
}  // namespace blattwerk::text
