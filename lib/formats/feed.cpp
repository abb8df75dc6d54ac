#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/html_blocks.h"
#include "formats/reader.h"
#include "formats/xml.h"

namespace blattwerk::formats {
namespace {

bool accepts(std::string_view head, const FileHints&) {
  const std::string_view root = xml::root_name(head);
  return root == "rss" || root == "feed" ||
         (root == "RDF" && head.find("purl.org/rss") != std::string_view::npos);
}

bool is_item(std::string_view name) {
  return name == "item" || name == "entry";
}

// The bytes of each item as they stand in the file, found without parsing.
class ItemBytes {
 public:
  explicit ItemBytes(std::string_view bytes) : rest_(bytes) {}

  // Of the next item; empty where there is none.
  std::string_view next() {
    const auto begin = find_tag(0, false);
    if (!begin) return {};
    const auto end = find_tag(*begin + 1, true);
    const std::size_t close = end ? rest_.find('>', *end) : std::string_view::npos;
    const std::size_t length = close == std::string_view::npos ? rest_.size() - *begin : close + 1 - *begin;
    const std::string_view item = rest_.substr(*begin, length);
    rest_.remove_prefix(*begin + length);
    return item;
  }

 private:
  // Where an item's start or end tag stands, outside of comments and CDATA.
  std::optional<std::size_t> find_tag(std::size_t at, bool closing) const {
    while ((at = rest_.find('<', at)) != std::string_view::npos) {
      const std::string_view tag = rest_.substr(at);
      if (tag.starts_with("<![CDATA[")) {
        at = rest_.find("]]>", at);
      } else if (tag.starts_with("<!--")) {
        at = rest_.find("-->", at);
      } else if (is_item_tag(tag, closing)) {
        return at;
      } else {
        ++at;
      }
    }
    return std::nullopt;
  }

  static bool is_item_tag(std::string_view tag, bool closing) {
    if (closing != tag.starts_with("</")) return false;
    tag.remove_prefix(closing ? 2 : 1);
    std::string_view name = tag.substr(0, tag.substr(0, 40).find_first_of(" \t\r\n/>"));
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
      name.remove_prefix(colon + 1);
    return is_item(name);
  }

  std::string_view rest_;
};

// What a feed says of all its items.
struct Channel {
  std::string title;
  std::string language;
};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// Text, escaped HTML, or XHTML of Atom as HTML.
std::string html_of(const xmlNode* node) {
  return xml::attribute(node, "type") == "xhtml" ? xml::inner_markup(node) : xml::text(node);
}

std::string line_of(const xmlNode* node) {
  return line_of_html(html_of(node));
}

void set_link(const xmlNode* item, Document& document) {
  for (const xmlNode* link : xml::children(item, "link")) {
    const std::string relation = xml::attribute(link, "rel");
    std::string address = xml::attribute(link, "href");
    if (address.empty()) address = std::string(trimmed(xml::text(link)));
    if (!address.empty() && (relation.empty() || relation == "alternate")) {
      document.url = std::move(address);
      return;
    }
  }
}

// An id that is an address is the article's, unless a link says another.
void set_id(const xmlNode* item, Document& document) {
  const xmlNode* node = xml::child(item, "guid");
  if (node == nullptr) node = xml::child(item, "id");
  std::string id(trimmed(xml::text(node)));
  if (id.empty()) return;
  if (!is_address(id) || xml::attribute(node, "isPermaLink") == "false") {
    document.external_id = std::move(id);
  } else if (document.url.empty()) {
    document.url = std::move(id);
  }
}

std::optional<PartialDate> date_of(const xmlNode* item, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (auto date = parse_field_date(xml::text(xml::child(item, name)))) return date;
  }
  return std::nullopt;
}

// RSS writes `mail@example.org (Name)`.
std::string author_name(const std::string& stated) {
  const std::size_t open = stated.find('(');
  const std::size_t close = stated.rfind(')');
  if (stated.find('@') != std::string::npos && open != std::string::npos && close != std::string::npos &&
      open < close) {
    return stated.substr(open + 1, close - open - 1);
  }
  return stated.find('@') == std::string::npos ? stated : std::string();
}

void set_authors(const xmlNode* item, Document& document) {
  for (const std::string_view name : {"creator", "author"}) {
    for (const xmlNode* node : xml::children(item, name)) {
      const xmlNode* inner = xml::child(node, "name");
      append_authors(author_name(line_of(inner != nullptr ? inner : node)), document);
    }
    if (!document.authors.empty()) return;
  }
}

void set_topics(const xmlNode* item, Document& document) {
  for (const xmlNode* node : xml::children(item, "category")) {
    std::string topic = xml::attribute(node, "label");
    if (topic.empty()) topic = xml::attribute(node, "term");
    if (topic.empty()) topic = line_of(node);
    topic = one_line(topic);
    if (!topic.empty()) document.topics.push_back(std::move(topic));
  }
}

// The full content where there is one, with the summary as its lead; else the summary.
void set_body(const xmlNode* item, Document& document) {
  const xmlNode* content = xml::child(item, "encoded");
  if (content == nullptr) content = xml::child(item, "content");
  // Media RSS has a `content`, too, but no text in it.
  const std::string body = content == nullptr ? "" : html_of(content);
  const xmlNode* summary = xml::child(item, "description");
  if (summary == nullptr) summary = xml::child(item, "summary");
  if (!is_blank(body)) document.blocks = blocks_of_html(body);
  if (summary == nullptr) return;
  if (document.blocks.empty()) {
    document.blocks = blocks_of_html(html_of(summary));
  } else if (const std::string lead = line_of(summary); !lead.empty()) {
    set_lead(lead, document);
  }
}

Document read_item(const xmlNode* item, const Channel& channel) {
  Document document;
  document.format = "feed";
  document.title = line_of(xml::child(item, "title"));
  set_link(item, document);
  set_id(item, document);
  document.published = date_of(item, {"pubDate", "published", "date", "issued", "created"});
  document.updated = date_of(item, {"updated", "modified"});
  set_authors(item, document);
  set_topics(item, document);
  if (!document.topics.empty() && document.topics.size() == 1) document.section = document.topics.front();
  document.language = one_line(xml::text(xml::child(item, "language")));
  if (document.language.empty()) document.language = xml::attribute(item, "lang");
  if (document.language.empty()) document.language = channel.language;
  const xmlNode* source = xml::child(item, "source");
  const xmlNode* source_title = xml::child(source, "title");
  document.source = line_of(source_title != nullptr ? source_title : source);
  if (document.source.empty()) document.source = channel.title;
  set_body(item, document);
  settle_dates(document);
  return document;
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  const auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the feed is larger than {} MB", limits.article_bytes >> 20));
  MemorySource memory(*bytes);
  xml::Stream stream(memory, hints.charset == "UTF-8" ? hints.charset : "");
  ItemBytes item_bytes(*bytes);
  Channel channel;
  std::size_t items = 0;
  bool more = stream.next();
  while (more) {
    const std::string_view name = stream.name();
    const bool describes_channel = stream.depth() <= 2 && (name == "title" || name == "language");
    if (stream.depth() == 0) channel.language = "";
    if (!is_item(name) && !describes_channel) {
      more = stream.next();
      continue;
    }
    const xmlNode* element = stream.element();
    if (element == nullptr) break;
    if (describes_channel) {
      std::string& field = name == "title" ? channel.title : channel.language;
      if (field.empty()) field = line_of(element);
    } else {
      ++items;
      Document document = read_item(element, channel);
      document.original = std::string(item_bytes.next());
      document.place = fmt::format("item {}", items);
      if (document.title.empty() && document.blocks.empty()) {
        sink.problem(document.place, "no article: neither a title nor a text");
      } else {
        sink.document(std::move(document));
      }
    }
    more = stream.skip();
  }
  if (!stream.problem().empty()) return sink.problem("", "the feed is damaged or cut: " + stream.problem());
  if (items == 0) sink.problem("", "no article: a feed without items");
}

}  // namespace

Reader feed_reader() {
  return {"feed", accepts, read};
}

}  // namespace blattwerk::formats
