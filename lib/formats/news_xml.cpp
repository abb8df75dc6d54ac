#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/html_blocks.h"
#include "formats/reader.h"
#include "formats/xml.h"

// The exchange formats of news agencies: NITF (IPTC, 3.x) and NewsML-G2 (IPTC, 2.x), also NewsML 1 around
// NITF.

namespace blattwerk::formats {
namespace {

bool accepts(std::string_view head, const FileHints&) {
  const std::string_view root = xml::root_name(head);
  return root == "nitf" || root == "newsItem" || root == "newsMessage" || root == "NewsML" ||
         root == "newsML";
}

std::string line(const xmlNode* node) {
  return one_line(xml::text(node));
}

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void set_if_unknown(std::optional<PartialDate>& field, const std::string& value) {
  if (!field) field = parse_field_date(value);
}

// `Von Anna Schmidt` with or without elements around the name.
void set_byline(const xmlNode* byline, Document& document) {
  if (byline == nullptr || !document.authors.empty()) return;
  const auto people = xml::children(byline, "person");
  if (people.empty()) return append_authors(line(byline), document);
  for (const xmlNode* person : people) {
    std::string name = line(person);
    if (!name.empty()) document.authors.push_back(std::move(name));
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Paragraphs, lists and quotes of NITF are those of HTML; its headings have another name.
void append_blocks(const xmlNode* node, Document& document) {
  std::string markup = xml::inner_markup(node);
  replace_all(markup, "<hl2", "<h2 ");
  replace_all(markup, "</hl2", "</h2 ");
  for (Block& block : blocks_of_html(markup)) document.blocks.push_back(std::move(block));
}

void read_nitf(const xmlNode* nitf, Document& document) {
  const xmlNode* docdata = xml::child(nitf, {"head", "docdata"});
  set_if_empty(document.external_id, xml::attribute(xml::child(docdata, "doc-id"), "id-string"));
  set_if_unknown(document.published, xml::attribute(xml::child(docdata, "date.issue"), "norm"));
  set_if_unknown(document.published, xml::attribute(xml::child(docdata, "date.release"), "norm"));
  set_if_empty(document.source, xml::attribute(xml::child(docdata, "doc.copyright"), "holder"));
  for (const xmlNode* keyword : xml::children(xml::child(docdata, "key-list"), "keyword")) {
    const std::string topic = one_line(xml::attribute(keyword, "key"));
    if (!topic.empty()) document.topics.push_back(topic);
  }
  const xmlNode* publication = xml::child(nitf, {"head", "pubdata"});
  set_if_empty(document.source, xml::attribute(publication, "name"));
  set_if_empty(document.section, xml::attribute(publication, "position.section"));
  set_if_unknown(document.published, xml::attribute(publication, "date.publication"));

  const xmlNode* head = xml::child(nitf, {"body", "body.head"});
  set_if_empty(document.title, line(xml::child(head, {"hedline", "hl1"})));
  set_if_empty(document.title, line(xml::child(nitf, {"head", "title"})));
  set_byline(xml::child(head, "byline"), document);
  set_if_empty(document.agency, line(xml::child(head, "distributor")));
  append_blocks(xml::child(nitf, {"body", "body.content"}), document);
  const std::string abstract = line(xml::child(head, "abstract"));
  if (!abstract.empty()) set_lead(abstract, document);
}

void read_content(const xmlNode* content_set, Document& document) {
  const xmlNode* inline_xml = xml::child(content_set, "inlineXML");
  if (const xmlNode* nitf = xml::descendant(inline_xml, "nitf")) {
    read_nitf(nitf, document);
  } else if (inline_xml != nullptr) {
    const xmlNode* body = xml::descendant(inline_xml, "body");
    append_blocks(body != nullptr ? body : inline_xml, document);
  } else if (const xmlNode* data = xml::child(content_set, "inlineData")) {
    set_text(xml::text(data), document);
  }
}

void read_news_item(const xmlNode* item, Document& document) {
  document.external_id = xml::attribute(item, "guid");
  document.language = xml::attribute(item, "lang");
  const xmlNode* meta = xml::child(item, "contentMeta");
  document.title = line(xml::child(meta, "headline"));
  set_if_unknown(document.published, line(xml::child(meta, "contentCreated")));
  set_if_unknown(document.updated, line(xml::child(meta, "contentModified")));
  if (const std::string language = xml::attribute(xml::child(meta, "language"), "tag"); !language.empty()) {
    document.language = language;
  }
  const xmlNode* item_meta = xml::child(item, "itemMeta");
  set_if_unknown(document.published, line(xml::child(item_meta, "firstCreated")));
  set_if_unknown(document.updated, line(xml::child(item_meta, "versionCreated")));
  set_if_empty(document.title, line(xml::child(item_meta, "title")));
  const xmlNode* provider = xml::child(item_meta, "provider");
  set_if_empty(document.source, line(xml::child(provider, "name")));
  set_if_empty(document.source, xml::attribute(provider, "literal"));
  for (const xmlNode* creator : xml::children(meta, "creator")) {
    const std::string name = line(xml::child(creator, "name"));
    if (!name.empty()) document.authors.push_back(name);
  }
  set_byline(xml::child(meta, "by"), document);
  for (const xmlNode* subject : xml::children(meta, "subject")) {
    const std::string topic = line(xml::child(subject, "name"));
    if (!topic.empty()) document.topics.push_back(topic);
  }
  read_content(xml::child(item, "contentSet"), document);
  for (const xmlNode* description : xml::children(meta, "description")) {
    if (xml::attribute(description, "role").ends_with("summary")) set_lead(line(description), document);
  }
}

// NewsML 1 has its headline and dates around the NITF.
void read_news_component(const xmlNode* item, Document& document) {
  document.title = line(xml::descendant(item, "HeadLine"));
  document.external_id = line(xml::descendant(item, "PublicIdentifier"));
  set_if_unknown(document.published, line(xml::descendant(item, "FirstCreated")));
  set_if_unknown(document.updated, line(xml::descendant(item, "ThisRevisionCreated")));
  if (const xmlNode* nitf = xml::descendant(item, "nitf")) {
    read_nitf(nitf, document);
  } else if (const xmlNode* content = xml::descendant(item, "DataContent")) {
    append_blocks(content, document);
  }
}

bool is_news(std::string_view name) {
  return name == "nitf" || name == "newsItem" || name == "NewsItem";
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("larger than {} MB; is it an article?", limits.article_bytes >> 20));
  MemorySource memory(*bytes);
  xml::Stream stream(memory, hints.charset == "UTF-8" ? hints.charset : "");
  std::size_t items = 0;
  bool more = stream.next();
  while (more) {
    if (!is_news(stream.name())) {
      more = stream.next();
      continue;
    }
    const xmlNode* element = stream.element();
    if (element == nullptr) break;
    Document document;
    document.format = "newsml";
    if (stream.name() == "nitf") {
      document.format = "nitf";
      read_nitf(element, document);
    } else if (stream.name() == "newsItem") {
      read_news_item(element, document);
    } else {
      read_news_component(element, document);
    }
    ++items;
    if (stream.depth() > 0) document.place = fmt::format("item {}", items);
    settle_dates(document);
    document.original = stream.depth() > 0 ? xml::outer_markup(element) : *bytes;
    if (document.title.empty() && document.blocks.empty()) {
      sink.problem(document.place, "no article: neither a title nor a text");
    } else {
      sink.document(std::move(document));
    }
    more = stream.skip();
  }
  if (!stream.problem().empty()) return sink.problem("", "the file is damaged or cut: " + stream.problem());
  if (items == 0) sink.problem("", "no article: a message without news items");
}

}  // namespace

Reader news_xml_reader() {
  return {"newsml", accepts, read};
}

}  // namespace blattwerk::formats
