#pragma once

#include <cstdint>
#include <string_view>

#include "entities/flat_map.h"
#include "entities/word.h"

namespace blattwerk::entities {

/// What a word may be in or beside a name, whatever the text around it. Bits of a set.
enum WordClass : std::uint16_t {
  kGivenName = 1 << 0,
  kTitle = 1 << 1,         ///< `Frau`, `Dr.`
  kFunction = 1 << 2,      ///< `Bundeskanzler`, `Außenministerin`
  kParticle = 1 << 3,      ///< `von`, `van`, `al`
  kInitial = 1 << 4,       ///< `J.`
  kLegalForm = 1 << 5,     ///< `GmbH`
  kClub = 1 << 6,          ///< `FC`, `Borussia`: begins a club's name
  kInstitution = 1 << 7,   ///< `Universität`, `Landgericht`: with a place behind it an organisation
  kCommon = 1 << 8,        ///< written with a capital but never a name: months, weekdays, articles
  kNoAcronym = 1 << 9,     ///< in capitals but no organisation: `PC`, `CD`
  kPlaceMarker = 1 << 10,  ///< a word that a place follows: `in`, `nach`, `aus`
  kSpoken = 1 << 11,       ///< `sagte`, `erklärte`
};
using WordClasses = std::uint16_t;

/// The classes of words, remembered for each word form. Not for several threads.
class WordClassifier {
 public:
  WordClasses classify(const Word& word, std::string_view text);

 private:
  FlatMap<WordClasses> seen_{1 << 14};
};

}  // namespace blattwerk::entities
