#include "store/web_addresses.h"

namespace blattwerk::store {

std::optional<WebAddress> find_web_address(const Database& database, std::string_view url) {
  auto statement =
      database.prepare("SELECT url, fetched, stamp, etag, last_modified FROM web_address WHERE url = ?1");
  if (!statement.bind(1, url).step()) return std::nullopt;
  const auto text = [&statement](int column) { return std::string(statement.text(column)); };
  return WebAddress{text(0), text(1), text(2), text(3), text(4)};
}

void remember_web_address(const Database& database, const WebAddress& address) {
  database
      .prepare(
          "INSERT OR REPLACE INTO web_address (url, fetched, stamp, etag, last_modified) VALUES (?1, ?2, ?3, "
          "?4, ?5)")
      .bind(1, address.url)
      .bind(2, address.fetched)
      .bind_known(3, address.stamp)
      .bind_known(4, address.etag)
      .bind_known(5, address.last_modified)
      .run();
}

}  // namespace blattwerk::store
