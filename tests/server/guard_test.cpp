#include "server/guard.h"

#include <gtest/gtest.h>

namespace blattwerk::server {
namespace {

struct Case {
  const char* method;
  std::vector<std::pair<std::string, std::string>> headers;
  int status;  // 0 where the request passes
};

int status_of(const Guard& guard, const Case& given) {
  Request request;
  request.method = given.method;
  for (const auto& [name, value] : given.headers) request.headers.add(name, value);
  try {
    guard.check(request);
  } catch (const Problem& problem) {
    return problem.status();
  }
  return 0;
}

void expect_all(const Guard& guard, const std::vector<Case>& cases) {
  for (const Case& given : cases) {
    std::string headers;
    for (const auto& [name, value] : given.headers)
      headers.append(name).append(": ").append(value).append("; ");
    EXPECT_EQ(status_of(guard, given), given.status) << given.method << ' ' << headers;
  }
}

TEST(Guard, TakesOnlyItsOwnNames) {
  expect_all(Guard({"archiv.example"}, true, {}), {
                                                      {"GET", {{"host", "127.0.0.1:8377"}}, 0},
                                                      {"GET", {{"host", "localhost"}}, 0},
                                                      {"GET", {{"host", "LocalHost:1"}}, 0},
                                                      {"GET", {{"host", "[::1]:8377"}}, 0},
                                                      {"GET", {{"host", "archiv.example:8377"}}, 0},
                                                      {"GET", {{"host", "evil.example:8377"}}, 421},
                                                      {"GET", {{"host", "127.0.0.1.evil.example"}}, 421},
                                                      {"GET", {{"host", "192.168.1.2:8377"}}, 421},
                                                      {"GET", {{"host", "localhost.evil.example"}}, 421},
                                                      {"GET", {{"host", "[::1"}}, 421},
                                                      {"GET", {{"host", ""}}, 421},
                                                      {"GET", {}, 421},
                                                  });
}

TEST(Guard, TakesAnyAddressWhereOtherMachinesReachIt) {
  expect_all(Guard({}, false, {}), {
                                       {"GET", {{"host", "192.168.1.2:8377"}}, 0},
                                       {"GET", {{"host", "[fe80::1]:8377"}}, 0},
                                       {"GET", {{"host", "router.local"}}, 421},
                                   });
}

TEST(Guard, RefusesWhatOtherSitesHaveABrowserSend) {
  const std::pair<std::string, std::string> host = {"host", "localhost:8377"};
  expect_all(Guard({}, true, {}),
             {
                 {"POST", {host}, 0},
                 {"POST", {host, {"origin", "http://localhost:8377"}}, 0},
                 {"POST", {host, {"origin", "http://localhost:8377"}, {"sec-fetch-site", "same-origin"}}, 0},
                 {"POST", {host, {"origin", "http://evil.example"}}, 403},
                 {"POST", {host, {"origin", "http://localhost:9999"}}, 403},
                 {"POST", {host, {"origin", "null"}}, 403},
                 {"POST", {host, {"sec-fetch-site", "cross-site"}}, 403},
                 {"POST", {host, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}}, 403},
                 {"GET", {host, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "navigate"}}, 0},
                 {"GET", {host, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "no-cors"}}, 403},
                 {"GET", {host, {"sec-fetch-site", "same-site"}, {"sec-fetch-mode", "cors"}}, 403},
                 {"GET", {host, {"origin", "http://evil.example"}}, 403},
             });
}

TEST(Guard, AsksForTheToken) {
  Credentials credentials;
  credentials.set_token("0123456789abcdef");
  const std::pair<std::string, std::string> host = {"host", "localhost"};
  expect_all(Guard({}, true, std::move(credentials)),
             {
                 {"GET", {host}, 401},
                 {"GET", {host, {"authorization", "Bearer 0123456789abcdef"}}, 0},
                 {"GET", {host, {"authorization", "bearer 0123456789abcdef"}}, 0},
                 {"GET", {host, {"authorization", "Bearer 0123456789abcdeF"}}, 401},
                 {"GET", {host, {"authorization", "Bearer "}}, 401},
                 {"GET", {host, {"authorization", "Basic " + std::string(5000, 'A')}}, 401},
                 {"GET", {host, {"authorization", "Basic OjAxMjM0NTY3ODlhYmNkZWY="}}, 0},
                 {"GET", {host, {"authorization", "Basic !!!"}}, 401},
             });
}

TEST(Credentials, KnowsUsersByBcrypt) {
  Credentials credentials;
  // The password is "blatt".
  credentials.add_users("# users\n\nanna:$2b$04$abcdefghijklmnopqrstuul4/Goc1QbvKavI.9WfxlM0kd7epGF9q\r\n");
  EXPECT_FALSE(credentials.empty());
  EXPECT_TRUE(credentials.accept("Basic YW5uYTpibGF0dA=="));   // anna:blatt
  EXPECT_TRUE(credentials.accept("Basic YW5uYTpibGF0dA=="));   // remembered
  EXPECT_FALSE(credentials.accept("Basic YW5uYTpCbGF0dA=="));  // anna:Blatt
  EXPECT_FALSE(credentials.accept("Basic YmVuOmJsYXR0"));      // ben:blatt
  EXPECT_FALSE(credentials.accept("Basic YW5uYQ=="));          // anna
}

TEST(Credentials, RefusesWeakSecrets) {
  Credentials credentials;
  EXPECT_THROW(credentials.set_token("short"), Error);
  for (const auto* line : {"anna:plain", "anna:$1$md5$abc", "anna:{SHA}x", "anna", ":$2y$10$x"}) {
    EXPECT_THROW(credentials.add_users(line), Error) << line;
  }
}

}  // namespace
}  // namespace blattwerk::server
