#include "output/terminal.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "output/paragraph_diff.h"
#include "output/quotations.h"
#include "output/word_diff.h"
#include "text/utf8.h"

namespace blattwerk::output {
namespace {

// Longer lines are hard to read, however wide the terminal.
constexpr std::size_t kMeasure = 88;
constexpr std::size_t kEntitiesShown = 12;

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string joined;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!joined.empty()) joined += separator;
    joined += part;
  }
  return joined;
}

std::string entity_line(const std::vector<EntityCount>& entities, std::optional<EntityType> type,
                        const Style& style) {
  std::vector<std::string> names;
  std::size_t left_out = 0;
  for (const auto& entity : entities) {
    if (type && entity.type != *type) continue;
    if (names.size() == kEntitiesShown) {
      ++left_out;
    } else {
      names.push_back(entity.count > 1 ? fmt::format("{} ({})", entity.name, entity.count) : entity.name);
    }
  }
  if (left_out > 0)
    names.push_back(fmt::format(fmt::runtime(style.in("und {} weitere", "and {} more")), left_out));
  return join(names, ", ");
}

void append_field(std::string& page, std::string_view label, const std::string& value, const Style& style,
                  std::size_t width) {
  if (value.empty()) return;
  constexpr std::size_t kLabelColumns = 15;
  std::string text = wrap(value, width, kLabelColumns);
  text.replace(0, kLabelColumns, style.faint(fmt::format("{:<15}", label)));
  page += text + '\n';
}

}  // namespace

std::string show_size(std::int64_t bytes) {
  if (bytes < 100'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  if (bytes < 1'000'000'000) return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
  return fmt::format("{:.2f} GB", static_cast<double>(bytes) / 1e9);
}

std::string show_date(const PartialDate& date) {
  std::string text = date.date_only().to_iso();
  if (date.has_time()) text += fmt::format(" {:02}:{:02}", date.hour(), date.minute());
  return text;
}

std::string show_date(const std::optional<PartialDate>& date, const Style& style) {
  return date ? show_date(*date) : std::string(style.in("undatiert", "undated"));
}

std::string_view show_type(EntityType type, const Style& style) {
  switch (type) {
    case EntityType::person:
      return style.in("Person", "person");
    case EntityType::organization:
      return style.in("Organisation", "organization");
    case EntityType::place:
      return style.in("Ort", "place");
    case EntityType::other:
      break;
  }
  return style.in("anderes", "other");
}

std::string printable(std::string_view text) {
  std::string clean;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = text::decode(text, offset);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (c == text::kInvalid || control) {
      clean += "\xEF\xBF\xBD";
    } else {
      text::append(clean, c);
    }
  }
  return clean;
}

std::string show_article(const StoredArticle& stored, const Style& style) {
  const Article& article = stored.article;
  const std::size_t width = std::min(style.width, kMeasure);
  std::string page;
  if (!article.kicker.empty()) page += style.faint(wrap(article.kicker, width, 0)) + '\n';
  page += style.bold(wrap(article.title, width, 0)) + '\n';
  page += style.faint(join({show_date(article.date, style), article.source, article.section, article.agency,
                            join(article.authors, ", ")},
                           " · ")) +
          '\n';
  for (const auto& paragraph : article.paragraphs) {
    const std::string text = wrap(paragraph.text, width, 0);
    page += '\n' + (paragraph.kind == ParagraphKind::text ? text : style.bold(text)) + '\n';
  }
  page += '\n';
  const auto field = [&](std::string_view label, const std::string& value) {
    append_field(page, label, value, style, width);
  };
  const auto entities = [&](EntityType type) { return entity_line(stored.entities, type, style); };
  field(style.in("Personen", "Persons"), entities(EntityType::person));
  field(style.in("Organisationen", "Organizations"), entities(EntityType::organization));
  field(style.in("Orte", "Places"), entities(EntityType::place));
  field(style.in("Anderes", "Other"), entities(EntityType::other));
  field(style.in("Abgeleitet", "Derived"), entity_line(stored.derived, std::nullopt, style));
  for (const auto& quotation : stored.quotations) {
    field(&quotation == stored.quotations.data() ? style.in("Zitiert", "Quoted") : "",
          show_quotation(quotation.speaker, text_of(article, quotation), quotation.direct));
  }
  field(style.in("Themen", "Topics"), join(article.topics, ", "));
  field("Link", printable(article.url));
  for (const auto& origin : stored.origins) {
    field(style.in("Aus", "From"),
          fmt::format(fmt::runtime(style.in("{}{} ({}, importiert {})", "{}{} ({}, imported {})")),
                      printable(origin.path), origin.place.empty() ? "" : ", " + printable(origin.place),
                      origin.format, origin.imported.substr(0, 10)));
  }
  for (const auto& duplicate : stored.near_duplicates) {
    field(style.in("Auch als", "Also as"),
          join({fmt::format("{}", duplicate.id), show_date(PartialDate::parse_iso(duplicate.date), style),
                duplicate.source, duplicate.title},
               " · "));
  }
  field(style.in("Artikel", "Article"), std::to_string(stored.id));
  if (stored.version > 1) field(style.in("Fassungen", "Versions"), std::to_string(stored.version));
  return page;
}

std::string show_versions(const StoredArticle& stored, const std::vector<EarlierVersion>& earlier,
                          const Style& style) {
  std::string list;
  const auto line = [&](const Article& article, std::string_view remark) {
    list +=
        fmt::format("{:<16}  {}  {}\n", show_date(article.updated ? article.updated : article.date, style),
                    style.bold(article.title),
                    style.faint(fmt::format("{} {}, {}", article.paragraphs.size(),
                                            style.in("Absätze", "paragraphs"), remark)));
  };
  for (const auto& version : earlier) {
    line(version.article,
         fmt::format("{} {}", style.in("aufgehoben", "kept"), version.recorded.substr(0, 10)));
  }
  line(stored.article, style.in("jetzt", "current"));
  return list;
}

namespace {

std::string line_of_change(char sign, std::string_view text, std::size_t width) {
  std::string lines = wrap(text, width, 2);
  lines.front() = sign;
  return lines;
}

std::string show_change(const ParagraphChange& change, const Style& style, std::size_t width) {
  std::string before;
  std::string after;
  switch (change.change) {
    case Change::kept:
      return {};
    case Change::removed:
      return style.faint(line_of_change('-', change.text, width)) + '\n';
    case Change::added:
      return style.mark(line_of_change('+', change.text, width)) + '\n';
    case Change::reworded:
      for (const auto& [what, words] : diff_words(change.before, change.text)) {
        if (what != Change::added) before += what == Change::removed ? style.bold(words) : std::string(words);
        if (what != Change::removed) after += what == Change::added ? style.mark(words) : std::string(words);
      }
      return line_of_change('-', before, width) + '\n' + line_of_change('+', after, width) + '\n';
  }
  return {};
}

}  // namespace

std::string show_differences(const StoredArticle& stored, const std::vector<EarlierVersion>& earlier,
                             const Style& style) {
  const std::size_t width = std::min(style.width, kMeasure);
  std::string page;
  for (std::size_t n = 0; n < earlier.size(); ++n) {
    const Article& before = earlier[n].article;
    const Article& after = n + 1 < earlier.size() ? earlier[n + 1].article : stored.article;
    const auto stamp = [&](const Article& article) {
      return show_date(article.updated ? article.updated : article.date, style);
    };
    page += style.bold(fmt::format("{} → {}", stamp(before), stamp(after))) + '\n';
    std::vector<ParagraphChange> changes = diff_paragraphs(before.paragraphs, after.paragraphs);
    if (before.title != after.title) {
      changes.insert(changes.begin(), {Change::reworded, after.title, before.title});
    }
    for (const auto& change : changes) page += show_change(change, style, width);
    page += '\n';
  }
  return page.empty() ? std::string(style.in("Es gibt eine Fassung.\n", "There is one version.\n")) : page;
}

std::string show_report(const ImportReport& report) {
  return fmt::format("{} new, {} updated, {} unchanged, {} duplicate, {} failed\n", report.added,
                     report.updated, report.unchanged, report.duplicate, report.errors.size());
}

std::string show_statistics(const ArchiveStatistics& statistics, const Style& style) {
  constexpr std::size_t kSourcesShown = 10;
  std::string page;
  const auto line = [&](std::string_view label, std::string_view value) {
    page += fmt::format("{:<11}{}\n", label, value);
  };
  const auto say = [&](std::string_view german, std::string_view english, const auto&... values) {
    return fmt::format(fmt::runtime(style.in(german, english)), values...);
  };
  line(style.in("Archiv", "Archive"),
       fmt::format("{}, {}", printable(statistics.path), show_size(statistics.file_bytes)));
  line(style.in("Artikel", "Articles"),
       say("{}, {} undatiert, {} frühere Fassungen", "{}, {} undated, {} earlier versions",
           statistics.articles, statistics.undated, statistics.earlier_versions));
  if (!statistics.first_date.empty()) {
    line(style.in("Zeit", "Dates"), say("{} bis {}", "{} to {}", statistics.first_date.substr(0, 10),
                                        statistics.last_date.substr(0, 10)));
  }
  line("Text", say("{} in {} Absätzen", "{} in {} paragraphs", show_size(statistics.text_bytes),
                   statistics.paragraphs));
  line(style.in("Originale", "Originals"),
       say("{}, komprimiert", "{}, compressed", show_size(statistics.original_bytes)));
  line(style.in("Namen", "Entities"), fmt::format("{}", statistics.entities));
  for (std::size_t n = 0; n < statistics.sources.size() && n < kSourcesShown; ++n) {
    const auto& [name, articles] = statistics.sources[n];
    line(n == 0 ? style.in("Quellen", "Sources") : "", fmt::format("{} ({})", name, articles));
  }
  if (statistics.sources.size() > kSourcesShown) {
    line("", say("und {} weitere", "and {} more", statistics.sources.size() - kSourcesShown));
  }
  return page;
}

}  // namespace blattwerk::output
