#include "ingest/web/http_client.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string_view>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/error.h"
#include "ingest/web/private_network.h"

namespace blattwerk::ingest::web {
namespace {

constexpr long kStallBytes = 100;  // a second, below which a transfer is given up after …
constexpr long kStallSeconds = 20;
constexpr std::size_t kHeaderBytes = 64 * 1024;
constexpr const char* kPrivate =
    "the address leads into a private network, where a public feed has no business";

struct Transfer {
  Answer& answer;
  const FetchLimits& limits;
  const std::stop_token& stop;
  Reach reach;
  std::size_t header_bytes = 0;
  bool too_large = false;
  bool refused_private = false;
};

// What was resolved is looked at, not the name: a public name may stand for a private address.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (transfer.reach == Reach::public_only && is_private(address->addr)) {
    transfer.refused_private = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  std::string& body = transfer.answer.body;
  if (body.size() + size * count > transfer.limits.bytes) {
    transfer.too_large = true;
    return 0;
  }
  body.append(bytes, size * count);
  return size * count;
}

std::optional<std::chrono::seconds> parse_retry_after(const std::string& value) {
  long seconds = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (failure != std::errc() || end != value.data() + value.size()) {
    const std::time_t at = curl_getdate(value.c_str(), nullptr);
    if (at < 0) return std::nullopt;
    seconds = static_cast<long>(at - std::time(nullptr));
  }
  constexpr long kWeek = 7 * 24 * 3600;
  return std::chrono::seconds(std::clamp(seconds, 0L, kWeek));
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  Answer& answer = transfer.answer;
  const std::string_view line(bytes, size * count);
  transfer.header_bytes += line.size();
  if (transfer.header_bytes > kHeaderBytes) return 0;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "etag") answer.validators.etag = value;
  if (name == "last-modified") answer.validators.last_modified = value;
  if (name == "retry-after") answer.retry_after = parse_retry_after(std::string(value));
  return line.size();
}

int on_progress(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(context)->stop.stop_requested() ? 1 : 0;
}

std::string explain(CURLcode code, const Transfer& transfer, const char* message) {
  if (transfer.too_large) return fmt::format("the page is larger than {} MB", transfer.limits.bytes >> 20);
  if (transfer.header_bytes > kHeaderBytes) return "the answer's header is too long";
  if (transfer.refused_private) return kPrivate;
  if (transfer.stop.stop_requested()) return "stopped";
  if (code == CURLE_OPERATION_TIMEDOUT) return "the server took too long to answer";
  if (code == CURLE_PARTIAL_FILE) return "the answer was cut: less came than the server had said";
  return *message != '\0' ? message : curl_easy_strerror(code);
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList conditions(const Validators& known) {
  curl_slist* headers = nullptr;
  if (!known.etag.empty())
    headers = curl_slist_append(headers, fmt::format("If-None-Match: {}", known.etag).c_str());
  if (!known.last_modified.empty())
    headers = curl_slist_append(headers, fmt::format("If-Modified-Since: {}", known.last_modified).c_str());
  return {headers, curl_slist_free_all};
}

void set_limits(CURL* curl, const FetchLimits& limits) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.whole.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, kStallBytes);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kStallSeconds);
}

void set_callbacks(CURL* curl, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

std::string text_of(CURL* curl, CURLINFO what) {
  const char* text = nullptr;
  curl_easy_getinfo(curl, what, &text);
  return text == nullptr ? std::string() : std::string(text);
}

}  // namespace

struct HttpClient::Handle {
  CURL* curl = curl_easy_init();
  ~Handle() { curl_easy_cleanup(curl); }
};

HttpClient::HttpClient(std::string user_agent, std::stop_token stop)
    : user_agent_(std::move(user_agent)), stop_(std::move(stop)) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady == CURLE_OK) handle_ = std::make_unique<Handle>();
  if (!handle_ || handle_->curl == nullptr) throw Error("libcurl could not be started");
}

HttpClient::~HttpClient() = default;

Answer HttpClient::get(const Address& address, const Validators& known, const FetchLimits& limits,
                       Reach reach) {
  Answer answer;
  answer.url = address.url;
  if (reach != Reach::any && is_private_host(address.host)) {
    answer.problem = kPrivate;
    answer.refused = true;
    return answer;
  }
  CURL* curl = handle_->curl;
  curl_easy_reset(curl);
  Transfer transfer{answer, limits, stop_, reach};
  char message[CURL_ERROR_SIZE] = "";
  const HeaderList headers = conditions(known);
  set_limits(curl, limits);
  set_callbacks(curl, transfer);
  curl_easy_setopt(curl, CURLOPT_URL, address.url.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent_.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);  // of a proxy
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, message);
  const CURLcode code = curl_easy_perform(curl);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  answer.status = static_cast<int>(status);
  answer.content_type = text_of(curl, CURLINFO_CONTENT_TYPE);
  answer.location = text_of(curl, CURLINFO_REDIRECT_URL);
  if (code != CURLE_OK) answer.problem = explain(code, transfer, message);
  answer.refused = transfer.too_large || transfer.refused_private;
  if (answer.status != 200) answer.body.clear();
  return answer;
}

}  // namespace blattwerk::ingest::web
