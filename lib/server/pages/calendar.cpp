#include "server/pages/calendar.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace blattwerk::server::pages {
namespace {

constexpr std::array<const char*, 5> kShades = {"", "shade-1", "shade-2", "shade-3", "shade-4"};

// Four shades by the logarithm: one big day must not make all others look empty.
const char* shade(std::uint64_t count, std::uint64_t greatest) {
  if (count == 0) return kShades[0];
  if (greatest <= 1) return kShades[1];
  const double share = std::log(static_cast<double>(count)) / std::log(static_cast<double>(greatest));
  return kShades.at(static_cast<std::size_t>(1 + std::min(3.0, std::floor(share * 4))));
}

Html day_cell(const Words& words, const search::Calendar& calendar, const PartialDate& day) {
  const auto count = calendar.of(day);
  const std::string number = std::to_string(day.day());
  if (count == 0) return element("td", {}, number);
  const std::string label = words.day(day) + ": " + words.count(kArticles, count);
  return element("td", {{"class", shade(count, calendar.greatest_day())}},
                 element("a", {href(archive_link(day)), {"title", label}, {"aria-label", label}}, number));
}

}  // namespace

Link archive_link(const PartialDate& date) {
  Link link("/archive");
  link.part(fmt::format("{:04}", date.year()));
  if (date.month() != 0) link.part(fmt::format("{:02}", date.month()));
  if (date.day() != 0) link.part(fmt::format("{:02}", date.day()));
  return link;
}

Html month_sheet(const Words& words, const search::Calendar& calendar, const PartialDate& month) {
  Html head;
  for (int day = 5; day < 12; ++day) {  // 1970-01-05 was a Monday
    const std::string name = words.weekday(*PartialDate::of_day(1970, 1, day));
    head += element("th", {{"scope", "col"}}, element("abbr", {{"title", name}}, name.substr(0, 2)));
  }
  Html weeks;
  Html week;
  const int blanks = weekday_number(*PartialDate::of_day(month.year(), month.month(), 1)) - 1;
  if (blanks > 0) week += element("td", {{"colspan", blanks}});
  int column = blanks;
  for (int day = 1; day <= days_in_month(month.year(), month.month()); ++day) {
    week += day_cell(words, calendar, *PartialDate::of_day(month.year(), month.month(), day));
    if (++column == 7) {
      weeks += element("tr", {}, week);
      week = {};
      column = 0;
    }
  }
  if (!week.empty()) weeks += element("tr", {}, week);
  const Html name = calendar.of(month) == 0 ? Html(words.day(month))
                                            : element("a", {href(archive_link(month))}, words.day(month));
  return element("table", {{"class", "month"}}, element("caption", {}, name),
                 element("thead", {}, element("tr", {}, head)), element("tbody", {}, weeks));
}

Html year_table(const Words& words, const search::Calendar& calendar) {
  Html head = element("th", {{"scope", "col"}}, words(kYear));
  for (int month = 1; month <= 12; ++month) {
    head += element("th", {{"scope", "col"}},
                    element("abbr", {{"title", words.month(month)}}, words.short_month(month)));
  }
  Html rows;
  for (const int year : calendar.years()) {
    const auto whole = *PartialDate::of_year(year);
    Html row = element(
        "th", {{"scope", "row"}},
        element("a", {href(archive_link(whole)), {"title", words.count(kArticles, calendar.of(whole))}},
                std::to_string(year)));
    for (int month = 1; month <= 12; ++month) {
      const auto date = *PartialDate::of_month(year, month);
      const auto count = calendar.of(date);
      const std::string label = words.day(date) + ": " + words.count(kArticles, count);
      row += count == 0
                 ? element("td", {}, element("span", {{"aria-hidden", "true"}}, "·"))
                 : element("td", {{"class", shade(count, calendar.greatest_month())}},
                           element("a", {href(archive_link(date)), {"title", label}, {"aria-label", label}},
                                   words.number(count)));
    }
    rows += element("tr", {}, row);
  }
  return element("table", {{"class", "years"}}, element("thead", {}, element("tr", {}, head)),
                 element("tbody", {}, rows));
}

}  // namespace blattwerk::server::pages
