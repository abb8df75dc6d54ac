#include "formats/site_rules.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/error.h"
#include "formats/html/ascii.h"

namespace blattwerk::formats {

/// `data/sites.txt` as it stands, compiled in by CMake.
extern const std::string_view kSiteRules;

namespace {

using html::is_space;
using html::Selector;
using html::trim;

constexpr std::size_t kMostSelectors = 100;  // of one site

std::string_view take_word(std::string_view& line) {
  line = trim(line);
  const auto end = static_cast<std::size_t>(std::ranges::find_if(line, is_space) - line.begin());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

std::vector<Selector>* field_of(std::string_view name, PageRules& rules) {
  const std::pair<std::string_view, std::vector<Selector>*> fields[] = {{"title", &rules.title},
                                                                        {"kicker", &rules.kicker},
                                                                        {"lead", &rules.lead},
                                                                        {"body", &rules.body},
                                                                        {"drop", &rules.drop}};
  const auto* found =
      std::ranges::find(fields, name, &std::pair<std::string_view, std::vector<Selector>*>::first);
  return found == std::end(fields) ? nullptr : found->second;
}

}  // namespace

const SiteRules& SiteRules::built_in() {
  static const SiteRules kBuiltIn = [] {
    SiteRules rules;
    rules.add(kSiteRules);
    return rules;
  }();
  return kBuiltIn;
}

void SiteRules::add(std::string_view lines) {
  std::unordered_set<std::string> named;
  if (lines.starts_with("\xEF\xBB\xBF")) lines.remove_prefix(3);
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::string domain = html::to_lower(take_word(line));
    const std::string_view field = take_word(line);
    if (named.insert(domain).second) rules_[domain] = {};
    std::vector<Selector>* selectors = field_of(field, rules_[domain]);
    if (selectors == nullptr) {
      throw Error(fmt::format(
          "line {}: '{}' is no field; write DOMAIN title, kicker, lead, body or drop, and a selector", number,
          field));
    }
    auto selector = Selector::parse(line);
    if (!selector || selectors->size() == kMostSelectors) {
      throw Error(
          fmt::format("line {}: '{}' is no selector that is understood, such as 'article .text p' or '#lead'",
                      number, trim(line)));
    }
    selectors->push_back(*std::move(selector));
  }
}

const PageRules* SiteRules::of_host(std::string_view host) const {
  while (!host.empty()) {
    if (const auto found = rules_.find(std::string(host)); found != rules_.end()) return &found->second;
    const std::size_t dot = host.find('.');
    host.remove_prefix(dot == std::string_view::npos ? host.size() : dot + 1);
  }
  return nullptr;
}

}  // namespace blattwerk::formats
