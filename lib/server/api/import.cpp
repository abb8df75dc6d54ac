#include <charconv>

#include <fmt/format.h>

#include "output/json_value.h"
#include "server/api/handlers.h"
#include "server/problem.h"
#include "server/selection.h"

namespace blattwerk::server::api {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestWait = 600s;
constexpr auto kBetweenEvents = 200ms;
constexpr auto kHeartbeat = 10s;

std::string to_json(const ImportStatus& status) {
  output::Json json = {{"id", status.id},
                       {"state", to_string(status.state)},
                       {"bytes_done", status.progress.bytes_done},
                       {"bytes_total", status.progress.bytes_total},
                       {"articles", status.progress.articles}};
  if (status.state == ImportState::done) {
    json["report"] = output::Json::parse(output::to_json(status.report, output::JsonLayout::line));
  }
  output::put_known(json, "failure", status.failure);
  return output::dump(json, output::JsonLayout::line);
}

std::uint64_t requested_import(const Request& request) {
  const std::string& text = request.captured.front();
  std::uint64_t id = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
  return failure == std::errc() && end == text.data() + text.size() ? id : 0;
}

ImportStatus require_status(std::optional<ImportStatus> status) {
  if (!status) throw Problem(404, "there is no such import, or it was long ago");
  return std::move(*status);
}

ImportStatus wait_for_end(const Context& context, std::uint64_t id) {
  const auto deadline = std::chrono::steady_clock::now() + kLongestWait;
  ImportStatus status = require_status(context.imports().status(id));
  while (!status.ended() && !context.stopping() && std::chrono::steady_clock::now() < deadline) {
    status = require_status(context.imports().wait(id, status.change, 1s));
  }
  return status;
}

// Server-sent events: `progress`, and `end` with the report.
void send_events(const Context& context, std::uint64_t id, const BodySink& send) {
  std::optional<ImportStatus> status = context.imports().status(id);
  auto last = std::chrono::steady_clock::now();
  for (;;) {
    if (!status ||
        !send(fmt::format("event: {}\ndata: {}\n\n", status->ended() ? "end" : "progress", to_json(*status))))
      return;
    if (status->ended()) return;
    const auto change = status->change;
    std::this_thread::sleep_for(kBetweenEvents);
    do {
      status = context.imports().wait(id, change, 1s);
      const auto now = std::chrono::steady_clock::now();
      if (status && status->change == change && now - last > kHeartbeat) {
        if (!send(": still at work\n\n")) return;
        last = now;
      }
      if (context.stopping()) return;
    } while (status && status->change == change && !status->ended());
    last = std::chrono::steady_clock::now();
  }
}

}  // namespace

Response post_import(const Context& context, const Request& request) {
  const bool wait = flag(request, "wait");
  if (request.uploads.empty())
    throw Problem(400, "there is no file to import; send it as the body, or files of a form");
  std::shared_ptr<const void> right;
  if (wait) right = context.long_answer();
  const std::uint64_t id = context.imports().submit(request.uploads);
  Response response =
      answer(kJson, to_json(wait ? wait_for_end(context, id) : *context.imports().status(id)));
  response.status = wait ? 200 : 202;
  response.headers.add("Location", fmt::format("/api/v1/imports/{}", id));
  return response;
}

Response get_import(const Context& context, const Request& request) {
  return answer(kJson, to_json(require_status(context.imports().status(requested_import(request)))));
}

Response get_import_events(const Context& context, const Request& request) {
  const std::uint64_t id = requested_import(request);
  require_status(context.imports().status(id));
  Response response;
  response.content_type = "text/event-stream";
  response.stream = [&context, id, right = context.long_answer()](const BodySink& send) {
    send_events(context, id, send);
  };
  return response;
}

}  // namespace blattwerk::server::api
