#include "text/chunk_analysis.h"

#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "core/error.h"
#include "text/abbreviations.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/orthography.h"
#include "text/utf8.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

/// Terms are cut here: longer ones are no words.
constexpr std::size_t kLongestTerm = 120;
/// Hyphened words are closed up to this many; more are lists.
constexpr std::size_t kMostHyphened = 6;
constexpr std::size_t kMostAddressParts = 8;

struct Tables {
  WordMap dotted{tables::kDottedAbbreviations};
  WordSet units{tables::kUnits};
};

const Tables& known() {
  static const Tables kTables;
  return kTables;
}

bool has_foreign_breaks(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t c = decode(word, offset);
    if (c == kInvalid || c < 0xE00) continue;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
      case USCRIPT_HAN:
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA:
      case USCRIPT_THAI:
      case USCRIPT_LAO:
      case USCRIPT_KHMER:
      case USCRIPT_MYANMAR:
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

void ChunkAnalysis::add(std::size_t start, std::size_t end, TokenKind kind, std::string_view term,
                        std::vector<Piece>& pieces, StepReason reason) {
  term = term.substr(0, floor_border(term, std::min(term.size(), kLongestTerm)));
  if (term.empty()) return;
  pieces.push_back(
      {static_cast<std::uint16_t>(start), static_cast<std::uint16_t>(end), kind, std::string(term)});
  if (steps_ != nullptr && kind != TokenKind::part) {
    steps_->push_back({static_cast<std::uint32_t>(start),
                       static_cast<std::uint32_t>(end - start),
                       std::string(term),
                       std::string(term),
                       std::string(term),
                       std::string(term),
                       StemRule::none,
                       kind,
                       {},
                       reason});
  }
}

/// Bürgerin and Bürgerinnen are found by Bürger, below the word itself.
void ChunkAnalysis::add_feminine(std::string_view spelled, std::size_t start, std::size_t end,
                                 std::vector<Piece>& pieces) {
  std::string_view base = spelled;
  if (base.ends_with("innen")) {
    base.remove_suffix(5);
  } else if (base.ends_with("in")) {
    base.remove_suffix(2);
  } else {
    return;
  }
  if (base.size() < 4) return;
  bool is_person = false;
  for (const std::string_view agent : {"er", "ist", "ent", "ant", "eur", "or", "log"})
    is_person |= base.ends_with(agent);
  if (!is_person) return;
  if (splitter_ != nullptr && splitter_->lexicon().frequency(base) == 0 &&
      splitter_->lexicon().frequency(std::string(base) + "en") == 0 && !spelled.ends_with("innen")) {
    return;
  }
  add(start, end, TokenKind::part, kPartMark + stemmer_.stem(base), pieces);
}

void ChunkAnalysis::analyze_word(std::string_view word, std::size_t start, std::size_t end, TokenKind kind,
                                 std::vector<Piece>& pieces, StepReason reason) {
  std::string folded = fold(word);
  std::string spelled = folded;
  modernize_spelling(spelled);
  std::string stem;
  const StemRule rule = stemmer_.stem(spelled, stem);
  if (stem.empty()) return;
  stem.resize(floor_border(stem, std::min(stem.size(), kLongestTerm)));
  pieces.push_back({static_cast<std::uint16_t>(start), static_cast<std::uint16_t>(end), kind, stem});
  std::vector<CompoundPart> parts;
  if (splitter_ != nullptr) parts = splitter_->split(spelled);
  if (kind == TokenKind::word) {
    for (const CompoundPart& part : parts) {
      add(start, end, TokenKind::part, kPartMark + stemmer_.stem(part.word), pieces);
    }
    add_feminine(
        parts.empty() ? std::string_view(spelled) : std::string_view(spelled).substr(parts.back().begin),
        start, end, pieces);
  }
  if (steps_ != nullptr) {
    const std::uint32_t frequency = splitter_ == nullptr ? 0 : splitter_->lexicon().frequency(spelled);
    steps_->push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end - start),
                       std::string(word), std::move(folded), std::move(spelled), std::move(stem), rule, kind,
                       std::move(parts), reason, frequency});
  }
}

void ChunkAnalysis::analyze(std::string_view chunk, ChunkShape shape, bool dotted,
                            std::vector<Piece>& pieces) {
  const bool plain = std::all_of(chunk.begin(), chunk.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0xC4 && byte != 0xC2;
  });
  static const icu::Normalizer2& nfc = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw Error(std::string("ICU has no normaliser: ") + u_errorName(status));
    return *found;
  }();
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece source(chunk.data(), static_cast<int32_t>(chunk.size()));
  if (plain || nfc.isNormalizedUTF8(source, status)) {
    analyze_composed(chunk, shape, dotted, pieces);
    return;
  }
  // Decomposed text is analysed composed; the offsets are carried back.
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  icu::Edits edits;
  status = U_ZERO_ERROR;
  nfc.normalizeUTF8(0, source, sink, &edits, status);
  if (U_FAILURE(status)) throw Error(std::string("a word could not be composed: ") + u_errorName(status));
  const std::size_t first = pieces.size();
  const std::size_t first_step = steps_ == nullptr ? 0 : steps_->size();
  analyze_composed(composed, shape, dotted, pieces);
  const auto carried_back = [&](std::size_t offset) {
    if (offset >= composed.size()) return chunk.size();
    icu::Edits::Iterator at = edits.getFineIterator();
    UErrorCode failed = U_ZERO_ERROR;
    const int32_t there = at.sourceIndexFromDestinationIndex(static_cast<int32_t>(offset), failed);
    return U_FAILURE(failed) ? chunk.size() : floor_border(chunk, static_cast<std::size_t>(there));
  };
  for (std::size_t i = first; i < pieces.size(); ++i) {
    pieces[i].start = static_cast<std::uint16_t>(carried_back(pieces[i].start));
    pieces[i].end = static_cast<std::uint16_t>(carried_back(pieces[i].end));
  }
  for (std::size_t i = first_step; steps_ != nullptr && i < steps_->size(); ++i) {
    WordSteps& steps = (*steps_)[i];
    const std::size_t end = carried_back(steps.start + steps.length);
    steps.start = static_cast<std::uint32_t>(carried_back(steps.start));
    steps.length = static_cast<std::uint32_t>(end - steps.start);
  }
}

void ChunkAnalysis::analyze_composed(std::string_view chunk, ChunkShape shape, bool dotted,
                                     std::vector<Piece>& pieces) {
  switch (shape) {
    case ChunkShape::symbol: {
      const std::string_view name = chunk == "§"   ? "paragraf"
                                    : chunk == "%" ? "prozent"
                                    : chunk == "€" ? "euro"
                                    : chunk == "$" ? "dollar"
                                    : chunk == "£" ? "pfund"
                                                   : "und";
      analyze_word(name, 0, chunk.size(), TokenKind::word, pieces, StepReason::sign);
      return;
    }
    case ChunkShape::address:
      analyze_address(chunk, pieces);
      return;
    case ChunkShape::chain:
      analyze_chain(chunk, dotted, pieces);
      return;
    case ChunkShape::word:
      break;
  }
  analyze_plain(chunk, 0, chunk.size(), pieces);
  if (!dotted) return;
  // At the end of a sentence it may be the word itself: so the reading stands beside it.
  const std::string folded = fold(chunk);
  std::string reading(known().dotted.find(folded));
  if (reading.empty() && folded.size() > 4 && folded.ends_with("str")) reading = folded + "asse";
  if (!reading.empty())
    analyze_word(reading, 0, chunk.size(), TokenKind::alias, pieces, StepReason::abbreviation);
}

/// One run of letters and digits. Where `word` has other bytes than the text at [start, end), its tokens get
/// those borders.
void ChunkAnalysis::analyze_plain(std::string_view word, std::size_t start, std::size_t end,
                                  std::vector<Piece>& pieces) {
  const bool literal = word.size() == end - start;
  const auto from = [&](std::size_t offset) { return literal ? start + offset : start; };
  const auto to = [&](std::size_t offset) { return literal ? start + offset : end; };
  if (all_digits(word)) {
    add(start, end, TokenKind::word, without_leading_zeros(word), pieces);
    return;
  }
  if (is_digit(word.front())) {
    // 10km: a number and its unit. 4K, 90er, 5G stay one word.
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits])) ++digits;
    const std::string unit = lower_ascii(word.substr(digits));
    if (unit.size() >= 2 && known().units.contains(unit)) {
      add(start, to(digits), TokenKind::word, word.substr(0, digits), pieces);
      analyze_word(word.substr(digits), from(digits), end, TokenKind::word, pieces);
      return;
    }
  }
  // BürgerInnen: the capital within a word marks the gender form.
  for (const std::string_view mark : {"Innen", "In"}) {
    const std::size_t at = word.rfind(mark);
    if (at == std::string_view::npos || at < 3) continue;
    const bool after_letter =
        (word[at - 1] >= 'a' && word[at - 1] <= 'z') || static_cast<unsigned char>(word[at - 1]) >= 0x80;
    const std::string_view rest = word.substr(at + mark.size());
    if (!after_letter ||
        (!rest.empty() && (mark == "In" || is_upper(rest.front()) || is_digit(rest.front()))))
      continue;
    const std::string base(word.substr(0, at));
    analyze_gender(
        {start, end, base + std::string(rest), base + lower_ascii(mark) + std::string(rest), 0, false},
        pieces);
    return;
  }
  if (!has_foreign_breaks(word)) {
    analyze_word(word, start, end, TokenKind::word, pieces);
    return;
  }
  // Scripts without blanks: ICU's dictionaries divide.
  UErrorCode status = U_ZERO_ERROR;
  static thread_local const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getGerman(), status));
  if (words == nullptr) throw Error(std::string("ICU has no word rules: ") + u_errorName(status));
  UText utf8 = UTEXT_INITIALIZER;
  status = U_ZERO_ERROR;
  utext_openUTF8(&utf8, word.data(), static_cast<int64_t>(word.size()), &status);
  words->setText(&utf8, status);
  for (int32_t a = words->first(), b = words->next(); U_SUCCESS(status) && b != icu::BreakIterator::DONE;
       a = b, b = words->next()) {
    const auto begin = static_cast<std::size_t>(a);
    const auto until = static_cast<std::size_t>(b);
    analyze_word(word.substr(begin, until - begin), from(begin), to(until), TokenKind::word, pieces);
  }
  utext_close(&utf8);
}

/// Bürger:innen is found by Bürger, and by Bürgerinnen.
void ChunkAnalysis::analyze_gender(const ChainUnit& unit, std::vector<Piece>& pieces) {
  analyze_word(unit.text, unit.start, unit.end, TokenKind::word, pieces, StepReason::gender_form);
  analyze_word(unit.feminine, unit.start, unit.end, TokenKind::alias, pieces, StepReason::feminine);
}

/// A web or mail address: whole, and its names and words as parts.
void ChunkAnalysis::analyze_address(std::string_view chunk, std::vector<Piece>& pieces) {
  std::size_t from = 0;
  if (const std::size_t scheme = chunk.find("://"); scheme != std::string_view::npos) from = scheme + 3;
  if (lower_ascii(chunk.substr(from, 4)) == "www.") from += 4;
  std::string whole = lower_ascii(chunk.substr(from));
  while (!whole.empty() && whole.back() == '/') whole.pop_back();
  add(0, chunk.size(), TokenKind::word, whole.empty() ? lower_ascii(chunk) : whole, pieces,
      StepReason::address);
  std::size_t parts = 0;
  for (std::size_t at = from; at < chunk.size() && parts < kMostAddressParts;) {
    std::size_t end = at;
    while (end < chunk.size() && (is_digit(chunk[end]) || is_ascii_letter(chunk[end]) ||
                                  static_cast<unsigned char>(chunk[end]) >= 0x80))
      ++end;
    const std::string_view label = chunk.substr(at, end - at);
    if (label.size() >= 3 && !is_top_level_domain(label) && label != "html") {
      std::string word = fold(label);
      modernize_spelling(word);
      add(0, chunk.size(), TokenKind::part, kPartMark + stemmer_.stem(word), pieces);
      ++parts;
    }
    at = end + 1;
  }
}

void ChunkAnalysis::analyze_chain(std::string_view chunk, bool dotted, std::vector<Piece>& pieces) {
  const Chain chain(chunk);
  if (chain.is_address()) {
    analyze_address(chunk, pieces);
  } else {
    analyze_units(chain.units(dotted), pieces);
  }
}

void ChunkAnalysis::analyze_units(const std::vector<ChainUnit>& units, std::vector<Piece>& pieces) {
  for (std::size_t i = 0; i < units.size();) {
    std::size_t last = i;
    while (last + 1 < units.size() && units[last + 1].before == '-') ++last;
    if (last == i) {
      analyze_unit(units[i], pieces);
    } else {
      analyze_hyphened(&units[i], last - i + 1, pieces);
    }
    i = last + 1;
  }
}

void ChunkAnalysis::analyze_unit(const ChainUnit& unit, std::vector<Piece>& pieces) {
  if (unit.number) {
    add(unit.start, unit.end, TokenKind::word, unit.text, pieces);
  } else if (unit.feminine.empty()) {
    analyze_plain(unit.text, unit.start, unit.end, pieces);
  } else {
    analyze_gender(unit, pieces);
  }
}

/// NATO-Osterweiterung: each word; and closed up, as the compound that it also could be written as.
void ChunkAnalysis::analyze_hyphened(const ChainUnit* units, std::size_t count, std::vector<Piece>& pieces) {
  std::vector<ChainUnit> merged(units, units + count);
  const std::size_t first = pieces.size();
  // E-Mail, A-400M, G-7: a single letter is no word of its own.
  if (count_characters(merged[0].text) == 1 && !merged[0].number && !is_digit(merged[0].text[0])) {
    const ChainUnit second = merged[1];
    merged[0].text += second.text;
    merged[0].end = second.end;
    merged.erase(merged.begin() + 1);
    analyze_word(merged[0].text, merged[0].start, merged[0].end, TokenKind::word, pieces,
                 StepReason::hyphens_closed);
    if (!second.number && count_characters(second.text) >= 3 && !is_digit(second.text[0])) {
      std::string word = fold(second.text);
      modernize_spelling(word);
      const std::string term = kPartMark + stemmer_.stem(word);
      const bool there = std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.end(),
                                     [&](const Piece& piece) { return piece.term == term; });
      if (!there) add(merged[0].start, merged[0].end, TokenKind::part, term, pieces);
    }
  } else {
    analyze_unit(merged[0], pieces);
  }
  const std::size_t n = merged.size();
  bool closes = n >= 2 && n <= kMostHyphened;
  closes &= std::any_of(merged.begin(), merged.end(),
                        [](const ChainUnit& unit) { return !unit.number && !all_digits(unit.text); });
  std::size_t before = first;
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0) {
      before = pieces.size();
      analyze_unit(merged[i], pieces);
    }
    // An alias starts at the word before it: one that fell into several words has none.
    const auto is_word = [](const Piece& piece) { return piece.kind == TokenKind::word; };
    const bool single =
        std::count_if(pieces.begin() + static_cast<std::ptrdiff_t>(before), pieces.end(), is_word) == 1;
    if (!closes || !single || i + 1 >= n) continue;
    // From here to the end; and from three words on, each with the next.
    std::string closed;
    for (std::size_t k = i; k < n; ++k) closed += merged[k].text;
    if (i == 0 || i + 2 == n) {
      analyze_word(closed, merged[i].start, merged[n - 1].end, TokenKind::alias, pieces,
                   StepReason::hyphens_closed);
    }
    if (n >= 3 && i + 2 < n) {
      analyze_word(merged[i].text + merged[i + 1].text, merged[i].start, merged[i + 1].end, TokenKind::alias,
                   pieces, StepReason::hyphens_closed);
    }
  }
}

}  // namespace blattwerk::text
