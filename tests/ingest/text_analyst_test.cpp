#include "ingest/text_analyst.h"

#include <gtest/gtest.h>

namespace blattwerk::ingest {
namespace {

std::string last_date(const char* text) {
  TextAnalyst analyst(nullptr, PartialDate::parse_iso("2022-02-16"));
  const auto analysis = analyst.analyse(text);
  return analysis.dates.empty() ? "" : analysis.dates.back().value;
}

TEST(TextAnalyst, ResolvesRelativeDatesAgainstTheDateThatTheTextStates) {
  EXPECT_EQ(last_date("Er kam gestern."), "2022-02-15");
  EXPECT_EQ(last_date("Putin in Peking Stand: 04.03.2021 11:39 Uhr\n\nEr kam gestern."), "2021-03-03");
  EXPECT_EQ(last_date("date 1995-04-07 Ein Titel\n\nEr kam gestern."), "1995-04-06");
  EXPECT_EQ(last_date("date 1995-04 Ein Titel\n\nEr kam im vergangenen Jahr."), "1994");
}

}  // namespace
}  // namespace blattwerk::ingest
