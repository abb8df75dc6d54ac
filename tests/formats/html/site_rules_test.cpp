#include "formats/site_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "formats/html/page.h"

namespace blattwerk::formats {
namespace {

using html::NodeId;
using html::Selector;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct SelectorCase {
  const char* selector;
  std::vector<std::string> texts;  ///< of what it finds
};

void PrintTo(const SelectorCase& one, std::ostream* out) {
  *out << one.selector;
}

class SelectorTest : public testing::TestWithParam<SelectorCase> {};

TEST_P(SelectorTest, FindsElements) {
  const html::Tree tree = html::parse(
      "<div id=a class='box wide'><p class=x>1</p><SPAN data-kind='ad large'>2</SPAN><div "
      "class=box>3</div></div>"
      "<section class=Größe><div><p class=x>4</p></div></section><p>5</p>");
  const auto selector = Selector::parse(GetParam().selector);
  ASSERT_TRUE(selector);
  std::vector<std::string> texts;
  for (const NodeId id : selector->find_all(tree)) texts.push_back(tree.text(id));
  EXPECT_EQ(texts, GetParam().texts);
}

INSTANTIATE_TEST_SUITE_P(
    Css, SelectorTest,
    testing::Values(SelectorCase{"p", {"1", "4", "5"}}, SelectorCase{"P.x", {"1", "4"}},
                    SelectorCase{"div p", {"1", "4"}}, SelectorCase{"#a p", {"1"}},
                    SelectorCase{".box", {"123"}}, SelectorCase{".box .box", {"3"}},
                    SelectorCase{".box.wide", {"123"}}, SelectorCase{".Box", {}}, SelectorCase{".bo", {}},
                    SelectorCase{"span[data-kind]", {"2"}}, SelectorCase{"[data-kind^=ad]", {"2"}},
                    SelectorCase{"[data-kind*=\"d l\"]", {"2"}}, SelectorCase{"[data-kind=ad]", {}},
                    SelectorCase{"section .x", {"4"}}, SelectorCase{".Größe * p", {"4"}},
                    SelectorCase{"section section p", {}}, SelectorCase{" p ", {"1", "4", "5"}}));

TEST(Selector, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"", " ", ".", "#", "p >", "p > a", "a,b", "p:first-child", "[", "[]", "[a", "[=b]",
                           "[a=]", "[a~=b]", "p..x", "p.x[", "a b c d e f g h i", "a\"b"})
    EXPECT_FALSE(Selector::parse(text)) << text;
}

TEST(Selector, IsLinearInAnyPage) {
  std::string page;
  for (int i = 0; i < 200'000; ++i) page += "<div class=x>";
  const html::Tree tree = html::parse(page);
  EXPECT_THAT(Selector::parse(".y .x .x .x .x .x .x .x")->find_all(tree), IsEmpty());
  EXPECT_EQ(Selector::parse(".x .x")->find_all(tree).size(), 1u);
}

TEST(SiteRules, AreFoundByTheNearestDomain) {
  SiteRules rules;
  rules.add("# Anmerkung\n\nexample.org title h1\nBlatt.Example.org\tbody\t.text\r\n");
  EXPECT_EQ(rules.of_host("www.example.org")->title.size(), 1u);
  EXPECT_EQ(rules.of_host("blatt.example.org")->body.size(), 1u);
  EXPECT_TRUE(rules.of_host("blatt.example.org")->title.empty());
  EXPECT_EQ(rules.of_host("example.com"), nullptr);
  EXPECT_EQ(rules.of_host("badexample.org"), nullptr);
  EXPECT_EQ(rules.of_host(""), nullptr);
}

TEST(SiteRules, GiveWayToLaterOnesOfTheSameDomain) {
  SiteRules rules;
  rules.add("example.org title h1\nexample.org title h2");
  rules.add("example.org drop .box");
  EXPECT_TRUE(rules.of_host("example.org")->title.empty());
  EXPECT_EQ(rules.of_host("example.org")->drop.size(), 1u);
}

TEST(SiteRules, NameTheLineThatIsNone) {
  for (const char* text :
       {"\nexample.org", "\nexample.org headline h1", "\nexample.org title", "\nexample.org title p >"}) {
    SiteRules rules;
    try {
      rules.add(text);
      ADD_FAILURE() << text;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr("line 2")) << text;
    }
  }
}

TEST(SiteRules, ThatAreBuiltInAreSound) {
  EXPECT_NE(SiteRules::built_in().of_host("www.mdr.de"), nullptr);
}

const std::string kFirst =
    "Der Gemeinderat hat am Dienstagabend über den Umbau des Bahnhofs beraten. Nach drei Stunden stand fest, "
    "dass "
    "der Vorplatz mehr Bäume bekommt.";
const std::string kSecond =
    "Die Bürgermeisterin sprach von einem guten Tag für die Stadt. Die Kosten steigen um zwei Millionen "
    "Euro, das "
    "Land übernimmt davon die Hälfte.";
const std::string kBox =
    "Der Bahnhof wurde vor hundert Jahren gebaut und seither dreimal erweitert, zuletzt in den Jahren des "
    "Aufschwungs.";

// A page that the general extraction can't get right: its classes say nothing, or mislead.
std::string misleading_page() {
  return "<!DOCTYPE html><html><head><title>Bahnhof: Alles neu | Musterblatt</title>"
         "<meta property=og:title content='Das müssen Sie wissen'></head><body><article>"
         "<div class=t0>Verkehr</div><h1>Bahnhof: Alles neu</h1><div class=t1>Das sagen die Bürger dazu</div>"
         "<div class=teaser><p>" +
         kFirst + "</p><p class=t2>" + kBox + "</p><p>" + kSecond + "</p></div></article></body></html>";
}

std::optional<Document> read_by(const std::string& lines, const std::string& page = misleading_page()) {
  SiteRules rules;
  rules.add(lines);
  return read_html_page(page, {.url = "https://www.example.org/a", .sites = &rules});
}

std::vector<std::string> texts_of(const std::optional<Document>& document) {
  std::vector<std::string> texts;
  if (document) {
    for (const Block& block : document->blocks) texts.push_back(block.text);
  }
  return texts;
}

TEST(SiteRules, SayWhatElementsHold) {
  const auto document = read_by(
      "example.org title h1\nexample.org kicker .t0\nexample.org lead .t1\nexample.org body "
      ".teaser\nexample.org drop .t2");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "Bahnhof: Alles neu");
  EXPECT_EQ(document->kicker, "Verkehr");
  EXPECT_THAT(texts_of(document), ElementsAre("Das sagen die Bürger dazu", kFirst, kSecond));
  EXPECT_EQ(document->blocks.front().kind, Block::Kind::lead);
}

TEST(SiteRules, OfAnotherSiteChangeNothing) {
  const auto document = read_by("example.com title h1\nexample.com drop p");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->title, "Das müssen Sie wissen");
  EXPECT_THAT(texts_of(document), testing::Contains(kBox));
}

TEST(SiteRules, ThatNoLongerFitLeaveItToTheGeneralExtraction) {
  const auto without = texts_of(read_by(""));
  ASSERT_FALSE(without.empty());
  for (const char* lines : {"example.org body .gone\nexample.org title .gone\nexample.org lead #gone",
                            "example.org body .t0", "example.org drop body", "example.org drop p"})
    EXPECT_EQ(texts_of(read_by(lines)), without) << lines;
}

TEST(SiteRules, TakeTheFirstSelectorThatFinds) {
  EXPECT_EQ(read_by("example.org title .gone\nexample.org title h1\nexample.org title .t0")->title,
            "Bahnhof: Alles neu");
}

TEST(SiteRules, SurviveAnyPage) {
  const std::string lines =
      "example.org title *\nexample.org lead *\nexample.org body *\nexample.org drop p p\nexample.org drop p";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<p><div class=t2>";
  for (const std::string& page : {std::string(), std::string("<"), deep, deep + kFirst + kSecond})
    read_by(lines, page);
}

}  // namespace
}  // namespace blattwerk::formats
