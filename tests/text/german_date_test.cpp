#include "text/german_date.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

TEST(GermanDate, ReadsWhatPagesAndMailsState) {
  const struct {
    const char* text;
    const char* iso;
  } cases[] = {
      {"04.02.2022", "2022-02-04"},
      {"4.2.22", "2022-02-04"},
      {"4. 2. 2022", "2022-02-04"},
      {"4.2.99", "1999-02-04"},
      {"04.02.2022 11:39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"04.02.2022, 11.39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"04.02.2022 11.39", "2022-02-04T11:39:00+01:00"},
      {"04.07.2022 | 11:39", "2022-07-04T11:39:00+02:00"},
      {"04.02.2022 - 11:39:12", "2022-02-04T11:39:12+01:00"},
      {"04.02.2022, 9 Uhr", "2022-02-04T09:00:00+01:00"},
      {"04.02.2022 um 11:39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"04.02.2022 24:00 Uhr", "2022-02-05T00:00:00+01:00"},
      {"Stand: 04.02.2022 11:39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"Stand 4.2.2022", "2022-02-04"},
      {"Stand: 04.02.2022, 11:39 Uhr (MEZ)", "2022-02-04T11:39:00+01:00"},
      {"Zuletzt aktualisiert am 4. Februar 2022 um 11:39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"Veröffentlicht: 4. Februar 2022", "2022-02-04"},
      {"Vero\u0308ffentlicht am 4. Ma\u0308rz 2022", "2022-03-04"},
      {"4. Februar 2022", "2022-02-04"},
      {"4.\u00A0Februar\u00A02022", "2022-02-04"},
      {"4.Februar 2022", "2022-02-04"},
      {"04. FEBRUAR 2022", "2022-02-04"},
      {"4. Februar 22", "2022-02-04"},
      {"Freitag, 04. Februar 2022, 11:39", "2022-02-04T11:39:00+01:00"},
      {"Fr., 4. Feb. 2022", "2022-02-04"},
      {"Fr 04.02.2022 \u2013 11:39 Uhr", "2022-02-04T11:39:00+01:00"},
      {"11:39 Uhr, 4. Februar 2022", "2022-02-04T11:39:00+01:00"},
      {"Feb. 2022", "2022-02"},
      {"Februar 2022", "2022-02"},
      {"im Februar 2022", "2022-02"},
      {"02/2022", "2022-02"},
      {"02.2022", "2022-02"},
      {"10. Jänner 2022", "2022-01-10"},
      {"Feber 2022", "2022-02"},
      {"1. März 2022", "2022-03-01"},
      {"1. Maerz 2022", "2022-03-01"},
      {"1. MÄRZ 2022", "2022-03-01"},
      {"2022", "2022"},
      {"2022-02", "2022-02"},
      {"2022-02-04", "2022-02-04"},
      {"Stand: 2022-02-04", "2022-02-04"},
      {"2022/02/04", "2022-02-04"},
      {"2022-02-04T11:39", "2022-02-04T11:39:00+01:00"},
      {" 2022-02-04 11:39:00 ", "2022-02-04T11:39:00+01:00"},
      {"2022-02-04T10:39:00Z", "2022-02-04T10:39:00+00:00"},
      {"2022-02-04T11:39:00.000+01:00", "2022-02-04T11:39:00+01:00"},
      {"20220204T113900Z", "2022-02-04T11:39:00+00:00"},
      {"date: 2022-02-04T11:39:00-0500", "2022-02-04T11:39:00-05:00"},
      {"Fri, 04 Feb 2022 11:39:00 +0100", "2022-02-04T11:39:00+01:00"},
      {"Fri, 4 Feb 2022 11:39 GMT", "2022-02-04T11:39:00+00:00"},
      {"04 Feb 22 11:39:00 EST", "2022-02-04T11:39:00-05:00"},
      {"Friday, 04-Feb-22 11:39:00 GMT", "2022-02-04T11:39:00+00:00"},
      {"Fri, 04 Feb 2022 11:39:00 +0100 (CET)", "2022-02-04T11:39:00+01:00"},
      {"Fri Feb  4 11:39:00 2022", "2022-02-04T11:39:00+01:00"},
      {"Fri Feb 04 11:39:00 CEST 2022", "2022-02-04T11:39:00+02:00"},
      {"Fri Feb 04 2022 11:39:00 GMT+0100", "2022-02-04T11:39:00+01:00"},
      {"February 4, 2022", "2022-02-04"},
      {"Feb 4, 2022 11:39 PM", "2022-02-04T23:39:00+01:00"},
      {"Oct 4, 2022, 12:05 am", "2022-10-04T00:05:00+02:00"},
      {"4 May 2022", "2022-05-04"},
      {"04/02/2022", "2022-02-04"},
      {"02/14/2022", "2022-02-14"},
      {"29.02.2024", "2024-02-29"},
  };
  for (const auto& c : cases) {
    const auto date = parse_german_date(c.text);
    ASSERT_TRUE(date) << c.text;
    EXPECT_EQ(date->to_iso(), c.iso) << c.text;
  }
}

TEST(GermanDate, ReadsNothingElse) {
  for (const auto* text : {
           "",
           " ",
           "heute",
           "vor 3 Stunden",
           "Freitag",
           "4. Februar",
           "04.02.",
           "11:39 Uhr",
           "Februar",
           "30.02.2022",
           "29.02.2022",
           "4.13.2022",
           "00.02.2022",
           "04.02.2022 25:00 Uhr",
           "04.02.2022 11:60",
           "04.02.2022 bis 05.02.2022",
           "04.02.2022 11:39 - 12:00",
           "Februar 2022 11:39",
           "am 4. Februar 2022 in Peking",
           "4. Brumaire 2022",
           "04.02.2022 05.02.2022",
           "1.2.3",
           "192.168.1.1",
           "Version 4.2.22",
           "2022-02-30",
           "3,5 Prozent",
           "0551 123456",
           "20220230",
           "\xFF\xFE",
           "04.02.20222",
           "4.2.022",
       }) {
    EXPECT_FALSE(parse_german_date(text)) << text;
  }
}

TEST(GermanDate, RefusesLongTextWithoutReadingIt) {
  EXPECT_FALSE(parse_german_date(std::string(1 << 20, ' ') + "04.02.2022"));
  EXPECT_FALSE(parse_german_date(std::string(1 << 20, '4')));
}

TEST(GermanDate, ReadsEveryDayOfAYearInEveryNotation) {
  constexpr const char* kNames[] = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  const int first = PartialDate::of_day(2024, 1, 1)->days_since_epoch();
  for (int i = 0; i < 366; ++i) {
    const auto day = *PartialDate::from_days_since_epoch(first + i);
    const std::string d = std::to_string(day.day());
    const std::string m = std::to_string(day.month());
    EXPECT_EQ(parse_german_date(d + "." + m + ".2024"), day);
    EXPECT_EQ(parse_german_date(d + "." + m + ".24"), day);
    EXPECT_EQ(parse_german_date(d + ". " + kNames[day.month() - 1] + " 2024"), day);
    EXPECT_EQ(parse_german_date(day.to_iso()), day);
  }
}

}  // namespace
}  // namespace blattwerk::text
