#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "output/json_value.h"
#include "server/context.h"

namespace blattwerk::server::mcp {

/// The longest message that is read.
inline constexpr std::size_t kMaxMessage = 1u << 20;

/// One client of the Model Context Protocol: takes its messages (JSON-RPC 2.0) and answers them.
///
/// Speaks the revisions 2024-11-05, 2025-03-26 and 2025-06-18 of the protocol; a client that asks for another
/// is offered the last. Source: https://modelcontextprotocol.io/specification.
class Session {
 public:
  /// `context` must outlive the session.
  explicit Session(const Context& context) : context_(context) {}

  /// The answer to one message, on one line without its end; nothing for a notification. Any bytes are
  /// answered.
  std::optional<std::string> answer(std::string_view message);

  /// The answer to a message longer than kMaxMessage.
  static std::string answer_to_too_long();

 private:
  output::Json call(const std::string& method, const output::Json& parameters);
  output::Json initialize(const output::Json& parameters);
  output::Json call_tool(const output::Json& parameters) const;

  const Context& context_;
  bool initialized_ = false;
};

}  // namespace blattwerk::server::mcp
