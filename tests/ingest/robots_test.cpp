#include "ingest/web/robots.h"

#include <gtest/gtest.h>

#include "ingest/web/address.h"
#include "ingest/web/private_network.h"

namespace blattwerk::ingest::web {
namespace {

struct RobotsCase {
  const char* text;
  const char* target;
  bool allowed;

  friend void PrintTo(const RobotsCase& one, std::ostream* out) {
    *out << testing::PrintToString(std::string(one.text)) << " " << one.target;
  }
};

class RobotsTest : public ::testing::TestWithParam<RobotsCase> {};

TEST_P(RobotsTest, FollowsTheRules) {
  EXPECT_EQ(Robots(GetParam().text, "Blattwerk").allows(GetParam().target), GetParam().allowed)
      << GetParam().text << GetParam().target;
}

INSTANTIATE_TEST_SUITE_P(
    Rfc9309, RobotsTest,
    ::testing::Values(
        RobotsCase{"", "/a", true}, RobotsCase{"User-agent: *\nDisallow: /", "/a", false},
        RobotsCase{"User-agent: *\nDisallow:", "/a", true},
        RobotsCase{"User-agent: *\nDisallow: /intern/", "/intern/a", false},
        RobotsCase{"User-agent: *\nDisallow: /intern/", "/internet", true},
        RobotsCase{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
        RobotsCase{"User-agent: *\nAllow: /a\nDisallow: /a", "/a", true},
        RobotsCase{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
        RobotsCase{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", true},
        RobotsCase{"User-agent: *\nDisallow: /*/*/druck", "/a/b/druck", false},
        RobotsCase{"user-agent: BLATTWERK\ndisallow: /b\n\nUser-agent: *\nDisallow: /", "/a", true},
        RobotsCase{"User-agent: *\nDisallow: /\n\nUser-agent: blattwerk\nDisallow: /b", "/b", false},
        RobotsCase{"User-agent: Googlebot\nDisallow: /", "/a", true},
        RobotsCase{"User-agent: Googlebot\nUser-agent: *\nDisallow: /a", "/a", false},
        RobotsCase{"\xEF\xBB\xBFUser-agent: *\r\nDisallow: /a # Anmerkung\r\n", "/a", false},
        RobotsCase{"User-agent: Blattwerk/9.9 (x)\nDisallow: /a", "/a", false},
        RobotsCase{"User-agent: Blattwerker\nDisallow: /a", "/a", true},
        RobotsCase{"User-agent: *\nDisallow: /\n\nUser-agent: *\nAllow: /b", "/b", true},
        RobotsCase{"User-agent: *\nDisallow: /f\xC3\xBCr", "/f%c3%bcr/alle", false},
        RobotsCase{"User-agent: *\nDisallow: /%61b%2Fc", "/ab%2fc", false},
        RobotsCase{"User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
        RobotsCase{"User-agent: *\nDisallow: /100%", "/100%", false},
        RobotsCase{"User-agent: *\nSitemap: https://example.org/s\nDisallow: /a", "/a", false},
        RobotsCase{"User-agent: *\nDisallow: /a*a$", "/a", true},
        RobotsCase{"User-agent: *\nDisallow: *b*$", "/abc", false}, RobotsCase{"Disallow: /a", "/a", true},
        RobotsCase{"\xFF\xFE garbage : : :\n:\n", "/a", true}));

// Backtracking would take longer than anybody waits.
TEST(Robots, TakesBoundedTimeForAnyPattern) {
  std::string many_stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 500; ++i) many_stars += "*a";
  EXPECT_TRUE(Robots(many_stars + "b$", "Blattwerk").allows("/" + std::string(8000, 'a')));
  std::string many_rules = "User-agent: *\n";
  for (int i = 0; i < 250; ++i) many_rules += "Disallow: *" + std::string(2000, 'a') + "b\n";
  EXPECT_TRUE(Robots(many_rules, "Blattwerk").allows("/" + std::string(8000, 'a')));
}

TEST(Robots, ReadsTheDelayAskedForUpToAMinute) {
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 7", "Blattwerk").delay(), std::chrono::seconds(7));
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: 86400", "Blattwerk").delay(), std::chrono::seconds(60));
  EXPECT_EQ(Robots("User-agent: *\nCrawl-delay: -3", "Blattwerk").delay(), std::chrono::seconds(0));
}

TEST(Address, TakesWebAddressesAlone) {
  EXPECT_EQ(parse_address("HTTPS://Example.org/a?b#c")->target, "/a?b");
  EXPECT_EQ(parse_address("../x", "http://example.org:8080/a/b")->url, "http://example.org:8080/x");
  EXPECT_EQ(parse_address("http://name:word@example.org/")->url, "http://example.org/");
  EXPECT_EQ(parse_address("http://example.org:8080/a")->site, "http://example.org:8080");
  for (const char* other :
       {"file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://", "", "/a"})
    EXPECT_FALSE(parse_address(other)) << other;
}

TEST(Address, KnowsHostsThatAreNotPublic) {
  for (const char* host : {"localhost", "nas.local", "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.20.0.1",
                           "169.254.169.254", "::1", "[::1]", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"})
    EXPECT_TRUE(is_private_host(host)) << host;
  for (const char* host : {"example.org", "8.8.8.8", "172.32.0.1", "2001:4860:4860::8888"})
    EXPECT_FALSE(is_private_host(host)) << host;
}

}  // namespace
}  // namespace blattwerk::ingest::web
