#include "server/pages/html.h"

#include <gtest/gtest.h>

namespace blattwerk::server::pages {
namespace {

TEST(Html, EscapesText) {
  EXPECT_EQ(Html("<b>\"Müller\" & 'Söhne'</b>").markup(),
            "&lt;b&gt;&quot;Müller&quot; &amp; &#39;Söhne&#39;&lt;/b&gt;");
}

TEST(Html, ReplacesWhatIsNoTextByTheReplacementCharacter) {
  const struct {
    std::string_view text;
    std::string_view markup;
  } cases[] = {
      {std::string_view("a\0b", 3), "a\uFFFDb"},
      {"a\x1B[2Jb", "a\uFFFD[2Jb"},
      {"\xFF\xFE", "\uFFFD\uFFFD"},
      {"\xC3", "\uFFFD"},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\u0085", "\uFFFD"},
      {"a\tb\nc", "a\tb\nc"},
      {"\U0001F5DE", "\U0001F5DE"},
  };
  for (const auto& each : cases) EXPECT_EQ(Html(each.text).markup(), each.markup);
}

TEST(Html, EscapesAttributes) {
  EXPECT_EQ(element("p", {{"title", "\"><script>alert(1)</script>"}}).markup(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"></p>");
}

TEST(Html, NestsElementsWithoutEscapingThemAgain) {
  const Html inner = element("em", {}, "a & b");
  EXPECT_EQ(element("p", {{"class", "lead"}, {"data-n", 3}}, "x ", inner, element("br", {})).markup(),
            "<p class=\"lead\" data-n=\"3\">x <em>a &amp; b</em><br></p>");
}

TEST(Html, WritesAttributesOnlyWhereTheyApply) {
  EXPECT_EQ(element("a", {only_if(false, {"rel", "next"}), flag("hidden", false), flag("download")}).markup(),
            "<a download=\"\"></a>");
}

TEST(Html, RoundsNumbersOfPictures) {
  EXPECT_EQ(element("rect", {{"x", 1.0 / 3}, {"y", 2.0}}).markup(), "<rect x=\"0.3\" y=\"2\"></rect>");
}

TEST(Html, LeadsOutsideOnlyByHttp) {
  EXPECT_EQ(element("a", {href_outside("https://example.org/?a=1&b=2")}).markup(),
            "<a href=\"https://example.org/?a=1&amp;b=2\"></a>");
  for (const auto* url :
       {"javascript:alert(1)", "data:text/html,x", "//example.org", "JavaScript:x", "", " https://x"}) {
    EXPECT_EQ(element("a", {href_outside(url)}).markup(), "<a></a>") << url;
  }
}

TEST(Link, EncodesWhateverIsPutIn) {
  EXPECT_EQ(Link("/search").with("q", "a&b=\"ü\" <x>").with("empty", "").with("page", 2).string(),
            "/search?q=a%26b%3D%22%C3%BC%22%20%3Cx%3E&page=2");
  EXPECT_EQ(Link("/archive").part("../etc/passwd").string(), "/archive/..%2Fetc%2Fpasswd");
  EXPECT_EQ(Link("/").part("articles").part(17).at("p3").string(), "/articles/17#p3");
  EXPECT_EQ(Link::to_place("hit-1").string(), "#hit-1");
}

}  // namespace
}  // namespace blattwerk::server::pages
