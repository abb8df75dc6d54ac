#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/chain.h"
#include "text/chunk_scanner.h"
#include "text/compound_splitter.h"
#include "text/stemmer.h"
#include "text/token.h"

namespace blattwerk::text {

/// A token of a chunk. `start` and `end` are bytes from the chunk's beginning; parts carry kPartMark in front
/// of `term`.
struct Piece {
  std::uint16_t start;
  std::uint16_t end;
  TokenKind kind;
  std::string term;
};

/// Why a term is not that of the letters in the text.
enum class StepReason : std::uint8_t {
  none,
  hyphens_closed,  ///< NATO-Osterweiterung: natoosterweiterung
  ellipsis,        ///< Außen- und Sicherheitspolitik: aussenpolitik
  gender_form,     ///< Bürger:innen: burger
  feminine,        ///< and burgerin
  abbreviation,    ///< z. B.: zum, beispiel
  sign,            ///< §: paragraf
  address,
  grouped_digits,  ///< 10 000
};

/// How a word became its term, for explaining. From the analyzer, offsets are into the text.
struct WordSteps {
  std::uint32_t start;
  std::uint32_t length;
  std::string surface;  ///< what was analysed: the text's letters, an alias's joined ones, an abbreviation's
                        ///< full word
  std::string folded;   ///< without case, umlauts, accents
  std::string spelled;  ///< in modern spelling
  std::string stem;
  StemRule rule;
  TokenKind kind;
  std::vector<CompoundPart> parts;
  StepReason reason = StepReason::none;
  std::uint32_t frequency = 0;  ///< of the word in the lexicon; 0 where it is not in it
};

/// The analysis of one chunk, on its own and at leisure: what it gives is cached by the chunk's bytes.
///
/// Divides chains at their marks, joins what is one word in spite of them (E-Mail, 10.000, U.S.A., Hans’),
/// closes hyphened compounds up as aliases, recognises gender forms, addresses and abbreviations, and brings
/// each word to its term: fold, modern spelling, stem; and its compound parts.
class ChunkAnalysis {
 public:
  /// `splitter` may be null: then compounds are left whole.
  explicit ChunkAnalysis(const CompoundSplitter* splitter) : splitter_(splitter) {}

  /// Appends the tokens of `chunk`, in order. `dotted`: an abbreviation's dot follows, and counts.
  void analyze(std::string_view chunk, ChunkShape shape, bool dotted, std::vector<Piece>& pieces);

  /// Appends the tokens of one word without marks within; `kind` is of the whole word, parts follow it.
  void analyze_word(std::string_view word, std::size_t start, std::size_t end, TokenKind kind,
                    std::vector<Piece>& pieces, StepReason reason = StepReason::none);

  /// From now on steps are recorded in `*steps`; null ends it.
  void record_steps(std::vector<WordSteps>* steps) { steps_ = steps; }

 private:
  void analyze_composed(std::string_view chunk, ChunkShape shape, bool dotted, std::vector<Piece>& pieces);
  void analyze_chain(std::string_view chunk, bool dotted, std::vector<Piece>& pieces);
  void analyze_address(std::string_view chunk, std::vector<Piece>& pieces);
  void analyze_plain(std::string_view word, std::size_t start, std::size_t end, std::vector<Piece>& pieces);
  void analyze_units(const std::vector<ChainUnit>& units, std::vector<Piece>& pieces);
  void analyze_hyphened(const ChainUnit* units, std::size_t count, std::vector<Piece>& pieces);
  void analyze_unit(const ChainUnit& unit, std::vector<Piece>& pieces);
  void analyze_gender(const ChainUnit& unit, std::vector<Piece>& pieces);
  void add(std::size_t start, std::size_t end, TokenKind kind, std::string_view term,
           std::vector<Piece>& pieces, StepReason reason = StepReason::none);
  void add_feminine(std::string_view spelled, std::size_t start, std::size_t end, std::vector<Piece>& pieces);

  const CompoundSplitter* splitter_;
  Stemmer stemmer_;
  std::vector<WordSteps>* steps_ = nullptr;
};

}  // namespace blattwerk::text
