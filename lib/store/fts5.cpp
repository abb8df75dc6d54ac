#include "store/fts5.h"

#include "core/error.h"

namespace blattwerk::store {

fts5_api& fts5_of(const Database& database) {
  fts5_api* api = nullptr;
  database.prepare("SELECT fts5(?1)").bind_pointer(1, static_cast<void*>(&api), "fts5_api_ptr").step();
  if (api == nullptr) throw Error("this build of SQLite has no FTS5; install Debian's libsqlite3-0");
  return *api;
}

}  // namespace blattwerk::store
