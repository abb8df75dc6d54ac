#include "ingest/remove.h"

#include "ingest/preparer.h"
#include "store/article_writer.h"

namespace blattwerk::ingest {

bool remove_article(store::Archive& archive, std::int64_t id) {
  const KnownContents none;
  Preparer preparer(nullptr, none);
  return store::ArticleWriter(archive, preparer.analyzer(), preparer).remove(id);
}

}  // namespace blattwerk::ingest
