#include <string>
#include <vector>

#include <unistd.h>

#include "commands.h"
#include "core/error.h"
#include "server/context.h"
#include "server/mcp/session.h"

namespace blattwerk::app {
namespace {

/// Calls `each(line, too_long)` for the lines of standard input as they come; what is beyond the bound of a
/// message is thrown away.
template <typename Each>
void for_each_message(Each each) {
  std::string line;
  bool too_long = false;
  std::vector<char> buffer(64 * 1024);
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0) break;
    for (ssize_t i = 0; i < count; ++i) {
      const char c = buffer[static_cast<std::size_t>(i)];
      if (c == '\n') {
        each(line, too_long);
        line.clear();
        too_long = false;
      } else if (line.size() < server::mcp::kMaxMessage) {
        line += c;
      } else {
        too_long = true;
      }
    }
  }
  if (!line.empty()) each(line, too_long);
}

void run(const Session& session) {
  server::Settings settings;
  settings.archive = session.archive_path();
  settings.version = BLATTWERK_VERSION;
  settings.read_only = true;
  settings.readers = 1;
  const server::Context context(settings);
  context.reader();  // fails at once where the archive can't be read
  server::mcp::Session client(context);
  for_each_message([&](const std::string& line, bool too_long) {
    if (too_long) return session.print(server::mcp::Session::answer_to_too_long() + '\n');
    if (line.find_first_not_of(" \t\r") == std::string::npos) return;
    if (const auto answer = client.answer(line)) session.print(*answer + '\n');
  });
}

}  // namespace

void add_mcp(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand(
      "mcp", "Let an assistant search the archive (Model Context Protocol, standard input and output)");
  command->callback([&session] { run(session); });
}

}  // namespace blattwerk::app
