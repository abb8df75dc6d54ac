#include "store/vocabulary/vocabulary_check.h"

#include <map>
#include <string>

#include <fmt/format.h>

#include "store/vocabulary/cursor.h"

namespace blattwerk::store::vocabulary {
namespace {

constexpr std::size_t kArticlesAtOnce = 8192;

}  // namespace

void VocabularyCheck::add_article(const Article& article, const std::vector<EntityMention>& names) {
  counter_.add(article, {&names, 1});
  if (counter_.articles() >= kArticlesAtOnce) drain();
}

void VocabularyCheck::drain() {
  counter_.drain([this](const Entry& entry) { cover_.expect(hash_of(entry.key), entry.articles); });
}

void VocabularyCheck::compare(const Database& database, Findings& findings) {
  drain();
  if (read_runs(database).empty()) return;
  find_blocks(database, findings);
  if (cover_.lacks_something()) {
    findings.add(Damage::derived, "vocabulary: it lacks words or names of the articles");
  }
}

void VocabularyCheck::find_blocks(const Database& database, Findings& findings) {
  std::map<std::int64_t, std::int64_t> entries_of_run;
  for (const Run& run : read_runs(database)) entries_of_run[run.id] = run.entries;
  auto blocks =
      database.prepare("SELECT run, first_key, most, entries FROM vocabulary_block ORDER BY run, first_key");
  std::vector<Entry> entries;
  std::int64_t run = 0;
  std::string last_key;
  bool sound = true;
  while (blocks.step()) {
    if (blocks.integer(0) != run) last_key.clear();
    run = blocks.integer(0);
    const std::size_t count = read_block(blocks.blob(3), entries);
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < count; ++i) {
      most = std::max(most, entries[i].articles);
      cover_.find(hash_of(entries[i].key), entries[i].articles);
    }
    sound = sound && count > 0 && entries[0].key == blocks.blob(1) && last_key < entries[0].key &&
            most == static_cast<std::uint64_t>(blocks.integer(2));
    if (count > 0) last_key = entries[count - 1].key;
    entries_of_run[run] -= static_cast<std::int64_t>(count);
  }
  for (const auto& [id, missing] : entries_of_run) sound = sound && missing == 0;
  if (!sound) findings.add(Damage::derived, "vocabulary: its blocks are not as they were written");
}

}  // namespace blattwerk::store::vocabulary
