#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/export/citation.h"
#include "output/export/export_format.h"

// BibTeX as biblatex and biber read it: UTF-8, `date` as precise as known, `@article` of the subtype that
// biblatex gives newspapers.

namespace blattwerk::output {
namespace {

std::string escaped(std::string_view text) {
  std::string tex;
  for (const char c : one_line(text)) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        tex += '\\';
        tex += c;
        break;
      case '\\':
        tex += "\\textbackslash{}";
        break;
      case '~':
        tex += "\\textasciitilde{}";
        break;
      case '^':
        tex += "\\textasciicircum{}";
        break;
      default:
        tex += c;
    }
  }
  return tex;
}

// Addresses are read as they stand; only braces must balance, and TeX must not see a backslash.
std::string escaped_url(std::string_view url) {
  std::string escaped;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '{' || c == '}' || c == '\\' || c == '\x7F') {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      escaped += c;
    }
  }
  return escaped;
}

// Braces keep a part of a name together that would be read as a particle or as two persons.
std::string name_part(std::string_view part) {
  const std::string tex = escaped(part);
  const bool divides = part.find(' ') != std::string_view::npos || part.find(',') != std::string_view::npos;
  return divides ? '{' + tex + '}' : tex;
}

std::string author(const AuthorName& name) {
  if (const auto* corporate = std::get_if<CorporateName>(&name)) return '{' + escaped(corporate->name) + '}';
  const auto& person = std::get<PersonName>(name);
  std::string tex = person.particle.empty() ? "" : escaped(person.particle) + ' ';
  tex += name_part(person.family);
  if (!person.suffix.empty()) tex += ", " + escaped(person.suffix);
  if (!person.given.empty()) tex += ", " + escaped(person.given);
  return tex;
}

std::string authors(const Article& article) {
  std::string tex;
  for (const auto& name : cited_authors(article)) {
    if (!tex.empty()) tex += " and ";
    tex += author(name);
  }
  return tex;
}

// Topics are divided by commas, so that none may have one.
std::string keywords(const Article& article) {
  std::string tex;
  for (std::string topic : article.topics) {
    std::ranges::replace(topic, ',', ';');
    if (!tex.empty()) tex += ", ";
    tex += escaped(topic);
  }
  return tex;
}

// The name of a language for babel.
std::string_view language_id(std::string_view language) {
  if (language == "de-AT") return "naustrian";
  if (language == "de-CH") return "nswissgerman";
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "de") return "ngerman";
  if (primary == "en") return "english";
  if (primary == "fr") return "french";
  if (primary == "it") return "italian";
  return {};
}

void append_field(std::string_view name, std::string_view value, std::string& out) {
  if (!value.empty()) out += fmt::format("  {} = {{{}}},\n", name, value);
}

// In braces of its own, so that no style changes its capitals.
std::string as_it_stands(std::string_view text) {
  return text.empty() ? "" : '{' + escaped(text) + '}';
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  out += fmt::format("@article{{{},\n", citation_key(stored));
  append_field("author", authors(article), out);
  append_field("title", as_it_stands(article.title), out);
  append_field("titleaddon", as_it_stands(article.kicker), out);
  append_field("journaltitle", as_it_stands(article.source), out);
  append_field("entrysubtype", "newspaper", out);
  if (article.date) append_field("date", article.date->date_only().to_iso(), out);
  append_field("url", escaped_url(article.url), out);
  append_field("urldate", accessed_on(stored), out);
  append_field("langid", language_id(article.language), out);
  append_field("keywords", keywords(article), out);
  if (!article.section.empty()) append_field("note", "Ressort " + escaped(article.section), out);
  append_field("abstract", escaped(lead_of(article)), out);
  out += "}\n";
}

}  // namespace

ExportFormat bibtex_export() {
  return {.name = "bibtex",
          .media_type = "application/x-bibtex; charset=utf-8",
          .extension = "bib",
          .begin = "",
          .between = "\n",
          .end = "",
          .append = append};
}

}  // namespace blattwerk::output
