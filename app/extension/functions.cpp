#include "functions.h"

#include <algorithm>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/partial_date.h"
#include "store/article_key.h"
#include "store/original.h"
#include "text/fold.h"

SQLITE_EXTENSION_INIT3

namespace blattwerk::extension {
namespace {

std::string_view bytes_of(sqlite3_value* value) {
  const void* bytes = sqlite3_value_blob(value);
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void give(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data() != nullptr ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

text::TokenStream analyze(sqlite3_context* context, sqlite3_value* text) {
  auto& connection = **static_cast<SharedConnection*>(sqlite3_user_data(context));
  text::TokenStream stream;
  connection.analyzer().analyze(bytes_of(text), stream);
  return stream;
}

std::string json(const nlohmann::json& list) {
  return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Every term of a text in order: words, `+` parts, other spellings.
void terms(sqlite3_context* context, sqlite3_value** values) {
  const auto stream = analyze(context, values[0]);
  auto list = nlohmann::json::array();
  for (const auto& token : stream.tokens) list.push_back(std::string(stream.term(token)));
  give(context, json(list));
}

// The term of the first word; NULL where there is none.
void stem(sqlite3_context* context, sqlite3_value** values) {
  const auto stream = analyze(context, values[0]);
  if (!stream.tokens.empty()) give(context, stream.term(stream.tokens.front()));
}

void parts(sqlite3_context* context, sqlite3_value** values) {
  const auto stream = analyze(context, values[0]);
  auto list = nlohmann::json::array();
  for (const auto& token : stream.tokens) {
    if (token.kind == text::TokenKind::part) list.push_back(std::string(stream.term(token).substr(1)));
  }
  give(context, json(list));
}

void fold(sqlite3_context* context, sqlite3_value** values) {
  give(context, text::fold(bytes_of(values[0])));
}

// The words of a text as an expression for MATCH: all of them, whatever signs stand between.
void match(sqlite3_context* context, sqlite3_value** values) {
  const auto stream = analyze(context, values[0]);
  const auto text = bytes_of(values[0]);
  std::string expression;
  for (const auto& token : stream.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    if (!expression.empty()) expression += ' ';
    expression += '"';
    for (const char c : text.substr(token.start, token.end - token.start))
      expression.append(c == '"' ? 2 : 1, c);
    expression += '"';
  }
  give(context, expression);
}

// The date in an article's key; NULL where it has none. Its parts are those of PartialDate::day_code.
void date(sqlite3_context* context, sqlite3_value** values) {
  const store::ArticleKey key = sqlite3_value_int64(values[0]);
  if (key < 0) return;
  const std::int64_t code = key >> store::kKeySequenceBits;
  if (code >= std::int64_t{10000} * 416) return;
  const auto year = static_cast<int>(code / 416);
  const auto month = static_cast<int>(code % 416 / 32);
  const auto day = static_cast<int>(code % 32);
  const auto found = month == 0 ? PartialDate::of_year(year)
                     : day == 0 ? PartialDate::of_month(year, month)
                                : PartialDate::of_day(year, month, day);
  if (found) give(context, found->to_iso());
}

// The bytes of an original: unpack(bytes, size, codec).
void original(sqlite3_context* context, sqlite3_value** values) {
  if (bytes_of(values[2]) == "none") return sqlite3_result_value(context, values[0]);
  const auto size = static_cast<std::uint64_t>(sqlite3_value_int64(values[1]));
  const std::string bytes = store::unpack(bytes_of(values[0]), size);
  sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
}

// By which the view `paragraph` of a compressed archive reads.
void unpack(sqlite3_context* context, sqlite3_value** values) {
  give(context, (*static_cast<SharedConnection*>(sqlite3_user_data(context)))->unpack(bytes_of(values[0])));
}

void version(sqlite3_context* context, sqlite3_value** /*values*/) {
  give(context, BLATTWERK_VERSION);
}

// NULL of NULL, and an error of what is thrown.
template <void (*function)(sqlite3_context*, sqlite3_value**)>
void call(sqlite3_context* context, int count, sqlite3_value** values) {
  if (std::any_of(values, values + count,
                  [](auto* value) { return sqlite3_value_type(value) == SQLITE_NULL; }))
    return;
  try {
    function(context, values);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

struct Function {
  const char* name;
  int arguments;
  void (*call)(sqlite3_context*, int, sqlite3_value**);
};
constexpr Function kFunctions[] = {
    {"blattwerk_terms", 1, call<terms>},       {"blattwerk_stem", 1, call<stem>},
    {"blattwerk_parts", 1, call<parts>},       {"blattwerk_fold", 1, call<fold>},
    {"blattwerk_match", 1, call<match>},       {"blattwerk_date", 1, call<date>},
    {"blattwerk_original", 3, call<original>}, {"blattwerk_version", 0, call<version>},
    {"blattwerk_unpack", 1, call<unpack>},
};

void release(void* context) {
  delete static_cast<SharedConnection*>(context);
}

}  // namespace

int register_functions(sqlite3* database, const SharedConnection& connection) {
  for (const auto& function : kFunctions) {
    // SQLite calls `release` also where it refuses the function.
    const int code = sqlite3_create_function_v2(
        database, function.name, function.arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        new SharedConnection(connection), function.call, nullptr, nullptr, release);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

}  // namespace blattwerk::extension
