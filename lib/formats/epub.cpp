#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "formats/blocks.h"
#include "formats/fields.h"
#include "formats/html/tree.h"
#include "formats/html_blocks.h"
#include "formats/package.h"
#include "formats/reader.h"
#include "formats/xml.h"
#include "text/encoding.h"

// E-books and e-papers: EPUB 2 and 3. Each chapter with running text is an article.

namespace blattwerk::formats {
namespace {

// A chapter with less text is a cover, a title page or an imprint.
constexpr std::size_t kLeastTextBytes = 200;

bool accepts(std::string_view head, const FileHints&) {
  return is_package_of(head, "application/epub+zip");
}

bool is_wanted(std::string_view path) {
  return path == "META-INF/container.xml" || path.ends_with(".opf") || path.ends_with(".xhtml") ||
         path.ends_with(".html") || path.ends_with(".htm") || path.ends_with(".xml");
}

// The path of a part as another part refers to it.
std::string resolve(std::string_view folder, std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  std::string path(folder);
  while (!reference.empty()) {
    const std::size_t slash = reference.find('/');
    const std::string_view step = reference.substr(0, slash);
    if (step == "..") {
      const std::size_t parent = path.find_last_of('/', path.empty() ? 0 : path.size() - 2);
      path.resize(parent == std::string::npos ? 0 : parent + 1);
    } else if (step != "." && !step.empty()) {
      path += step;
      if (slash != std::string_view::npos) path += '/';
    }
    reference = slash == std::string_view::npos ? std::string_view() : reference.substr(slash + 1);
  }
  return path;
}

struct Book {
  Document metadata;                  // title, authors, date … of the whole
  std::vector<std::string> chapters;  // paths in reading order
};

std::string package_path(const Package& package) {
  MemorySource source(package.part("META-INF/container.xml"));
  xml::Stream stream(source, "");
  while (stream.next()) {
    if (stream.name() == "rootfile") return xml::attribute(stream.element(), "full-path");
  }
  return {};
}

Book read_book(const Package& package) {
  Book book;
  const std::string path = package_path(package);
  MemorySource source(package.part(path));
  xml::Stream stream(source, "");
  if (!stream.next()) return book;
  const xmlNode* root = stream.element();
  if (root == nullptr) return book;
  const xmlNode* metadata = xml::child(root, "metadata");
  Document& whole = book.metadata;
  set_field(Field::title, xml::text(xml::child(metadata, "title")), whole);
  set_field(Field::published, xml::text(xml::child(metadata, "date")), whole);
  set_field(Field::source, xml::text(xml::child(metadata, "publisher")), whole);
  set_field(Field::language, xml::text(xml::child(metadata, "language")), whole);
  for (const xmlNode* creator : xml::children(metadata, "creator")) append_authors(xml::text(creator), whole);
  for (const xmlNode* subject : xml::children(metadata, "subject")) append_topics(xml::text(subject), whole);

  const std::string folder = path.substr(0, path.rfind('/') + 1);
  std::unordered_map<std::string, std::string> paths;
  for (const xmlNode* item : xml::children(xml::child(root, "manifest"), "item")) {
    const bool is_page = xml::attribute(item, "media-type").find("html") != std::string::npos;
    const bool is_contents = xml::attribute(item, "properties").find("nav") != std::string::npos;
    if (is_page && !is_contents)
      paths.emplace(xml::attribute(item, "id"), resolve(folder, xml::attribute(item, "href")));
  }
  for (const xmlNode* reference : xml::children(xml::child(root, "spine"), "itemref")) {
    const auto found = paths.find(xml::attribute(reference, "idref"));
    if (found != paths.end()) book.chapters.push_back(found->second);
  }
  return book;
}

std::string head_title(const std::string& page) {
  const html::Tree tree = html::parse(page);
  for (html::NodeId node = 0; node < tree.size(); ++node) {
    if (tree[node].tag == html::Tag::title) return one_line(tree.text(node));
  }
  return {};
}

std::size_t text_bytes(const std::vector<Block>& blocks) {
  std::size_t bytes = 0;
  for (const Block& block : blocks) bytes += block.kind == Block::Kind::heading ? 0 : block.text.size();
  return bytes;
}

// The title is the heading the chapter starts with, or what its page is called, or the book's.
Document read_chapter(const std::string& page, const Document& book) {
  Document document = book;
  document.format = "epub";
  document.blocks = blocks_of_html(page);
  if (!document.blocks.empty() && document.blocks.front().kind == Block::Kind::heading) {
    document.title = std::move(document.blocks.front().text);
    document.blocks.erase(document.blocks.begin());
  } else if (std::string title = head_title(page); !title.empty()) {
    document.title = std::move(title);
  }
  if (document.source.empty() && document.title != book.title) document.source = book.title;
  return document;
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  const auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the book is larger than {} MB", limits.article_bytes >> 20));
  const Package package = read_package(*bytes, hints, limits, is_wanted);
  const Book book = read_book(package);
  std::size_t articles = 0;
  for (const std::string& path : book.chapters) {
    const std::string_view page = package.part(path);
    Document document = read_chapter(text::to_utf8(page).text, book.metadata);
    if (text_bytes(document.blocks) < kLeastTextBytes) continue;
    ++articles;
    document.original = page;
    document.member = path;
    sink.document(std::move(document));
  }
  if (!package.problem.empty()) return sink.problem("", "the book is damaged or cut: " + package.problem);
  if (articles == 0) sink.problem("", "no article: a book without running text, or with copy protection");
}

}  // namespace

Reader epub_reader() {
  return {"epub", accepts, read};
}

}  // namespace blattwerk::formats
