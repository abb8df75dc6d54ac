#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/json_value.h"
#include "server/context.h"
#include "server/request.h"
#include "server/response.h"

namespace blattwerk::server::mcp {

/// What an argument of a tool may be.
enum class ArgumentKind : std::uint8_t { text, texts, number, flag };

struct Argument {
  std::string_view name;  ///< also that of the parameter of the API it becomes, but for `query`, which is `q`
  ArgumentKind kind;
  std::string_view description;
  bool required = false;
};

/// Something that an assistant may ask of the archive: a request of the API, whose answer is told with
/// citations.
struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::vector<Argument> arguments;
  /// Answers with JSON. May throw Problem.
  Response (*handle)(const Context& context, const Request& request);
  /// The same for reading, every article cited: title, outlet, date, number, address.
  std::string (*tell)(const output::Json& answer);
};

/// All tools, in the order in which they are listed.
std::span<const Tool> tools();

/// A tool as `tools/list` describes it, with the JSON Schema of its arguments.
output::Json describe(const Tool& tool);

/// The request of the API that a call of a tool stands for. Throws Problem 400 where an argument is missing,
/// unknown or of another type.
Request to_request(const Tool& tool, const output::Json& arguments);

}  // namespace blattwerk::server::mcp
