#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace blattwerk::bench {

enum class Order : std::uint8_t { date, random };

struct GeneratorSettings {
  std::uint64_t articles = 1000;
  std::uint64_t seed = 1;
  Order order = Order::date;  ///< whether the articles come as they were published
};

/// Writes German news that never happened: grammatical sentences over an open vocabulary, for measuring.
///
/// Words are drawn by a Zipf law of two regimes (Ferrer i Cancho & Solé 2001: a kernel of words with exponent
/// 1, a tail that falls faster), the tail being compounds and names made of parts, so that the vocabulary
/// grows as that of a newspaper does: about 3.4 million stems in a million articles. An article keeps to a
/// few topics and names. Article `n` of a seed is always the same but for its date, which spreads all
/// articles over the years 2000 to 2024.
class ArticleGenerator {
 public:
  explicit ArticleGenerator(const GeneratorSettings& settings);
  ~ArticleGenerator();

  /// Appends article `index` as one line of JSON with its line end.
  void append(std::uint64_t index, std::string& out) const;

 private:
  class Language;
  std::unique_ptr<Language> language_;
  GeneratorSettings settings_;
};

}  // namespace blattwerk::bench
