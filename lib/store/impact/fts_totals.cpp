#include "store/impact/fts_totals.h"

#include <string_view>

#include "store/fts_tokenizer.h"

namespace blattwerk::store::impact {
namespace {

// SQLite's own varint: up to nine bytes, high bits first.
std::optional<std::int64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9; ++i) {
    if (bytes.empty()) return std::nullopt;
    const auto next = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (i == 8) return static_cast<std::int64_t>(value << 8 | next);
    value = value << 7 | (next & 0x7Fu);
    if (next < 0x80) break;
  }
  return static_cast<std::int64_t>(value);
}

std::optional<FtsTotals> parse(std::string_view bytes) {
  FtsTotals totals;
  if (bytes.empty()) return totals;
  const auto articles = take_varint(bytes);
  if (!articles) return std::nullopt;
  totals.articles = *articles;
  for (std::size_t column = 0; column < kFtsColumns; ++column) {
    const auto tokens = take_varint(bytes);
    if (!tokens) return std::nullopt;
    totals.tokens += *tokens;
  }
  return totals;
}

}  // namespace

FtsTotalsReader::FtsTotalsReader(const Database& database)
    : record_(database.prepare("SELECT block FROM article_fts_data WHERE id = 1")) {}

std::optional<FtsTotals> FtsTotalsReader::read() {
  const bool found = record_.step();
  const auto totals = found ? parse(record_.blob(0)) : std::nullopt;
  record_.reset();
  return totals;
}

std::optional<FtsTotals> fts_totals(const Database& database) {
  return FtsTotalsReader(database).read();
}

}  // namespace blattwerk::store::impact
