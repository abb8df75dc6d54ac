#include "search/function_words.h"

#include <algorithm>
#include <string>
#include <vector>

namespace blattwerk::search {
namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries and question words.
constexpr std::string_view kFunctionWords[] = {
    "aber",    "als",     "also",    "am",    "an",     "auch",  "auf",    "aus",    "bei",    "beim",
    "bin",     "bis",     "da",      "dabei", "damit",  "dann",  "das",    "dass",   "daß",    "dem",
    "den",     "denn",    "der",     "des",   "dessen", "die",   "dies",   "diese",  "diesem", "diesen",
    "dieser",  "dieses",  "doch",    "durch", "ein",    "eine",  "einem",  "einen",  "einer",  "eines",
    "er",      "es",      "etwa",    "für",   "hat",    "hatte", "hatten", "haben",  "ich",    "ihm",
    "ihn",     "ihr",     "ihre",    "ihrem", "ihren",  "ihrer", "ihres",  "im",     "in",     "ins",
    "ist",     "ja",      "kann",    "man",   "mehr",   "mit",   "nach",   "nicht",  "noch",   "nun",
    "nur",     "ob",      "oder",    "ohne",  "sei",    "sein",  "seine",  "seinem", "seinen", "seiner",
    "sich",    "sie",     "sind",    "so",    "sowie",  "um",    "und",    "uns",    "unter",  "vom",
    "von",     "vor",     "wann",    "war",   "waren",  "warum", "was",    "wegen",  "welche", "welchem",
    "welchen", "welcher", "welches", "wem",   "wen",    "wenn",  "wer",    "werden", "wessen", "wie",
    "wieso",   "wir",     "wird",    "wo",    "woher",  "wohin", "wurde",  "wurden", "zu",     "zum",
    "zur",     "über",
};

// As index terms; those that are function words, too, as they are.
constexpr std::string_view kParticles[] = {
    "ab",    "an",     "auf",  "aus",  "bei",    "dar",      "durch",   "ein",    "empor",  "ent",
    "fehl",  "fern",   "fort", "frei", "fur",    "gegen",    "her",     "hin",    "hinter", "hoch",
    "in",    "los",    "miss", "mit",  "nach",   "neben",    "nieder",  "ob",     "ruck",   "um",
    "un",    "unter",  "ur",   "uber", "ver",    "vor",      "voraus",  "vorbei", "weg",    "weiter",
    "wider", "wieder", "zer",  "zu",   "zuruck", "zusammen", "zwischen"};

}  // namespace

bool is_particle(std::string_view part) {
  return std::ranges::find(kParticles, part) != std::end(kParticles);
}

bool is_function_word(std::string_view word) {
  static const auto kSorted = [] {
    std::vector<std::string_view> words(std::begin(kFunctionWords), std::end(kFunctionWords));
    std::ranges::sort(words);
    return words;
  }();
  std::string folded(word);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  // `Über` and `Für` at the start of a question.
  if (folded.starts_with("Ü")) folded.replace(0, 2, "ü");
  return std::ranges::binary_search(kSorted, std::string_view(folded));
}

}  // namespace blattwerk::search
