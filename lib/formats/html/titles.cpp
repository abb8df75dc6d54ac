#include <algorithm>
#include <utility>

#include "formats/html/ascii.h"
#include "formats/html/ballot.h"
#include "formats/html/metadata.h"
#include "formats/html/similarity.h"
#include "formats/sources.h"

namespace blattwerk::formats::html {
namespace {

// `og:title` is written for this article to stand alone, and is what publishers check when they share it; the
// headline in JSON-LD and the one shown are the other two full statements. `<title>` is often made for search
// engines.
constexpr double kOpenGraphWeight = 8;
constexpr double kStructuredWeight = 3;
constexpr double kShownWeight = 2.5;
constexpr double kTwitterWeight = 1;
constexpr double kTitleWeight = 1;
constexpr double kOtherMetaWeight = 1;

/// The names an outlet puts behind its headlines.
std::vector<std::string> outlet_names(const PageFacts& facts) {
  std::vector<std::string> names;
  names.emplace_back(facts.meta("og:site_name"));
  names.emplace_back(facts.meta("application-name"));
  names.emplace_back(facts.meta("apple-mobile-web-app-title"));
  names.emplace_back(facts.meta("publisher"));
  if (facts.structured) names.push_back(facts.structured->publisher);
  const std::string host =
      host_of(facts.canonical.empty() ? facts.meta("og:url") : std::string_view(facts.canonical));
  names.push_back(host);
  names.push_back(host.substr(0, host.find('.')));
  for (std::string& name : names) name = letters_of(name);
  std::erase(names, std::string());
  return names;
}

bool names_outlet(std::string_view part, const std::vector<std::string>& names) {
  if (!known_outlet(part).empty()) return true;
  const std::string letters = letters_of(part);
  return std::find(names.begin(), names.end(), letters) != names.end();
}

/// The title without ` | tagesschau.de` and ` - Politik - SZ.de` behind it. `sure`: the parts between are
/// dropped too, as they name sections.
std::string without_outlet(std::string title, const std::vector<std::string>& names) {
  constexpr std::string_view kSeparators[] = {" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " |", " » "};
  while (true) {
    std::size_t cut = std::string::npos;
    std::size_t length = 0;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = title.rfind(separator);
      if (at != std::string::npos && (cut == std::string::npos || at > cut)) {
        cut = at;
        length = separator.size();
      }
    }
    if (cut == std::string::npos || cut == 0 || !names_outlet(title.substr(cut + length), names))
      return title;
    title.resize(cut);
  }
}

std::string shown_heading(const Tree& tree, NodeId heading) {
  std::string joined;
  for (NodeId id = heading + 1; id < tree[heading].end; ++id) {
    if (tree[id].is_text) {
      const std::string text = tree.text(id);
      const bool goes_on = text.starts_with(':') || text.starts_with(',') || text.starts_with('.');
      if (goes_on && joined.ends_with(' ')) joined.pop_back();
      append_collapsed(text, joined);
    } else if (!joined.empty() && joined.back() != ' ') {
      joined += ' ';
    }
  }
  return collapse(joined);
}

/// `Kicker – Headline` without the kicker, where the page shows the headline alone.
std::string without_kicker(std::string title, const std::vector<std::string>& shown) {
  for (const std::string& heading : shown) {
    if (heading.size() < 15 || heading.size() >= title.size() || !title.ends_with(heading)) continue;
    const std::string_view before = std::string_view(title).substr(0, title.size() - heading.size());
    for (const std::string_view separator : {" - ", " – ", " — ", " | "}) {
      if (before.size() > separator.size() && before.ends_with(separator)) return heading;
    }
  }
  return title;
}

}  // namespace

std::vector<std::string> titles(const Tree& tree, const PageFacts& facts) {
  const auto names = outlet_names(facts);
  Ballot<std::string> ballot;
  std::vector<std::string> shown;
  for (const NodeId heading : facts.headings)
    shown.push_back(without_outlet(shown_heading(tree, heading), names));
  const auto vote = [&](std::string_view stated, double weight, std::string_view reason) {
    std::string title = without_kicker(without_outlet(collapse(stated), names), shown);
    if (title.empty() || names_outlet(title, names)) return;
    std::string key = letters_of(title);
    if (!key.empty()) ballot.vote(std::move(key), std::move(title), weight, reason);
  };
  vote(facts.meta("og:title"), kOpenGraphWeight, "og:title");
  if (facts.structured) vote(facts.structured->headline, kStructuredWeight, "json-ld headline");
  for (const std::string& heading : shown) {
    // Only one heading is the article's: the first, unless another says what was stated before.
    const std::string key = letters_of(heading);
    const bool known = std::any_of(ballot.candidates().begin(), ballot.candidates().end(),
                                   [&](const auto& candidate) { return candidate.key == key; });
    if (known || &heading == &shown.front()) vote(heading, kShownWeight, "h1");
    if (known) break;
  }
  vote(facts.meta("twitter:title"), kTwitterWeight, "twitter:title");
  vote(facts.meta("title"), kOtherMetaWeight, "meta title");
  vote(facts.meta("dc.title"), kOtherMetaWeight, "dc.title");
  vote(facts.meta("dcterms.title"), kOtherMetaWeight, "dcterms.title");
  vote(facts.meta("headline"), kOtherMetaWeight, "itemprop headline");
  vote(facts.meta("sailthru.title"), kOtherMetaWeight, "sailthru.title");
  vote(facts.meta("parsely-title"), kOtherMetaWeight, "parsely-title");
  vote(facts.title, kTitleWeight, "title");
  auto ranked = ballot.candidates();
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& left, const auto& right) { return left.weight > right.weight; });
  std::vector<std::string> result;
  for (auto& candidate : ranked) result.push_back(std::move(candidate.value));
  return result;
}

}  // namespace blattwerk::formats::html
