#include "search/text_match_builder.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "search/analyzed_position.h"
#include "search/function_words.h"
#include "search/near_expression.h"
#include "search/phrase_variants.h"
#include "search/word_terms.h"
#include "text/exact_form.h"

namespace blattwerk::search {
namespace {

constexpr std::size_t kMaxWordsOfPhrase = 64;

bool starts_with_letter(std::string_view term) {
  return !term.empty() && (term[0] < '0' || term[0] > '9');
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

// Writes one expression. Phrases are numbered by FTS5 in the order in which they stand in it, so every phrase
// is written and noted at the same time.
class TextMatchBuilder::Build {
 public:
  Build(TextMatchBuilder& builder) : builder_(builder) {}

  TextMatch run(const std::vector<const Node*>& nodes, WordMode mode) {
    // Where any word will do, words gain by standing together all the same, and a compound is also found by
    // its parts.
    any_ = mode == WordMode::any;
    match_.expression = conjunction(nodes);
    return std::move(match_);
  }

 private:
  // What was written for a node: its part of the expression, empty where it states no condition, and the unit
  // it is where it is a single one.
  struct Written {
    std::string expression;
    std::optional<std::size_t> first_unit;
    std::optional<std::size_t> last_unit;
  };

  Written write(const Node& node) {
    if (const auto* word = std::get_if<Word>(&node.value)) return write_word(*word);
    if (const auto* phrase = std::get_if<Phrase>(&node.value)) return write_phrase(*phrase);
    if (const auto* near = std::get_if<Near>(&node.value))
      return {write_near(near->operands, near->distance), {}, {}};
    if (const auto* both = std::get_if<And>(&node.value))
      return {conjunction(pointers(both->operands)), {}, {}};
    if (const auto* either = std::get_if<Or>(&node.value))
      return {alternatives(pointers(either->operands)), {}, {}};
    return {};
  }

  static std::vector<const Node*> pointers(const std::vector<Node>& nodes) {
    std::vector<const Node*> result;
    for (const Node& node : nodes) result.push_back(&node);
    return result;
  }

  static bool is_plain(const Node& node) {
    const auto* word = std::get_if<Word>(&node.value);
    return word && !word->exact && !word->open_start && !word->open_end;
  }

  static bool is_dispensable(const Node& node) {
    return is_plain(node) && is_function_word(std::get<Word>(node.value).text);
  }

  // Leaves out the words that only tie others together, unless there is nothing else.
  static std::vector<const Node*> without_function_words(const std::vector<const Node*>& nodes) {
    std::vector<const Node*> rest;
    std::ranges::copy_if(nodes, std::back_inserter(rest),
                         [](const Node* node) { return !is_dispensable(*node); });
    const bool some =
        std::ranges::any_of(rest, [](const Node* node) { return !std::holds_alternative<Not>(node->value); });
    return some ? rest : nodes;
  }

  std::string conjunction(const std::vector<const Node*>& nodes) {
    const auto operands = without_function_words(nodes);
    const std::string_view joined_by = std::exchange(any_, false) ? " OR " : " AND ";
    parts_count_ = joined_by == " OR ";
    std::string expression;
    std::optional<std::size_t> previous;
    for (std::size_t i = 0; i < operands.size();) {
      if (std::holds_alternative<Not>(operands[i]->value)) {
        ++i;
        continue;
      }
      const std::size_t end = run_of_words(operands, i);
      Written written = end - i > 1 ? write_words(operands, i, end, joined_by) : write(*operands[i]);
      i = end;
      if (written.expression.empty()) continue;
      if (previous && written.first_unit) match_.neighbours.emplace_back(*previous, *written.first_unit);
      previous = written.last_unit;
      if (!expression.empty()) expression += joined_by;
      expression += written.expression;
    }
    parts_count_ = false;
    if (expression.empty()) return expression;
    for (const Node* node : operands) {
      const auto* negation = std::get_if<Not>(&node->value);
      if (!negation) continue;
      negated_ = true;
      const std::string inner = write(negation->operand.front()).expression;
      negated_ = false;
      if (!inner.empty()) expression = fmt::format("({}) NOT ({})", expression, inner);
    }
    return fmt::format("({})", expression);
  }

  // Where the plain words of one field that begin at `from` end. They are analysed as the running text they
  // are, since `Außen- und Sicherheitspolitik` or `10 000` is more than its words.
  std::size_t run_of_words(const std::vector<const Node*>& operands, std::size_t from) const {
    std::size_t end = from;
    while (end < operands.size() && is_plain(*operands[end]) &&
           std::get<Word>(operands[end]->value).field == std::get<Word>(operands[from]->value).field) {
      ++end;
    }
    return std::max(end, from + 1);
  }

  Written write_words(const std::vector<const Node*>& operands, std::size_t begin, std::size_t end,
                      std::string_view joined_by) {
    std::string text;
    std::vector<std::size_t> word_ends;
    for (std::size_t i = begin; i < end; ++i) {
      text += std::get<Word>(operands[i]->value).text;
      word_ends.push_back(text.size());
      text += ' ';
    }
    const TextField field = std::get<Word>(operands[begin]->value).field;
    const auto positions = analyze_positions(builder_.analyzer_, text);
    Written all;
    std::size_t at = 0;
    for (std::size_t word = 0; word < word_ends.size(); ++word) {
      // A token belongs to the word it begins in, and words that are one in another spelling stay together:
      // `10 000`.
      const std::size_t own = at;
      std::size_t closed_up_to = at;
      while (at < positions.size() && (positions[at].start < word_ends[word] || at < closed_up_to)) {
        for (const auto& alias : positions[at].aliases)
          closed_up_to = std::max(closed_up_to, at + alias.words);
        ++at;
      }
      Written written = write_positions(text, field, std::span(positions).subspan(own, at - own));
      if (written.expression.empty()) continue;
      if (all.last_unit && written.first_unit)
        match_.neighbours.emplace_back(*all.last_unit, *written.first_unit);
      if (!all.first_unit) all.first_unit = written.first_unit;
      all.last_unit = written.last_unit;
      if (!all.expression.empty()) all.expression += joined_by;
      all.expression += written.expression;
    }
    return all;
  }

  std::string alternatives(const std::vector<const Node*>& nodes) {
    std::string expression;
    for (const Node* node : without_function_words(nodes)) {
      const std::string written = write(*node).expression;
      if (written.empty()) continue;
      if (!expression.empty()) expression += " OR ";
      expression += written;
    }
    return expression.empty() ? expression : fmt::format("({})", expression);
  }

  Written write_word(const Word& word) {
    if (word.open_start || word.open_end) return write_truncated(word);
    const auto positions = analyze_positions(builder_.analyzer_, word.text);
    Written written = write_positions(word.text, word.field, positions);
    if (word.exact) note_exact_forms(written, word.text, positions);
    return written;
  }

  // What one written word is: a term, or the terms of a compound with hyphens or other signs in it.
  Written write_positions(std::string_view text, TextField field,
                          std::span<const AnalyzedPosition> positions) {
    if (positions.empty()) return {};
    if (positions.size() == 1) {
      const auto unit = add_unit(as_written(text, positions), field, {terms(positions[0])});
      return {write_unit(unit), unit, unit};
    }
    const bool of_words = std::ranges::all_of(positions, [](const AnalyzedPosition& position) {
      return starts_with_letter(position.word) && code_points(position.word) > 1;
    });
    return write_compound(text, field, positions, of_words);
  }

  // The words, which gain where they stand as written, or which must where they are numbers and letters
  // (`9/11`, `U.S.A.`); or spellings that close some of them up. Where any word will do, so will any of
  // these.
  Written write_compound(std::string_view text, TextField field, std::span<const AnalyzedPosition> positions,
                         bool words_apart) {
    CompoundUnits compound;
    if (words_apart) {
      for (const AnalyzedPosition& position : positions) {
        compound.words.push_back(
            add_unit(as_written(text, std::span(&position, 1)), field, {terms(position)}));
      }
    } else {
      std::vector<std::vector<TermChoice>> words;
      for (const AnalyzedPosition& position : positions) words.push_back(phrase_terms(position));
      compound.words.push_back(add_unit(as_written(text, positions), field, std::move(words)));
    }
    std::string expression = write_all(compound.words, parts_count_ ? " OR " : " AND ");
    for (const auto& path : closed_paths(positions)) {
      std::vector<std::size_t> units;
      for (const SpellingEdge& edge : path) {
        if (edge.alias.empty() && words_apart) {
          units.push_back(compound.words[edge.from]);
          continue;
        }
        const auto part = positions.subspan(edge.from, edge.to - edge.from);
        const auto& term = edge.alias.empty() ? positions[edge.from].word : edge.alias;
        units.push_back(add_unit(as_written(text, part), field,
                                 {{{term, 1.0}, {text::kPartMark + term, builder_.weights_.part}}}));
        compound.closed.push_back(units.back());
      }
      expression += " OR " + write_all(units, " AND ");
    }
    Written written{fmt::format("({})", expression), compound.words.front(), compound.words.back()};
    if (!negated_) match_.compounds.push_back(std::move(compound));
    return written;
  }

  std::string write_all(const std::vector<std::size_t>& units, std::string_view joined_by) {
    std::string expression;
    for (const std::size_t unit : units) {
      if (!expression.empty()) expression += joined_by;
      expression += write_unit(unit);
    }
    return units.size() > 1 ? fmt::format("({})", expression) : expression;
  }

  std::vector<TermChoice> terms(const AnalyzedPosition& position) const {
    return word_terms(position, parts_count_ ? PartUse::loose : PartUse::equal, builder_.weights_);
  }
  std::vector<TermChoice> phrase_terms(const AnalyzedPosition& position) const {
    return word_terms(position, PartUse::none, builder_.weights_);
  }
  std::vector<TermChoice> truncated(std::string_view form, const std::string& stem, Truncation truncation) {
    bool bounded = false;
    auto choices = truncated_terms(form, stem, truncation, builder_.weights_, builder_.terms_, bounded);
    if (bounded) add_note(builder_.notes_, {NoteKind::truncation_bounded, 0, 0, std::string(form)});
    return choices;
  }

  Written write_truncated(const Word& word) {
    const auto positions = analyze_positions(builder_.analyzer_, word.text);
    if (positions.empty()) return {};
    // Of several words only the outer one is truncated; the others are words of a phrase.
    std::vector<std::vector<TermChoice>> words;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const bool open_start = word.open_start && i == 0;
      const bool open_end = word.open_end && i + 1 == positions.size();
      const auto begin = std::min<std::size_t>(positions[i].start, word.text.size());
      const auto form = std::string_view(word.text).substr(begin, positions[i].end - begin);
      if (open_start || open_end) {
        const auto truncation = !open_start ? Truncation::end
                                : open_end  ? Truncation::both
                                            : Truncation::start;
        words.push_back(truncated(form, positions[i].word, truncation));
      } else {
        words.push_back(positions.size() == 1 ? terms(positions[i]) : phrase_terms(positions[i]));
      }
    }
    const auto unit = add_unit(to_string(Node{word}), word.field, std::move(words));
    return {write_unit(unit), unit, unit};
  }

  Written write_phrase(const Phrase& phrase) {
    auto positions = analyze_positions(builder_.analyzer_, phrase.text);
    const bool open_end = phrase.open_end && positions.size() <= kMaxWordsOfPhrase;
    if (positions.size() > kMaxWordsOfPhrase) positions.resize(kMaxWordsOfPhrase);
    if (positions.empty()) return {};
    std::optional<std::vector<TermChoice>> last;
    if (open_end) {
      const auto begin = std::min<std::size_t>(positions.back().start, phrase.text.size());
      const auto form = std::string_view(phrase.text).substr(begin, positions.back().end - begin);
      last = truncated(form, positions.back().word, Truncation::end);
    }
    if (phrase.within && positions.size() > 1) {
      std::vector<std::size_t> units;
      for (const AnalyzedPosition& position : positions) {
        const auto begin = std::min<std::size_t>(position.start, phrase.text.size());
        const bool is_open = last && &position == &positions.back();
        units.push_back(add_unit(phrase.text.substr(begin, position.end - begin) + (is_open ? "*" : ""),
                                 phrase.field, {is_open ? *last : terms(position)}));
      }
      return {write_near(units, phrase.field, *phrase.within), {}, {}};
    }
    if (last) {
      std::vector<std::vector<TermChoice>> words;
      for (const AnalyzedPosition& position : positions) words.push_back(phrase_terms(position));
      words.back() = std::move(*last);
      const auto unit = add_unit(phrase.text + '*', phrase.field, std::move(words));
      return {write_unit(unit), unit, unit};
    }
    Written written = write_phrase_of(phrase.text, phrase.field, positions);
    if (phrase.exact) note_exact_forms(written, phrase.text, positions);
    return written;
  }

  Written write_phrase_of(std::string_view text, TextField field,
                          const std::vector<AnalyzedPosition>& positions) {
    std::vector<std::vector<TermChoice>> words;
    for (const AnalyzedPosition& position : positions) words.push_back(phrase_terms(position));
    const auto unit = add_unit(std::string(text), field, std::move(words));
    return {write_unit(unit), unit, unit};
  }

  void note_exact_forms(const Written& written, std::string_view text,
                        const std::vector<AnalyzedPosition>& positions) {
    if (!written.first_unit) return;
    // Closed spellings come behind the units of the words; they are other forms.
    std::size_t position = 0;
    for (std::size_t unit = *written.first_unit; unit <= *written.last_unit; ++unit) {
      for (std::size_t i = 0; i < match_.units[unit].positions.size(); ++i, ++position) {
        const auto begin = std::min<std::size_t>(positions[position].start, text.size());
        match_.units[unit].exact_forms.push_back(
            text::exact_form(text.substr(begin, positions[position].end - begin)));
      }
    }
  }

  std::size_t add_unit(std::string written, TextField field, std::vector<std::vector<TermChoice>> positions) {
    match_.units.push_back({std::move(written), field, std::move(positions), {}, negated_, 1});
    return match_.units.size() - 1;
  }

  std::string write_unit(std::size_t unit) {
    std::string expression;
    const auto ways = phrase_variants(match_.units[unit]);
    for (const PhraseVariant& variant : ways) {
      if (!expression.empty()) expression += " OR ";
      expression += fts_phrase(variant);
      match_.phrases.push_back({negated_ ? std::nullopt : std::optional(unit), variant.weight, variant.part});
    }
    if (ways.size() > 1) expression = fmt::format("({})", expression);
    expression.insert(0, column_filter(match_.units[unit].field));
    return expression;
  }

  // The units that an operand of NAHE may stand for.
  void collect_near_units(const Node& node, std::vector<std::size_t>& units) {
    if (const auto* either = std::get_if<Or>(&node.value)) {
      for (const Node& operand : either->operands) collect_near_units(operand, units);
      return;
    }
    const std::size_t phrases = match_.phrases.size();
    const std::size_t compounds = match_.compounds.size();
    const std::size_t first = match_.units.size();
    // Only the units are of use here; what was written for them is forgotten again.
    if (const auto* word = std::get_if<Word>(&node.value)) {
      if (word->open_start || word->open_end) {
        write_truncated(*word);
      } else {
        const auto positions = analyze_positions(builder_.analyzer_, word->text);
        Written written;
        if (positions.size() == 1) {
          const auto unit = add_unit(word->text, word->field, {terms(positions[0])});
          written = {"", unit, unit};
        } else if (!positions.empty()) {
          written = write_phrase_of(word->text, word->field, positions);
        }
        if (word->exact) note_exact_forms(written, word->text, positions);
      }
    } else if (const auto* phrase = std::get_if<Phrase>(&node.value)) {
      Phrase whole = *phrase;
      whole.within.reset();
      write_phrase(whole);
    }
    match_.phrases.resize(phrases);
    match_.compounds.resize(compounds);
    for (std::size_t unit = first; unit < match_.units.size(); ++unit) units.push_back(unit);
  }

  std::string write_near(const std::vector<Node>& nodes, int distance) {
    // Each operand is a choice of units; every combination of them is a NEAR of its own.
    std::vector<std::vector<std::size_t>> operands;
    for (const Node& node : nodes) {
      std::vector<std::size_t> units;
      collect_near_units(node, units);
      if (!units.empty()) operands.push_back(std::move(units));
    }
    if (operands.empty()) return {};
    std::vector<std::size_t> choices;
    for (const auto& units : operands) choices.push_back(units.size());
    std::string expression;
    const TextField field = match_.units[operands.front().front()].field;
    for (const auto& combination : bounded_combinations(choices, kMaxNearVariants)) {
      std::vector<std::size_t> units;
      for (std::size_t i = 0; i < combination.size(); ++i) units.push_back(operands[i][combination[i]]);
      if (!expression.empty()) expression += " OR ";
      expression += write_near(units, field, distance);
    }
    return fmt::format("({})", expression);
  }

  std::string write_near(const std::vector<std::size_t>& units, TextField field, int distance) {
    std::vector<NearOperand> operands;
    for (const std::size_t unit : units) operands.push_back({unit, phrase_variants(match_.units[unit])});
    const NearExpression near = near_expression(operands, field, distance);
    for (const auto& [unit, weight] : near.phrases)
      match_.phrases.push_back({negated_ ? std::nullopt : std::optional(unit), weight});
    return near.expression;
  }

  TextMatchBuilder& builder_;
  TextMatch match_;
  bool negated_ = false;
  bool any_ = false;          // the conjunction to be written next is met by any of its operands
  bool parts_count_ = false;  // the parts of a compound in the query are looked for too
};

TextMatch TextMatchBuilder::build(const std::vector<const Node*>& nodes, WordMode mode) {
  return Build(*this).run(nodes, mode);
}

}  // namespace blattwerk::search
