#include <algorithm>
#include <array>
#include <utility>

#include "formats/html/ascii.h"
#include "formats/html/ballot.h"
#include "formats/html/metadata.h"
#include "formats/html/zones.h"
#include "text/german_date.h"
#include "text/local_time.h"

namespace blattwerk::formats::html {
namespace {

struct MetaWeight {
  std::string_view name;
  double weight;
};

// Statements made for machines about this very article come first; general ones may mean the page or its
// template.
constexpr double kStructuredWeight = 5;
constexpr double kMarkedTimeWeight = 2;
constexpr double kShownWeight = 1.5;
constexpr double kUrlWeight = 0.5;

constexpr MetaWeight kPublishedMetas[] = {{"article:published_time", 4},
                                          {"datepublished", 4},
                                          {"og:article:published_time", 3},
                                          {"cxenseparse:recs:publishtime", 3},
                                          {"cxenseparse:publishtime", 3},
                                          {"parsely-pub-date", 3},
                                          {"sailthru.date", 3},
                                          {"article.published", 3},
                                          {"published_at", 3},
                                          {"publish-date", 3},
                                          {"publish_date", 3},
                                          {"pubdate", 3},
                                          {"publication_date", 3},
                                          {"date.available", 3},
                                          {"date.created", 2},
                                          {"date", 2.5},
                                          {"dc.date.issued", 3},
                                          {"dcterms.issued", 3},
                                          {"dc.date", 2},
                                          {"dc.date.created", 2},
                                          {"dcterms.created", 2},
                                          {"dcterms.date", 2},
                                          {"article:published", 3},
                                          {"og:published_time", 3},
                                          {"og:pubdate", 3},
                                          {"vr:published_time", 3},
                                          {"citation_publication_date", 2},
                                          {"article.created", 2},
                                          {"datecreated", 2},
                                          {"created", 1},
                                          {"originalpublicationdate", 3},
                                          {"last-published-at", 2}};

constexpr MetaWeight kUpdatedMetas[] = {{"article:modified_time", 4},
                                        {"datemodified", 4},
                                        {"og:updated_time", 3},
                                        {"last-modified", 2.5},
                                        {"dcterms.modified", 3},
                                        {"dc.date.modified", 3},
                                        {"date.modified", 3},
                                        {"date.updated", 2},
                                        {"article.updated", 3},
                                        {"lastmod", 2},
                                        {"revised", 2},
                                        {"og:article:modified_time", 3},
                                        {"updated_at", 2},
                                        {"modified", 1},
                                        {"cxenseparse:recs:modifiedtime", 2}};

/// A date as an article's: read as German pages write it; a time in UTC is shown as German clocks showed it.
std::optional<PartialDate> read_date(std::string_view stated) {
  auto date = text::parse_german_date(trim(stated));
  if (!date || date->year() < 1900) return std::nullopt;
  if (date->has_time() && date->offset() == 0) date = text::TimeZone::berlin().to_wall_clock(*date);
  return date;
}

/// Votes for the same minute add up, whatever zone it is told in.
std::string key_of(const PartialDate& date) {
  if (!date.has_time()) return date.to_iso();
  std::int64_t seconds = date.utc_seconds();
  return "minute " + std::to_string(seconds / 60 - (seconds % 60 < 0 ? 1 : 0));
}

class DateBallot {
 public:
  void vote(std::string_view stated, double weight, std::string_view reason) {
    if (stated.empty()) return;
    if (const auto date = read_date(stated)) ballot_.vote(key_of(*date), *date, weight, reason);
  }

  /// The date most believed. Where that is a day, a time of the same day that somebody states makes it more
  /// precise.
  std::optional<PartialDate> result() const {
    const auto* winner = ballot_.winner();
    if (winner == nullptr) return std::nullopt;
    if (winner->value.has_time()) return winner->value;
    const auto* precise = winner;
    for (const auto& candidate : ballot_.candidates()) {
      if (!candidate.value.has_time() ||
          candidate.value.days_since_epoch() != winner->value.days_since_epoch())
        continue;
      if (precise == winner || candidate.weight > precise->weight) precise = &candidate;
    }
    return precise->value;
  }

 private:
  Ballot<PartialDate> ballot_;
};

bool contains_any(std::string_view lower, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string_view::npos; });
}

/// What the class, itemprop and label of a `<time>` say it is.
enum class Meaning { unclear, published, updated };

Meaning meaning_of(const Tree& tree, NodeId id) {
  std::string names;
  for (const std::string_view name : {"itemprop", "class", "id", "data-testid", "property", "title"}) {
    if (const auto value = tree.raw_attribute(id, name)) names += to_lower(value->substr(0, 200)) + ' ';
  }
  if (tree.raw_attribute(id, "pubdate")) return Meaning::published;
  if (contains_any(names, {"modified", "updated", "update", "aktualisiert"})) return Meaning::updated;
  if (contains_any(names, {"publish", "pubdate", "publication", "created", "veröffentlicht"}))
    return Meaning::published;
  return Meaning::unclear;
}

bool says_update(std::string_view line) {
  const std::string lower = to_lower(line);
  return contains_any(lower, {"stand:", "aktualisiert", "update", "geändert", "letzte änderung"});
}

/// A year, month and day in an address: `/2024/04/30/`, `-2024-04-30-`, `/20240430/`.
std::optional<PartialDate> date_in_url(std::string_view url) {
  for (std::size_t at = 0; at + 10 <= url.size(); ++at) {
    if (at > 0 && is_digit(url[at - 1])) continue;
    const std::string_view part = url.substr(at, 10);
    const char divider = part[4];
    if ((divider != '/' && divider != '-') || part[7] != divider) continue;
    std::string iso(part);
    iso[4] = iso[7] = '-';
    if (at + 10 < url.size() && is_digit(url[at + 10])) continue;
    const auto date = PartialDate::parse_iso(iso);
    if (date && date->year() >= 1990 && date->year() <= 2100) return date;
  }
  return std::nullopt;
}

/// The date in the dateline of a first paragraph: `Altenbrück, 5. März 2022 – Das Museum …`.
std::optional<PartialDate> date_in_dateline(std::string_view paragraph) {
  constexpr std::size_t kReach = 80;
  const std::string_view start = paragraph.substr(0, kReach);
  std::size_t end = std::string_view::npos;
  for (const std::string_view dash : {" – ", " - ", " — "}) end = std::min(end, start.find(dash));
  const std::size_t comma = start.find(',');
  if (end == std::string_view::npos || comma == std::string_view::npos || comma > end) return std::nullopt;
  return read_date(start.substr(comma + 1, end - comma - 1));
}

/// The dates that a line shows; a line may hold two: `04.02.2022, 11:39 Uhr | Aktualisiert: 04.02.2022, 12:10
/// Uhr`.
void vote_line(std::string_view line, DateBallot& published, DateBallot& updated) {
  if (line.size() > 160 || std::none_of(line.begin(), line.end(), is_digit)) return;
  // `04.02.2022 | 11:39 Uhr`: the bar may stand within one date.
  std::string joined(line);
  std::replace(joined.begin(), joined.end(), '|', ' ');
  if (read_date(joined))
    return (says_update(joined) ? updated : published).vote(joined, kShownWeight, "shown");
  std::string_view rest = line;
  bool update = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of("|/•");
    const std::string_view part = trim(rest.substr(0, end));
    update = update || says_update(part);
    (update ? updated : published).vote(part, kShownWeight, "shown");
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

Dates dates(const PageFacts& facts, const VisiblePage& page, std::string_view url) {
  DateBallot published;
  DateBallot updated;
  if (facts.structured) {
    published.vote(facts.structured->published, kStructuredWeight, "json-ld datePublished");
    published.vote(facts.structured->created, 1, "json-ld dateCreated");
    updated.vote(facts.structured->modified, kStructuredWeight, "json-ld dateModified");
  }
  for (const auto& [name, weight] : kPublishedMetas) published.vote(facts.meta(name), weight, name);
  for (const auto& [name, weight] : kUpdatedMetas) updated.vote(facts.meta(name), weight, name);

  // Dates that stand far from the article are those of other articles.
  const NodeId text_end = page.body.end;
  const auto first_block =
      std::lower_bound(page.blocks.begin(), page.blocks.end(), page.body.first,
                       [](const TextBlock& block, NodeId id) { return block.first < id; });
  const auto start = static_cast<std::size_t>(first_block - page.blocks.begin());
  const NodeId near_start = page.blocks.empty() || start < 12 ? 0 : page.blocks[start - 12].first;
  bool first_unclear = true;
  for (const NodeId id : facts.times) {
    if (id < near_start || id > text_end) continue;
    std::string stated = page.tree.attribute(id, "datetime");
    if (stated.empty()) stated = page.tree.attribute(id, "content");
    if (stated.empty()) stated = collapse(page.tree.text(id));
    const Meaning meaning = meaning_of(page.tree, id);
    if (meaning == Meaning::updated) {
      updated.vote(stated, kMarkedTimeWeight, "time");
    } else if (meaning == Meaning::published) {
      published.vote(stated, kMarkedTimeWeight, "time");
    } else if (first_unclear) {
      published.vote(stated, kShownWeight, "time");
      first_unclear = false;
    }
  }
  for (std::size_t i = start < 12 ? 0 : start - 12; i < std::min(start + 4, page.blocks.size()); ++i) {
    vote_line(page.blocks[i].text, published, updated);
  }
  if (start < page.blocks.size()) {
    if (const auto date = date_in_dateline(page.blocks[start].text))
      published.vote(date->to_iso(), kShownWeight, "dateline");
  }
  if (const auto date = date_in_url(url)) published.vote(date->to_iso(), kUrlWeight, "address");

  Dates result{published.result(), updated.result()};
  if (result.published && result.updated && key_of(*result.published) == key_of(*result.updated))
    result.updated.reset();
  return result;
}

}  // namespace blattwerk::formats::html
