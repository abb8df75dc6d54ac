#include "output/entities.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/bars.h"
#include "output/json_value.h"
#include "output/quotations.h"
#include "output/terminal.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kMonthsShown = 36;
constexpr std::size_t kYearsShown = 100;
constexpr std::size_t kQuotationsShown = 8;
constexpr std::size_t kKeyArticlesShown = 5;

std::string day_of(const std::string& date, const Style& style) {
  return date.empty() ? std::string(style.in("undatiert", "undated")) : date.substr(0, 10);
}

Json summary_json(const search::EntitySummary& entity) {
  return {{"type", to_string(entity.type)}, {"name", entity.name}, {"articles", entity.articles}};
}

Json companions_json(const search::EntityPortrait& portrait) {
  Json companions = Json::array();
  for (const auto& companion : portrait.companions) {
    Json one = summary_json(companion.entity);
    one["together"] = companion.together;
    one["association"] = companion.association;
    companions.push_back(std::move(one));
  }
  return companions;
}

Json portrait_json(const search::EntityPortrait& portrait) {
  Json json = summary_json(portrait.entity);
  json["derived"] = portrait.derived;
  json["names"] = portrait.names;
  put_known(json, "first", portrait.first);
  put_known(json, "last", portrait.last);
  Json months = Json::array();
  for (const auto& [month, count] : portrait.months) months.push_back({{"value", month}, {"count", count}});
  json["months"] = std::move(months);
  json["companions"] = companions_json(portrait);
  Json key_articles = Json::array();
  for (const auto& article : portrait.key_articles) {
    Json one = {{"id", article.id}, {"title", article.title}};
    put_known(one, "date", article.date);
    put_known(one, "source", article.source);
    one["count"] = article.count;
    key_articles.push_back(std::move(one));
  }
  json["key_articles"] = std::move(key_articles);
  json["quoted_in"] = portrait.quoted_in;
  Json quotations = Json::array();
  for (const auto& quotation : portrait.quotations) {
    Json one = {{"id", quotation.article}, {"title", quotation.title}};
    put_known(one, "date", quotation.date);
    one["text"] = quotation.text;
    one["start"] = quotation.start;
    one["end"] = quotation.end;
    one["paragraph"] = quotation.paragraph;
    one["kind"] = quotation.direct ? "direct" : "reported";
    quotations.push_back(std::move(one));
  }
  json["quotations"] = std::move(quotations);
  return json;
}

std::vector<search::FacetCount> by_year(const std::vector<search::FacetCount>& months) {
  std::vector<search::FacetCount> years;
  for (const auto& [month, count] : months) {
    const std::string year = month.substr(0, 4);
    if (years.empty() || years.back().value != year) years.push_back({year, 0});
    years.back().count += count;
  }
  return years;
}

std::string summary_line(const search::EntitySummary& entity, const Style& style) {
  return fmt::format("{:>7}  {} {}\n", entity.articles, padded(entity.name, 40),
                     style.faint(show_type(entity.type, style)));
}

}  // namespace

std::string to_json(const search::EntitySummary& entity, JsonLayout layout) {
  return dump(summary_json(entity), layout);
}

std::string to_json(const search::EntityList& list, JsonLayout layout) {
  Json entities = Json::array();
  for (const auto& entity : list.entities) entities.push_back(summary_json(entity));
  const Json json = {{"total", list.total}, {"entities", std::move(entities)}};
  return dump(json, layout);
}

std::string to_json(const std::vector<search::EntityPortrait>& portraits, JsonLayout layout) {
  Json json = portrait_json(portraits.front());
  Json also = Json::array();
  for (std::size_t i = 1; i < portraits.size(); ++i) also.push_back(portrait_json(portraits[i]));
  if (!also.empty()) json["also"] = std::move(also);
  return dump(json, layout);
}

std::string show_entities(const search::EntityList& list, const Style& style) {
  std::string page;
  for (const auto& entity : list.entities) page += summary_line(entity, style);
  return page + style.faint(fmt::format(fmt::runtime(style.in("{} von {} Namen\n", "{} of {} entities\n")),
                                        list.entities.size(), list.total));
}

std::string show_portraits(const std::vector<search::EntityPortrait>& portraits, const Style& style) {
  const search::EntityPortrait& portrait = portraits.front();
  std::string page;
  const auto heading = [&](std::string_view german, std::string_view english) {
    page += '\n' + style.bold(style.in(german, english)) + '\n';
  };
  const auto line = [&](const std::string& date, const std::string& words, std::int64_t article) {
    page += wrap(fmt::format("{} · {} [{}]", day_of(date, style), words, article), style.width, 2) + '\n';
  };
  page += style.bold(portrait.entity.name) + ' ' + style.faint(show_type(portrait.entity.type, style)) + '\n';
  page += fmt::format("{} {}", portrait.entity.articles, style.in("Artikel", "articles"));
  if (!portrait.first.empty()) {
    page += fmt::format(", {} {} {}", portrait.first.substr(0, 10), style.in("bis", "to"),
                        portrait.last.substr(0, 10));
  }
  if (portrait.derived > 0) {
    page += style.faint(fmt::format(fmt::runtime(style.in("; {} weitere mit Wörtern, die vom Namen kommen",
                                                          "; {} more have words made from the name")),
                                    portrait.derived));
  }
  page += '\n';
  heading("Genannt", "Called");
  page += wrap(fmt::format("{}", fmt::join(portrait.names, ", ")), style.width, 2) + '\n';
  if (portrait.months.size() > kMonthsShown) {
    heading("Artikel nach Jahr", "Articles by year");
    page += show_bars(by_year(portrait.months), kYearsShown, style);
  } else if (!portrait.months.empty()) {
    heading("Artikel nach Monat", "Articles by month");
    page += show_bars(portrait.months, kMonthsShown, style);
  }
  if (!portrait.companions.empty()) heading("Zusammen mit", "Appears with");
  for (const auto& companion : portrait.companions) {
    page +=
        fmt::format("  {} {:>5} {} {}\n", padded(companion.entity.name, 40), companion.together,
                    style.in("gemeinsam", "together"), style.faint(show_type(companion.entity.type, style)));
  }
  if (!portrait.key_articles.empty()) heading("Am meisten darüber", "Most about it");
  for (std::size_t i = 0; i < std::min(portrait.key_articles.size(), kKeyArticlesShown); ++i) {
    const search::KeyArticle& article = portrait.key_articles[i];
    line(article.date, printable(article.title), article.id);
  }
  if (!portrait.quotations.empty()) heading("Zitiert", "Quoted");
  for (std::size_t i = 0; i < std::min(portrait.quotations.size(), kQuotationsShown); ++i) {
    const search::EntityQuotation& quotation = portrait.quotations[i];
    line(quotation.date, show_words(quotation.text, quotation.direct), quotation.article);
  }
  if (portraits.size() > 1) heading("Mit demselben Namen", "Of the same name");
  for (std::size_t i = 1; i < portraits.size(); ++i) page += summary_line(portraits[i].entity, style);
  return page;
}

std::string companions_to_json(const search::EntityPortrait& portrait, JsonLayout layout) {
  Json json = summary_json(portrait.entity);
  json["companions"] = companions_json(portrait);
  return dump(json, layout);
}

std::string show_companions(const search::EntityPortrait& portrait, const Style& style) {
  std::string page;
  for (const auto& companion : portrait.companions) {
    page += fmt::format("{:>7}  {} {}\n", companion.together, padded(printable(companion.entity.name), 40),
                        show_type(companion.entity.type, style));
  }
  if (!page.empty()) return page;
  return std::string(style.in("Nichts steht öfter mit ihm zusammen, als der Zufall wollte.\n",
                              "Nothing appears with it more often than by chance.\n"));
}

std::string to_json(const std::vector<EntityEdit>& edits, JsonLayout layout) {
  Json list = Json::array();
  for (const EntityEdit& edit : edits) {
    Json one = {{"id", edit.id}, {"kind", to_string(edit.kind)}, {"made", edit.made}};
    if (edit.kind == EditKind::list) {
      one["path"] = edit.path;
      one["names"] = edit.names.size();
    } else {
      one["type"] = to_string(edit.type);
      one["name"] = edit.name;
      one["new_type"] = to_string(edit.new_type);
      one["new_name"] = edit.new_name;
      put_known(one, "beside", edit.beside);
      put_known(one, "called", edit.form);
    }
    list.push_back(std::move(one));
  }
  return dump(Json{{"edits", std::move(list)}}, layout);
}

std::string show_edits(const std::vector<EntityEdit>& edits) {
  std::string page;
  for (const EntityEdit& edit : edits) {
    page += fmt::format("{:>4}  {}  ", edit.id, edit.made.substr(0, 10));
    switch (edit.kind) {
      case EditKind::list:
        page += fmt::format("list of {} names from {}\n", edit.names.size(), printable(edit.path));
        break;
      case EditKind::merge:
        page += fmt::format("{} is {}\n", printable(edit.name), printable(edit.new_name));
        break;
      case EditKind::split:
        page +=
            fmt::format("{}{}{} is {}\n", printable(edit.name),
                        edit.beside.empty() ? "" : " beside " + printable(edit.beside),
                        edit.form.empty() ? "" : " called " + printable(edit.form), printable(edit.new_name));
        break;
    }
  }
  return page.empty() ? "There are no edits.\n" : page;
}

}  // namespace blattwerk::output
