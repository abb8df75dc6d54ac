#include "store/fts_tokenizer.h"

#include <algorithm>

#include "core/error.h"
#include "store/emit_tokens.h"
#include "store/fts5.h"

namespace blattwerk::store {
namespace {

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

int divide_at_blanks(std::string_view text, void* context, EmitToken emit) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    if (end > start) {
      const int code = emit(context, 0, text.data() + start, static_cast<int>(end - start),
                            static_cast<int>(start), static_cast<int>(end));
      if (code != SQLITE_OK) return code;
    }
    start = end + 1;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* bytes, int size,
             EmitToken emit) {
  const std::string_view text(bytes, static_cast<std::size_t>(size));
  if ((flags & FTS5_TOKENIZE_QUERY) != 0) return divide_at_blanks(text, context, emit);
  const IndexedColumns* row = reinterpret_cast<const FtsTokenizer*>(tokenizer)->row();
  const auto column = text.size() == 1 ? static_cast<std::size_t>(text[0] - '0') : kFtsColumns;
  // Rows come from ArticleWriter alone; anything else would index terms that the analysis never gives.
  if (row == nullptr || column >= kFtsColumns) return SQLITE_MISUSE;
  return emit_tokens((*row)[column], context, emit);
}

}  // namespace

void FtsTokenizer::attach(const Database& database) {
  fts5_api& api = fts5_of(database);
  fts5_tokenizer functions = {create, destroy, tokenize};
  if (api.xCreateTokenizer(&api, "blattwerk", this, &functions, nullptr) != SQLITE_OK) {
    throw Error("the full-text tokenizer could not be registered with SQLite");
  }
}

}  // namespace blattwerk::store
