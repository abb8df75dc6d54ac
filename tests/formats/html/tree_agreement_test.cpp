#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <gumbo.h>

#include "formats/html/ascii.h"
#include "formats/html/tree.h"

// The own tree holds each text under the same elements as that of gumbo, a full implementation of the HTML
// standard.

namespace blattwerk::formats::html {
namespace {

namespace fs = std::filesystem;

struct PlacedText {
  std::string path;  ///< `/div/article/p`
  std::string text;  ///< without white space

  friend bool operator==(const PlacedText&, const PlacedText&) = default;
};

void PrintTo(const PlacedText& placed, std::ostream* out) {
  *out << placed.path << ": " << placed.text.substr(0, 80);
}

/// Elements that the standard adds where they are not written, and raw text, which gumbo does not give as
/// written.
bool is_left_out(std::string_view name) {
  return name == "html" || name == "head" || name == "body" || name == "tbody" || name == "script" ||
         name == "style" || name == "noscript";
}

bool is_compared(const std::string& path) {
  for (const char* raw : {"/script", "/style", "/noscript", "/svg"}) {
    if (path.find(raw) != std::string::npos) return false;
  }
  return true;
}

void place(const std::string& path, const std::string& text, std::vector<PlacedText>& out) {
  std::string bare;
  for (const char c : text) {
    if (!is_space(c)) bare += c;
  }
  if (bare.empty() || !is_compared(path)) return;
  if (!out.empty() && out.back().path == path) {
    out.back().text += bare;
  } else {
    out.push_back({path, bare});
  }
}

std::vector<PlacedText> own_texts(const std::string& page) {
  const Tree tree = parse(page);
  std::vector<PlacedText> texts;
  std::vector<std::string> paths(tree.size());
  for (NodeId id = 1; id < tree.size(); ++id) {
    const Node& node = tree[id];
    if (node.is_text) {
      place(paths[node.parent], tree.text(id), texts);
      continue;
    }
    const std::string name = to_lower(node.raw);
    const bool raw = name == "script" || name == "style" || name == "noscript";
    paths[id] = paths[node.parent] + (is_left_out(name) && !raw ? "" : "/" + name);
  }
  return texts;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece tag = element.original_tag;
  gumbo_tag_from_original_text(&tag);
  return tag.data == nullptr ? std::string() : to_lower(std::string_view(tag.data, tag.length));
}

std::vector<PlacedText> gumbo_texts(const std::string& page) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
  std::vector<PlacedText> texts;
  std::vector<std::pair<const GumboNode*, std::string>> open = {{output->document, ""}};
  while (!open.empty()) {
    const auto [node, path] = open.back();
    open.pop_back();
    const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
                      node->type == GUMBO_NODE_WHITESPACE;
    if (text) place(path, node->v.text.text, texts);
    if (text || node->type == GUMBO_NODE_COMMENT) continue;
    const bool document = node->type == GUMBO_NODE_DOCUMENT;
    const GumboVector& children = document ? node->v.document.children : node->v.element.children;
    std::string inner = path;
    if (!document) {
      const std::string name = name_of(node->v.element);
      const bool raw = name == "script" || name == "style" || name == "noscript";
      if (!is_left_out(name) || raw) inner += "/" + name;
    }
    for (unsigned i = children.length; i-- > 0;)
      open.emplace_back(static_cast<const GumboNode*>(children.data[i]), inner);
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return texts;
}

TEST(HtmlTreeAgreement, HoldsForPagesWithCommonFaults) {
  const char* kPages[] = {
      "<p>eins<p>zwei<ul><li>a<li>b<ul><li>c</ul></ul>drei",
      "<table><tr><td>a<p>b<td>c<tr><th>d</table>e",
      "<div><span>a</div>b<h2>c<h3>d</h2>e",
      "<a href=1>eins<a href=2>zwei</a>drei",
      "<dl><dt>a<dd>b<p>c<dt>d</dl>",
      "<title>a &lt; b</title><p>a < b &amp; c &notit; &copy d<br>e",
      "<svg><title>a</title><g>b</g></svg><p>c<!-- d --><custom-tag>e</custom-tag>",
      "<select><option>a<option>b</select><button>c<p>d</button>e",
      "<article><header><h1>a</h1></header><section><p>b</section></article><p>c",
      "<script><!-- <script>a</script> --></script><p>b",
  };
  for (const char* page : kPages) EXPECT_EQ(own_texts(page), gumbo_texts(page)) << page;
}

std::string read_gzip(const fs::path& path) {
  std::string bytes;
  std::FILE* pipe = popen(("gzip -dc '" + path.string() + "'").c_str(), "r");
  if (pipe == nullptr) return bytes;
  char buffer[65536];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) bytes.append(buffer, count);
  pclose(pipe);
  return bytes;
}

TEST(HtmlTreeAgreement, HoldsForThePagesOfNewsSites) {
  const char* data = std::getenv("BLATTWERK_SHARED_DATA");
  const fs::path pages =
      (data != nullptr ? fs::path(data) : fs::path(BLATTWERK_SOURCE_DIR) / "../shared/data") / "pages";
  if (!fs::is_directory(pages)) GTEST_SKIP() << "no saved pages at " << pages;
  for (const auto& entry : fs::recursive_directory_iterator(pages)) {
    if (entry.path().extension() != ".gz") continue;
    const std::string page = read_gzip(entry.path());
    const auto own = own_texts(page);
    const auto other = gumbo_texts(page);
    ASSERT_EQ(own.size(), other.size()) << entry.path();
    for (std::size_t i = 0; i < own.size(); ++i) ASSERT_EQ(own[i], other[i]) << entry.path();
  }
}

}  // namespace
}  // namespace blattwerk::formats::html
