#include <string>
#include <string_view>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/export/citation.h"
#include "output/export/export_format.h"

// RIS as Reference Manager's format description has it: a tag of two characters, two blanks, a hyphen, a
// blank, the value on the same line, CR LF; TY first, ER last; dates YYYY/MM/DD/ with what is not known
// empty.

namespace blattwerk::output {
namespace {

void append_line(std::string_view tag, std::string_view value, std::string& out) {
  if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, one_line(value));
}

std::string author(const AuthorName& name) {
  if (const auto* corporate = std::get_if<CorporateName>(&name)) return corporate->name;
  const auto& person = std::get<PersonName>(name);
  std::string ris = family_with_particle(person);
  if (!person.given.empty()) ris += ", " + person.given;
  if (!person.suffix.empty()) ris += ", " + person.suffix;
  return ris;
}

std::string ris_date(const PartialDate& date) {
  const auto part = [](int value) { return value > 0 ? fmt::format("{:02}", value) : ""; };
  return fmt::format("{:04}/{}/{}/", date.year(), part(date.month()), part(date.day()));
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  out += "TY  - NEWS\r\n";
  append_line("ID", citation_key(stored), out);
  for (const auto& name : cited_authors(article)) append_line("AU", author(name), out);
  append_line("TI", article.title, out);
  append_line("T2", article.source, out);
  if (article.date) {
    append_line("PY", fmt::format("{:04}", article.date->year()), out);
    append_line("DA", ris_date(*article.date), out);
  }
  append_line("SE", article.section, out);
  append_line("LA", article.language, out);
  append_line("AN", article.external_id, out);
  for (const auto& topic : article.topics) append_line("KW", topic, out);
  if (!article.kicker.empty()) append_line("N1", "Dachzeile: " + article.kicker, out);
  append_line("AB", lead_of(article), out);
  append_line("UR", article.url, out);
  if (const auto accessed = PartialDate::parse_iso(accessed_on(stored))) {
    append_line("Y2", ris_date(*accessed), out);
  }
  out += "ER  - \r\n";
}

}  // namespace

ExportFormat ris_export() {
  return {.name = "ris",
          .media_type = "application/x-research-info-systems",
          .extension = "ris",
          .begin = "",
          .between = "\r\n",
          .end = "",
          .append = append};
}

}  // namespace blattwerk::output
