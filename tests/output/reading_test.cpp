#include "output/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "output/bars.h"
#include "output/terminal_search.h"

namespace blattwerk::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<search::Trend> two_trends() {
  return {{"Putin", 3, {{"2022-01", 1, 10.0}, {"2022-02", 2, 20.0}}},
          {"\"Xi, Jinping\" <x>", 1, {{"2022-01", 0, 0.0}, {"2022-02", 1, 10.0}}}};
}

TEST(Bars, AreAsLongAsTheirShareOfTheGreatest) {
  const std::string bars = show_bars({{"Berlin", 60}, {"Kiel", 30}, {"Ulm", 1}}, 2, Style{});
  EXPECT_EQ(bars,
            "  Berlin                              60 ██████████████████████████████\n"
            "  Kiel                                30 ███████████████\n"
            "  and 1 more\n");
}

TEST(Trends, BecomeCsvWithQuotedQueries) {
  EXPECT_EQ(trends_to_csv(two_trends()),
            "month,Putin,Putin per 1000,\"\"\"Xi, Jinping\"\" <x>\",\"\"\"Xi, Jinping\"\" <x> per 1000\"\r\n"
            "2022-01,1,10.000,0,0.000\r\n"
            "2022-02,2,20.000,1,10.000\r\n");
}

TEST(Trends, BecomeAnImageThatNoQueryCanBreakOutOf) {
  const std::string svg = trends_to_svg(two_trends());
  EXPECT_THAT(svg, HasSubstr("&quot;Xi, Jinping&quot; &lt;x&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("<x>")));
  EXPECT_THAT(trends_to_svg({}), HasSubstr("</svg>"));
}

TEST(Concordance, IsAlignedAtTheWord) {
  const std::vector<search::ConcordanceLine> lines = {
      {1, "2022-02-04", "Titel", 1, "ein Ende der ", "NATO", "-Osterweiterung"},
      {2, "", "Titel", 1, "", "Nato", " tagt"}};
  const std::string page = show_concordance(lines, Style{false, 80});
  const auto first = page.find("NATO");
  const auto second = page.find("Nato") - page.find('\n') - 1;
  EXPECT_EQ(first, second);
}

TEST(Highlights, AreBracketsWithoutColoursAndColoursWithThem) {
  EXPECT_EQ(show_highlighted("der Häuserkampf", {{4, 16}}, Style{}), "der [Häuserkampf]");
  EXPECT_EQ(show_highlighted("der Kampf", {{4, 9}}, Style{true, 80}), "der \x1b[1;33mKampf\x1b[0m");
}

}  // namespace
}  // namespace blattwerk::output
