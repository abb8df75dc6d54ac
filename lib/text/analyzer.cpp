#include "text/analyzer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include <unicode/uchar.h>

#include "text/ascii.h"
#include "text/chain.h"
#include "text/fold.h"
#include "text/orthography.h"
#include "text/utf8.h"
#include "text/word_cache.h"
#include "text/word_table.h"

namespace blattwerk::text {
namespace {

/// How far a completing word is looked for behind `Außen-`.
constexpr int kFarthestCompletion = 8;
/// Longer chunks are rare, and not worth the cache.
constexpr std::size_t kLongestCached = 64;
/// A dot behind a longer word ends a sentence and nothing else.
constexpr std::size_t kLongestAbbreviation = 12;

/// Words that stand between the ellipsis and what completes it.
bool is_conjunction(std::string_view word) {
  static const WordSet kConjunctions(
      "und oder sowie bzw beziehungsweise als auch wie noch bis statt aber nicht sondern wie");
  return word.size() <= 14 && kConjunctions.contains(fold(word));
}

/// A blank that may stand between groups of three digits; its length, 0 if there is none.
std::size_t grouping_blank(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ') return 1;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  if (text.substr(at, 3) == "\xE2\x80\xAF" || text.substr(at, 3) == "\xE2\x80\x89") return 3;
  return 0;
}

std::string spelled(std::string_view word) {
  std::string result = fold(word);
  modernize_spelling(result);
  return result;
}

/// Pieces as the cache keeps them: for each, start, end, kind, length of the term, term.
struct PackedPiece {
  std::uint16_t start;
  std::uint16_t end;
  std::uint8_t kind;
  std::uint8_t term_length;
};
constexpr std::size_t kPackedHead = 6;

void pack(const std::vector<Piece>& pieces, std::string& bytes) {
  bytes.clear();
  for (const Piece& piece : pieces) {
    const PackedPiece head{piece.start, piece.end, static_cast<std::uint8_t>(piece.kind),
                           static_cast<std::uint8_t>(piece.term.size())};
    std::array<char, kPackedHead> raw;
    std::memcpy(raw.data(), &head, kPackedHead);
    bytes.append(raw.data(), raw.size());
    bytes.append(piece.term);
  }
}

}  // namespace

class Analyzer::Chain {
 public:
  Chain(const Lexicon* lexicon, SharedWordCache* shared)
      : shared_(shared),
        splitter_(lexicon == nullptr ? std::nullopt : std::optional<CompoundSplitter>(*lexicon)),
        analysis_(splitter_ ? &*splitter_ : nullptr) {}

  void analyze(std::string_view text, TokenStream& out) {
    out_ = &out;
    text_ = text;
    ChunkScanner scanner(text);
    Chunk before_last;
    Chunk last;
    for (Chunk chunk; scanner.next(chunk); before_last = last, last = chunk) {
      if (chunk.shape == ChunkShape::symbol) {
        emit_symbol(chunk);
      } else if (chunk.hyphen_after) {
        emit_ellipsis(chunk, scanner);
      } else if (is_digit(text[chunk.begin]) && chunk.end - chunk.begin <= 3 &&
                 emit_grouped_number(chunk, scanner)) {
        continue;
      } else if (chunk.dot_after && chunk.end - chunk.begin == 1 &&
                 emit_spaced_abbreviation(chunk, scanner)) {
        continue;
      } else {
        emit(chunk);
      }
      if (chunk.hyphen_before) complete_beginning(chunk, last, before_last);
    }
  }

  void record_steps(std::vector<WordSteps>* steps) {
    steps_ = steps;
    analysis_.record_steps(steps);
  }

 private:
  void emit(const Chunk& chunk) {
    std::string_view bytes = chunk.of(text_);
    const bool dotted = chunk.dot_after && chunk.characters <= kLongestAbbreviation;
    if (dotted) bytes = text_.substr(chunk.begin, bytes.size() + 1);
    if (steps_ == nullptr && bytes.size() <= kLongestCached) {
      std::string_view packed = cache_.find(bytes);
      if (packed.data() == nullptr) {
        if (shared_ == nullptr || !shared_->find(bytes, packed_)) {
          pieces_.clear();
          analysis_.analyze(chunk.of(text_), chunk.shape, dotted, pieces_);
          pack(pieces_, packed_);
          if (shared_ != nullptr) shared_->insert(bytes, packed_);
        }
        cache_.insert(bytes, packed_);
        packed = packed_;
      }
      put_packed(packed, chunk.begin);
      return;
    }
    pieces_.clear();
    const std::size_t first = steps_ == nullptr ? 0 : steps_->size();
    analysis_.analyze(chunk.of(text_), chunk.shape, dotted, pieces_);
    for (const Piece& piece : pieces_)
      put(chunk.begin + piece.start, chunk.begin + piece.end, piece.kind, piece.term);
    shift_steps(first, chunk.begin);
  }

  /// Emits `word` as if it stood at [start, end).
  void emit_as(std::string_view word, std::size_t start, std::size_t end, TokenKind kind, StepReason reason) {
    pieces_.clear();
    const std::size_t first = steps_ == nullptr ? 0 : steps_->size();
    analysis_.analyze_word(word, 0, 0, kind, pieces_, reason);
    for (const Piece& piece : pieces_) put(start, end, piece.kind, piece.term);
    if (steps_ == nullptr) return;
    shift_steps(first, start);
    for (std::size_t i = first; i < steps_->size(); ++i)
      (*steps_)[i].length = static_cast<std::uint32_t>(end - start);
  }

  void shift_steps(std::size_t first, std::size_t offset) {
    if (steps_ == nullptr) return;
    for (std::size_t i = first; i < steps_->size(); ++i)
      (*steps_)[i].start += static_cast<std::uint32_t>(offset);
  }

  void put_packed(std::string_view packed, std::size_t offset) {
    while (!packed.empty()) {
      PackedPiece head;
      std::memcpy(&head, packed.data(), kPackedHead);
      put(offset + head.start, offset + head.end, static_cast<TokenKind>(head.kind),
          packed.substr(kPackedHead, head.term_length));
      packed.remove_prefix(kPackedHead + head.term_length);
    }
  }

  void put(std::size_t start, std::size_t end, TokenKind kind, std::string_view term) {
    out_->tokens.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                            static_cast<std::uint32_t>(out_->terms.size()),
                            static_cast<std::uint16_t>(term.size()), kind});
    out_->terms.append(term);
  }

  /// §§ is one paragraph sign, and & a word only between blanks.
  void emit_symbol(const Chunk& chunk) {
    const std::string_view sign = chunk.of(text_);
    if (chunk.begin >= sign.size() && text_.substr(chunk.begin - sign.size(), sign.size()) == sign) return;
    if (sign == "&" &&
        (chunk.begin == 0 || text_[chunk.begin - 1] != ' ' || text_.substr(chunk.end, 1) != " "))
      return;
    emit(chunk);
  }

  /// 10 000: groups of three digits with blanks between are one number.
  bool emit_grouped_number(const Chunk& chunk, ChunkScanner& scanner) {
    if (!all_digits(chunk.of(text_)) || text_[chunk.begin] == '0') return false;
    std::size_t end = chunk.end;
    std::string joined(chunk.of(text_));
    bool sure = true;
    for (std::size_t blank; (blank = grouping_blank(text_, end)) > 0;) {
      const std::string_view group = text_.substr(end + blank, 3);
      if (group.size() < 3 || !all_digits(group)) break;
      const std::size_t after = end + blank + 3;
      if (after < text_.size() && char_role_at(after) != CharRole::gap) break;
      sure &= text_[end] != ' ';
      joined += group;
      end = after;
    }
    if (end == chunk.end) return false;
    put(chunk.begin, end, TokenKind::word, joined);
    record_number(chunk.begin, end, joined, StepReason::grouped_digits);
    if (!sure) {
      // Two numbers may just stand side by side: each can be found as well.
      put(chunk.begin, end, TokenKind::alias, chunk.of(text_));
      for (std::size_t at = joined.size() % 3 == 0 ? 3 : joined.size() % 3; at < joined.size(); at += 3) {
        put(chunk.begin, end, TokenKind::alias, std::string_view(joined).substr(at, 3));
      }
    }
    scanner.set_position(end);
    return true;
  }

  CharRole char_role_at(std::size_t at) const {
    const char32_t c = decode(text_, at);
    return c == kInvalid ? CharRole::gap : char_role(c);
  }

  void record_number(std::size_t start, std::size_t end, const std::string& term, StepReason reason) {
    if (steps_ == nullptr) return;
    steps_->push_back({static_cast<std::uint32_t>(start),
                       static_cast<std::uint32_t>(end - start),
                       std::string(text_.substr(start, end - start)),
                       term,
                       term,
                       term,
                       StemRule::none,
                       TokenKind::word,
                       {},
                       reason});
  }

  /// z. B., i. d. R.: letters with dots and blanks, where the table knows what they stand for.
  bool emit_spaced_abbreviation(const Chunk& chunk, ChunkScanner& scanner) {
    std::array<std::size_t, 4> at{chunk.begin};
    std::size_t count = 1;
    std::string letters = fold(chunk.of(text_));
    std::size_t end = chunk.end + 1;
    while (count < at.size()) {
      const std::size_t blank = grouping_blank(text_, end);
      if (blank == 0 || end + blank + 1 >= text_.size() || text_[end + blank + 1] != '.') break;
      const std::string next = fold(text_.substr(end + blank, 1));
      if (next.size() != 1 || next[0] < 'a' || next[0] > 'z') break;
      at[count++] = end + blank;
      letters += next;
      end += blank + 2;
    }
    while (count >= 2) {
      const std::vector<std::string> words = expand_letters(std::string_view(letters).substr(0, count));
      if (words.size() == count) {
        for (std::size_t i = 0; i < count; ++i) {
          emit_as(words[i], at[i], at[i] + 1, TokenKind::word, StepReason::abbreviation);
        }
        scanner.set_position(at[count - 1] + 1);
        return true;
      }
      --count;
    }
    return false;
  }

  /// Außen- und Sicherheitspolitik; or a word divided at the end of a line.
  void emit_ellipsis(const Chunk& chunk, ChunkScanner& scanner) {
    if (rejoin_divided_word(chunk, scanner)) return;
    emit(chunk);
    if (!splitter_ || chunk.shape == ChunkShape::address) return;
    const std::string beginning = spelled(last_word(chunk));
    ChunkScanner ahead(text_);
    ahead.set_position(scanner.position());
    bool conjoined = false;
    std::size_t from = chunk.end;
    Chunk next;
    for (int i = 0; i < kFarthestCompletion && ahead.next(next); ++i) {
      const std::string_view gap = text_.substr(from, next.begin - from);
      if (gap.find_first_not_of(" ,/-\n\xC2\xA0\xE2\x80\x90\x91(") != std::string_view::npos) return;
      conjoined |= gap.find_first_of(",/") != std::string_view::npos;
      from = next.end;
      if (next.shape == ChunkShape::symbol || is_conjunction(next.of(text_))) {
        conjoined = true;
        continue;
      }
      if (next.hyphen_after && !is_divided_at_line_end(next)) continue;
      if (!conjoined || next.shape == ChunkShape::address) return;
      const std::string whole = spelled(last_word(next));
      if (const std::optional<std::string> completed = complete_end(beginning, whole)) {
        emit_as(*completed, start_of_last_word(), chunk.end, TokenKind::alias, StepReason::ellipsis);
      }
      return;
    }
  }

  /// An alias stands with the word before it.
  std::size_t start_of_last_word() const {
    std::size_t i = out_->tokens.size() - 1;
    while (out_->tokens[i].kind != TokenKind::word) --i;
    return out_->tokens[i].start;
  }

  /// The last hyphened word of a chunk: of EU-Außen- it is Außen.
  std::string_view last_word(const Chunk& chunk) const {
    std::string_view bytes = chunk.of(text_);
    if (const std::size_t hyphen = bytes.rfind('-'); hyphen != std::string_view::npos)
      bytes.remove_prefix(hyphen + 1);
    return bytes;
  }

  /// `beginning` with the head of `whole`: the one that makes a known word, else the last part.
  std::optional<std::string> complete_end(const std::string& beginning, const std::string& whole) const {
    std::optional<std::string> likely;
    for (const std::size_t at : splitter_->head_positions(whole)) {
      std::string completed = beginning + whole.substr(at);
      if (splitter_->lexicon().frequency(completed) > 0) return completed;
      if (!likely) likely = std::move(completed);
    }
    return likely;
  }

  /// Eisenbahngüter- und -personenverkehr, Textilgroßhandel und -einzelhandel: the beginning is that of the
  /// word before the conjunction.
  void complete_beginning(const Chunk& chunk, const Chunk& conjunction, const Chunk& before) {
    if (!splitter_ || before.end == 0 || chunk.shape == ChunkShape::address ||
        before.shape == ChunkShape::address)
      return;
    if (conjunction.shape != ChunkShape::symbol && !is_conjunction(conjunction.of(text_))) return;
    const std::string whole = spelled(last_word(before));
    const std::string end = spelled(chunk.of(text_));
    // Before a head of several words (Textil|großhandel) or else the last one (Eisenbahn|güter), unless
    // another makes a known word.
    std::size_t joint = 0;
    for (const CompoundPart& part : splitter_->split(whole)) {
      if (part.begin == 0) continue;
      if (splitter_->lexicon().frequency(whole.substr(0, part.begin) + end) > 0 || part.nested) {
        joint = part.begin;
        break;
      }
      joint = part.begin;
    }
    if (joint == 0) return;
    emit_as(whole.substr(0, joint) + end, start_of_last_word(), chunk.end, TokenKind::alias,
            StepReason::ellipsis);
  }

  /// Where the second half of a word divided at the end of a line begins; 0 if it is none: a small letter
  /// must follow.
  std::size_t divided_rest(const Chunk& chunk) const {
    std::size_t at = chunk.end + 1;
    if (at < text_.size() && text_[at] == '\r') ++at;
    if (at >= text_.size() || text_[at] != '\n' || text_[chunk.end] != '-') return 0;
    ++at;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    if (at >= text_.size()) return 0;
    std::size_t next = at;
    const char32_t c = decode(text_, next);
    return c != kInvalid && u_islower(static_cast<UChar32>(c)) ? at : 0;
  }

  bool is_divided_at_line_end(const Chunk& chunk) const {
    const std::size_t rest = divided_rest(chunk);
    if (rest == 0) return false;
    ChunkScanner ahead(text_);
    ahead.set_position(rest);
    Chunk next;
    return ahead.next(next) && next.begin == rest && !is_conjunction(next.of(text_));
  }

  /// Sicher-\nheit is one word.
  bool rejoin_divided_word(const Chunk& chunk, ChunkScanner& scanner) {
    if (chunk.shape == ChunkShape::address || !is_divided_at_line_end(chunk)) return false;
    scanner.set_position(divided_rest(chunk));
    Chunk rest;
    scanner.next(rest);
    std::string joined(chunk.of(text_));
    joined += rest.of(text_);
    if (chunk.characters + rest.characters > ChunkScanner::kLongestChunk) {
      emit(chunk);
      emit(rest);
      return true;
    }
    const bool chain = chunk.shape == ChunkShape::chain || rest.shape == ChunkShape::chain;
    pieces_.clear();
    const std::size_t first = steps_ == nullptr ? 0 : steps_->size();
    analysis_.analyze(joined, chain ? ChunkShape::chain : ChunkShape::word, false, pieces_);
    const std::size_t left = chunk.end - chunk.begin;
    const std::size_t gap = rest.begin - chunk.end;
    const auto place = [&](std::size_t offset, bool is_end) {
      return chunk.begin + offset + (offset > left || (offset == left && !is_end) ? gap : 0);
    };
    for (const Piece& piece : pieces_)
      put(place(piece.start, false), place(piece.end, true), piece.kind, piece.term);
    shift_steps(first, chunk.begin);
    return true;
  }

  SharedWordCache* shared_;
  std::optional<CompoundSplitter> splitter_;
  ChunkAnalysis analysis_;
  WordCache cache_;
  std::vector<Piece> pieces_;
  std::string packed_;
  std::string_view text_;
  TokenStream* out_ = nullptr;
  std::vector<WordSteps>* steps_ = nullptr;
};

Analyzer::Analyzer(const Lexicon* lexicon, SharedWordCache* shared)
    : chain_(std::make_unique<Chain>(lexicon, shared)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, TokenStream& out) {
  chain_->analyze(text, out);
}

std::vector<WordSteps> Analyzer::explain(std::string_view text) {
  std::vector<WordSteps> steps;
  TokenStream tokens;
  chain_->record_steps(&steps);
  chain_->analyze(text, tokens);
  chain_->record_steps(nullptr);
  return steps;
}

}  // namespace blattwerk::text
