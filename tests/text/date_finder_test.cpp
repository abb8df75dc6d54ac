#include "text/date_finder.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace blattwerk::text {
namespace {

std::vector<DateMention> find(std::string_view text, const char* article_date = "2022-02-16") {
  DateFinder finder;
  finder.start_article(PartialDate::parse_iso(article_date));
  std::vector<DateMention> mentions;
  finder.find(text, mentions);
  return mentions;
}

// The mentions as `text=value`, divided by bars.
std::string found(std::string_view text, const char* article_date = "2022-02-16") {
  std::string result;
  for (const auto& mention : find(text, article_date)) {
    if (!result.empty()) result += " | ";
    result += std::string(text.substr(mention.start, mention.end - mention.start)) + "=" + mention.value;
  }
  return result;
}

struct Case {
  const char* text;
  const char* expected;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.text;
}

// The article is of Wednesday, 16 February 2022.
constexpr Case kAbsolute[] = {
    {"Am 14. Februar 2022 kam er.", "14. Februar 2022=2022-02-14"},
    {"am 5. Juli 1993 und 1998", "5. Juli 1993=1993-07-05 | 1998=1998"},
    {"geboren 23.3.1987", "23.3.1987=1987-03-23"},
    {"am 4. 2. 2022", "4. 2. 2022=2022-02-04"},
    {"seit dem 4.2.22 gilt", "dem 4.2.22=2022-02-04"},
    {"am 2022-02-14 gemessen", "2022-02-14=2022-02-14"},
    {"am 4. Feb. 2021", "4. Feb. 2021=2021-02-04"},
    {"Samstag, 17. Januar 1998", "Samstag, 17. Januar 1998=1998-01-17"},
    {"am Samstag, dem 17. Januar 1998, um 20 Uhr",
     "Samstag, dem 17. Januar 1998, um 20 Uhr=1998-01-17T20:00"},
    {"vom 4. bis 6. Juli 2021", "4.=2021-07-04 | 6. Juli 2021=2021-07-06"},
    {"im Oktober 2005", "Oktober 2005=2005-10"},
    {"Anfang März 2021", "Anfang März 2021=2021-03"},
    {"im Jahr 578", "Jahr 578=0578"},
    {"aus dem Jahre 1910", "dem Jahre 1910=1910"},
    {"von 1939-1945", "1939=1939 | 1945=1945"},
    {"Rowohlt, Reinbek 2005", "2005=2005"},
    {"in der Saison 2021/22", "2021/22=2021/2022"},
    {"der Winter 1997/98", "der Winter 1997/98=1997-WI"},
    {"im Sommer des Jahres 2005", "Sommer des Jahres 2005=2005-SU"},
    {"in den neunziger Jahren", "den neunziger Jahren=199"},
    {"in den Neunzigern", "den Neunzigern=199"},
    {"der 90er Jahre", "der 90er Jahre=199"},
    {"seit den 1990er-Jahren", "den 1990er-Jahren=199"},
    {"Mitte der siebziger Jahre", "Mitte der siebziger Jahre=197"},
    {"im 20. Jahrhundert", "20. Jahrhundert=19"},
    {"Ende des 19. Jahrhunderts", "Ende des 19. Jahrhunderts=18"},
    {"44 v. Chr. ermordet", "44 v. Chr.=BC0044"},
    {"im dritten Jahrtausend", "dritten Jahrtausend=2"},
    {"im Herbst '89", "Herbst '89=1989-FA"},
    {"Seit ’05 gilt das, sagt der Mann des Jahres '68'.", "’05=2005"},
    {"am 19. 6. um acht", "19. 6.=2022-06-19"},
    {"am 2. 3. Platz", ""},
    {"am 14. Februar und am folgenden Tag", "14. Februar=2022-02-14 | folgenden Tag=2022-02-15"},
    {"am nächsten Tag", ""},
    {"im 16. und 17. Jahrhundert", "16.=15 | 17. Jahrhundert=16"},
    {"der Krieg 1914/18", "1914/18=1914/1918"},
    {"von Januar bis März 2021", "Januar=2021-01 | März 2021=2021-03"},
    {"im ersten Quartal 2021", "ersten Quartal 2021=2021-Q1"},
    {"in der 7. Kalenderwoche", "7. Kalenderwoche=2022-W07"},
    {"um 20.15 Uhr", "20.15 Uhr=2022-02-16T20:15"},
    {"um halb 9 Uhr", "halb 9 Uhr=2022-02-16T08:30"},
    {"um 9 Uhr früh", "9 Uhr früh=2022-02-16T09:00"},
    {"um halb neun", "halb neun=2022-02-16T08:30"},
    {"um Viertel vor acht", "Viertel vor acht=2022-02-16T07:45"},
    {"um 8 Uhr abends", "8 Uhr abends=2022-02-16T20:00"},
};

constexpr Case kRelative[] = {
    {"Gestern kam er, morgen geht er.", "Gestern=2022-02-15 | morgen=2022-02-17"},
    {"heute Abend und heute um 20 Uhr", "heute Abend=2022-02-16TEV | heute um 20 Uhr=2022-02-16T20:00"},
    {"am Morgen danach", "Morgen=2022-02-16TMO"},
    {"Er traf ihn am Montag.", "Montag=2022-02-14"},
    {"Er wird ihn am Montag treffen.", "Montag=2022-02-21"},
    {"Am Mittwoch sagte er das.", "Mittwoch=2022-02-16"},
    {"am vergangenen Mittwoch", "vergangenen Mittwoch=2022-02-09"},
    {"am kommenden Mittwoch", "kommenden Mittwoch=2022-02-23"},
    {"an diesem Donnerstag", "diesem Donnerstag=2022-02-17"},
    {"am gestrigen Dienstag", "gestrigen Dienstag=2022-02-15"},
    {"Er kam am Samstagabend.", "Samstagabend=2022-02-12TEV"},
    {"Er starb in der Nacht zum Sonntag.", "der Nacht zum Sonntag=2022-02-12TNI"},
    {"in der Nacht von Samstag auf Sonntag wird", "der Nacht von Samstag auf Sonntag=2022-02-19TNI"},
    {"in der Nacht auf gestern", "der Nacht auf gestern=2022-02-14TNI"},
    {"Von Montag bis Freitag ist offen.", "Montag=2022-02-21 | Freitag=2022-02-25"},
    {"Samstag, 19. Februar, von 9 bis 12 Uhr",
     "Samstag, 19. Februar=2022-02-19 | 9=2022-02-19T09:00 | 12 Uhr=2022-02-19T12:00"},
    {"am Montag, 21., und Dienstag, 22. Februar",
     "Montag, 21.=2022-02-21 | Dienstag, 22. Februar=2022-02-22"},
    {"in diesem Winter", "diesem Winter=2021-WI"},
    {"in der kommenden Woche", "der kommenden Woche=2022-W08"},
    {"vergangene Woche", "vergangene Woche=2022-W06"},
    {"Anfang der Woche", "Anfang der Woche=2022-W07"},
    {"Er kam am Wochenende.", "Wochenende=2022-W06-WE"},
    {"Er wird am Wochenende kommen.", "Wochenende=2022-W07-WE"},
    {"im vergangenen Monat", "vergangenen Monat=2022-01"},
    {"im letzten Quartal", "letzten Quartal=2021-Q4"},
    {"im nächsten Jahr", "nächsten Jahr=2023"},
    {"im Vorjahr", "Vorjahr=2021"},
    {"heuer", "heuer=2022"},
    {"in den frühen Morgenstunden", "den frühen Morgenstunden=2022-02-16TMO"},
    {"im heurigen Jahr", "heurigen Jahr=2022"},
    {"bis Jahresende", "Jahresende=2022"},
    {"Ende nächsten Jahres", "Ende nächsten Jahres=2023"},
    {"im Herbst vergangenen Jahres", "Herbst vergangenen Jahres=2021-FA"},
    {"im Oktober vergangenen Jahres", "Oktober vergangenen Jahres=2021-10"},
    {"in diesem Jahrhundert", "diesem Jahrhundert=20"},
    {"Er kam im Januar.", "Januar=2022-01"},
    {"Er sagte im Dezember zu.", "Dezember=2021-12"},
    {"Er wird im April kommen.", "April=2022-04"},
    {"Er sprach am 14. Februar.", "14. Februar=2022-02-14"},
    {"vor drei Tagen", "vor drei Tagen=2022-02-13"},
    {"vor rund zwei Wochen", "vor rund zwei Wochen=2022-W05"},
    {"Nach Ostern wird gewählt.", "Ostern=2022-04-17"},
    {"Weihnachten war er da.", "Weihnachten=2021-12-24"},
    {"zu Ostern 2019", "Ostern 2019=2019-04-21"},
    {"damals wie in Zukunft", "damals=PAST_REF | Zukunft=FUTURE_REF"},
    {"Er ist am Freitag (4. März) dran.", "Freitag=2022-03-04 | 4. März=2022-03-04"},
    {"Er soll am Montag gesehen worden sein.", "Montag=2022-02-14"},
    {"Sie seien am Montag gekommen.", "Montag=2022-02-14"},
    {"Donnerstag, 18. 7. 11.04 Uhr", "Donnerstag, 18. 7. 11.04 Uhr=2022-07-18T11:04"},
    {"Er kam am Montag. Um 9 Uhr ging er.", "Montag=2022-02-14 | 9 Uhr=2022-02-14T09:00"},
};

class AbsoluteDates : public testing::TestWithParam<Case> {};
TEST_P(AbsoluteDates, AreFound) {
  EXPECT_EQ(found(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(DateFinder, AbsoluteDates, testing::ValuesIn(kAbsolute));

// Of 2021, when Easter was on 4 April, and 2008, when it was as early as 23 March.
constexpr Case kHolidays[] = {
    {"Neujahr 2021", "Neujahr 2021=2021-01-01"},
    {"Dreikönig 2021", "Dreikönig 2021=2021-01-06"},
    {"Rosenmontag 2021", "Rosenmontag 2021=2021-02-15"},
    {"Aschermittwoch 2021", "Aschermittwoch 2021=2021-02-17"},
    {"Karfreitag 2021", "Karfreitag 2021=2021-04-02"},
    {"Ostersonntag 2021", "Ostersonntag 2021=2021-04-04"},
    {"Ostermontag 2021", "Ostermontag 2021=2021-04-05"},
    {"Maifeiertag 2021", "Maifeiertag 2021=2021-05-01"},
    {"Himmelfahrtstag 2021", "Himmelfahrtstag 2021=2021-05-13"},
    {"Pfingsten 2021", "Pfingsten 2021=2021-05-23"},
    {"Pfingstmontag 2021", "Pfingstmontag 2021=2021-05-24"},
    {"Fronleichnam 2021", "Fronleichnam 2021=2021-06-03"},
    {"Reformationstag 2021", "Reformationstag 2021=2021-10-31"},
    {"Allerheiligen 2021", "Allerheiligen 2021=2021-11-01"},
    {"Nikolaustag 2021", "Nikolaustag 2021=2021-12-06"},
    {"Heiligabend 2021", "Heiligabend 2021=2021-12-24"},
    {"Christtag 2021", "Christtag 2021=2021-12-25"},
    {"Stefanitag 2021", "Stefanitag 2021=2021-12-26"},
    {"Silvester 2021", "Silvester 2021=2021-12-31"},
    {"Rosenmontag 2008", "Rosenmontag 2008=2008-02-04"},
    {"Vatertag 2008", "Vatertag 2008=2008-05-01"},
    {"Pfingstmontag 2008", "Pfingstmontag 2008=2008-05-12"},
};

class Holidays : public testing::TestWithParam<Case> {};
TEST_P(Holidays, FallOnTheirDays) {
  EXPECT_EQ(found(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(DateFinder, Holidays, testing::ValuesIn(kHolidays));

class RelativeDates : public testing::TestWithParam<Case> {};
TEST_P(RelativeDates, AreResolvedAgainstTheArticle) {
  EXPECT_EQ(found(GetParam().text), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(DateFinder, RelativeDates, testing::ValuesIn(kRelative));

TEST(DateFinder, LeavesNumbersNamesDurationsAndRepetitionsAlone) {
  for (const auto* text : {
           "2000 Menschen kamen",
           "1.998 Euro",
           "rund 1500 Soldaten",
           "Agenda 2010",
           "1998 %",
           "3:1 gewonnen",
           "vor zwanzig Jahren",
           "jeden Montag",
           "montags",
           "nachts",
           "sechs Jahre lang",
           "im Jahr",
           "Guten Morgen",
           "20.000",
           "Tel. 0551 1998",
           "das Ende",
           "Mitte und Prenzlauer Berg",
           "am Ende des Tages",
           "früher als gedacht",
           "Kapitel 4.2",
           "nach 1:26 Stunden",
           "die Nacht",
           "Herr August",
           "am 3. Platz",
           "31. Februar 2022",
           "5-1998-3",
           "ISBN 1998",
           "das 2170-Format",
           "beim Frühjahrs-Treffen",
           "bis zum 10. des Monats",
       }) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(DateFinder, ReadsCapitalsAndSpellingsWithoutUmlauts) {
  EXPECT_EQ(found("AM DIENSTAG WAR ER DA"), "DIENSTAG=2022-02-15");
  EXPECT_EQ(found("Anfang Maerz 2021"), "Anfang Maerz 2021=2021-03");
}

TEST(DateFinder, TakesNoBreakSpacesForBlanks) {
  EXPECT_EQ(found("am 14.\u00A0Februar\u00A02022"), "14.\u00A0Februar\u00A02022=2022-02-14");
}

TEST(DateFinder, LeavesOpenWhatAnUnknownOrImpreciseDateCannotTell) {
  const Case cases[] = {
      {"gestern am 14. Februar im Herbst", "gestern=PAST_REF | 14. Februar=XXXX-02-14 | Herbst=XXXX-FA"},
      {"am Montag um 9 Uhr", "Montag um 9 Uhr=XXXX-XX-XXT09:00"},
      {"im nächsten Jahr", "nächsten Jahr=FUTURE_REF"},
      {"am 5. Juli 1993", "5. Juli 1993=1993-07-05"},
  };
  for (const auto& c : cases) EXPECT_EQ(found(c.text, ""), c.expected);
  EXPECT_EQ(found("gestern im Herbst", "2022"), "gestern=PAST_REF | Herbst=2022-FA");
  EXPECT_EQ(found("im vergangenen Monat am Montag", "2022-02"),
            "vergangenen Monat=2022-01 | Montag=XXXX-WXX-1");
}

TEST(DateFinder, MeansTheseDaysByTodayWhereNoOtherDayIsNamed) {
  EXPECT_EQ(found("Heute ist alles anders."), "Heute=PRESENT_REF");
  EXPECT_EQ(found("Heute tagt der Rat, gestern tagte er nicht."), "Heute=2022-02-16 | gestern=2022-02-15");
}

TEST(DateFinder, GivesTheDaysThatAMentionCovers) {
  const struct {
    const char* text;
    const char* first;
    const char* last;
  } cases[] = {
      {"am 14. Februar 2022", "2022-02-14", "2022-02-14"},
      {"in der kommenden Woche", "2022-02-21", "2022-02-27"},
      {"im Oktober 2005", "2005-10-01", "2005-10-31"},
      {"im Herbst 2021", "2021-09-01", "2021-11-30"},
      {"im Winter 2021", "2021-12-01", "2022-02-28"},
      {"in den neunziger Jahren", "1990-01-01", "1999-12-31"},
      {"im 20. Jahrhundert", "1901-01-01", "2000-12-31"},
      {"im Dezember um 9 Uhr", "2021-12-01", "2021-12-31"},
      {"Weihnachten 2021", "2021-12-24", "2021-12-26"},
      {"2021/22", "2021-01-01", "2022-12-31"},
  };
  for (const auto& c : cases) {
    const auto mentions = find(c.text);
    ASSERT_FALSE(mentions.empty()) << c.text;
    ASSERT_TRUE(mentions[0].days.first && mentions[0].days.last) << c.text;
    EXPECT_EQ(mentions[0].days.first->to_iso(), c.first) << c.text;
    EXPECT_EQ(mentions[0].days.last->to_iso(), c.last) << c.text;
  }
  EXPECT_TRUE(find("damals")[0].days.unbounded());
}

TEST(DateFinder, FindsEveryDayOfAYearAgain) {
  DateFinder finder;
  const int first = PartialDate::of_day(2024, 1, 1)->days_since_epoch();
  constexpr const char* kNames[] = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
  for (int i = 0; i < 366; ++i) {
    const auto day = *PartialDate::from_days_since_epoch(first + i);
    for (const auto& text : {std::to_string(day.day()) + ". " + kNames[day.month() - 1] + " 2024",
                             std::to_string(day.day()) + "." + std::to_string(day.month()) + ".2024"}) {
      std::vector<DateMention> mentions;
      finder.start_article(std::nullopt);
      finder.find(text, mentions);
      ASSERT_EQ(mentions.size(), 1u) << text;
      EXPECT_EQ(mentions[0].value, day.to_iso());
      EXPECT_EQ(mentions[0].end, text.size());
    }
  }
}

TEST(DateFinder, CarriesOnWithinAnArticleOnly) {
  DateFinder finder;
  std::vector<DateMention> mentions;
  finder.start_article(PartialDate::parse_iso("2022-02-16"));
  finder.find("Im März 1992 kam er.", mentions);
  finder.find("Am 5. März ging er und starb.", mentions);
  finder.start_article(PartialDate::parse_iso("2022-02-16"));
  finder.find("Am 5. März ging er und starb.", mentions);
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(mentions[1].value, "1992-03-05");
  EXPECT_EQ(mentions[2].value, "2022-03-05");
}

TEST(DateFinder, KeepsWithinAnyTextInOrderOnCharacterBorders) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {
      "14",      ". ",     "Februar ", "2022",   "am ",     "Montag",   "abend ", "heute ",      "vor ",
      "drei ",   "Tagen ", "Ende ",    "des ",   "Jahres ", "1997/98 ", "20",     ":",           "15",
      " Uhr",    "-",      "\u2013",   "\u00A0", "ö",       "\x80",     "\xC3",   "vergangene ", "Woche",
      "Ostern ", "\n",     ",",        "90er",   "halb ",   "neun ",    "Nacht ", "zum ",        "9999"};
  DateFinder finder;
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += pieces[random() % std::size(pieces)];
    std::vector<DateMention> mentions;
    finder.start_article(
        round % 3 == 0 ? std::nullopt : PartialDate::parse_iso(round % 3 == 1 ? "9999-12-31" : "0001-01-01"));
    finder.find(text, mentions);
    std::uint32_t last = 0;
    for (const auto& mention : mentions) {
      ASSERT_LE(last, mention.start);
      ASSERT_LT(mention.start, mention.end);
      ASSERT_LE(mention.end, text.size());
      ASSERT_FALSE(mention.value.empty());
      if (mention.days.first && mention.days.last) {
        ASSERT_LE(*mention.days.first, *mention.days.last);
      }
      last = mention.end;
    }
  }
}

TEST(DateFinder, IsLinearOnHostileText) {
  for (const std::string_view piece :
       {"1", "1.", "am ", "Montag ", "vor ", "4. ", "Montag, ", "heute ", "\x80", "Ende der ", "20:"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_LE(find(text).size(), text.size());
  }
}

}  // namespace
}  // namespace blattwerk::text
