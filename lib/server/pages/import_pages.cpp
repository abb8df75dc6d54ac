#include <charconv>
#include <filesystem>

#include "server/guard.h"
#include "server/pages/frame.h"
#include "server/pages/pages.h"

namespace blattwerk::server::pages {
namespace {

constexpr std::size_t kErrorsShown = 50;

Html file_form(const Context& context, const Words& words) {
  return element(
      "form",
      {{"method", "post"}, {"enctype", "multipart/form-data"}, {"data-import", ""}, action(Link("/import"))},
      csrf_field(context),
      element("div", {{"class", "drop"}, {"data-drop", ""}},
              element("p", {{"class", "live"}}, words(kDropHere)),
              element("label", {{"for", "files"}}, words(kChooseFiles)),
              element("input", {{"type", "file"}, {"id", "files"}, {"name", "files"}, flag("multiple")})),
      element("div", {{"class", "field"}}, element("label", {{"for", "text"}}, words(kPasteText)),
              element("textarea", {{"id", "text"}, {"name", "text"}, {"lang", "de"}, {"rows", 8}})),
      element("button", {}, words(kStartImport)));
}

Html report_table(const Words& words, const ImportReport& report) {
  const std::pair<Message, std::uint64_t> rows[] = {{kAddedArticles, report.added},
                                                    {kUpdatedArticles, report.updated},
                                                    {kUnchangedArticles, report.unchanged},
                                                    {kDuplicateArticles, report.duplicate},
                                                    {kFailedArticles, report.errors.size()}};
  Html body;
  for (const auto& [name, count] : rows) {
    body += element("tr", {}, element("th", {{"scope", "row"}}, words(name)),
                    element("td", {}, words.number(count)));
  }
  return element("table", {{"class", "figures"}}, element("tbody", {}, body));
}

Html errors(const ImportReport& report) {
  Html items;
  for (std::size_t i = 0; i < std::min(kErrorsShown, report.errors.size()); ++i) {
    const ImportError& error = report.errors[i];
    items += element("li", {}, element("strong", {}, std::filesystem::path(error.path).filename().string()),
                     ": ", error.reason);
  }
  return items.empty() ? Html() : element("ul", {{"class", "notes"}}, items);
}

std::string state_of(const Words& words, const ImportStatus& status) {
  switch (status.state) {
    case ImportState::waiting:
      return words(kImportWaiting);
    case ImportState::running:
      return words(kImportRunning, words.number(status.progress.articles));
    case ImportState::done:
      return words(kImportDone);
    case ImportState::failed:
      break;
  }
  return words(kImportFailed) + " " + status.failure;
}

}  // namespace

Response import_page(const Context& context, const Request& request) {
  context.require_writable();
  const Words words = words_for(request);
  Page page;
  page.title = words(kImport);
  page.place = Place::import;
  page.content =
      element("div", {{"class", "measure wide"}},
              element("header", {{"class", "page-head"}}, element("h1", {}, words(kImportTitle)),
                      element("p", {}, words(kImportHint))),
              file_form(context, words), element("div", {{"data-imports", ""}, {"aria-live", "polite"}}));
  return show(context, request, page);
}

Response start_import(const Context& context, const Request& request) {
  context.require_writable();
  if (!has_csrf_token(request, context.csrf_token())) throw Problem(403, words_for(request)(kFormExpired));
  // A form sends its empty fields too.
  std::vector<Upload> uploads;
  for (const Upload& upload : request.uploads) {
    if (std::filesystem::file_size(upload.file->path()) > 0) uploads.push_back(upload);
  }
  if (uploads.empty()) return see_other(Link("/import").string());
  return see_other(Link("/import").part(context.imports().submit(std::move(uploads))).string());
}

Response import_status_page(const Context& context, const Request& request) {
  const Words words = words_for(request);
  const std::string& text = request.captured.front();
  std::uint64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  const auto status = context.imports().status(id);
  if (!status) throw Problem(404, "there is no such import, or it was long ago");
  Page page;
  page.title = words(kImport);
  page.place = Place::import;
  Html content = join(element("h1", {}, words(kImportTitle)),
                      element("p", {{"role", "status"}}, state_of(words, *status)));
  if (status->state == ImportState::done)
    content += join(report_table(words, status->report), errors(status->report));
  content += element("p", {}, element("a", {href(Link("/import"))}, words(kImportMore)), " · ",
                     element("a", {href(Link("/"))}, words(kToStart)));
  page.content = element("div", {{"class", "measure message"}}, content);
  Response response = show(context, request, page);
  // Browsers load the page again by themselves, also those that run no scripts.
  if (!status->ended()) response.headers.add("Refresh", "1");
  return response;
}

}  // namespace blattwerk::server::pages
