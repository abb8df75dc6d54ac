#include "ingest/remove.h"

#include "ingest/preparer.h"
#include "store/article_writer.h"
#include "store/lexicon_table.h"

namespace blattwerk::ingest {

bool remove_article(store::Archive& archive, std::int64_t id) {
  const KnownContents none;
  const store::StoredLexicon lexicon(archive.database());
  Preparer preparer(&lexicon, none);
  return store::ArticleWriter(archive, preparer.analyzer(), preparer).remove(id);
}

}  // namespace blattwerk::ingest
