#include "search/word_counts.h"

#include "search/function_words.h"

namespace blattwerk::search {

void WordCounts::add_text(std::string_view text) {
  stream_.clear();
  analyzer_.analyze(text, stream_);
  for (const text::Token& token : stream_.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    add_word(stream_.term(token), text.substr(token.start, token.end - token.start));
  }
}

void WordCounts::add_word(std::string_view term, std::string_view written) {
  ++words_;
  const bool is_number = !term.empty() && term.front() >= '0' && term.front() <= '9';
  if (is_number || term.size() < 2 || is_function_word(written)) return;
  probe_.assign(term);
  Count& count = counts_[probe_];
  if (count.written.empty()) count.written = written;
  ++count.occurrences;
  if (count.last_text != texts_) ++count.texts;
  count.last_text = texts_;
}

}  // namespace blattwerk::search
