#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "server/guard.h"
#include "server/request.h"
#include "server/target.h"
#include "server/xml_text.h"
#include "text/utf8.h"

// Whatever the head of a request holds is read within bounds: its target, the credentials, the names of hosts
// and languages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace blattwerk::server;
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (const auto target = parse_target(text)) {
    for (const auto& segment : target->segments) {
      if (segment == "." || segment == "..") std::abort();
    }
    if (target->query.size() > kMaxParameters) std::abort();
  }
  if (parse_form("x=" + encode_component(text)).get("x") != text) std::abort();
  if (!blattwerk::text::is_valid(xml_text(text)) || xml_text(text).find('<') != std::string::npos)
    std::abort();
  preferred_language(text);

  static const Guard guard = [] {
    Credentials credentials;
    credentials.set_token("0123456789abcdef");
    return Guard({}, true, std::move(credentials));
  }();
  Request request;
  request.method = "POST";
  const std::size_t line = text.find('\n');
  request.headers.add("host", text.substr(0, line));
  if (line != std::string::npos) request.headers.add("authorization", text.substr(line + 1));
  try {
    guard.check(request);
  } catch (const Problem&) {
  }
  return 0;
}
