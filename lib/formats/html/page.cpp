#include "formats/html/page.h"

#include <algorithm>

#include "formats/html/ascii.h"
#include "formats/html/body.h"
#include "formats/html/metadata.h"
#include "formats/html/page_facts.h"
#include "formats/html/page_marks.h"
#include "formats/html/text_blocks.h"
#include "formats/html/tree.h"
#include "formats/site_rules.h"
#include "formats/sources.h"
#include "text/encoding.h"

namespace blattwerk::formats {
namespace {

using namespace html;

/// An article has a title and some running text; a page with less is a list, a gallery, a message.
constexpr std::size_t kShortestArticle = 200;

/// Less of the stated body than this on the page means that the page does not show it all.
constexpr double kShownShare = 0.5;

/// The charset that the page states of itself within its first kilobyte, as browsers look for it.
std::string stated_charset(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, 4096));
  std::size_t at = head.find("charset");
  while (at != std::string::npos) {
    std::size_t value = at + 7;
    while (value < head.size() && is_space(head[value])) ++value;
    if (value < head.size() && head[value] == '=') {
      ++value;
      while (value < head.size() && (is_space(head[value]) || head[value] == '"' || head[value] == '\''))
        ++value;
      std::size_t end = value;
      while (end < head.size() &&
             (is_letter(head[end]) || is_digit(head[end]) || head[end] == '-' || head[end] == '_'))
        ++end;
      return head.substr(value, end - value);
    }
    at = head.find("charset", at + 7);
  }
  return {};
}

std::size_t all_text(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.text.size();
  return bytes;
}

std::size_t running_text(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) {
    if (block.kind == Block::Kind::text || block.kind == Block::Kind::quote ||
        block.kind == Block::Kind::lead)
      bytes += block.text.size();
  }
  return bytes;
}

/// The article's blocks where the page states much more text than it shows: for subscribers, or put there by
/// a script. The lead is kept as shown.
std::vector<Block> blocks_of_stated_body(const std::vector<Block>& shown, std::string_view body) {
  std::vector<Block> blocks;
  if (!shown.empty() && shown.front().kind == Block::Kind::lead) blocks.push_back(shown.front());
  while (!body.empty()) {
    const std::size_t end = body.find('\n');
    std::string line = collapse(body.substr(0, end));
    const bool repeats_lead =
        !blocks.empty() && blocks.front().kind == Block::Kind::lead && blocks.front().text == line;
    if (!line.empty() && !repeats_lead) blocks.push_back({Block::Kind::text, std::move(line)});
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
  }
  return blocks;
}

/// Named as an author, in the text, or in a line on the sources right behind it.
std::string agency_of(const Document& document, const VisiblePage& page) {
  for (const std::string& author : document.authors) {
    if (const std::string_view agency = known_agency(author); !agency.empty()) return std::string(agency);
  }
  const auto is_text = [](const Block& block) { return block.kind == Block::Kind::text; };
  const auto first = std::find_if(document.blocks.begin(), document.blocks.end(), is_text);
  const auto last = std::find_if(document.blocks.rbegin(), document.blocks.rend(), is_text);
  if (first == document.blocks.end()) return {};
  std::string agency = credited_agency(first->text, last->text);
  constexpr std::size_t kReach = 6;
  const auto behind = std::lower_bound(page.blocks.begin(), page.blocks.end(), page.body.end,
                                       [](const TextBlock& block, NodeId id) { return block.first < id; });
  for (auto block = behind;
       block != page.blocks.end() && agency.empty() && block - behind < static_cast<std::ptrdiff_t>(kReach);
       ++block) {
    agency = agency_in_source_line(block->text);
  }
  return agency;
}

/// The article of a page, but for its bytes.
std::optional<Document> find_article(const Tree& tree, const PageFacts& facts, std::string url,
                                     const PageMarks& marks) {
  const std::vector<TextBlock> blocks = text_blocks(tree, marks.drop);
  BodyHints body_hints;
  body_hints.titles = titles(tree, facts);
  if (!marks.title.empty()) body_hints.titles.insert(body_hints.titles.begin(), marks.title);
  body_hints.elements = marks.body;
  body_hints.lead = marks.lead;
  body_hints.description = description(facts);
  if (facts.structured) {
    body_hints.article_body = facts.structured->body;
    body_hints.paid_classes = facts.structured->paid_classes;
  }
  Body body = extract_body(tree, blocks, body_hints);
  const VisiblePage page{tree, blocks, body};

  Document document;
  document.blocks = body.blocks;
  if (static_cast<double>(all_text(document.blocks)) <
      kShownShare * static_cast<double>(body_hints.article_body.size())) {
    document.blocks = blocks_of_stated_body(document.blocks, body_hints.article_body);
  }
  if (running_text(document.blocks) < kShortestArticle) return std::nullopt;
  if (!body_hints.titles.empty()) document.title = body_hints.titles.front();
  document.url = std::move(url);
  document.source = outlet(facts, document.url);
  const Dates found = dates(facts, page, document.url);
  document.published = found.published;
  document.updated = found.updated;
  document.authors = authors(facts, page, document.source);
  document.kicker = marks.kicker.empty() ? kicker(page, document.title) : marks.kicker;
  document.section = section(facts);
  document.topics = topics(facts);
  document.language = language(facts);
  document.agency = agency_of(document, page);
  document.format = "html";
  return document;
}

}  // namespace

std::optional<Document> read_html_page(std::string_view bytes, const FileHints& hints) {
  const std::string charset = hints.charset.empty() ? stated_charset(bytes) : hints.charset;
  const Tree tree = parse(text::to_utf8(bytes.substr(0, kMaxPageBytes), charset).text);
  const PageFacts facts = page_facts(tree);
  const std::string url = canonical_url(facts, hints.url);
  const SiteRules& sites = hints.sites != nullptr ? *hints.sites : SiteRules::built_in();

  std::optional<Document> document;
  if (const PageRules* rules = sites.of_host(host_of(url)))
    document = find_article(tree, facts, url, mark(tree, *rules));
  // Rules help where they fit; a site may have changed since they were written.
  if (!document) document = find_article(tree, facts, url, {});
  if (document) document->original = std::string(bytes);
  return document;
}

}  // namespace blattwerk::formats
