#include "formats/field_names.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace blattwerk::formats {
namespace {

struct Entry {
  Field field;
  std::string_view name;
};

// The names of a field, best first. Written as `simple_form` leaves them.
constexpr Entry kNames[] = {
    {Field::id, "externalid"},
    {Field::id, "id"},
    {Field::id, "guid"},
    {Field::id, "identifier"},
    {Field::id, "articleid"},
    {Field::id, "uuid"},
    {Field::id, "nummer"},
    {Field::title, "title"},
    {Field::title, "titel"},
    {Field::title, "headline"},
    {Field::title, "überschrift"},
    {Field::title, "ueberschrift"},
    {Field::title, "schlagzeile"},
    {Field::title, "name"},
    {Field::kicker, "kicker"},
    {Field::kicker, "dachzeile"},
    {Field::kicker, "spitzmarke"},
    {Field::kicker, "ortsmarke"},
    {Field::kicker, "overline"},
    {Field::kicker, "alternativeheadline"},
    {Field::published, "date"},
    {Field::published, "datum"},
    {Field::published, "datepublished"},
    {Field::published, "published"},
    {Field::published, "publishedat"},
    {Field::published, "publishedtime"},
    {Field::published, "pubdate"},
    {Field::published, "publishdate"},
    {Field::published, "publicationdate"},
    {Field::published, "veröffentlicht"},
    {Field::published, "veröffentlichung"},
    {Field::published, "veröffentlichungsdatum"},
    {Field::published, "veroeffentlicht"},
    {Field::published, "erschienen"},
    {Field::published, "erscheinungsdatum"},
    {Field::published, "erstellt"},
    {Field::published, "datecreated"},
    {Field::published, "created"},
    {Field::published, "createdat"},
    {Field::published, "timestamp"},
    {Field::updated, "updated"},
    {Field::updated, "stand"},
    {Field::updated, "datemodified"},
    {Field::updated, "modified"},
    {Field::updated, "modifiedtime"},
    {Field::updated, "updatedat"},
    {Field::updated, "dateupdated"},
    {Field::updated, "lastmodified"},
    {Field::updated, "aktualisiert"},
    {Field::updated, "zuletztaktualisiert"},
    {Field::updated, "aktualisierung"},
    {Field::source, "source"},
    {Field::source, "quelle"},
    {Field::source, "publisher"},
    {Field::source, "medium"},
    {Field::source, "zeitung"},
    {Field::source, "outlet"},
    {Field::source, "sitename"},
    {Field::source, "herausgeber"},
    {Field::source, "provider"},
    {Field::url, "url"},
    {Field::url, "link"},
    {Field::url, "adresse"},
    {Field::url, "permalink"},
    {Field::url, "canonical"},
    {Field::url, "canonicalurl"},
    {Field::url, "mainentityofpage"},
    {Field::url, "web"},
    {Field::authors, "authors"},
    {Field::authors, "author"},
    {Field::authors, "autoren"},
    {Field::authors, "autor"},
    {Field::authors, "autorin"},
    {Field::authors, "autor:in"},
    {Field::authors, "autorinnen"},
    {Field::authors, "creator"},
    {Field::authors, "byline"},
    {Field::authors, "verfasser"},
    {Field::authors, "verfasserin"},
    {Field::authors, "by"},
    {Field::section, "section"},
    {Field::section, "ressort"},
    {Field::section, "articlesection"},
    {Field::section, "rubrik"},
    {Field::section, "kategorie"},
    {Field::section, "category"},
    {Field::section, "label"},
    {Field::language, "language"},
    {Field::language, "inlanguage"},
    {Field::language, "sprache"},
    {Field::language, "lang"},
    {Field::agency, "agency"},
    {Field::agency, "agentur"},
    {Field::topics, "topics"},
    {Field::topics, "keywords"},
    {Field::topics, "tags"},
    {Field::topics, "schlagwörter"},
    {Field::topics, "schlagwoerter"},
    {Field::topics, "schlagworte"},
    {Field::topics, "stichwörter"},
    {Field::topics, "themen"},
    {Field::topics, "thema"},
    {Field::lead, "lead"},
    {Field::lead, "vorspann"},
    {Field::lead, "teaser"},
    {Field::lead, "anreißer"},
    {Field::lead, "abstract"},
    {Field::lead, "summary"},
    {Field::lead, "description"},
    {Field::lead, "beschreibung"},
    {Field::lead, "zusammenfassung"},
    {Field::text, "text"},
    {Field::text, "articlebody"},
    {Field::text, "volltext"},
    {Field::text, "fulltext"},
    {Field::text, "body"},
    {Field::text, "inhalt"},
    {Field::text, "content"},
    {Field::text, "contenthtml"},
    {Field::text, "contenttext"},
    {Field::text, "maintext"},
    {Field::text, "maincontent"},
    {Field::text, "artikeltext"},
    {Field::text, "fließtext"},
    {Field::text, "artikel"},
    {Field::paragraphs, "paragraphs"},
    {Field::paragraphs, "absätze"},
    {Field::paragraphs, "blocks"},
};

// Lower case, without the marks between the words of a name and without a vocabulary's prefix.
std::string simple_form(std::string_view name) {
  for (const std::string_view prefix : {"og:", "dc:", "article:", "schema:", "dcterms:"}) {
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  }
  std::string simple;
  simple.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '_' || c == '-' || c == ' ') continue;
    // Ä, Ö and Ü differ from ä, ö and ü in one bit of their second byte.
    const bool umlaut = i > 0 && name[i - 1] == '\xC3' && (c == '\x84' || c == '\x96' || c == '\x9C');
    simple += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : umlaut ? static_cast<char>(c | 0x20) : c;
  }
  return simple;
}

}  // namespace

std::optional<FieldName> find_field(std::string_view name) {
  static const auto kIndex = [] {
    std::unordered_map<std::string_view, FieldName> index;
    int rank = 0;
    for (const Entry& entry : kNames) index.emplace(entry.name, FieldName{entry.field, rank++});
    return index;
  }();
  constexpr std::size_t kLongestName = 40;
  if (name.size() > kLongestName) return std::nullopt;
  const auto found = kIndex.find(simple_form(name));
  if (found == kIndex.end()) return std::nullopt;
  return found->second;
}

}  // namespace blattwerk::formats
