#include "store/impact/word_endings.h"

#include <algorithm>
#include <vector>

#include "store/fts_tokenizer.h"
#include "store/impact/index_reader.h"

namespace blattwerk::store::impact {
namespace {

constexpr std::uint32_t kLeastArticles = 256;  // of a segment that is worth a list
// With its first word and its last one: SQLite keeps 1003 bytes of so long a row in the tree and fills a page
// with the rest.
constexpr std::size_t kRowBytes = 1003 + 8188 - 128;

// All words of a segment behind each other, backwards.
class Backwards {
 public:
  void add(std::string_view word, std::uint32_t documents) {
    entries_.push_back({letters_.size(), static_cast<std::uint32_t>(word.size()), documents});
    letters_.append(word.rbegin(), word.rend());
  }

  void write(const Database& database, std::int64_t segment) {
    std::ranges::sort(entries_, {}, [this](const Entry& entry) { return word(entry); });
    auto insert = database.prepare("INSERT INTO impact_ending (segment, first, words) VALUES (?1, ?2, ?3)");
    std::string row;
    std::string_view first;
    std::string_view last;
    const auto flush = [&] {
      if (!row.empty()) insert.bind(1, segment).bind_blob(2, first).bind_blob(3, row).run();
      row.clear();
    };
    for (const Entry& entry : entries_) {
      const std::string_view own = word(entry);
      if (row.size() + first.size() >= kRowBytes) flush();
      if (row.empty()) {
        first = own;
        last = {};
      }
      const auto shared = static_cast<std::size_t>(
          std::mismatch(own.begin(), own.end(), last.begin(), last.end()).first - own.begin());
      put_shared(row, shared, own.size() - shared);
      row += own.substr(shared);
      put_varint(row, entry.documents);
      last = own;
    }
    flush();
  }

 private:
  struct Entry {
    std::size_t start;
    std::uint32_t size;
    std::uint32_t documents;
  };
  std::string_view word(const Entry& entry) const {
    return std::string_view(letters_).substr(entry.start, entry.size);
  }

  std::string letters_;
  std::vector<Entry> entries_;
};

}  // namespace

bool has_ending(std::string_view key) {
  return !is_part_key(key) && key != kParagraphBreak;
}

void settle_endings(const Database& database) {
  IndexReader reader(database);
  auto covered = database.prepare("SELECT 1 FROM impact_ending WHERE segment = ?1 LIMIT 1");
  for (const Segment& segment : reader.segments()) {
    if (segment.articles < kLeastArticles || covered.bind(1, segment.id).first_integer()) continue;
    Backwards words;
    for (DictionaryScan scan(database, segment); scan.next();) {
      if (has_ending(scan.key())) words.add(scan.key(), scan.entry().documents);
    }
    words.write(database, segment.id);
  }
}

EndingScan::EndingScan(const Database& database, std::int64_t segment, std::string_view ending)
    : rows_(database.prepare(
          "SELECT words FROM impact_ending WHERE segment = ?1 AND first >= coalesce((SELECT max(first) FROM "
          "impact_ending WHERE segment = ?1 AND first <= ?2), x'') ORDER BY first")),
      from_(ending.rbegin(), ending.rend()) {
  rows_.bind(1, segment).bind_blob(2, from_);
  covered_ = next_row();
}

bool EndingScan::next_row() {
  if (!rows_.step()) return false;
  row_ = ByteReader(rows_.blob(0));
  word_.clear();
  return true;
}

bool EndingScan::next() {
  do {
    while (row_.done()) {
      if (!covered_ || !next_row()) return false;
    }
    row_.take_key(word_);
    documents_ = row_.varint();
  } while (std::string_view(word_) < std::string_view(from_));
  return true;
}

}  // namespace blattwerk::store::impact
