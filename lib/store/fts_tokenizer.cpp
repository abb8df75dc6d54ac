#include "store/fts_tokenizer.h"

namespace blattwerk::store {
namespace {

using EmitToken = int (*)(void* context, int flags, const char* token, int size, int start, int end);

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) {}

int replay(const text::TokenStream& stream, void* context, EmitToken emit) {
  for (const auto& token : stream.tokens) {
    const auto term = stream.term(token);
    const int flags = token.kind == text::TokenKind::word ? 0 : FTS5_TOKEN_COLOCATED;
    const int code = emit(context, flags, term.data(), static_cast<int>(term.size()),
                          static_cast<int>(token.start), static_cast<int>(token.end));
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

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
  return replay((*row)[column], context, emit);
}

fts5_api* api_of(const Database& database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database.handle(), "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

void FtsTokenizer::attach(const Database& database) {
  fts5_api* api = api_of(database);
  if (api == nullptr) throw Error("this build of SQLite has no FTS5; install Debian's libsqlite3-0");
  fts5_tokenizer functions = {create, destroy, tokenize};
  if (api->xCreateTokenizer(api, "blattwerk", this, &functions, nullptr) != SQLITE_OK) {
    throw Error("the full-text tokenizer could not be registered with SQLite");
  }
}

}  // namespace blattwerk::store
