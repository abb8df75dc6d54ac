#include "server/requested_article.h"

#include <charconv>

#include "server/problem.h"
#include "store/article_reader.h"

namespace blattwerk::server {

std::int64_t requested_article(const store::Database& database, std::string_view id) {
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool is_number = failure == std::errc() && end == id.data() + id.size();
  if (is_number && store::has_article(database, number)) return number;
  if (const auto found = store::find_external(database, id)) return *found;
  throw Problem(404, "the archive has no such article");
}

}  // namespace blattwerk::server
