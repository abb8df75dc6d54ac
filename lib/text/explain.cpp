#include "text/analyzer.h"

namespace blattwerk::text {
namespace {

std::string_view name_of(StemRule rule) {
  switch (rule) {
    case StemRule::none:
      return "Grundform";
    case StemRule::function:
      return "Funktionswort";
    case StemRule::irregular:
      return "unregelmäßige Form";
    case StemRule::strong_verb:
      return "starkes Verb";
    case StemRule::ending:
      return "Endung ab";
  }
  return "";
}

std::string_view name_of(std::string_view reason) {
  if (reason == "hyphens closed up" || reason == "hyphen closed up") return "zusammengeschrieben";
  if (reason == "an ellipsis completed") return "Auslassung ergänzt";
  if (reason == "a gender form") return "Genderform";
  if (reason == "its feminine form") return "weibliche Form";
  if (reason == "an abbreviation read in full") return "Abkürzung ausgeschrieben";
  if (reason == "a sign read as a word") return "Zeichen als Wort";
  if (reason == "an address") return "Adresse";
  if (reason == "digits grouped by blanks") return "Zifferngruppen verbunden";
  return reason;
}

}  // namespace

std::string describe(const WordSteps& steps) {
  std::string line = steps.surface;
  if (!steps.reason.empty()) line.append(" (").append(name_of(steps.reason)).append(")");
  if (steps.folded != steps.surface)
    line.append(" → ").append(steps.folded).append(" (Schreibung vereinheitlicht)");
  if (steps.spelled != steps.folded)
    line.append(" → ").append(steps.spelled).append(" (heutige Schreibweise)");
  if (steps.stem != steps.spelled)
    line.append(" → ").append(steps.stem).append(" (").append(name_of(steps.rule)).append(")");
  if (!steps.parts.empty()) {
    line.append("; Teile:");
    for (const CompoundPart& part : steps.parts)
      line.append(" ").append(part.word).append(part.nested ? " (selbst zusammengesetzt)," : ",");
    line.pop_back();
  }
  return line;
}

}  // namespace blattwerk::text
