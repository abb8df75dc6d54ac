#include <algorithm>
#include <utility>

#include "formats/html/ascii.h"
#include "formats/html/ballot.h"
#include "formats/html/metadata.h"
#include "formats/html/similarity.h"
#include "formats/sources.h"
#include "text/fold.h"

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

// A running report is named by what stays: the address, made of its headline when it began. That outweighs
// all other votes where one of the headlines stated is as near to the address as this.
constexpr double kAddressWeight = 20;
constexpr double kLikeAddress = 0.7;

constexpr std::string_view kRunningWords[] = {"ticker", "liveblog", "newsblog"};

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

using TitleBallot = Ballot<std::string>;

/// Whether the page is a ticker or a live blog, whose headline is changed by the hour.
bool is_running_report(const TitleBallot& ballot, const PageFacts& facts, std::string_view address) {
  if (facts.structured && facts.structured->is_live_blog) return true;
  const auto says_so = [](std::string_view text) {
    const std::string letters = letters_of(text);
    return text.find("+++") != std::string_view::npos ||
           std::any_of(std::begin(kRunningWords), std::end(kRunningWords),
                       [&](std::string_view word) { return letters.find(word) != std::string::npos; });
  };
  return says_so(address) || std::any_of(ballot.candidates().begin(), ballot.candidates().end(),
                                         [&](const auto& candidate) { return says_so(candidate.value); });
}

/// The part of an address that has the most words: `/politik/rat-beschliesst-baeume-123.html`.
std::string_view telling_segment(std::string_view address) {
  std::string_view best;
  std::ptrdiff_t most_words = 0;
  address = address.substr(0, address.find_first_of("?#"));
  while (!address.empty()) {
    const std::size_t end = std::min(address.find('/'), address.size());
    const std::string_view segment = address.substr(0, end);
    const std::ptrdiff_t words = 1 + std::count(segment.begin(), segment.end(), '-');
    if (words > most_words) {
      best = segment;
      most_words = words;
    }
    address.remove_prefix(std::min(end + 1, address.size()));
  }
  return best;
}

/// The headline that the address repeats, of those stated; null where it repeats none.
const TitleBallot::Candidate* repeated_by(std::string_view segment, const TitleBallot& ballot) {
  const std::string words = text::fold(segment);
  const TitleBallot::Candidate* best = nullptr;
  double nearest = kLikeAddress;
  for (const auto& candidate : ballot.candidates()) {
    const double likeness = word_overlap(words, text::fold(candidate.value));
    if (likeness > nearest) {
      best = &candidate;
      nearest = likeness;
    }
  }
  return best;
}

}  // namespace

std::vector<std::string> titles(const Tree& tree, const PageFacts& facts) {
  const auto names = outlet_names(facts);
  TitleBallot ballot;
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
  const std::string address = canonical_url(facts, {});
  if (is_running_report(ballot, facts, address)) {
    if (const auto* repeated = repeated_by(telling_segment(address), ballot))
      ballot.vote(repeated->key, repeated->value, kAddressWeight, "address");
  }
  auto ranked = ballot.candidates();
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& left, const auto& right) { return left.weight > right.weight; });
  std::vector<std::string> result;
  for (auto& candidate : ranked) result.push_back(std::move(candidate.value));
  return result;
}

}  // namespace blattwerk::formats::html
