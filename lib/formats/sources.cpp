#include "formats/sources.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/html/ascii.h"

namespace blattwerk::formats {

/// `sources.tsv` as it stands, compiled in by CMake.
extern const std::string_view kSourcesTable;

namespace {

using html::to_lower;
using html::trim;

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

/// The table by name and by domain. Outlet names are found in any case; agencies as written, since `AP` is no
/// `ap`.
struct Directory {
  std::unordered_map<std::string, std::string_view> outlets;
  std::unordered_map<std::string_view, std::string_view> agencies;

  Directory() {
    for (const std::string_view line : split(kSourcesTable, "\n")) {
      if (line.starts_with('#')) continue;
      std::vector<std::string_view> fields = split(line, "\t");
      if (fields.size() < 3) continue;
      const bool agency = fields[0] == "agency";
      const std::string_view name = fields[1];
      outlets.emplace(to_lower(name), name);
      for (const std::string_view domain : split(fields[2], " ")) outlets.emplace(domain, name);
      if (agency) agencies.emplace(name, name);
      if (fields.size() < 4) continue;
      for (const std::string_view other : split(fields[3], ";")) {
        outlets.emplace(to_lower(other), name);
        if (agency) agencies.emplace(other, name);
      }
    }
  }
};

const Directory& directory() {
  static const Directory kDirectory;
  return kDirectory;
}

/// The outlet of a host or of the nearest domain above it.
std::string_view outlet_of_host(std::string_view host) {
  while (true) {
    const auto found = directory().outlets.find(std::string(host));
    if (found != directory().outlets.end()) return found->second;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos || host.find('.', dot + 1) == std::string_view::npos) return {};
    host.remove_prefix(dot + 1);
  }
}

/// Adds the agencies of a credit such as `dpa/AFP` or `APA, dpa`; false where any part is none.
bool add_agencies(std::string_view credit, std::vector<std::string_view>& found) {
  constexpr std::size_t kLongestCredit = 80;
  if (credit.empty() || credit.size() > kLongestCredit) return false;
  if (const std::string_view whole = known_agency(credit); !whole.empty()) {
    if (std::find(found.begin(), found.end(), whole) == found.end()) found.push_back(whole);
    return true;
  }
  bool all = false;
  for (const std::string_view separator : {"/", ",", " und ", "-", "+"}) {
    if (credit.find(separator) == std::string_view::npos) continue;
    std::vector<std::string_view> parts;
    all = true;
    for (const std::string_view part : split(credit, separator)) all = all && add_agencies(part, parts);
    if (!all) continue;
    for (const std::string_view agency : parts) {
      if (std::find(found.begin(), found.end(), agency) == found.end()) found.push_back(agency);
    }
    return true;
  }
  return false;
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string list;
  for (const std::string_view name : names) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  return list;
}

/// The content of the first brackets that start within the first `reach` bytes.
std::string_view early_brackets(std::string_view text, std::size_t reach) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open > reach) return {};
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos || close - open > 60) return {};
  return text.substr(open + 1, close - open - 1);
}

std::string_view last_brackets(std::string_view text) {
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
  if (!text.ends_with(')')) return {};
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos ? std::string_view() : text.substr(open + 1, text.size() - open - 2);
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  std::string host = to_lower(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string_view known_outlet(std::string_view name_or_address) {
  std::string host = host_of(name_or_address);
  if (!host.empty()) return outlet_of_host(host);
  std::string name = to_lower(trim(name_or_address));
  if (name.starts_with("www.")) name.erase(0, 4);
  const auto found = directory().outlets.find(name);
  if (found != directory().outlets.end()) return found->second;
  const bool host_alone = name.find('.') != std::string::npos && name.find(' ') == std::string::npos;
  return host_alone ? outlet_of_host(name) : std::string_view();
}

std::string outlet_of(std::string_view url, std::span<const std::string> stated_names) {
  if (const std::string_view outlet = known_outlet(url); !outlet.empty()) return std::string(outlet);
  for (const std::string& name : stated_names) {
    if (const std::string_view outlet = known_outlet(name); !outlet.empty()) return std::string(outlet);
  }
  for (const std::string& name : stated_names) {
    if (!trim(name).empty()) return std::string(trim(name));
  }
  return host_of(url);
}

std::string_view known_agency(std::string_view credit) {
  const auto found = directory().agencies.find(trim(credit));
  return found == directory().agencies.end() ? std::string_view() : found->second;
}

std::string credited_agency(std::string_view first_paragraph, std::string_view last_paragraph) {
  std::vector<std::string_view> found;
  constexpr std::size_t kDatelineReach = 60;
  add_agencies(early_brackets(first_paragraph, kDatelineReach), found);
  if (found.empty()) {
    const std::string_view brackets = last_brackets(last_paragraph);
    // `(dpa, 4. Februar)`, `(mit Material von dpa)`: the whole or its first part.
    if (!add_agencies(brackets, found)) add_agencies(brackets.substr(0, brackets.find_first_of(",;")), found);
  }
  if (found.empty()) {
    std::string_view line = trim(last_paragraph);
    for (const std::string_view label : {"Quelle:", "Quellen:", "Mit Material von", "Mit Material der"}) {
      if (line.starts_with(label)) line = trim(line.substr(label.size()));
    }
    while (!line.empty() && line.back() == '.') line.remove_suffix(1);
    if (line.size() < 60) add_agencies(line, found);
  }
  return joined(found);
}

std::string agency_in_source_line(std::string_view line) {
  constexpr std::size_t kLongestLine = 120;
  line = trim(line);
  if (line.size() > kLongestLine) return {};
  std::vector<std::string_view> found;
  for (const std::string_view label :
       {"Quelle:", "Quellen:", "Mit Material von", "Mit Material der", "Mit Informationen von"}) {
    if (!line.starts_with(label)) continue;
    std::string_view rest = line.substr(label.size());
    while (!rest.empty()) {
      const std::size_t end = rest.find_first_of(",/;+&. ");
      const std::string_view agency = known_agency(rest.substr(0, end));
      if (!agency.empty() && std::find(found.begin(), found.end(), agency) == found.end())
        found.push_back(agency);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    break;
  }
  return joined(found);
}

}  // namespace blattwerk::formats
