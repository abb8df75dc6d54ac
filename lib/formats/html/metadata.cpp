#include "formats/html/metadata.h"

#include <algorithm>

#include "formats/html/ascii.h"
#include "formats/html/similarity.h"
#include "formats/sources.h"

namespace blattwerk::formats::html {
namespace {

bool is_web_address(std::string_view url) {
  return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://");
}

/// The first of the values that is not empty.
std::string first_of(std::initializer_list<std::string_view> values) {
  for (const std::string_view value : values) {
    if (!value.empty()) return std::string(value);
  }
  return {};
}

}  // namespace

std::string canonical_url(const PageFacts& facts, std::string_view known_url) {
  for (const std::string_view url :
       {std::string_view(facts.canonical), facts.meta("og:url"),
        facts.structured ? std::string_view(facts.structured->url) : std::string_view(),
        facts.meta("twitter:url"), known_url}) {
    if (is_web_address(url)) return std::string(url.substr(0, url.find('#')));
  }
  return {};
}

std::string outlet(const PageFacts& facts, std::string_view url) {
  std::vector<std::string> names;
  names.emplace_back(facts.meta("og:site_name"));
  if (facts.structured) names.push_back(facts.structured->publisher);
  names.emplace_back(facts.meta("publisher"));
  names.emplace_back(facts.meta("dc.publisher"));
  names.emplace_back(facts.meta("application-name"));
  return outlet_of(url, names);
}

std::string section(const PageFacts& facts) {
  return first_of({facts.structured ? std::string_view(facts.structured->section) : std::string_view(),
                   facts.meta("article:section"), facts.meta("og:section"), facts.meta("parsely-section"),
                   facts.meta("dc.subject"), facts.meta("ressort")});
}

std::vector<std::string> topics(const PageFacts& facts) {
  std::vector<std::string> stated;
  if (facts.structured) stated = facts.structured->keywords;
  if (stated.empty()) {
    for (const std::string_view tag : facts.all_metas("article:tag")) stated.emplace_back(tag);
  }
  if (stated.empty()) {
    stated.push_back(first_of({facts.meta("news_keywords"), facts.meta("keywords"),
                               facts.meta("parsely-tags"), facts.meta("sailthru.tags")}));
  }
  std::vector<std::string> topics;
  for (std::string_view line : stated) {
    while (!line.empty()) {
      const std::size_t end = line.find_first_of(",;");
      const std::string_view topic = trim(line.substr(0, end));
      if (!topic.empty() && std::find(topics.begin(), topics.end(), topic) == topics.end())
        topics.emplace_back(topic);
      line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
  }
  return topics;
}

std::string language(const PageFacts& facts) {
  std::string language = first_of(
      {facts.language, facts.structured ? std::string_view(facts.structured->language) : std::string_view(),
       facts.meta("og:locale"), facts.meta("content-language"), facts.meta("language"),
       facts.meta("dc.language")});
  std::replace(language.begin(), language.end(), '_', '-');
  const std::size_t primary = language.find('-');
  for (std::size_t i = 0; i < std::min(primary, language.size()); ++i) language[i] = to_lower(language[i]);
  const bool named = to_lower(language) == "deutsch" || to_lower(language) == "german";
  if (named) return "de";
  const bool letters = std::all_of(language.begin(), language.end(),
                                   [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  const bool code = letters && language.size() >= 2 && language.size() <= 11 &&
                    (primary == 2 || primary == 3 || language.size() <= 3);
  return code ? language : std::string();
}

std::string description(const PageFacts& facts) {
  return first_of({facts.meta("description"), facts.meta("og:description"),
                   facts.structured ? std::string_view(facts.structured->description) : std::string_view(),
                   facts.meta("twitter:description")});
}

std::string kicker(const VisiblePage& page, std::string_view title) {
  constexpr std::string_view kNames[] = {"kicker",          "dachzeile",     "topline",    "overline",
                                         "roofline",        "eyebrow",       "spitzmarke", "headline-intro",
                                         "headline__intro", "preheadline",   "pretitle",   "supertitle",
                                         "catchline",       "headlinekicker"};
  const std::string title_letters = letters_of(title);
  const auto first_block =
      std::lower_bound(page.blocks.begin(), page.blocks.end(), page.body.first,
                       [](const TextBlock& block, NodeId id) { return block.first < id; });
  const auto start = static_cast<std::size_t>(first_block - page.blocks.begin());
  const NodeId from = start < 12 || page.blocks.empty() ? 0 : page.blocks[start - 12].first;
  for (NodeId id = from; id < page.body.first && id < page.tree.size(); ++id) {
    if (page.tree[id].is_text) continue;
    const auto names = page.tree.raw_attribute(id, "class");
    if (!names) continue;
    const std::string lower = to_lower(names->substr(0, 200));
    const bool named = std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
      return lower.find(name) != std::string::npos;
    });
    if (!named) continue;
    std::string text = collapse(page.tree.text(id));
    while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.pop_back();
    if (text.size() < 2 || text.size() > 120) continue;
    const std::string letters = letters_of(text);
    if (letters.empty() || title_letters.starts_with(letters) ||
        letters.find(title_letters) != std::string::npos)
      return {};
    return text;
  }
  return {};
}

}  // namespace blattwerk::formats::html
