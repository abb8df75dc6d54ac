#include "server/router.h"

#include <gmock/gmock.h>

#include "server/target.h"
#include "store/archive.h"
#include "temporary_folder.h"

namespace blattwerk::server {
namespace {

using testing::HasSubstr;

Response echo(const Context& /*context*/, const Request& request) {
  return answer("text/plain", request.captured.empty() ? "root" : request.captured.front());
}
Response refuse(const Context& /*context*/, const Request& /*request*/) {
  throw Problem(400, "no such thing");
}
Response fail(const Context& /*context*/, const Request& /*request*/) {
  throw std::runtime_error("broken");
}
Response page(const Context& /*context*/, const Request& /*request*/, const Problem& problem) {
  Response response = answer(kHtml, std::string("<p>") + problem.what());
  response.status = problem.status();
  return response;
}

class RouterTest : public testing::Test {
 protected:
  Response ask(const std::string& method, const std::string& target,
               const std::vector<std::pair<std::string, std::string>>& headers = {}) {
    Request request;
    request.method = method;
    request.target = target;
    request.segments = parse_target(target)->segments;
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    return router_.handle(context_, request);
  }

  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_.path() / "archive.db";
  store::Archive archive_ = store::Archive::open_for_writing(path_);
  Context context_{Settings{path_, "1"}};
  Router router_{{{"GET", "/", echo},
                  {"GET", "/a/{id}", echo},
                  {"DELETE", "/a/{id}", echo},
                  {"POST", "/upload", echo, Caching::none, Body::upload},
                  {"GET", "/refused", refuse},
                  {"GET", "/failed", fail},
                  {"GET", "/asset", echo, Caching::immutable}},
                 page};
};

TEST_F(RouterTest, FindsTheHandlerAndWhatStandsInThePath) {
  EXPECT_EQ(ask("GET", "/").body, "root");
  EXPECT_EQ(ask("GET", "/a/x%2Fy").body, "x/y");
  EXPECT_EQ(ask("GET", "/a/").status, 404);
  EXPECT_EQ(ask("GET", "/a/b/c").status, 404);
  EXPECT_EQ(ask("GET", "/A/b").status, 404);
}

TEST_F(RouterTest, SaysWhichMethodsThereAre) {
  const Response refused = ask("PUT", "/a/b");
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.get("Allow"), "OPTIONS, GET, HEAD, DELETE");
  EXPECT_EQ(ask("OPTIONS", "/a/b").status, 204);
  EXPECT_EQ(ask("OPTIONS", "/b").status, 404);
}

TEST_F(RouterTest, MakesAnswersOfWhatHandlersThrow) {
  EXPECT_EQ(ask("GET", "/refused").status, 400);
  EXPECT_EQ(ask("GET", "/refused").content_type, "application/problem+json");
  EXPECT_THAT(ask("GET", "/refused").body, HasSubstr("no such thing"));
  EXPECT_EQ(ask("GET", "/failed").status, 500);
  EXPECT_EQ(ask("GET", "/refused", {{"accept", "text/html,*/*"}}).body, "<p>no such thing");
}

TEST_F(RouterTest, AnswersAgainOnlyWhenTheArchiveHasChanged) {
  const Response first = ask("GET", "/a/b");
  const std::string etag = first.headers.get("ETag");
  EXPECT_EQ(ask("GET", "/a/b", {{"if-none-match", "\"other\", " + etag}}).status, 304);
  EXPECT_EQ(ask("GET", "/a/c", {{"if-none-match", etag}}).status, 200);
  EXPECT_EQ(ask("GET", "/a/b", {{"if-none-match", etag}, {"accept", "text/html"}}).status, 200);
  archive_.set_meta("test", "changed");
  const Response again = ask("GET", "/a/b", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 200);
  EXPECT_NE(again.headers.get("ETag"), etag);
}

TEST_F(RouterTest, SaysHowLongAnAnswerIsGood) {
  EXPECT_EQ(ask("GET", "/a/b").headers.get("Cache-Control"), "private, no-cache");
  EXPECT_THAT(ask("GET", "/asset").headers.get("Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(ask("DELETE", "/a/b").headers.get("Cache-Control"), "no-store");
}

TEST_F(RouterTest, KnowsWhereFilesAreTaken) {
  Request request;
  request.method = "POST";
  request.segments = {"upload"};
  EXPECT_EQ(router_.body_of(request), Body::upload);
  request.segments = {"a", "b"};
  EXPECT_EQ(router_.body_of(request), Body::small);
}

TEST(Request, PrefersTheLanguageOfTheBrowser) {
  const std::pair<const char*, search::Language> cases[] = {
      {"", search::Language::german},
      {"de-DE,de;q=0.9,en;q=0.8", search::Language::german},
      {"en-US,en;q=0.9,de;q=0.5", search::Language::english},
      {"fr,en;q=0.3", search::Language::english},
      {"fr", search::Language::german},
      {"en;q=0.1,de;q=0", search::Language::english},
      {";;;q=,,q=9999999999", search::Language::german},
  };
  for (const auto& [header, language] : cases) EXPECT_EQ(preferred_language(header), language) << header;
}

}  // namespace
}  // namespace blattwerk::server
