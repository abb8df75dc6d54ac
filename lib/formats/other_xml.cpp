#include <string>
#include <string_view>

#include <fmt/format.h>

#include "formats/reader.h"
#include "formats/xml.h"

// XML that holds no article is declined by name, lest it be taken for a plain text.

namespace blattwerk::formats {
namespace {

bool accepts(std::string_view head, const FileHints&) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string_view root = xml::root_name(head);
  return root == "urlset" || root == "sitemapindex" || root == "opml" || root == "svg" ||
         (head.starts_with("<?xml") && root != "html");
}

void read(ByteSource& source, const FileHints&, const ReadLimits&, DocumentSink& sink) {
  const std::string head = read_head(source, 64 * 1024);
  const std::string_view root = xml::root_name(head);
  if (root == "urlset" || root == "sitemapindex") {
    return sink.problem("", "a sitemap: it lists addresses, but holds no articles");
  }
  if (root == "opml") return sink.problem("", "a list of feeds (OPML): it holds no articles");
  sink.problem(
      "", fmt::format("XML of an unknown kind (<{}>): no news format that is known", root.substr(0, 60)));
}

}  // namespace

Reader other_xml_reader() {
  return {"xml", accepts, read};
}

}  // namespace blattwerk::formats
