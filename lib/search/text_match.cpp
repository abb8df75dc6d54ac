#include "search/text_match.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "search/function_words.h"
#include "search/query_lexer.h"
#include "store/fts_tokenizer.h"
#include "text/exact_form.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace blattwerk::search {
namespace {

// FTS5's parser has a stack of 100; each level of the expression takes up to four.
constexpr int kMaxExpressionDepth = 12;
constexpr std::size_t kMaxExpansion = 300;      // terms that one truncated word stands for
constexpr std::size_t kMaxPhraseVariants = 16;  // of one phrase with other spellings
constexpr std::size_t kMaxSpellings = 8;        // of one word written in several
constexpr std::size_t kMaxNearVariants = 64;    // of one NAHE with alternatives and spellings
constexpr std::size_t kMaxNearOperands = 6;     // beyond which other spellings are left out
constexpr std::size_t kMaxWordsOfPhrase = 64;

std::string fts_quoted(std::string_view phrase) {
  std::string text = "\"";
  for (char c : phrase) {
    if (c == '"') text += '"';
    text += c;
  }
  return text += '"';
}

std::string_view column_filter(TextField field) {
  switch (field) {
    case TextField::any:
      return "";
    case TextField::title:
      return "title : ";
    case TextField::lead:
      return "lead : ";
    case TextField::text:
      return "{body headings} : ";
  }
  return "";
}

bool expressible_within(const Node& node, int depth) {
  if (depth > kMaxExpressionDepth) return false;
  const auto inner = [depth](const Node& operand) { return expressible_within(operand, depth + 1); };
  if (const auto* word = std::get_if<Word>(&node.value)) return !word->exact;
  if (const auto* phrase = std::get_if<Phrase>(&node.value)) return !phrase->exact;
  if (const auto* near = std::get_if<Near>(&node.value)) return std::ranges::all_of(near->operands, inner);
  if (const auto* disjunction = std::get_if<Or>(&node.value)) {
    return std::ranges::all_of(disjunction->operands, inner);
  }
  if (const auto* conjunction = std::get_if<And>(&node.value)) {
    bool positive = false;
    for (const Node& operand : conjunction->operands) {
      if (const auto* negation = std::get_if<Not>(&operand.value)) {
        if (!inner(negation->operand.front())) return false;
      } else {
        positive = true;
        if (!inner(operand)) return false;
      }
    }
    return positive;
  }
  return false;
}

bool starts_with_letter(std::string_view term) {
  return !term.empty() && (term[0] < '0' || term[0] > '9');
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<AnalyzedPosition> analyze_positions(text::Analyzer& analyzer, std::string_view text) {
  text::TokenStream stream;
  analyzer.analyze(text, stream);
  std::vector<AnalyzedPosition> positions;
  for (const text::Token& token : stream.tokens) {
    if (token.kind == text::TokenKind::word) {
      positions.push_back({token.start, token.end, std::string(stream.term(token)), {}, {}});
    }
  }
  std::size_t at = 0;
  bool first = true;
  for (const text::Token& token : stream.tokens) {
    switch (token.kind) {
      case text::TokenKind::word:
        if (!first) ++at;
        first = false;
        break;
      case text::TokenKind::alias: {
        if (positions.empty()) break;
        std::size_t words = 1;
        while (at + words < positions.size() && positions[at + words].start < token.end) ++words;
        positions[at].aliases.push_back({std::string(stream.term(token)), words});
        break;
      }
      case text::TokenKind::part:
        if (!positions.empty()) positions[at].parts.emplace_back(stream.term(token).substr(1));
        break;
    }
  }
  return positions;
}

bool TextMatchBuilder::expressible(const Node& node) {
  return expressible_within(node, 0);
}

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
      const auto unit = add_unit(as_written(text, positions), field, {choices(positions[0], true)});
      return {write_unit(unit), unit, unit};
    }
    const bool of_words = std::ranges::all_of(positions, [](const AnalyzedPosition& position) {
      return starts_with_letter(position.word) && code_points(position.word) > 1;
    });
    return write_compound(text, field, positions, of_words);
  }

  static std::string as_written(std::string_view text, std::span<const AnalyzedPosition> positions) {
    const auto begin = std::min<std::size_t>(positions.front().start, text.size());
    const auto end = std::clamp<std::size_t>(positions.back().end, begin, text.size());
    return std::string(text.substr(begin, end - begin));
  }

  // The words, which gain where they stand as written, or which must where they are numbers and letters
  // (`9/11`, `U.S.A.`); or spellings that close some of them up.
  Written write_compound(std::string_view text, TextField field, std::span<const AnalyzedPosition> positions,
                         bool words_apart) {
    CompoundUnits compound;
    if (words_apart) {
      for (const AnalyzedPosition& position : positions) {
        compound.words.push_back(
            add_unit(as_written(text, std::span(&position, 1)), field, {choices(position, true)}));
      }
    } else {
      std::vector<std::vector<TermChoice>> words;
      for (const AnalyzedPosition& position : positions) words.push_back(choices(position, false));
      compound.words.push_back(add_unit(as_written(text, positions), field, std::move(words)));
    }
    std::string expression = write_all(compound.words);
    for (const auto& path : closed_paths(positions)) {
      std::vector<std::size_t> units;
      for (const Edge& edge : path) {
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
      expression += " OR " + write_all(units);
    }
    const Written written{fmt::format("({})", expression), compound.words.front(), compound.words.back()};
    if (!negated_) match_.compounds.push_back(std::move(compound));
    return written;
  }

  std::string write_all(const std::vector<std::size_t>& units) {
    std::string expression;
    for (const std::size_t unit : units) {
      if (!expression.empty()) expression += " AND ";
      expression += write_unit(unit);
    }
    return units.size() > 1 ? fmt::format("({})", expression) : expression;
  }

  // From one word to another: by the word itself, or by a spelling that closes up all of them.
  struct Edge {
    std::size_t from;
    std::size_t to;
    std::string alias;
  };

  // The ways to read the words with some of them closed up.
  static std::vector<std::vector<Edge>> closed_paths(std::span<const AnalyzedPosition> positions) {
    std::vector<std::vector<Edge>> paths;
    std::vector<std::vector<Edge>> open{{}};
    while (!open.empty() && paths.size() < kMaxSpellings && open.size() < kMaxSpellings * 8) {
      const std::vector<Edge> path = std::move(open.back());
      open.pop_back();
      const std::size_t at = path.empty() ? 0 : path.back().to;
      if (at == positions.size()) {
        if (std::ranges::any_of(path, [](const Edge& edge) { return !edge.alias.empty(); }))
          paths.push_back(path);
        continue;
      }
      const auto go_on = [&](Edge edge) {
        open.push_back(path);
        open.back().push_back(std::move(edge));
      };
      go_on({at, at + 1, {}});
      for (const auto& alias : positions[at].aliases) {
        if (alias.words > 1 && at + alias.words <= positions.size())
          go_on({at, at + alias.words, alias.term});
      }
    }
    return paths;
  }

  std::vector<TermChoice> choices(const AnalyzedPosition& position, bool with_parts) {
    std::vector<TermChoice> terms{{position.word, 1.0}};
    if (with_parts) terms.push_back({text::kPartMark + position.word, builder_.weights_.part});
    for (const auto& alias : position.aliases) {
      const bool known =
          std::ranges::any_of(terms, [&](const TermChoice& term) { return term.term == alias.term; });
      if (!known && alias.words == 1) terms.push_back({alias.term, builder_.weights_.alias});
    }
    if (with_parts && parts_count_) {
      for (const std::string& part : position.parts) {
        terms.push_back({part, builder_.weights_.loose_part, false, true});
        terms.push_back({text::kPartMark + part, builder_.weights_.loose_part, false, true});
      }
    }
    return terms;
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
      words.push_back(open_start || open_end
                          ? truncated_choices(form, positions[i].word, open_start, open_end)
                          : choices(positions[i], positions.size() == 1));
    }
    const auto unit = add_unit(to_string(Node{word}), word.field, std::move(words));
    return {write_unit(unit), unit, unit};
  }

  std::vector<TermChoice> truncated_choices(std::string_view form, const std::string& stem, bool open_start,
                                            bool open_end) {
    const double part = builder_.weights_.part;
    // The word with its ending cut off is a term of its own: `Erweiterung*` begins longer words, yet not its
    // own stem.
    std::vector<TermChoice> terms{{stem, 1.0}, {text::kPartMark + stem, part}};
    if (open_end && !open_start) {
      const std::string start = text::fold(form);
      terms.push_back({start, 1.0, true});
      terms.push_back({text::kPartMark + start, part, true});
      return terms;
    }
    bool bounded = false;
    const auto place = open_end ? TermSource::Place::anywhere : TermSource::Place::end;
    const std::string piece = open_end ? text::fold(form) : stem;
    for (TermCount& found : builder_.terms_.words_with(piece, place, kMaxExpansion, bounded)) {
      if (found.term != stem) terms.push_back({std::move(found.term), 1.0});
    }
    if (bounded) {
      add_note(builder_.notes_, {NoteKind::truncation_bounded, 0, 0, std::string(form)});
    }
    return terms;
  }

  Written write_phrase(const Phrase& phrase) {
    auto positions = analyze_positions(builder_.analyzer_, phrase.text);
    if (positions.size() > kMaxWordsOfPhrase) positions.resize(kMaxWordsOfPhrase);
    if (positions.empty()) return {};
    if (phrase.within && positions.size() > 1) {
      std::vector<Operand> operands;
      for (const AnalyzedPosition& position : positions) {
        const auto begin = std::min<std::size_t>(position.start, phrase.text.size());
        const auto unit = add_unit(phrase.text.substr(begin, position.end - begin), phrase.field,
                                   {choices(position, true)});
        operands.push_back({variants(unit, true), unit});
      }
      return {write_near(operands, phrase.field, *phrase.within), {}, {}};
    }
    Written written = write_phrase_of(phrase.text, phrase.field, positions);
    if (phrase.exact) note_exact_forms(written, phrase.text, positions);
    return written;
  }

  Written write_phrase_of(std::string_view text, TextField field,
                          const std::vector<AnalyzedPosition>& positions) {
    std::vector<std::vector<TermChoice>> words;
    for (const AnalyzedPosition& position : positions) words.push_back(choices(position, false));
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

  // One way to write a unit as an FTS5 phrase.
  struct Variant {
    std::string phrase;
    double weight;
    bool prefix;
  };

  // All ways to choose a term for each word, the best first.
  std::vector<Variant> variants(std::size_t unit, bool with_parts) const {
    std::vector<Variant> result{{"", 1.0, false}};
    const auto& positions = match_.units[unit].positions;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      std::vector<Variant> longer;
      for (const Variant& start : result) {
        for (const TermChoice& choice : positions[i]) {
          const bool is_part = choice.term.front() == text::kPartMark;
          if (is_part && (positions.size() > 1 || !with_parts)) continue;
          if (choice.prefix && i + 1 < positions.size()) continue;
          if (positions.size() > 1 && longer.size() == kMaxPhraseVariants) break;
          const std::string phrase = start.phrase.empty() ? choice.term : start.phrase + ' ' + choice.term;
          longer.push_back({phrase, start.weight * choice.weight, choice.prefix});
        }
      }
      result = std::move(longer);
    }
    return result;
  }

  static std::string fts_phrase(const Variant& variant) {
    return fts_quoted(variant.phrase) + (variant.prefix ? " *" : "");
  }

  std::string write_unit(std::size_t unit) {
    std::string expression;
    const auto ways = variants(unit, true);
    for (const Variant& variant : ways) {
      if (!expression.empty()) expression += " OR ";
      expression += fts_phrase(variant);
      match_.phrases.push_back({negated_ ? std::nullopt : std::optional(unit), variant.weight});
    }
    if (ways.size() > 1) expression = fmt::format("({})", expression);
    expression.insert(0, column_filter(match_.units[unit].field));
    return expression;
  }

  struct Operand {
    std::vector<Variant> variants;
    std::size_t unit;
  };

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
          const auto unit = add_unit(word->text, word->field, {choices(positions[0], true)});
          written = {"", unit, unit};
        } else if (!positions.empty()) {
          written = write_phrase_of(word->text, word->field, positions);
        }
        if (word->exact) note_exact_forms(written, word->text, positions);
      }
    } else if (const auto* phrase = std::get_if<Phrase>(&node.value)) {
      write_phrase(Phrase{phrase->text, phrase->field, phrase->exact, std::nullopt});
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
    std::vector<std::vector<Operand>> combinations{{}};
    for (const auto& units : operands) {
      std::vector<std::vector<Operand>> longer;
      for (const auto& start : combinations) {
        for (const std::size_t unit : units) {
          if (longer.size() == kMaxNearVariants) break;
          longer.push_back(start);
          longer.back().push_back({variants(unit, true), unit});
        }
      }
      combinations = std::move(longer);
    }
    std::string expression;
    const TextField field = match_.units[operands.front().front()].field;
    for (const auto& combination : combinations) {
      if (!expression.empty()) expression += " OR ";
      expression += write_near(combination, field, distance);
    }
    return fmt::format("({})", expression);
  }

  // Every choice of one variant an operand, bounded; a long list of words only as they stand.
  std::string write_near(const std::vector<Operand>& operands, TextField field, int distance) {
    const std::size_t most = operands.size() <= kMaxNearOperands ? kMaxNearVariants : 1;
    std::vector<std::vector<std::size_t>> combinations{{}};
    for (const Operand& operand : operands) {
      std::vector<std::vector<std::size_t>> longer;
      for (const auto& start : combinations) {
        for (std::size_t i = 0; i < operand.variants.size(); ++i) {
          if (longer.size() == most) break;
          longer.push_back(start);
          longer.back().push_back(i);
        }
      }
      combinations = std::move(longer);
    }
    std::string expression;
    for (const auto& combination : combinations) {
      if (!expression.empty()) expression += " OR ";
      expression += "NEAR(";
      for (std::size_t i = 0; i < operands.size(); ++i) {
        const Variant& variant = operands[i].variants[combination[i]];
        if (i > 0) expression += ' ';
        expression += fts_phrase(variant);
        match_.phrases.push_back({negated_ ? std::nullopt : std::optional(operands[i].unit), variant.weight});
      }
      expression += fmt::format(", {})", distance);
    }
    return fmt::format("{}({})", column_filter(field), expression);
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
