#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "server/mcp/session.h"

// Any bytes are a message; an answer is one line of JSON-RPC. There is no archive: calls of tools end with an
// error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace blattwerk::server;
  static const Context context([] {
    Settings settings;
    settings.archive = "/nonexistent/archive.db";
    settings.read_only = true;
    return settings;
  }());
  mcp::Session session(context);
  session.answer(
      R"({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18"}})");
  const auto answer = session.answer({reinterpret_cast<const char*>(bytes), size});
  if (!answer) return 0;
  if (answer->find('\n') != std::string::npos) std::abort();
  const auto json = nlohmann::json::parse(*answer);
  if (json["jsonrpc"] != "2.0" || json.contains("result") == json.contains("error")) std::abort();
  return 0;
}
