#include "ingest/web/address.h"

#include <memory>

#include <curl/curl.h>

namespace blattwerk::ingest::web {
namespace {

constexpr std::size_t kLongestAddress = 8192;

std::string part(CURLU* url, CURLUPart what) {
  char* text = nullptr;
  if (curl_url_get(url, what, &text, 0) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text, std::string_view base) {
  if (text.size() > kLongestAddress || base.size() > kLongestAddress) return std::nullopt;
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
  if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, std::string(base).c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), CURLU_URLENCODE) != CURLUE_OK)
    return std::nullopt;
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  // What is written before the host is a password to somebody else's site.
  curl_url_set(url.get(), CURLUPART_USER, nullptr, 0);
  curl_url_set(url.get(), CURLUPART_PASSWORD, nullptr, 0);
  const std::string scheme = part(url.get(), CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return std::nullopt;
  Address address;
  address.url = part(url.get(), CURLUPART_URL);
  address.host = part(url.get(), CURLUPART_HOST);
  address.target = part(url.get(), CURLUPART_PATH);
  if (address.host.empty()) return std::nullopt;
  if (const std::string query = part(url.get(), CURLUPART_QUERY); !query.empty())
    address.target += '?' + query;
  const std::string port = part(url.get(), CURLUPART_PORT);
  address.site = scheme + "://" + address.host + (port.empty() ? "" : ":" + port);
  return address;
}

}  // namespace blattwerk::ingest::web
