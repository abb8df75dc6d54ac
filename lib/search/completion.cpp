#include "search/completion.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "search/query_lexer.h"
#include "store/vocabulary/reader.h"
#include "text/exact_form.h"
#include "text/fold.h"

namespace blattwerk::search {
namespace {

using store::vocabulary::Entry;
using store::vocabulary::Kind;
using TokenKind = QueryToken::Kind;

constexpr std::size_t kMostWordsOfName = 4;
constexpr std::size_t kLongestStart = 120;

struct NameKind {
  Kind kind;
  EntityType type;
};
constexpr std::array kNameKinds = {
    NameKind{Kind::person, EntityType::person}, NameKind{Kind::organization, EntityType::organization},
    NameKind{Kind::place, EntityType::place}, NameKind{Kind::other, EntityType::other}};

// What is completed: the bytes of the query from `begin` to its end.
struct Start {
  std::size_t begin;
  std::string text;
  std::size_t words = 1;
};

// What goes on from more of the words typed is the likelier one.
struct Found {
  Completion completion;
  std::size_t words;
};

std::string in_quotes(const std::string& text) {
  return is_plain_word(text) ? text : '"' + text + '"';
}

bool is_likelier(const Found& a, const Found& b) {
  if (a.words != b.words) return a.words > b.words;
  if (a.completion.articles != b.completion.articles) return a.completion.articles > b.completion.articles;
  return std::pair(a.completion.text, a.completion.type) < std::pair(b.completion.text, b.completion.type);
}

class Completer {
 public:
  Completer(const store::Database& database, std::string_view query, std::size_t limit)
      : reader_(database), query_(query), limit_(limit) {
    tokens_ = tokenize_query(query, notes_);
    tokens_.pop_back();  // the end
  }

  std::vector<Completion> run() {
    if (reader_.empty() || limit_ == 0) return {};
    if (const auto opened = opened_value()) {
      add_names(opened->start, opened->type, true);
    } else if (!tokens_.empty() && is_started(tokens_.back())) {
      complete_word(tokens_.back());
    }
    std::ranges::sort(found_, is_likelier);
    if (found_.size() > limit_)
      found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(limit_), found_.end());
    std::vector<Completion> completions;
    for (Found& found : found_) completions.push_back(std::move(found.completion));
    return completions;
  }

 private:
  // `person:"Wladimir Pu`: a quoted value that is not closed yet.
  struct OpenedValue {
    Start start;
    std::optional<EntityType> type;
  };
  std::optional<OpenedValue> opened_value() const {
    const auto quote = std::ranges::find(notes_, NoteKind::unclosed_quote, &Note::kind);
    if (quote == notes_.end()) return std::nullopt;
    for (const QueryToken& token : tokens_) {
      if (token.kind != TokenKind::field || token.end != quote->start) continue;
      const auto* names = std::get_if<EntityField>(token.field);
      if (names != nullptr)
        return OpenedValue{{quote->start, std::string(query_.substr(quote->end))}, names->type};
    }
    return std::nullopt;
  }

  // Whether the query ends with the last letter of this word.
  bool is_started(const QueryToken& token) const {
    return token.kind == TokenKind::word && !token.open_start && !token.open_end &&
           token.end == query_.size() && query_.ends_with(token.text);
  }

  void complete_word(const QueryToken& word) {
    const Start start{word.end - word.text.size(), word.text};
    const auto* before = tokens_.size() > 1 ? &tokens_[tokens_.size() - 2] : nullptr;
    if (before != nullptr && before->kind == TokenKind::field &&
        !std::holds_alternative<TextField>(*before->field)) {
      if (const auto* names = std::get_if<EntityField>(before->field)) add_names(start, names->type, true);
      return;
    }
    add_words(start);
    const bool in_quote = std::ranges::find(notes_, NoteKind::unclosed_quote, &Note::kind) != notes_.end();
    if (word.exact || in_quote || before_is_field(tokens_.size() - 1)) return;
    add_names_of_several_words();
    add_names(start, std::nullopt, false);
    if (found_.empty()) complete_behind_hyphen(start);
  }

  bool before_is_field(std::size_t token) const {
    return token > 0 && tokens_[token - 1].kind == TokenKind::field;
  }

  bool is_plain(std::size_t token) const {
    const QueryToken& word = tokens_[token];
    return word.kind == TokenKind::word && !word.exact && !word.open_start && !word.open_end &&
           word.end - word.start == word.text.size() && !before_is_field(token);
  }

  // `Wladimir Pu`: the words before may be of the name.
  void add_names_of_several_words() {
    std::string text = tokens_.back().text;
    for (std::size_t words = 2; words <= std::min(kMostWordsOfName, tokens_.size()); ++words) {
      const std::size_t first = tokens_.size() - words;
      if (!is_plain(first)) return;
      text = tokens_[first].text + ' ' + text;
      add_names({tokens_[first].start, text, words}, std::nullopt, false);
    }
  }

  // `Xy-Oster` may become a compound that the archive lacks.
  void complete_behind_hyphen(const Start& start) {
    const std::size_t hyphen = start.text.rfind('-');
    if (hyphen == std::string::npos) return;
    add_words({start.begin + hyphen + 1, start.text.substr(hyphen + 1)});
  }

  // The entries that begin like a text, with umlauts and with what is written for them.
  std::vector<Entry> entries(Kind kind, const std::string& text) {
    if (text.empty() || text.size() > kLongestStart) return {};
    const std::string exact = text::exact_form(text);
    auto found = reader_.most_frequent(key_of(kind, exact), 2 * limit_);
    if (const std::string folded = text::fold(text); folded != exact && !folded.empty()) {
      const auto more = reader_.most_frequent(key_of(kind, folded), limit_);
      found.insert(found.end(), more.begin(), more.end());
    }
    return found;
  }

  void add_words(const Start& start) {
    for (const Entry& entry : entries(Kind::word, start.text))
      add({entry.written, std::nullopt, entry.articles, before(start.begin) + in_quotes(entry.written)},
          start.words);
  }

  // `in_field`: the field stands before them already.
  void add_names(const Start& start, std::optional<EntityType> type, bool in_field) {
    for (const NameKind& kind : kNameKinds) {
      if (type && *type != kind.type) continue;
      for (const Entry& entry : entries(kind.kind, start.text)) {
        std::string name(store::vocabulary::written_of(entry.key));
        if (name.find('"') != std::string::npos) continue;
        const std::string field = in_field ? "" : std::string(field_name(kind.type)) + ':';
        // A name of one word is a word too.
        if (!in_field && has(name, std::nullopt)) continue;
        std::string query = before(start.begin) + field + in_quotes(name);
        add({std::move(name), kind.type, entry.articles, std::move(query)}, start.words);
      }
    }
  }

  std::string before(std::size_t begin) const { return std::string(query_.substr(0, begin)); }

  bool has(std::string_view text, std::optional<EntityType> type) const {
    return std::ranges::any_of(found_, [&](const Found& found) {
      return found.completion.text == text && found.completion.type == type;
    });
  }

  void add(Completion completion, std::size_t words) {
    if (!has(completion.text, completion.type)) found_.push_back({std::move(completion), words});
  }

  store::vocabulary::Reader reader_;
  std::string_view query_;
  std::size_t limit_;
  std::vector<Note> notes_;
  std::vector<QueryToken> tokens_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Completion> complete(const store::Database& database, std::string_view query, std::size_t limit) {
  const store::ReadTransaction snapshot(database);
  return Completer(database, query, limit).run();
}

}  // namespace blattwerk::search
