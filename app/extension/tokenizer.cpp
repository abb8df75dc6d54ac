#include "tokenizer.h"

#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "store/emit_tokens.h"
#include "text/token.h"

SQLITE_EXTENSION_INIT3

namespace blattwerk::extension {
namespace {

using store::EmitToken;

struct Tokenizer {
  SharedConnection connection;
  text::TokenStream stream;
};

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** out) {
  auto* tokenizer = new (std::nothrow) Tokenizer{*static_cast<SharedConnection*>(context), {}};
  *out = reinterpret_cast<Fts5Tokenizer*>(tokenizer);
  return tokenizer != nullptr ? SQLITE_OK : SQLITE_NOMEM;
}

void destroy(Fts5Tokenizer* tokenizer) {
  delete reinterpret_cast<Tokenizer*>(tokenizer);
}

void release(void* context) {
  delete static_cast<SharedConnection*>(context);
}

// The words of a query, each as a whole word or as a part of a compound.
int emit_query(const text::TokenStream& stream, void* context, EmitToken emit) {
  std::string part;
  for (const auto& token : stream.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    const auto term = stream.term(token);
    part.assign(1, text::kPartMark).append(term);
    const auto start = static_cast<int>(token.start);
    const auto end = static_cast<int>(token.end);
    int code = emit(context, 0, term.data(), static_cast<int>(term.size()), start, end);
    if (code == SQLITE_OK) {
      code = emit(context, FTS5_TOKEN_COLOCATED, part.data(), static_cast<int>(part.size()), start, end);
    }
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

int tokenize(Fts5Tokenizer* self, void* context, int flags, const char* bytes, int size, EmitToken emit) {
  auto& tokenizer = *reinterpret_cast<Tokenizer*>(self);
  try {
    if ((flags & FTS5_TOKENIZE_DOCUMENT) != 0 && tokenizer.connection->has_archive()) return SQLITE_READONLY;
    tokenizer.stream.clear();
    tokenizer.connection->analyzer().analyze({bytes, static_cast<std::size_t>(size)}, tokenizer.stream);
    const bool is_query = (flags & FTS5_TOKENIZE_QUERY) != 0;
    return is_query ? emit_query(tokenizer.stream, context, emit)
                    : store::emit_tokens(tokenizer.stream, context, emit);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& error) {
    sqlite3_log(SQLITE_ERROR, "blattwerk: %s", error.what());
    return SQLITE_MISMATCH;
  }
}

fts5_api* api_of(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

int register_tokenizer(sqlite3* database, const SharedConnection& connection) {
  fts5_api* api = api_of(database);
  if (api == nullptr) return SQLITE_ERROR;
  fts5_tokenizer functions = {create, destroy, tokenize};
  auto* context = new SharedConnection(connection);
  const int code = api->xCreateTokenizer(api, "blattwerk", context, &functions, release);
  if (code != SQLITE_OK) release(context);
  return code;
}

}  // namespace blattwerk::extension
