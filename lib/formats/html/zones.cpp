#include "formats/html/zones.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "formats/html/ascii.h"

namespace blattwerk::formats::html {
namespace {

struct ZoneWord {
  std::string_view word;
  Zone zone;
};

/// The words that German and English page templates name their parts by. Sorted by word.
constexpr ZoneWord kZoneWords[] = {
    {"abo", Zone::subscription},
    {"ad", Zone::advertisement},
    {"ads", Zone::advertisement},
    {"adslot", Zone::advertisement},
    {"advert", Zone::advertisement},
    {"advertisement", Zone::advertisement},
    {"advertorial", Zone::advertisement},
    {"anzeige", Zone::advertisement},
    {"anzeigen", Zone::advertisement},
    {"aside", Zone::aside},
    {"audio", Zone::embed},
    {"audioplayer", Zone::embed},
    {"author", Zone::byline},
    {"authorbox", Zone::byline},
    {"authors", Zone::byline},
    {"autor", Zone::byline},
    {"autoren", Zone::byline},
    {"banner", Zone::advertisement},
    {"bildnachweis", Zone::caption},
    {"bildunterschrift", Zone::caption},
    {"bookmark", Zone::sharing},
    {"breadcrumb", Zone::navigation},
    {"breadcrumbs", Zone::navigation},
    {"byline", Zone::byline},
    {"caption", Zone::caption},
    {"carousel", Zone::teaser},
    {"cmp", Zone::subscription},
    {"comment", Zone::comments},
    {"comments", Zone::comments},
    {"consent", Zone::subscription},
    {"cookie", Zone::subscription},
    {"copyright", Zone::caption},
    {"credit", Zone::caption},
    {"credits", Zone::caption},
    {"dateline", Zone::byline},
    {"datum", Zone::byline},
    {"disqus", Zone::comments},
    {"embed", Zone::embed},
    {"embeds", Zone::embed},
    {"empfehlung", Zone::teaser},
    {"empfehlungen", Zone::teaser},
    {"factbox", Zone::aside},
    {"faktbox", Zone::aside},
    {"figcaption", Zone::caption},
    {"footer", Zone::navigation},
    {"forum", Zone::comments},
    {"galerie", Zone::caption},
    {"gallery", Zone::caption},
    {"infobox", Zone::aside},
    {"kommentar", Zone::comments},
    {"kommentare", Zone::comments},
    {"leserbrief", Zone::comments},
    {"leserbriefe", Zone::comments},
    {"linklist", Zone::teaser},
    {"linkliste", Zone::teaser},
    {"mediainfo", Zone::caption},
    {"menu", Zone::navigation},
    {"menue", Zone::navigation},
    {"modal", Zone::subscription},
    {"nav", Zone::navigation},
    {"navbar", Zone::navigation},
    {"navi", Zone::navigation},
    {"navigation", Zone::navigation},
    {"newsletter", Zone::subscription},
    {"outbrain", Zone::advertisement},
    {"overlay", Zone::subscription},
    {"pagination", Zone::navigation},
    {"paywall", Zone::subscription},

    {"player", Zone::embed},
    {"podcast", Zone::embed},
    {"poll", Zone::embed},
    {"popular", Zone::teaser},
    {"popup", Zone::subscription},
    {"promo", Zone::advertisement},
    {"pubdate", Zone::byline},
    {"quiz", Zone::embed},
    {"readmore", Zone::teaser},
    {"recirc", Zone::teaser},
    {"recommendation", Zone::teaser},
    {"recommendations", Zone::teaser},
    {"recommended", Zone::teaser},
    {"related", Zone::teaser},
    {"share", Zone::sharing},
    {"shariff", Zone::sharing},
    {"sharing", Zone::sharing},
    {"sidebar", Zone::aside},
    {"signup", Zone::subscription},
    {"slider", Zone::teaser},
    {"slideshow", Zone::caption},
    {"social", Zone::sharing},
    {"sponsored", Zone::advertisement},
    {"subscribe", Zone::subscription},
    {"subscription", Zone::subscription},
    {"taboola", Zone::advertisement},
    {"tags", Zone::topics},
    {"teaser", Zone::teaser},
    {"teasers", Zone::teaser},
    {"toolbar", Zone::sharing},
    {"tooltip", Zone::subscription},
    {"tweet", Zone::embed},
    {"twitter", Zone::embed},
    {"umfrage", Zone::embed},
    {"video", Zone::embed},
    {"werbung", Zone::advertisement},
};

constexpr bool by_word(const ZoneWord& left, const ZoneWord& right) {
  return left.word < right.word;
}
static_assert(std::is_sorted(std::begin(kZoneWords), std::end(kZoneWords), by_word));

Zone zone_of_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::menu:
      return Zone::navigation;
    case Tag::aside:
      return Zone::aside;
    case Tag::figure:
    case Tag::figcaption:
    case Tag::picture:
    case Tag::caption:
      return Zone::caption;
    case Tag::form:
    case Tag::fieldset:
      return Zone::subscription;
    default:
      return Zone::content;
  }
}

/// A figure may also set a quote apart.
bool holds_quote(const Tree& tree, NodeId figure) {
  constexpr NodeId kReach = 60;
  for (NodeId id = figure + 1; id < std::min(tree[figure].end, figure + kReach); ++id) {
    if (tree[id].tag == Tag::blockquote) return true;
  }
  return false;
}

Zone zone_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "contentinfo" ||
      role == "search") {
    return Zone::navigation;
  }
  if (role == "complementary" || role == "note") return Zone::aside;
  if (role == "dialog" || role == "alert" || role == "alertdialog") return Zone::subscription;
  return Zone::content;
}

/// The first zone that a word of a class list or id speaks for. Words end at anything but a letter, and where
/// a capital follows a small letter: `ArticleTeaser_root`.
Zone zone_of_names(std::string_view names) {
  std::string word;
  char previous = ' ';
  for (std::size_t at = 0; at <= names.size(); ++at) {
    const char c = at < names.size() ? names[at] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool border = !is_letter(c) || (capital && previous >= 'a' && previous <= 'z');
    if (border && !word.empty()) {
      const Zone zone = zone_of_word(word);
      if (zone != Zone::content) return zone;
      word.clear();
    }
    if (is_letter(c)) word += to_lower(c);
    previous = c;
  }
  return Zone::content;
}

}  // namespace

Zone zone_of_word(std::string_view word) {
  const auto* found =
      std::lower_bound(std::begin(kZoneWords), std::end(kZoneWords), word,
                       [](const ZoneWord& entry, std::string_view wanted) { return entry.word < wanted; });
  return found != std::end(kZoneWords) && found->word == word ? found->zone : Zone::content;
}

Zone own_zone(const Tree& tree, NodeId id) {
  const Node& node = tree[id];
  if (node.is_text || node.tag == Tag::blockquote) return Zone::content;
  if (node.tag == Tag::figure && holds_quote(tree, id)) return Zone::content;
  const Zone by_tag = zone_of_tag(node.tag);
  if (by_tag != Zone::content || node.attribute_count == 0) return by_tag;
  if (const auto role = tree.raw_attribute(id, "role")) {
    const Zone zone = zone_of_role(*role);
    if (zone != Zone::content) return zone;
  }
  for (const std::string_view name : {"class", "id", "data-testid", "itemprop"}) {
    if (const auto value = tree.raw_attribute(id, name)) {
      const Zone zone = zone_of_names(value->substr(0, 300));
      if (zone != Zone::content) return zone;
    }
  }
  return Zone::content;
}

}  // namespace blattwerk::formats::html
