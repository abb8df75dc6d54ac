#include "server/target.h"

#include <gmock/gmock.h>

namespace blattwerk::server {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Target, DividesThePathBeforeItDecodes) {
  const auto target = parse_target("/api/v1/articles/https%3A%2F%2Fbote.example%2F1?versions=1");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->segments, ElementsAre("api", "v1", "articles", "https://bote.example/1"));
  EXPECT_EQ(target->query.get("versions"), "1");
}

TEST(Target, HasNoSegmentsAtTheRoot) {
  EXPECT_THAT(parse_target("/")->segments, IsEmpty());
  EXPECT_THAT(parse_target("/?q=a")->segments, IsEmpty());
}

TEST(Target, RefusesToClimb) {
  for (const auto* text : {"/..", "/a/../b", "/%2e%2e/etc", "/a/%2E", "", "a", "http://localhost/", "*"}) {
    EXPECT_FALSE(parse_target(text)) << text;
  }
}

TEST(Target, ReadsFormsAsBrowsersWriteThem) {
  const Parameters form = parse_form("q=Xi+Putin&q=&leer&=x&umlaut=%C3%BC&half=%C3&kein=%zz&ende=%");
  EXPECT_EQ(form.get("q"), "Xi Putin");
  EXPECT_THAT(form.all("q"), ElementsAre("Xi Putin"));
  EXPECT_TRUE(form.contains("leer"));
  EXPECT_EQ(form.get("umlaut"), "ü");
  EXPECT_EQ(form.get("half"), "\xC3");
  EXPECT_EQ(form.get("kein"), "%zz");
  EXPECT_EQ(form.get("ende"), "%");
}

TEST(Target, ReadsABoundedNumberOfParameters) {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "a=1&";
  EXPECT_EQ(parse_form(many).size(), kMaxParameters);
}

TEST(Target, EncodesWhatItDecodes) {
  const std::string text = "a/b?c&d=e+f ü%";
  EXPECT_EQ(parse_form("x=" + encode_component(text)).get("x"), text);
}

}  // namespace
}  // namespace blattwerk::server
