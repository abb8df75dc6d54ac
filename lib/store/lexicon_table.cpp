#include "store/lexicon_table.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "store/lexicon_block.h"

namespace blattwerk::store {
namespace {

constexpr std::size_t kWordsInBlock = 512;

std::string unpack_block(const Statement& statement, int bytes, int size) {
  return unpack(statement.blob(bytes), static_cast<std::uint64_t>(statement.integer(size)));
}

}  // namespace

void write_lexicon(const Database& database, const text::WordLexicon& lexicon) {
  database.execute("DELETE FROM lexicon_block");
  auto insert = database.prepare("INSERT INTO lexicon_block (first_word, size, words) VALUES (?1, ?2, ?3)");
  OriginalPacker packer;
  const auto rows = lexicon.rows();
  for (std::size_t first = 0; first < rows.size(); first += kWordsInBlock) {
    std::string lines;
    for (std::size_t i = first; i < std::min(first + kWordsInBlock, rows.size()); ++i) {
      lines += fmt::format("{} {}\n", rows[i].word, rows[i].frequency);
    }
    const std::string packed = packer.compress(lines);
    insert.bind(1, rows[first].word)
        .bind(2, static_cast<std::int64_t>(lines.size()))
        .bind_blob(3, packed)
        .run();
  }
}

std::unique_ptr<text::WordLexicon> read_lexicon(const Database& database) {
  auto lexicon = std::make_unique<text::WordLexicon>();
  auto blocks = database.prepare("SELECT words, size FROM lexicon_block ORDER BY first_word");
  while (blocks.step()) {
    const std::string lines = unpack_block(blocks, 0, 1);
    for_each_word(lines,
                  [&](std::string_view word, std::uint32_t frequency) { lexicon->add(word, frequency); });
  }
  return lexicon;
}

Sha256 lexicon_hash(const Database& database) {
  std::string hashes;
  auto blocks = database.prepare("SELECT words FROM lexicon_block ORDER BY first_word");
  while (blocks.step()) {
    const Sha256 hash = sha256(blocks.blob(0));
    hashes.append(reinterpret_cast<const char*>(hash.data()), hash.size());
  }
  return sha256(hashes);
}

StoredLexicon::StoredLexicon(const Database& database)
    : Lexicon(Scope::extended),
      find_block_(database.prepare(
          "SELECT first_word, words, size, "
          "(SELECT first_word FROM lexicon_block WHERE first_word > b.first_word ORDER BY first_word LIMIT "
          "1) "
          "FROM lexicon_block AS b WHERE first_word <= ?1 ORDER BY first_word DESC LIMIT 1")),
      empty_(!database.integer("SELECT 1 FROM lexicon_block LIMIT 1")) {}

std::uint32_t StoredLexicon::own_frequency(std::string_view word, std::uint64_t /*hash*/) const {
  if (empty_) return 0;
  std::uint32_t found = 0;
  const bool in_last_block = !lines_.empty() && first_ <= word && (end_.empty() || word < end_);
  if (!in_last_block) {
    find_block_.bind(1, word);
    if (find_block_.step()) {
      first_ = find_block_.text(0);
      lines_ = unpack_block(find_block_, 1, 2);
      end_ = find_block_.text(3);
    } else {
      lines_.clear();
    }
    find_block_.reset();
  }
  for_each_word(lines_, [&](std::string_view known, std::uint32_t frequency) {
    if (known == word) found += frequency;
  });
  return found;
}

}  // namespace blattwerk::store
