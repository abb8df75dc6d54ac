#include "store/impact/segment_format.h"

#include <unordered_set>

namespace blattwerk::store::impact {

bool has_positions(std::string_view key) {
  // Articles, pronouns, prepositions, conjunctions and auxiliaries, as words and as their stems.
  static const std::unordered_set<std::string_view> kWithout = {
      "aber",  "als",    "am",    "an",    "auch",  "auf",   "aus",    "bei",   "bis",   "das",
      "dass",  "dem",    "den",   "der",   "des",   "die",   "dies",   "diese", "durch", "ein",
      "eine",  "einem",  "einen", "einer", "eines", "er",    "es",     "fuer",  "fur",   "für",
      "hab",   "haben",  "hat",   "hatt",  "hatte", "im",    "in",     "ist",   "mit",   "nach",
      "nicht", "noch",   "nur",   "oder",  "sein",  "seine", "sich",   "sie",   "sind",  "so",
      "um",    "und",    "uber",  "ueber", "über",  "vom",   "von",    "vor",   "war",   "waren",
      "werd",  "werden", "wie",   "wird",  "wurd",  "wurde", "wurden", "zu",    "zum",   "zur"};
  return !kWithout.contains(key);
}

}  // namespace blattwerk::store::impact
