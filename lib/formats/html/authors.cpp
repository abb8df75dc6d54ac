#include <algorithm>
#include <utility>

#include "formats/html/ascii.h"
#include "formats/html/ballot.h"
#include "formats/html/byline.h"
#include "formats/html/metadata.h"
#include "formats/html/similarity.h"
#include "formats/sources.h"

namespace blattwerk::formats::html {
namespace {

// JSON-LD lists each author apart; a meta or a shown line joins them, and must be divided.
constexpr double kStructuredWeight = 5;
constexpr double kMetaWeight = 3;
constexpr double kShownWeight = 3;
constexpr double kMarkedWeight = 2;
// A list of persons is worth more than the outlet's own name, which templates fill in where they know none.
constexpr double kPersonsBonus = 6;
constexpr double kOutletFactor = 0.3;
constexpr double kPartFactor = 0.5;

constexpr std::string_view kMetas[] = {"author",
                                       "article:author",
                                       "dc.creator",
                                       "dcterms.creator",
                                       "parsely-author",
                                       "sailthru.author",
                                       "cxenseparse:author",
                                       "article.author",
                                       "byl",
                                       "creator"};

class AuthorBallot {
 public:
  AuthorBallot(const PageFacts& facts, std::string_view outlet) {
    own_names_.push_back(letters_of(outlet));
    own_names_.push_back(letters_of(facts.meta("og:site_name")));
    if (facts.structured) own_names_.push_back(letters_of(facts.structured->publisher));
    outlet_ = outlet;
  }

  void vote(std::vector<std::string> names, double weight, std::string_view reason) {
    std::erase_if(names, [](const std::string& name) { return letters_of(name).empty(); });
    if (names.empty()) return;
    const bool persons = std::any_of(names.begin(), names.end(), looks_like_person);
    const bool outlet_alone =
        !persons &&
        std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_outlet(name); });
    if (outlet_alone) weight *= kOutletFactor;
    if (persons) weight += kPersonsBonus;
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(letters_of(name));
    std::sort(keys.begin(), keys.end());
    std::string key;
    for (const std::string& one : keys) key += one + '|';
    ballot_.vote(std::move(key), std::move(names), weight, reason);
  }

  bool empty() const { return ballot_.empty(); }

  /// The list most believed. A list that is part of a longer one speaks for that too, but less: it may be cut
  /// on purpose.
  std::vector<std::string> result() const {
    const std::vector<std::string>* best = nullptr;
    double best_weight = 0;
    for (const auto& candidate : ballot_.candidates()) {
      double weight = candidate.weight;
      for (const auto& other : ballot_.candidates()) {
        if (candidate.reasons.starts_with("shown")) break;
        if (other.value.size() < candidate.value.size() && is_part(other.value, candidate.value))
          weight += kPartFactor * other.weight;
      }
      if (weight > best_weight) {
        best_weight = weight;
        best = &candidate.value;
      }
    }
    return best == nullptr ? std::vector<std::string>() : *best;
  }

 private:
  static bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    return std::all_of(part.begin(), part.end(), [&](const std::string& name) {
      return std::find(whole.begin(), whole.end(), name) != whole.end();
    });
  }

  bool is_outlet(const std::string& name) const {
    const std::string_view known = known_outlet(name);
    if (!known.empty() && known == outlet_) return true;
    return std::find(own_names_.begin(), own_names_.end(), letters_of(name)) != own_names_.end();
  }

  std::vector<std::string> own_names_;
  std::string_view outlet_;
  Ballot<std::vector<std::string>> ballot_;
};

std::vector<std::string> divided(const std::vector<std::string>& stated) {
  std::vector<std::string> names;
  for (const std::string& line : stated) {
    for (std::string& name : names_in_byline(line)) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace

std::vector<std::string> authors(const PageFacts& facts, const VisiblePage& page, std::string_view outlet) {
  AuthorBallot ballot(facts, outlet);
  if (facts.structured) ballot.vote(divided(facts.structured->authors), kStructuredWeight, "json-ld author");
  for (const std::string_view name : kMetas) {
    std::vector<std::string> stated;
    for (const std::string_view content : facts.all_metas(name)) stated.emplace_back(content);
    ballot.vote(divided(stated), kMetaWeight, name);
  }

  // Shown near the article's start or right behind its end.
  const auto index_of = [&](NodeId id) {
    const auto found =
        std::lower_bound(page.blocks.begin(), page.blocks.end(), id,
                         [](const TextBlock& block, NodeId node) { return block.first < node; });
    return static_cast<std::size_t>(found - page.blocks.begin());
  };
  const std::size_t start = index_of(page.body.first);
  const std::size_t end = index_of(page.body.end);
  for (std::size_t i = start < 12 ? 0 : start - 12; i < std::min(end + 3, page.blocks.size()); ++i) {
    if (i > start + 4 && i + 3 < end) continue;
    ballot.vote(names_in_visible_byline(page.blocks[i].text), kShownWeight, "shown");
  }
  const NodeId near_start = start < 12 || page.blocks.empty() ? 0 : page.blocks[start - 12].first;
  const auto lines_of = [&](const std::vector<NodeId>& elements, NodeId last) {
    constexpr std::size_t kLongestLine = 100;
    std::vector<std::string> lines;
    for (const NodeId id : elements) {
      if (id < near_start || id > last) continue;
      std::string text = collapse(page.tree.text(id));
      if (text.size() < kLongestLine) lines.push_back(std::move(text));
    }
    return divided(lines);
  };
  ballot.vote(lines_of(facts.authors, page.body.end), kMarkedWeight, "marked as author");
  std::vector<std::string> named = lines_of(facts.bylines, page.body.first);
  std::erase_if(named, [](const std::string& name) { return !looks_like_person(name); });
  // A class says author of much: of boxes, of other articles. It counts where nothing else names one.
  if (ballot.empty()) ballot.vote(std::move(named), kMarkedWeight, "class of author");
  return ballot.result();
}

}  // namespace blattwerk::formats::html
