// The pages of an archive of samples/, as the router makes them. The golden files in tests/golden/pages hold
// what stands in `main`, a tag a line; BLATTWERK_UPDATE_GOLDEN=1 writes them anew.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>

#include <gmock/gmock.h>

#include "ingest/pipeline.h"
#include "server/pages/assets.h"
#include "server/routes.h"
#include "server/target.h"
#include "temporary_folder.h"

namespace blattwerk::server {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::filesystem::path kSource = BLATTWERK_SOURCE_DIR;

class PagesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    archive_path_ = folder_->path() / "archive.db";
    store::Archive archive = store::Archive::open_for_writing(archive_path_);
    ingest::ImportOptions options;
    options.now = "2026-01-02T03:04:05Z";
    ingest::import_paths(archive, {(kSource / "samples").string()}, options);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  Response ask(const std::string& target, search::Language language = search::Language::german) {
    return send("GET", target, {}, language);
  }
  Response send(const std::string& method, const std::string& target, const std::string& form,
                search::Language language = search::Language::german) {
    Request request;
    request.method = method;
    request.target = target;
    const auto parsed = parse_target(target);
    request.segments = parsed->segments;
    request.query = parsed->query;
    request.form = parse_form(form);
    request.headers.add("accept", "text/html");
    request.language = language;
    return router_.handle(context_, std::move(request));
  }
  std::string csrf() const { return "csrf=" + context_.csrf_token(); }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::filesystem::path archive_path_;
  Context context_{Settings{archive_path_, "1"}};
  Router router_ = make_router();
};

std::string main_of(const std::string& page) {
  const std::size_t start = page.find("<main");
  const std::size_t end = page.find("</main>");
  std::string content = page.substr(start, end - start) + "</main>";
  return std::regex_replace(content, std::regex("><"), ">\n<") + '\n';
}

void expect_golden(const std::string& name, const std::string& page) {
  const auto path = kSource / "tests/golden/pages" / (name + ".html");
  const std::string content = main_of(page);
  if (std::getenv("BLATTWERK_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << content;
    return;
  }
  std::ifstream file(path);
  const std::string expected((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(content, expected) << "if the change is meant, write " << path
                               << " anew with BLATTWERK_UPDATE_GOLDEN=1";
}

// Those that do not depend on how articles are ranked and names are found.
TEST_F(PagesTest, LookAsTheGoldenFilesSay) {
  const std::pair<const char*, const char*> pages[] = {
      {"archive", "/archive"},
      {"year", "/archive/2022"},
      {"month", "/archive/2022/03"},
      {"day", "/archive/2022/02/24"},
      {"undated", "/archive/undated"},
      {"help", "/help"},
      {"trends", "/trends?q=Altenbr%C3%BCck"},
      {"concordance", "/concordance?q=titel:Bundespr%C3%A4sident"},
      {"empty_day", "/archive/1999/12/31"},
  };
  for (const auto& [name, target] : pages) {
    const Response response = ask(target);
    EXPECT_EQ(response.status, 200) << target;
    expect_golden(name, response.body);
  }
  expect_golden("help_english", ask("/help", search::Language::english).body);
  expect_golden("not_found", ask("/archive/2022/02/30").body);
}

TEST_F(PagesTest, EveryPageIsThereInBothLanguages) {
  for (const auto* target : {"/",
                             "/search",
                             "/search?q=Putin",
                             "/search?q=Putin&person=Olaf+Scholz&sort=newest",
                             "/search?from=2022-02&to=2022-02",
                             "/articles/1",
                             "/articles/17?q=NATO&names=1",
                             "/articles/1/versions",
                             "/archive",
                             "/archive/2022",
                             "/archive/2022/02",
                             "/archive/2022/02/24",
                             "/entities",
                             "/entities?type=person",
                             "/entity?name=Putin",
                             "/trends",
                             "/trends?q=Ukraine&q=Sturm&by=number",
                             "/concordance",
                             "/concordance?q=Ukraine&by=left",
                             "/saved",
                             "/statistics",
                             "/help"}) {
    const Response german = ask(target);
    EXPECT_EQ(german.status, 200) << target;
    EXPECT_EQ(german.content_type, kHtml);
    EXPECT_THAT(german.body, HasSubstr("<html lang=\"de\">"));
    EXPECT_THAT(ask(target, search::Language::english).body, HasSubstr("<html lang=\"en\">"));
    // What the Content-Security-Policy forbids must not be there in the first place.
    EXPECT_THAT(german.body, Not(testing::ContainsRegex("<[^>]* (style|on[a-z]+)="))) << target;
    EXPECT_THAT(german.body, Not(HasSubstr("<style"))) << target;
  }
}

TEST_F(PagesTest, WhatIsNotThereIsAPageThatSaysSo) {
  for (const auto* target :
       {"/articles/999", "/articles/x", "/articles/-1", "/articles/99999999999999999999", "/archive/0",
        "/archive/2022/13", "/archive/x/y/z", "/entity?name=Niemand", "/nowhere", "/assets/../secret",
        "/assets/blattwerk-000000000000.css", "/language/fr"}) {
    if (!parse_target(target)) continue;
    const Response response = ask(target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_THAT(response.body, HasSubstr("<main")) << target;
  }
}

TEST_F(PagesTest, MarkupFromOutsideIsShownAsText) {
  const std::string attack = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
  for (const std::string target : {"/search?q=", "/search?q=x&person=", "/search?from=", "/search?q=x&sort=",
                                   "/trends?q=", "/concordance?q=", "/entity?name=", "/saved?q=",
                                   "/articles/17?q=", "/archive/", "/entities?type=", "/nowhere?x="}) {
    EXPECT_THAT(ask(target + attack).body, Not(HasSubstr("<script>"))) << target;
  }
}

TEST_F(PagesTest, OddParametersAreNoErrors) {
  for (const auto* target :
       {"/search?page=0", "/search?page=-5", "/search?page=99999999999999999999", "/search?page=900",
        "/search?q=%FF%FE%00", "/search?sort=x&any=7", "/search?from=nie&to=32.13.2022",
        "/search?person=&org=&place=", "/archive/2022/02?page=77", "/trends?q=&q=&q=a&q=b&q=c&q=d&q=e&q=f",
        "/concordance?q=((((", "/entities?page=100000", "/saved?q=%22%22%22"}) {
    EXPECT_EQ(ask(target).status, 200) << target;
  }
  EXPECT_THAT(ask("/search?from=nie").body, HasSubstr("„nie“ ist kein Datum"));
}

TEST_F(PagesTest, ASearchIsNarrowedByItsAddress) {
  EXPECT_THAT(ask("/search?q=Scholz").body, HasSubstr("6 Treffer"));
  EXPECT_THAT(ask("/search?q=Scholz&source=Kurzmeldungen").body, HasSubstr("Quelle: Kurzmeldungen"));
  EXPECT_THAT(ask("/search?q=Scholz&from=2022-02&to=2022-02").body, HasSubstr("Februar 2022<span"));
  EXPECT_THAT(ask("/search?q=Quantenzebra&source=Kurzmeldungen").body, HasSubstr("Ohne Eingrenzung suchen"));
}

TEST_F(PagesTest, MatchesInAnArticleAreMarkedAndNumbered) {
  const std::string body = ask("/articles/17?q=Selenskyj&names=1").body;
  EXPECT_THAT(body, HasSubstr("<mark id=\"hit-1\" data-hit=\"\">Selenskyj</mark></a>"));
  EXPECT_THAT(body, HasSubstr("title=\"Person: Wolodymyr Selenskyj\""));
}

TEST_F(PagesTest, AnArticleTellsHowToCiteIt) {
  const std::string body = ask("/articles/1").body;
  EXPECT_THAT(body,
              HasSubstr("Jessen, Marit: Olympia endet mit Platz zwei für Deutschland. In: Altenbrücker Bote, "
                        "20.\u00A0Februar 2022."));
  EXPECT_THAT(body, HasSubstr("<summary>BibTeX</summary>"));
  EXPECT_THAT(body, HasSubstr("<summary>RIS</summary>"));
}

TEST_F(PagesTest, ASlipOfTheKeysIsPutRight) {
  EXPECT_THAT(ask("/search?q=Bundeskanzlr").body,
              HasSubstr("Meinten Sie <a href=\"/search?q=Bundeskanzler\">"));
}

TEST_F(PagesTest, TheLanguageIsChosenByACookieAndLeadsBack) {
  const Response response = ask("/language/en?back=%2Fsearch%3Fq%3DPutin");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.get("Location"), "/search?q=Putin");
  EXPECT_THAT(response.headers.get("Set-Cookie"), HasSubstr("language=en;"));
  for (const auto* elsewhere :
       {"https://example.org/", "//example.org", "%2F%2Fexample.org", "javascript:alert(1)"}) {
    const std::string location = ask(std::string("/language/de?back=") + elsewhere).headers.get("Location");
    EXPECT_TRUE(location.starts_with("/") && !location.starts_with("//")) << location;
  }
  Parameters headers;
  headers.add("accept-language", "en");
  EXPECT_EQ(language_of(headers), search::Language::english);
  headers.add("cookie", "a=b; language=de");
  EXPECT_EQ(language_of(headers), search::Language::german);
}

TEST_F(PagesTest, SearchesAreSavedOnlyByOurOwnForms) {
  EXPECT_EQ(send("POST", "/saved", "change=save&name=Krieg&query=Ukraine").status, 403);
  EXPECT_EQ(send("POST", "/saved", csrf() + "&change=save&name=Krieg&query=Ukraine").status, 303);
  EXPECT_THAT(ask("/saved").body, HasSubstr("<h2>Krieg</h2>"));
  EXPECT_EQ(send("POST", "/saved", csrf() + "&change=seen&name=Krieg").status, 303);
  EXPECT_EQ(send("POST", "/saved", csrf() + "&change=forget&name=Krieg").status, 303);
  EXPECT_THAT(ask("/saved").body, Not(HasSubstr("Krieg")));
  EXPECT_EQ(send("POST", "/saved", csrf() + "&change=burn").status, 400);
}

TEST_F(PagesTest, ScriptAndStyleTogetherStaySmall) {
  std::size_t bytes = 0;
  for (const auto asset : {pages::Asset::style, pages::Asset::script}) {
    const Response response = ask(pages::asset_link(asset).string());
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.headers.get("Cache-Control"), HasSubstr("immutable"));
    bytes += response.body.size();
  }
  EXPECT_LT(bytes, 60'000u);
}

}  // namespace
}  // namespace blattwerk::server
