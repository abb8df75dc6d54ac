#include "ingest/remove.h"

#include <algorithm>

#include "ingest/preparer.h"
#include "store/article_writer.h"
#include "store/lexicon_table.h"

namespace blattwerk::ingest {

bool remove_article(store::Archive& archive, std::int64_t id) {
  return remove_articles(archive, {&id, 1}) == 1;
}

std::size_t remove_articles(store::Archive& archive, std::span<const std::int64_t> ids) {
  const KnownContents none;
  const OwnNames no_names;
  const store::StoredLexicon lexicon(archive.database());
  Preparer preparer(&lexicon, none, no_names);
  store::ArticleWriter writer(archive, preparer.analyzer(), preparer);
  return static_cast<std::size_t>(
      std::ranges::count_if(ids, [&](std::int64_t id) { return writer.remove(id); }));
}

}  // namespace blattwerk::ingest
