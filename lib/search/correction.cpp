#include "search/correction.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "search/analyzed_position.h"
#include "search/fts_terms.h"
#include "search/name_index.h"
#include "search/query_lexer.h"
#include "store/vocabulary/reader.h"
#include "text/exact_form.h"
#include "text/phonetic.h"
#include "text/spelling.h"
#include "text/token.h"
#include "text/utf8.h"

namespace blattwerk::search {
namespace {

using store::vocabulary::Entry;
using store::vocabulary::Kind;
using TokenKind = QueryToken::Kind;

constexpr std::size_t kMostProposals = 8;   // a hostile query has thousands of words
constexpr std::size_t kMostCandidates = 8;  // some of which may be gone from the index
constexpr std::size_t kMostSounds = 64;
constexpr std::size_t kShortestWord = 4;  // shorter ones have neighbours that mean anything
constexpr std::size_t kShortestCode = 3;
constexpr int kFarthestSound = 4;
constexpr double kWorthOfSound = 3;
constexpr double kWorthOfFirstLetter = 3;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

struct Candidate {
  std::string text;
  double worth;
};

class Finder {
 public:
  Finder(const store::Database& database, text::Analyzer& analyzer, TermSource& terms, std::string_view query)
      : database_(database), analyzer_(analyzer), terms_(terms), query_(query) {}

  std::vector<UnknownWord> run() {
    std::vector<Note> notes;
    tokens_ = tokenize_query(query_, notes);
    for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
      const QueryToken& token = tokens_[at];
      if (token.kind == TokenKind::negation) {
        at = skip_negated(at + 1);
        continue;
      }
      if (token.kind != TokenKind::word && token.kind != TokenKind::phrase) continue;
      const bool in_field = at > 0 && tokens_[at - 1].kind == TokenKind::field;
      const FieldMeaning* field = in_field ? tokens_[at - 1].field : nullptr;
      if (field == nullptr || std::holds_alternative<TextField>(*field)) {
        look_at_words(token);
      } else if (const auto* names = std::get_if<EntityField>(field)) {
        look_at_name(token, names->type);
      }
    }
    return std::move(unknown_);
  }

 private:
  // The last token of what is negated from `at` on.
  std::size_t skip_negated(std::size_t at) const {
    std::size_t depth = 0;
    for (; at + 1 < tokens_.size(); ++at) {
      const auto kind = tokens_[at].kind;
      if (kind == TokenKind::field || kind == TokenKind::negation) continue;
      if (kind == TokenKind::open) ++depth;
      if (kind == TokenKind::close && depth > 0) --depth;
      if (depth == 0) break;
    }
    return at;
  }

  // The words within one token as they are written; signs around them give no terms.
  void look_at_words(const QueryToken& token) {
    if (token.open_start) return;
    const auto written = query_.substr(token.start, token.end - token.start);
    auto positions = analyze_positions(analyzer_, written);
    if (token.open_end && !positions.empty()) positions.pop_back();
    for (const AnalyzedPosition& position : positions) {
      const auto word = written.substr(position.start, position.end - position.start);
      if (has_digit(word) || characters(word) < 2 || is_known(position, terms_)) continue;
      unknown_.push_back(
          {token.start + position.start, token.start + position.end, std::string(word), meant(word), false});
    }
  }

  static bool is_known(const AnalyzedPosition& position, TermSource& terms) {
    if (terms.documents(position.word) > 0 || terms.documents(text::kPartMark + position.word) > 0)
      return true;
    return std::ranges::any_of(position.aliases,
                               [&](const auto& alias) { return terms.documents(alias.term) > 0; });
  }

  // The full-text index forgets a removed article at once.
  bool is_found(std::string_view text) {
    FtsTerms terms(database_);
    return std::ranges::all_of(analyze_positions(analyzer_, text),
                               [&](const AnalyzedPosition& position) { return is_known(position, terms); });
  }

  bool may_propose(std::string_view word) {
    return !vocabulary().empty() && characters(word) >= kShortestWord && proposals_++ < kMostProposals;
  }

  static double worth(std::uint64_t articles, std::string_view candidate, std::string_view word) {
    double worth = static_cast<double>(std::bit_width(articles));
    if (text::cologne_code(candidate) == text::cologne_code(word)) worth += kWorthOfSound;
    if (candidate.front() == word.front()) worth += kWorthOfFirstLetter;
    return worth;
  }

  std::string meant(std::string_view word) {
    if (!may_propose(word)) return {};
    const std::string folded = text::exact_form(word);
    store::vocabulary::Reader::Terms words(vocabulary(), Kind::word);
    const auto near = text::suggest(words, folded, kMostCandidates);
    std::vector<Candidate> candidates;
    for (const auto& [other, articles, distance] : near) {
      const auto entry = vocabulary().find(key_of(Kind::word, other));
      if (entry) candidates.push_back({entry->written, worth(articles, other, folded)});
    }
    if (near.empty() || near.front().distance > 1) add_sounding_alike(folded, candidates);
    return best(candidates);
  }

  // Words of names that sound like `folded`.
  void add_sounding_alike(const std::string& folded, std::vector<Candidate>& candidates) {
    const std::string code = text::cologne_code(folded);
    if (code.size() < kShortestCode) return;
    for (const Entry& entry : vocabulary().with_prefix(key_of(Kind::sound, code, ""), kMostSounds)) {
      const auto name = store::vocabulary::written_of(entry.key);
      const std::string other = text::exact_form(name);
      if (text::edit_distance(other, folded, kFarthestSound) > kFarthestSound) continue;
      candidates.push_back({std::string(name), worth(entry.articles, other, folded)});
    }
  }

  std::string best(std::vector<Candidate>& candidates) {
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.text < b.text;
    });
    for (const Candidate& candidate : candidates) {
      if (is_found(candidate.text)) return candidate.text;
    }
    return {};
  }

  void look_at_name(const QueryToken& token, std::optional<EntityType> type) {
    if (token.open_end || !find_entities(database_, {type, token.text, false}).empty()) return;
    std::string name = meant_name(token.text, type);
    if (!name.empty() && !is_plain_word(name)) name = '"' + name + '"';
    unknown_.push_back({token.start, token.end, token.text, std::move(name), true});
  }

  // Names as they are called for short or in full, `Putin` or `Wladimir Putin`: as many words as were asked
  // for.
  std::string meant_name(const std::string& text, std::optional<EntityType> type) {
    if (!may_propose(text)) return {};
    const std::string folded = text::exact_form(text);
    std::vector<Candidate> candidates;
    for (const auto of :
         {EntityType::person, EntityType::organization, EntityType::place, EntityType::other}) {
      if (type && *type != of) continue;
      const Kind kind = store::vocabulary::kind_of(of);
      store::vocabulary::Reader::Terms names(vocabulary(), kind);
      for (const auto& [other, articles, distance] : text::suggest(names, folded, kMostCandidates)) {
        const auto entries = vocabulary().with_prefix(key_of(kind, other, ""), 1);
        if (entries.empty()) continue;
        const auto written = store::vocabulary::written_of(entries.front().key);
        candidates.push_back({last_words(written, other), worth(articles, other, folded) - 8 * distance});
      }
    }
    if (candidates.empty() && folded.find(' ') == std::string::npos) add_sounding_alike(folded, candidates);
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return candidate.text.find('"') != std::string::npos ||
             find_entities(database_, {type, candidate.text, false}).empty();
    });
    const auto found = std::ranges::max_element(candidates, {}, &Candidate::worth);
    return found == candidates.end() ? std::string() : found->text;
  }

  // As many words from the end of a name as its folded form has.
  static std::string last_words(std::string_view name, std::string_view folded) {
    auto words = std::ranges::count(folded, ' ') + 1;
    std::size_t start = name.size();
    while (words-- > 0 && start > 0) {
      const std::size_t blank = name.rfind(' ', start - 1);
      start = blank == std::string_view::npos ? 0 : words == 0 ? blank + 1 : blank;
    }
    return std::string(name.substr(start));
  }

  // Opened when a word turns out to be unknown, as few are.
  store::vocabulary::Reader& vocabulary() {
    if (!vocabulary_) vocabulary_.emplace(database_);
    return *vocabulary_;
  }

  const store::Database& database_;
  text::Analyzer& analyzer_;
  TermSource& terms_;
  std::string_view query_;
  std::optional<store::vocabulary::Reader> vocabulary_;
  std::vector<QueryToken> tokens_;
  std::vector<UnknownWord> unknown_;
  std::size_t proposals_ = 0;
};

}  // namespace

std::vector<UnknownWord> find_unknown_words(const store::Database& database, text::Analyzer& analyzer,
                                            TermSource& terms, std::string_view query) {
  return Finder(database, analyzer, terms, query).run();
}

std::string correct(std::string_view query, const std::vector<UnknownWord>& unknown) {
  if (std::ranges::all_of(unknown, [](const UnknownWord& word) { return word.meant.empty(); })) return {};
  std::string corrected;
  std::size_t at = 0;
  for (const UnknownWord& word : unknown) {
    if (word.meant.empty()) continue;
    corrected.append(query.substr(at, word.start - at)).append(word.meant);
    at = word.end;
  }
  return corrected.append(query.substr(at));
}

}  // namespace blattwerk::search
