#include "session.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>

#include <sys/ioctl.h>
#include <unistd.h>

#include "core/error.h"

namespace blattwerk::app {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
  return 100;
}

}  // namespace

Format Session::format() const {
  return jsonl ? Format::jsonl : json ? Format::json : Format::terminal;
}

output::Style Session::style() const {
  const bool color = !no_color && environment("NO_COLOR").empty() && isatty(STDOUT_FILENO) == 1;
  return {color, terminal_width(), isatty(STDOUT_FILENO) == 1, language()};
}

std::filesystem::path Session::archive_path() const {
  if (!archive_option.empty()) return archive_option;
  if (const auto path = environment("BLATTWERK_ARCHIVE"); !path.empty()) return path;
  if (const auto data = environment("XDG_DATA_HOME"); !data.empty()) {
    return std::filesystem::path(data) / "blattwerk" / "archive.db";
  }
  const auto home = environment("HOME");
  if (home.empty()) throw Error("there is no home folder for the archive; name the file with --archive");
  return std::filesystem::path(home) / ".local" / "share" / "blattwerk" / "archive.db";
}

formats::SiteRules Session::site_rules() const {
  formats::SiteRules rules = formats::SiteRules::built_in();
  std::filesystem::path folder = environment("XDG_CONFIG_HOME");
  if (folder.empty()) folder = std::filesystem::path(environment("HOME")) / ".config";
  const std::filesystem::path path = folder / "blattwerk" / "sites.txt";
  std::ifstream file(path);
  if (!file) return rules;
  try {
    rules.add(std::string(std::istreambuf_iterator<char>(file), {}));
  } catch (const Error& error) {
    throw Error(path.string() + ", " + error.what());
  }
  return rules;
}

search::Language Session::language() const {
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto locale = environment(name);
    if (!locale.empty())
      return locale.starts_with("de") ? search::Language::german : search::Language::english;
  }
  return search::Language::english;
}

PartialDate Session::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return *PartialDate::of_day(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

void Session::print(std::string_view text) const {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    if (errno == EPIPE) throw ReaderGone();
    throw Error(std::string("writing to standard output failed: ") + std::strerror(errno));
  }
}

void Session::note(std::string_view text) const {
  if (!quiet) std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

void Session::fail(std::string_view text) {
  failed_ = true;
  std::fprintf(stderr, "blattwerk: %.*s\n", static_cast<int>(text.size()), text.data());
}

}  // namespace blattwerk::app
