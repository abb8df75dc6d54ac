#include "store/impact/segment_format.h"

#include <algorithm>
#include <unordered_set>

namespace blattwerk::store::impact {

namespace {

const std::unordered_set<std::string_view>& words_without_positions() {
  // Articles, pronouns, prepositions, conjunctions and auxiliaries, as words and as their stems.
  static const std::unordered_set<std::string_view> kWithout = {
      "aber",  "als",    "am",    "an",    "auch",  "auf",   "aus",    "bei",   "bis",   "das",
      "dass",  "dem",    "den",   "der",   "des",   "die",   "dies",   "diese", "durch", "ein",
      "eine",  "einem",  "einen", "einer", "eines", "er",    "es",     "fuer",  "fur",   "für",
      "hab",   "haben",  "hat",   "hatt",  "hatte", "im",    "in",     "ist",   "mit",   "nach",
      "nicht", "noch",   "nur",   "oder",  "sein",  "seine", "sich",   "sie",   "sind",  "so",
      "um",    "und",    "uber",  "ueber", "über",  "vom",   "von",    "vor",   "war",   "waren",
      "werd",  "werden", "wie",   "wird",  "wurd",  "wurde", "wurden", "zu",    "zum",   "zur"};
  return kWithout;
}

}  // namespace

bool has_positions(std::string_view key) {
  return !words_without_positions().contains(key);
}

bool have_positions_all(std::string_view beginning) {
  return std::ranges::none_of(words_without_positions(),
                              [beginning](std::string_view word) { return word.starts_with(beginning); });
}

}  // namespace blattwerk::store::impact
