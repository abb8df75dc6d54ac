#include "formats/html/tree.h"

#include <string>

#include <gtest/gtest.h>

namespace blattwerk::formats::html {
namespace {

/// The tree as `p[text b[bold]]`; white space between elements is left out.
std::string outline(const Tree& tree) {
  std::string out;
  std::vector<NodeId> ends;
  for (NodeId id = 1; id <= tree.size(); ++id) {
    while (!ends.empty() && ends.back() == id) {
      out += ']';
      ends.pop_back();
    }
    if (id == tree.size()) break;
    const std::string text = tree[id].is_text ? tree.text(id) : "";
    if (tree[id].is_text && text.find_first_not_of(" \n") == std::string::npos) continue;
    if (!out.empty() && out.back() != '[') out += ' ';
    if (tree[id].is_text) {
      out += text;
      continue;
    }
    out += tree[id].raw;
    out += '[';
    ends.push_back(tree[id].end);
    if (tree[id].end == id + 1) {
      out.back() = '.';
      ends.pop_back();
    }
  }
  return out;
}

struct Reading {
  const char* why;
  const char* page;
  const char* outline;
};

void PrintTo(const Reading& reading, std::ostream* out) {
  *out << reading.why;
}

class HtmlTreeOf : public testing::TestWithParam<Reading> {};

TEST_P(HtmlTreeOf, IsThatOfTheStandard) {
  EXPECT_EQ(outline(parse(GetParam().page)), GetParam().outline);
}

const Reading kReadings[] = {
    {"elements nest", "<div><p>eins <b>zwei</b></p><p>drei</p></div>", "div[p[eins  b[zwei]] p[drei]]"},
    {"a block ends a paragraph", "<p>eins<p>zwei<div>drei</div>", "p[eins] p[zwei] div[drei]"},
    {"a paragraph ends with what holds it", "<div><p>eins</div>zwei", "div[p[eins]] zwei"},
    {"items end items", "<ul><li>eins<li>zwei<ul><li>drei</ul><li>vier</ul>",
     "ul[li[eins] li[zwei ul[li[drei]]] li[vier]]"},
    {"terms end descriptions", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dl[dt[a] dd[b] dt[c] dd[d]]"},
    {"cells and rows end each other", "<table><tr><td>a<td>b<tr><td>c</table>d",
     "table[tr[td[a] td[b]] tr[td[c]]] d"},
    {"a cell outside a table is no element", "<div><td>a</td></div>", "div[a]"},
    {"a cell's end does not reach out of its table", "<table><tr><td><div>a</table></div>b",
     "table[tr[td[div[a]]]] b"},
    {"a heading ends a heading", "<h2>eins<h3>zwei</h2>drei", "h2[eins] h3[zwei] drei"},
    {"a link ends a link", "<p><a>eins<a>zwei</a>", "p[a[eins] a[zwei]]"},
    {"an end tag without start is ignored", "<div>eins</span></p></b>zwei</div>", "div[eins zwei]"},
    {"a bold end does not close the paragraph in it", "<b><p>eins</b>zwei</p>drei", "b[p[eins zwei] drei]"},
    {"a script holds no tags", "<script>if (a < b) '<p>'</script>x", "script[if (a < b) '<p>'] x"},
    {"a script hidden in a comment holds its inner end tag", "<script><!-- <script>a</script> --></script>x",
     "script[<!-- <script>a</script> -->] x"},
    {"a style and a title end at their end tag only", "<title>a <b> &amp; c</title><style><p></style>",
     "title[a <b> & c] style[<p>]"},
    {"comments and declarations are passed over",
     "<!DOCTYPE html>a<!-- <p>b -- > -->c<?xml x?>d<!-->e<!--->f", "a c d e f"},
    {"a less-than sign may be text", "a < b <3 c<", "a < b <3 c<"},
    {"void elements have no end", "<p>a<br>b<img src=x>c</p>", "p[a br. b img. c]"},
    {"an end tag br is a line break", "a</br>b", "a br. b"},
    {"self-closing counts in foreign content only", "<div/>a<svg><path/><g>b</g></svg>c",
     "div[a svg[path. g[b]] c]"},
    {"a block leaves foreign content", "<svg><g><p>a</p>", "svg[g.] p[a]"},
    {"character data sections are text in foreign content", "<svg><![CDATA[<p>]]></svg><![CDATA[b]]>",
     "svg[<p>]"},
    {"the head ends where the body's content starts", "<head><title>a</title><div>b</div>",
     "head[title[a]] div[b]"},
    {"a second body is ignored", "<body><p>a</body><body><p>b", "body[p[a] p[b]]"},
    {"unknown elements nest", "<x-a><x-b>a</x-a>b", "x-a[x-b[a]] b"},
    {"names are read in any case", "<DIV><P>a</p></Div>b", "DIV[P[a]] b"},
    {"a tag that the end cuts is dropped", "a<p class='b", "a"},
};

INSTANTIATE_TEST_SUITE_P(Pages, HtmlTreeOf, testing::ValuesIn(kReadings));

TEST(HtmlTreeAttributes, AreReadHoweverTheyAreQuoted) {
  const Tree tree =
      parse("<a href=\"x?a=1&copy=2&amp;b\" Title='&Auml;h' data-n=5 hidden =odd title=zweiter>");
  EXPECT_EQ(tree.attribute(1, "href"), "x?a=1&copy=2&b");
  EXPECT_EQ(tree.attribute(1, "title"), "Äh");
  EXPECT_EQ(tree.attribute(1, "data-n"), "5");
  EXPECT_EQ(tree.raw_attribute(1, "hidden"), "odd");
  EXPECT_EQ(tree.raw_attribute(1, "class"), std::nullopt);
}

TEST(HtmlTreeText, HasItsCharacterReferencesReplaced) {
  EXPECT_EQ(parse("&bdquo;&Uuml;ber&ldquo; &amp;amp; &#8364;&#x20AC;&#128; &auml &unknown; &#0; &#xD800; & "
                  "&#; &apos;")
                .text(0),
            "„Über“ &amp; €€€ ä &unknown; \uFFFD \uFFFD & &#; '");
}

TEST(HtmlTree, StaysValidWhenMoved) {
  Tree tree = parse("<p>a");
  const Tree moved = std::move(tree);
  EXPECT_EQ(outline(moved), "p[a]");
}

TEST(HtmlTree, DropsNulBytes) {
  EXPECT_EQ(outline(parse(std::string("<p>a\0b<\0b>c", 11))), "p[ab b[c]]");
}

TEST(HtmlTree, TakesAnyNestingInLinearTime) {
  std::string page;
  for (int i = 0; i < 300'000; ++i) page += "<div><b><x>";
  page += "innen";
  for (int i = 0; i < 300'000; ++i) page += "</p></b></y></div>";
  const Tree tree = parse(page);
  EXPECT_FALSE(tree.truncated());
  EXPECT_EQ(tree.text(0), "innen");
}

TEST(HtmlTree, IsCutWhereAPageHasMoreElementsThanAnyReader) {
  std::string page;
  for (std::size_t i = 0; i < kMaxNodes + 10; ++i) page += "<br>";
  const Tree tree = parse(page);
  EXPECT_TRUE(tree.truncated());
  EXPECT_EQ(tree.size(), kMaxNodes);
}

TEST(HtmlTree, HoldsTogetherWhateverIsCutOff) {
  const std::string page =
      "<html><head><title>x</title><script>a</script></head><body a=\"b\" c='d'><!-- e --><table><tr><td>f"
      "</table><svg><![CDATA[g]]></svg><p>&auml;&#x41;</p></body></html>";
  for (std::size_t length = 0; length <= page.size(); ++length) {
    const Tree tree = parse(page.substr(0, length));
    for (NodeId id = 1; id < tree.size(); ++id) {
      ASSERT_LT(tree[id].parent, id);
      ASSERT_GT(tree[id].end, id);
      ASSERT_LE(tree[id].end, tree[tree[id].parent].end);
    }
  }
}

}  // namespace
}  // namespace blattwerk::formats::html
