#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands.h"
#include "core/error.h"
#include "server/http_server.h"
#include "server/routes.h"
#include "stop_on_signal.h"
#include "usage.h"

namespace blattwerk::app {
namespace {

struct ServeOptions {
  std::string address = "127.0.0.1";
  int port = 8377;
  std::vector<std::string> names;
  bool read_only = false;
  std::string token;
  std::string password_file;
  bool open = false;
};

server::Credentials read_credentials(const ServeOptions& options) {
  server::Credentials credentials;
  if (!options.token.empty()) credentials.set_token(options.token);
  if (options.password_file.empty()) return credentials;
  std::ifstream file(options.password_file);
  if (!file) throw Error(options.password_file + ": the file of passwords can't be read; check the path");
  try {
    credentials.add_users(std::string(std::istreambuf_iterator<char>(file), {}));
  } catch (const Error& error) {
    throw Error(options.password_file + ": " + error.what());
  }
  if (credentials.empty()) throw Error(options.password_file + ": the file of passwords names no user");
  return credentials;
}

void open_browser(const std::string& url, const Session& session) {
  std::string program = "xdg-open";
  std::string address = url;
  char* arguments[] = {program.data(), address.data(), nullptr};
  pid_t child = 0;
  if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments, environ) != 0) {
    session.note("There is no xdg-open to open a browser with; open " + url + " yourself.");
    return;
  }
  std::thread([child] { waitpid(child, nullptr, 0); }).detach();
}

void run(const ServeOptions& options, Session& session) {
  StopOnSignal stop;
  // Makes the archive where there is none yet, so that the first articles can be dropped into the browser.
  if (!options.read_only) session.open_for_writing();
  server::Credentials credentials = read_credentials(options);
  const formats::SiteRules sites = session.site_rules();
  server::Settings settings;
  settings.archive = session.archive_path();
  settings.version = BLATTWERK_VERSION;
  settings.read_only = options.read_only;
  settings.sites = &sites;
  settings.authenticated = !credentials.empty();
  settings.readers = std::max(2u, std::thread::hardware_concurrency()) + 2;
  server::Context context(settings);
  const server::Router router = server::make_router();
  server::Listening listening;
  listening.address = options.address;
  listening.port = options.port;
  listening.names = options.names;
  listening.credentials = std::move(credentials);
  listening.temporary_folder = std::filesystem::temp_directory_path();
  server::HttpServer server(context, router, std::move(listening));
  context.reader();  // fails here, not at the first request, where the archive can't be read
  if (!server::is_loopback_address(options.address)) {
    session.note(
        "The archive can be reached from other machines, by whoever has the token or a password; what is "
        "sent "
        "is not encrypted.");
  }
  stop.watch([&server] { server.stop(); });
  session.print(server.url() + '\n');
  if (options.open) open_browser(server.url(), session);
  server.run();
}

}  // namespace

void add_serve(CLI::App& program, Session& session) {
  auto* command = program.add_subcommand("serve", "Open the archive in the browser, and answer over HTTP");
  auto options = std::make_shared<ServeOptions>();
  command->add_option("--port", options->port, "The port (8377); 0 for any that is free")
      ->check(whole_number(0, 65535))
      ->type_name("N");
  command
      ->add_option("--address", options->address, "The address to listen at (127.0.0.1: this machine alone)")
      ->type_name("IP");
  command->add_option("--host", options->names, "A host name that the server is reached by")
      ->type_name("NAME");
  command->add_flag("--read-only", options->read_only, "Change nothing in the archive");
  command->add_option("--token", options->token, "A secret that every request must carry")
      ->type_name("SECRET");
  command
      ->add_option("--password-file", options->password_file, "Users and their passwords, as of htpasswd -B")
      ->type_name("FILE");
  command->add_flag("--open", options->open, "Open it in the browser");
  command->callback([options, &session] { run(*options, session); });
}

}  // namespace blattwerk::app
