#include "output/word_steps.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "text/exact_form.h"

namespace blattwerk::output {
namespace {

using search::Language;
using text::CompoundPart;
using text::StemRule;
using text::StepReason;
using text::WordSteps;

// Shorter words are no compounds, which needs no saying.
constexpr std::size_t kShortestCompound = 10;

struct Wording {
  std::string_view german;
  std::string_view english;

  std::string_view in(Language language) const { return language == Language::german ? german : english; }
};

Wording wording(StepReason reason) {
  switch (reason) {
    case StepReason::none:
      return {};
    case StepReason::hyphens_closed:
      return {"zusammengeschrieben", "closed up"};
    case StepReason::ellipsis:
      return {"Auslassung ergänzt", "ellipsis completed"};
    case StepReason::gender_form:
      return {"Genderform", "gender form"};
    case StepReason::feminine:
      return {"weibliche Form", "feminine form"};
    case StepReason::abbreviation:
      return {"Abkürzung", "abbreviation"};
    case StepReason::sign:
      return {"Zeichen als Wort", "sign read as a word"};
    case StepReason::address:
      return {"Adresse", "address"};
    case StepReason::grouped_digits:
      return {"Zifferngruppen verbunden", "groups of digits joined"};
  }
  return {};
}

// What was taken from the end of the word; empty where it was changed otherwise.
std::string ending(const WordSteps& steps) {
  if (!steps.spelled.starts_with(steps.stem)) return {};
  return '-' + steps.spelled.substr(steps.stem.size());
}

std::string stemming(const WordSteps& steps, Language language) {
  const bool german = language == Language::german;
  switch (steps.rule) {
    case StemRule::none:
      return {};
    case StemRule::function:
      return german ? "Funktionswort" : "function word";
    case StemRule::irregular:
      return german ? "unregelmäßige Form" : "irregular form";
    case StemRule::strong_verb:
      return german ? "starkes Verb" : "strong verb";
    case StemRule::ending: {
      const std::string cut = ending(steps);
      if (cut.empty()) return german ? "gebeugt" : "inflected";
      return fmt::format("{} {}", german ? "Endung" : "ending", cut);
    }
  }
  return {};
}

// `sicherheit-s` for the part Sicherheits; `schul(e)` where a letter was dropped.
std::string part(const CompoundPart& part, std::string_view spelled) {
  const auto letters = spelled.substr(part.begin, part.end - part.begin);
  if (letters.size() > part.word.size() && letters.starts_with(part.word))
    return fmt::format("{}-{}", part.word, letters.substr(part.word.size()));
  if (part.word.size() > letters.size() && part.word.starts_with(letters))
    return fmt::format("{}({})", letters, part.word.substr(letters.size()));
  return part.word;
}

std::string compound(const WordSteps& steps, Language language) {
  const bool german = language == Language::german;
  std::string parts;
  std::string nested;
  for (const CompoundPart& one : steps.parts) {
    std::string& list = one.nested ? nested : parts;
    list += fmt::format("{}{}", list.empty() ? "" : one.nested ? ", " : " + ", part(one, steps.spelled));
  }
  if (parts.empty()) return {};
  std::string text = fmt::format("{} {}", german ? "Teile" : "parts", parts);
  if (!nested.empty()) text += fmt::format(", {} {}", german ? "darin" : "among them", nested);
  return text;
}

std::string why_whole(const WordSteps& steps, Language language) {
  const bool is_word = std::ranges::all_of(steps.spelled, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!steps.parts.empty() || !is_word || steps.spelled.size() < kShortestCompound ||
      steps.rule == StemRule::function || steps.reason != StepReason::none) {
    return {};
  }
  const Wording whole = steps.frequency > 0 ? Wording{"ganz: als Wort bekannt", "whole: a known word"}
                                            : Wording{"ganz: keine bekannten Teile", "whole: no known parts"};
  return std::string(whole.in(language));
}

}  // namespace

std::string explain(const WordSteps& steps, std::string_view text, Language language) {
  const bool german = language == Language::german;
  const bool is_number = steps.stem.front() >= '0' && steps.stem.front() <= '9';
  std::vector<std::string> said = {std::string(wording(steps.reason).in(language))};
  if (is_number && steps.reason == StepReason::none && text != steps.stem)
    said.emplace_back(german ? "Zahl" : "number");
  if (steps.reason != StepReason::none && !is_number && steps.folded != steps.stem)
    said.push_back(steps.folded);
  if (steps.spelled != steps.folded)
    said.push_back(fmt::format("{} {}", german ? "heutige Schreibung" : "modern spelling", steps.spelled));
  said.push_back(stemming(steps, language));
  said.push_back(compound(steps, language));
  said.push_back(why_whole(steps, language));
  if (steps.kind == text::TokenKind::word && steps.reason == StepReason::none && !is_number) {
    if (const auto exact = text::exact_form(text); exact != steps.folded)
      said.push_back(fmt::format("{} ={}", german ? "genau" : "exactly", exact));
  }
  std::string line;
  for (const auto& one : said) {
    if (!one.empty()) line.append(line.empty() ? "" : "; ").append(one);
  }
  return line;
}

}  // namespace blattwerk::output
