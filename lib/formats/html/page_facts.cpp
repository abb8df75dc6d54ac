#include "formats/html/page_facts.h"

#include "formats/html/ascii.h"
#include "formats/html/text_blocks.h"
#include "formats/html/zones.h"

namespace blattwerk::formats::html {
namespace {

constexpr std::size_t kMaxMetas = 1000;
constexpr std::size_t kMaxMarked = 500;
constexpr std::size_t kMaxScripts = 200;

void add_meta(const Tree& tree, NodeId id, PageFacts& facts) {
  if (facts.metas.size() >= kMaxMetas) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    const auto name = tree.raw_attribute(id, key);
    if (!name || name->empty()) continue;
    std::string content = collapse(tree.attribute(id, "content"));
    if (content.empty()) content = collapse(tree.attribute(id, "value"));
    facts.metas.push_back({to_lower(trim(*name)), std::move(content)});
  }
}

/// Whether a script of this type may speak of an article at all; most speak of lists and logos.
bool mentions_article(std::string_view script) {
  return script.find("rticle") != std::string_view::npos || script.find("osting") != std::string_view::npos ||
         script.find("Report") != std::string_view::npos;
}

}  // namespace

std::string_view PageFacts::meta(std::string_view name) const {
  for (const Meta& meta : metas) {
    if (meta.name == name && !meta.content.empty()) return meta.content;
  }
  return {};
}

std::vector<std::string_view> PageFacts::all_metas(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const Meta& meta : metas) {
    if (meta.name == name && !meta.content.empty()) found.push_back(meta.content);
  }
  return found;
}

PageFacts page_facts(const Tree& tree) {
  PageFacts facts;
  std::vector<std::string> scripts;
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Node& node = tree[id];
    if (node.is_text) continue;
    switch (node.tag) {
      case Tag::meta:
        add_meta(tree, id, facts);
        continue;
      case Tag::title:
        if (facts.title.empty() && tree[node.parent].tag != Tag::svg) facts.title = collapse(tree.text(id));
        continue;
      case Tag::html:
        facts.language = tree.attribute(id, "lang");
        if (facts.language.empty()) facts.language = tree.attribute(id, "xml:lang");
        break;
      case Tag::link:
        if (facts.canonical.empty() && tree.raw_attribute(id, "rel") &&
            has_word(to_lower(*tree.raw_attribute(id, "rel")), "canonical")) {
          facts.canonical = collapse(tree.attribute(id, "href"));
        }
        continue;
      case Tag::script: {
        const auto type = tree.raw_attribute(id, "type");
        if (!type || scripts.size() >= kMaxScripts || node.end == id + 1) continue;
        if (!starts_with_ignoring_case(trim(*type), "application/ld+json")) continue;
        if (mentions_article(tree[id + 1].raw)) scripts.emplace_back(tree[id + 1].raw);
        continue;
      }
      case Tag::h1:
        if (facts.headings.size() < kMaxMarked) facts.headings.push_back(id);
        break;
      default:
        break;
    }
    if (node.attribute_count == 0) continue;
    const bool time = node.tag == Tag::time || tree.raw_attribute(id, "datetime") ||
                      tree.raw_attribute(id, "itemprop") == "datePublished" ||
                      tree.raw_attribute(id, "itemprop") == "dateModified";
    if (time && facts.times.size() < kMaxMarked) facts.times.push_back(id);
    const auto rel = tree.raw_attribute(id, "rel");
    const bool author =
        (rel && has_word(to_lower(*rel), "author")) || tree.raw_attribute(id, "itemprop") == "author";
    if (author && facts.authors.size() < kMaxMarked) facts.authors.push_back(id);
    const bool byline = !author && tree.raw_attribute(id, "class") && own_zone(tree, id) == Zone::byline;
    if (byline && facts.bylines.size() < kMaxMarked) facts.bylines.push_back(id);
  }
  if (!scripts.empty()) facts.structured = read_json_ld(scripts);
  return facts;
}

}  // namespace blattwerk::formats::html
