#include <algorithm>

#include "server/guard.h"
#include "server/pages/frame.h"
#include "server/pages/pages.h"
#include "text/local_time.h"

namespace blattwerk::server::pages {
namespace {

std::string count(const Words& words, const Counted& counted, std::int64_t number) {
  return words.count(counted, static_cast<std::uint64_t>(std::max<std::int64_t>(0, number)));
}

Html findings(const Words& words, const CheckReport& report) {
  Html items;
  for (const Finding& finding : report.findings) items += element("li", {{"lang", "en"}}, finding.what);
  if (report.more_findings > 0) items += element("li", {}, count(words, kMoreFindings, report.more_findings));
  return element("ul", {{"class", "notes"}}, items);
}

Html remedy(const Words& words, const CheckReport& report) {
  const bool only_derived = std::ranges::all_of(
      report.findings, [](Damage damage) { return damage == Damage::derived; }, &Finding::damage);
  return only_derived
             ? element("p", {}, words(kRemedyRepair), " ", element("code", {}, "blattwerk check --repair"))
             : element("p", {}, words(kRemedyRestore), " ", element("code", {}, "blattwerk restore …"));
}

Html result(const Words& words, const Health& health) {
  const CheckReport& report = health.report;
  Html content = element(
      "p", {}, element("strong", {}, words(report.sound() ? kSound : kDamaged)), " ",
      words(kLookedAt, count(words, kArticles, report.articles), count(words, kOriginals, report.originals)));
  if (!report.sound()) content += join(findings(words, report), remedy(words, report));
  const auto checked = PartialDate::parse_iso(health.checked);
  if (checked) {
    const PartialDate local = text::TimeZone::berlin().to_wall_clock(*checked);
    content += element(
        "p", {{"class", "facts"}}, element("span", {}, words(kChecked, words.date(local))),
        report.seconds < 0.1 ? Html() : element("span", {}, words(kSeconds, words.decimal(report.seconds))));
  }
  return element("div", {{"class", report.sound() ? "health sound" : "health damaged"}, {"role", "status"}},
                 content);
}

Html check_form(const Context& context, const Words& words) {
  return element("form", {{"method", "post"}, action(Link("/health"))}, csrf_field(context),
                 element("button", {}, words(kCheckNow)));
}

Html section(const char* id, const std::string& title, const Html& content) {
  return element("section", {{"aria-labelledby", id}}, element("h2", {{"id", id}}, title), content);
}

Html command(const char* text) {
  return element("p", {}, element("code", {}, text));
}

}  // namespace

Response health_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  Html content = element("header", {{"class", "page-head"}}, element("h1", {}, words(kHealth)),
                         element("p", {}, words(kHealthHint)));
  if (context.settings().read_only) {
    content += element("p", {{"class", "message"}}, words(kReadOnlyCheck));
  } else {
    if (const auto last = context.health_check().last()) content += result(words, *last);
    content += check_form(context, words);
  }
  content += section("thorough", words(kThoroughCheck),
                     join(element("p", {}, words(kThoroughCheckHint)), command("blattwerk check")));
  content += section(
      "backup", words(kBackup),
      join(element("p", {}, words(kBackupHint)), command("blattwerk backup --to ~/Sicherung --keep 7"),
           element("p", {}, words(kRestoreHint)),
           command("blattwerk restore ~/Sicherung/archive-20220204T103900Z.db")));
  Page page;
  page.title = words(kHealth);
  page.content = element("div", {{"class", "measure wide"}}, content);
  return show(context, request, page);
}

Response start_check(const Context& context, const Request& request) {
  context.require_writable();
  if (!has_csrf_token(request, context.csrf_token())) throw Problem(403, words_for(request)(kFormExpired));
  context.health_check().run(context);
  return see_other(Link("/health").string());
}

}  // namespace blattwerk::server::pages
