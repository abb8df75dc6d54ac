#include "formats/html/body.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "formats/html/ascii.h"
#include "formats/html/container.h"
#include "formats/html/furniture.h"
#include "formats/html/page_marks.h"
#include "formats/html/similarity.h"
#include "formats/html/text_weights.h"
#include "formats/html/zones.h"

namespace blattwerk::formats::html {
namespace {

constexpr std::size_t kShortestParagraph = 40;

/// What stands behind more of the text than this is not its headline.
constexpr double kMostTextBeforeTitle = 0.3;

/// From this share of the article's text on, a place is one where its paragraphs stand.
constexpr double kUsualShare = 0.1;

/// The blocks whose text is part of the stated article body; none where that is another text.
std::vector<bool> stated_blocks(const std::vector<TextBlock>& blocks, const std::string& article_body) {
  const PassageIndex body(article_body);
  std::vector<bool> stated(blocks.size());
  std::size_t covered = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].text.size() < kShortestParagraph) continue;
    stated[i] = body.contains(std::string_view(blocks[i].text).substr(0, 200));
    if (stated[i]) covered += blocks[i].text.size();
  }
  if (covered == 0 || covered * 2 < article_body.size()) stated.clear();
  return stated;
}

/// A name for where a block stands, the same for blocks that stand alike: the tags and first class words of
/// the elements around it up to the container.
std::size_t place_of(const Tree& tree, const TextBlock& block, NodeId container) {
  std::size_t place = 0;
  NodeId id = block.container;
  for (int level = 0; id != 0 && id != container && level < 12; ++level, id = tree[id].parent) {
    std::size_t own = static_cast<std::size_t>(tree[id].tag);
    if (const auto names = tree.raw_attribute(id, "class")) {
      const std::string_view trimmed = trim(*names);
      std::string word;
      for (const char c : trimmed.substr(0, trimmed.find(' '))) {
        if (!is_digit(c)) word += c;
      }
      own ^= std::hash<std::string>{}(word) << 1;
    }
    place = place * 1099511628211u + own;
  }
  return place;
}

enum class Role { none, lead, heading, paragraph };

class BodyFinder {
 public:
  BodyFinder(const Tree& tree, const std::vector<TextBlock>& blocks, const BodyHints& hints)
      : tree_(tree), blocks_(blocks), hints_(hints), weights_(tree, blocks) {}

  Body find() {
    Body body;
    zones_ = block_zones(tree_, blocks_, weights_, hints_.paid_classes);
    if (!hints_.elements.empty()) obey_rule();
    stated_ = stated_blocks(blocks_, hints_.article_body);
    // Text that is not stated counts a little, in case the stated body is only a part.
    constexpr double kUnstatedFactor = 0.05;
    std::vector<double> factors(blocks_.size(), 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!stated_.empty() && !stated_[i]) factors[i] = kUnstatedFactor;
      if (zones_[i] != Zone::content) factors[i] = 0;
    }
    weights_.scale(factors);
    if (weights_.total() < kShortestParagraph) return body;
    body.container = article_container(tree_, blocks_, weights_);
    first_ = weights_.begin_of(body.container);
    end_ = weights_.end_of(body.container);
    find_title();
    container_ = body.container;
    weigh_places();
    roles_.assign(blocks_.size(), Role::none);
    for (std::size_t i = first_; i < end_; ++i) roles_[i] = role_of(i);
    drop_what_links_announce();
    drop_pull_quotes();
    drop_lonely_headings();
    drop_what_trails();
    drop_lonely_headings();
    find_lead();
    collect(body);
    return body;
  }

 private:
  /// Nothing but the elements named holds the text, whatever their parts are called.
  void obey_rule() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (lies_within(tree_, hints_.elements, blocks_[i].first)) {
        zones_[i] = Zone::content;
      } else if (zones_[i] == Zone::content) {
        zones_[i] = Zone::aside;
      }
    }
  }

  /// The headline is a heading with the words of a stated title, else such a line, else the first `<h1>`.
  void find_title() {
    for (const std::string& title : hints_.titles) title_letters_.insert(letters_of(title));
    std::optional<std::size_t> line;
    std::optional<std::size_t> heading;
    double passed = 0;
    for (std::size_t i = 0; i < end_ && passed < kMostTextBeforeTitle * weights_.total(); ++i) {
      passed += weights_.of_block(i);
      const bool same = blocks_[i].text.size() < 400 && repeats_title(blocks_[i]);
      if (same && blocks_[i].heading_level > 0) {
        title_ = i;
        return;
      }
      if (same && i < first_) line = i;
      if (blocks_[i].heading_level == 1 && !heading) heading = i;
    }
    title_ = line ? line : heading;
  }

  void weigh_places() {
    places_.assign(blocks_.size(), 0);
    for (std::size_t i = first_; i < end_; ++i) {
      places_[i] = place_of(tree_, blocks_[i], container_);
      if (weights_.of_block(i) > kParagraphWeight) place_weights_[places_[i]] += weights_.of_block(i);
    }
    double heaviest = 0;
    for (std::size_t i = first_; i < end_; ++i) {
      if (share_of_place(i) <= heaviest) continue;
      heaviest = share_of_place(i);
      usual_depth_ = depth_of(blocks_[i]);
      text_in_items_ = blocks_[i].item != 0;
    }
  }

  /// How many elements are between a block and the container.
  int depth_of(const TextBlock& block) const {
    int depth = 0;
    for (NodeId id = block.container; id != 0 && id != container_ && depth < 20; id = tree_[id].parent)
      ++depth;
    return depth;
  }

  double share_of_place(std::size_t i) const {
    const auto found = place_weights_.find(places_[i]);
    return found == place_weights_.end() ? 0 : found->second / weights_.total();
  }

  bool repeats_title(const TextBlock& block) const { return title_letters_.contains(letters_of(block.text)); }

  Role role_of(std::size_t i) const {
    const TextBlock& block = blocks_[i];
    if (zones_[i] != Zone::content) return Role::none;
    if (block.table_cell && weights_.of_block(i) == 0) return Role::none;
    if (title_ && i <= *title_) return Role::none;
    if (is_furniture(block.text) || repeats_title(block)) return Role::none;
    if (block.heading_level == 0 && is_dateline(block.text)) return Role::none;
    const bool stated = !stated_.empty() && stated_[i];
    if (block.heading_level > 0) {
      return block.link_share() > 0.5 ? Role::none : Role::heading;
    }
    if (block.link_share() > 0.6) return Role::none;
    if (stated) return Role::paragraph;
    const bool all_bold = block.strong_bytes + 2 >= block.text.size();
    if (all_bold && block.text.size() < 100 && !ends_sentence(block.text) && !block.list_item)
      return Role::heading;
    const Tag tag = tree_[block.container].tag;
    const bool usual_place = share_of_place(i) > kUsualShare;
    if (usual_place) return Role::paragraph;
    const bool text_element = tag == Tag::p || tag == Tag::li || tag == Tag::blockquote;
    if (depth_of(block) > usual_depth_ + (block.quote ? 4 : 2)) return Role::none;
    if (block.list_item && block.link_bytes == 0 && tag == Tag::li) return Role::paragraph;
    if (text_element && block.text.size() >= kShortestParagraph) return Role::paragraph;
    return block.text.size() >= 120 && ends_sentence(block.text) ? Role::paragraph : Role::none;
  }

  /// Behind a line such as `Lesen Sie auch`, list items and headings up to the next paragraph belong to it.
  void drop_what_links_announce() {
    bool announced = false;
    for (std::size_t i = first_; i < end_; ++i) {
      if (zones_[i] != Zone::content) continue;
      if (roles_[i] == Role::none && is_furniture(blocks_[i].text)) announced = true;
      if (!announced || roles_[i] == Role::none) continue;
      const bool paragraph =
          roles_[i] == Role::paragraph && blocks_[i].item == 0 && share_of_place(i) > kUsualShare;
      const bool heading_of_text =
          roles_[i] == Role::heading && blocks_[i].heading_level > 0 && blocks_[i].link_bytes == 0;
      if (paragraph || heading_of_text) {
        announced = false;
      } else {
        roles_[i] = Role::none;
      }
    }
  }

  /// A quote that repeats words of a paragraph, to be read in passing.
  void drop_pull_quotes() {
    std::string paragraphs;
    for (std::size_t i = first_; i < end_; ++i) {
      if (roles_[i] == Role::paragraph && !blocks_[i].quote) paragraphs += blocks_[i].text + '\n';
    }
    const PassageIndex index(paragraphs);
    for (std::size_t i = first_; i < end_; ++i) {
      const bool quote = roles_[i] == Role::paragraph && blocks_[i].quote;
      if (quote && index.contains(blocks_[i].text)) roles_[i] = Role::none;
    }
  }

  /// What stands behind the last paragraph: lines that name who wrote it (`MDR (mm)`), what announces links
  /// that were left out, lists that nothing introduces.
  void drop_what_trails() {
    for (std::size_t i = end_; i-- > first_;) {
      if (roles_[i] == Role::none) continue;
      const TextBlock& block = blocks_[i];
      if (roles_[i] != Role::paragraph || block.quote) return;
      if (block.list_item || (block.item != 0 && !text_in_items_)) {
        const std::size_t list = first_of_list(i);
        if (is_introduced(list)) return;
        std::fill(roles_.begin() + static_cast<std::ptrdiff_t>(list),
                  roles_.begin() + static_cast<std::ptrdiff_t>(i) + 1, Role::none);
        continue;
      }
      const bool signature = block.text.size() < 60 && !ends_sentence(block.text);
      const bool pointer = block.text.ends_with(':') || tells_of_author(block.text) ||
                           offers_more(block.text) || names_sources(block.text) || block.link_share() > 0.5;
      if (!signature && !pointer) return;
      roles_[i] = Role::none;
    }
  }

  std::size_t first_of_list(std::size_t i) const {
    while (i > first_ && (blocks_[i - 1].item != 0 || roles_[i - 1] == Role::none) && blocks_[i].item != 0) {
      if (blocks_[i - 1].item == 0) break;
      --i;
    }
    return i;
  }

  /// Whether a heading or a line that ends in a colon stands right before.
  bool is_introduced(std::size_t i) const {
    if (i == first_ || roles_[i - 1] == Role::none) return false;
    return roles_[i - 1] == Role::heading || blocks_[i - 1].text.ends_with(':') ||
           share_of_place(i) > kUsualShare;
  }

  /// A heading with no paragraph behind it heads nothing.
  void drop_lonely_headings() {
    bool text_follows = false;
    for (std::size_t i = end_; i-- > first_;) {
      if (roles_[i] == Role::paragraph) text_follows = true;
      if (roles_[i] == Role::heading && !text_follows) roles_[i] = Role::none;
    }
  }

  /// The lead stands between title and text; the description is often the same, or a short form.
  void find_lead() {
    if (hints_.lead != 0 && take_lead(hints_.lead)) return;
    std::size_t first_text = first_;
    while (first_text < end_ && roles_[first_text] != Role::paragraph && roles_[first_text] != Role::heading)
      ++first_text;
    const std::size_t from = title_ ? *title_ + 1 : (first_text > 8 ? first_text - 8 : 0);
    std::optional<std::size_t> lead;
    double best = 0.45;
    for (std::size_t i = from; i < std::min(first_text + 1, end_); ++i) {
      const TextBlock& block = blocks_[i];
      if (block.heading_level == 1 || block.text.size() < 20 || block.link_share() > 0.5) continue;
      if (zones_[i] == Zone::navigation || zones_[i] == Zone::caption || is_dateline(block.text)) continue;
      double score = word_overlap(block.text, hints_.description);
      if (names_lead(block)) score += 0.5;
      const bool bold = block.strong_bytes + 2 >= block.text.size();
      if (i == first_text && bold && block.heading_level == 0 && ends_sentence(block.text)) score += 0.5;
      if (i < first_text && zones_[i] == Zone::content && title_ && !is_furniture(block.text) &&
          ends_sentence(block.text) &&
          block.text.size() >= (tree_[block.container].tag == Tag::p ? 40u : 80u)) {
        score += 0.55;
      }
      if (score > best) {
        best = score;
        lead = i;
      }
    }
    if (lead) roles_[*lead] = Role::lead;
  }

  /// False where the element shows no text. Of several passages the first is the lead.
  bool take_lead(NodeId element) {
    bool found = false;
    for (std::size_t i = weights_.begin_of(element); i < weights_.end_of(element); ++i) {
      if (!found) {
        roles_[i] = Role::lead;
      } else if (roles_[i] == Role::none) {
        roles_[i] = Role::paragraph;
      }
      found = true;
    }
    return found;
  }

  bool names_lead(const TextBlock& block) const {
    constexpr std::string_view kLeadWords[] = {
        "lead",    "intro",       "standfirst", "vorspann", "lede",       "einleitung", "introduction",
        "summary", "description", "subline",    "perex",    "abstract",   "excerpt",    "anrisstext",
        "deck",    "dek",         "leadtext",   "subtitle", "teasertext", "shorttext"};
    NodeId id = block.container;
    for (int level = 0; id != 0 && level < 3; ++level, id = tree_[id].parent) {
      for (const std::string_view name : {"class", "itemprop", "data-testid", "id"}) {
        const auto value = tree_.raw_attribute(id, name);
        if (!value) continue;
        const std::string lower = to_lower(value->substr(0, 200));
        for (const std::string_view word : kLeadWords) {
          if (lower.find(word) != std::string::npos) return true;
        }
      }
    }
    return false;
  }

  void collect(Body& body) const {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (roles_[i] == Role::none) continue;
      if (body.first == 0) body.first = blocks_[i].first;
      body.end = i + 1 < blocks_.size() ? blocks_[i + 1].first : tree_.size();
      body.blocks.push_back({kind_of(i), blocks_[i].text});
    }
  }

  Block::Kind kind_of(std::size_t i) const {
    if (roles_[i] == Role::lead) return Block::Kind::lead;
    if (roles_[i] == Role::heading) return Block::Kind::heading;
    if (blocks_[i].list_item) return Block::Kind::list_item;
    return blocks_[i].quote ? Block::Kind::quote : Block::Kind::text;
  }

  const Tree& tree_;
  const std::vector<TextBlock>& blocks_;
  const BodyHints& hints_;
  TextWeights weights_;
  std::vector<Zone> zones_;
  std::vector<bool> stated_;
  std::vector<std::size_t> places_;
  std::unordered_map<std::size_t, double> place_weights_;
  std::vector<Role> roles_;
  std::unordered_set<std::string> title_letters_;
  std::optional<std::size_t> title_;
  NodeId container_ = 0;
  int usual_depth_ = 0;
  bool text_in_items_ = false;  // as in a page that lists its posts
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

Body extract_body(const Tree& tree, const std::vector<TextBlock>& blocks, const BodyHints& hints) {
  return BodyFinder(tree, blocks, hints).find();
}

}  // namespace blattwerk::formats::html
