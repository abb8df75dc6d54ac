#pragma once

#include "search/calendar.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// `/archive/2022/02/04`, as precise as the date.
Link archive_link(const PartialDate& date);

/// The month as a sheet of days, each with articles a link; shaded by their number.
Html month_sheet(const Words& words, const search::Calendar& calendar, const PartialDate& month);

/// A row a year, a column a month.
Html year_table(const Words& words, const search::Calendar& calendar);

}  // namespace blattwerk::server::pages
