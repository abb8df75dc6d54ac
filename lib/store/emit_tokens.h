#pragma once

#include <sqlite3.h>

#include "text/token.h"

namespace blattwerk::store {

/// What FTS5 gives a tokenizer to call with each token.
using EmitToken = int (*)(void* context, int flags, const char* token, int size, int start, int end);

/// Gives FTS5 the tokens of a text that is indexed; what is not a whole word stands at the place of the word
/// before it. The code of the first call that failed, or SQLITE_OK.
inline int emit_tokens(const text::TokenStream& stream, void* context, EmitToken emit) {
  for (const auto& token : stream.tokens) {
    const auto term = stream.term(token);
    const int flags = token.kind == text::TokenKind::word ? 0 : FTS5_TOKEN_COLOCATED;
    const int code = emit(context, flags, term.data(), static_cast<int>(term.size()),
                          static_cast<int>(token.start), static_cast<int>(token.end));
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

}  // namespace blattwerk::store
