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

std::string entity_line(const std::vector<EntityCount>& entities, std::optional<EntityType> type) {
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
  if (left_out > 0) names.push_back(fmt::format("and {} more", left_out));
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

std::string show_date(const std::optional<PartialDate>& date) {
  if (!date) return "undated";
  std::string text = date->date_only().to_iso();
  if (date->has_time()) text += fmt::format(" {:02}:{:02}", date->hour(), date->minute());
  return text;
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
  page += style.faint(join({show_date(article.date), article.source, article.section, article.agency,
                            join(article.authors, ", ")},
                           " · ")) +
          '\n';
  for (const auto& paragraph : article.paragraphs) {
    const std::string text = wrap(paragraph.text, width, 0);
    page += '\n' + (paragraph.kind == ParagraphKind::text ? text : style.bold(text)) + '\n';
  }
  page += '\n';
  append_field(page, "Persons", entity_line(stored.entities, EntityType::person), style, width);
  append_field(page, "Organizations", entity_line(stored.entities, EntityType::organization), style, width);
  append_field(page, "Places", entity_line(stored.entities, EntityType::place), style, width);
  append_field(page, "Other", entity_line(stored.entities, EntityType::other), style, width);
  append_field(page, "Derived", entity_line(stored.derived, std::nullopt), style, width);
  for (const auto& quotation : stored.quotations) {
    append_field(page, &quotation == stored.quotations.data() ? "Quoted" : "",
                 show_quotation(quotation.speaker, text_of(article, quotation), quotation.direct), style,
                 width);
  }
  append_field(page, "Topics", join(article.topics, ", "), style, width);
  append_field(page, "Link", printable(article.url), style, width);
  for (const auto& origin : stored.origins) {
    append_field(page, "From",
                 fmt::format("{}{} ({}, imported {})", printable(origin.path),
                             origin.place.empty() ? "" : ", " + printable(origin.place), origin.format,
                             origin.imported.substr(0, 10)),
                 style, width);
  }
  for (const auto& duplicate : stored.near_duplicates) {
    append_field(page, "Also as",
                 join({fmt::format("{}", duplicate.id), show_date(PartialDate::parse_iso(duplicate.date)),
                       duplicate.source, duplicate.title},
                      " · "),
                 style, width);
  }
  append_field(page, "Article", std::to_string(stored.id), style, width);
  if (stored.version > 1) append_field(page, "Versions", std::to_string(stored.version), style, width);
  return page;
}

std::string show_versions(const StoredArticle& stored, const std::vector<EarlierVersion>& earlier,
                          const Style& style) {
  std::string list;
  const auto line = [&](const Article& article, std::string_view remark) {
    list += fmt::format("{:<16}  {}  {}\n", show_date(article.updated ? article.updated : article.date),
                        style.bold(article.title), style.faint(remark));
  };
  for (const auto& version : earlier) {
    line(version.article, fmt::format("{} paragraphs, kept {}", version.article.paragraphs.size(),
                                      version.recorded.substr(0, 10)));
  }
  line(stored.article, fmt::format("{} paragraphs, current", stored.article.paragraphs.size()));
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
    const auto stamp = [](const Article& article) {
      return show_date(article.updated ? article.updated : article.date);
    };
    page += style.bold(fmt::format("{} → {}", stamp(before), stamp(after))) + '\n';
    std::vector<ParagraphChange> changes = diff_paragraphs(before.paragraphs, after.paragraphs);
    if (before.title != after.title) {
      changes.insert(changes.begin(), {Change::reworded, after.title, before.title});
    }
    for (const auto& change : changes) page += show_change(change, style, width);
    page += '\n';
  }
  return page.empty() ? "There is one version.\n" : page;
}

std::string show_report(const ImportReport& report) {
  return fmt::format("{} new, {} updated, {} unchanged, {} duplicate, {} failed\n", report.added,
                     report.updated, report.unchanged, report.duplicate, report.errors.size());
}

std::string show_statistics(const ArchiveStatistics& statistics) {
  constexpr std::size_t kSourcesShown = 10;
  std::string page =
      fmt::format("Archive    {}, {}\n", printable(statistics.path), show_size(statistics.file_bytes));
  page += fmt::format("Articles   {}, {} undated, {} earlier versions\n", statistics.articles,
                      statistics.undated, statistics.earlier_versions);
  if (!statistics.first_date.empty()) {
    page += fmt::format("Dates      {} to {}\n", statistics.first_date.substr(0, 10),
                        statistics.last_date.substr(0, 10));
  }
  page += fmt::format("Text       {} in {} paragraphs\n", show_size(statistics.text_bytes),
                      statistics.paragraphs);
  page += fmt::format("Originals  {}, compressed\n", show_size(statistics.original_bytes));
  page += fmt::format("Entities   {}\n", statistics.entities);
  for (std::size_t n = 0; n < statistics.sources.size() && n < kSourcesShown; ++n) {
    const auto& [name, articles] = statistics.sources[n];
    page += fmt::format("{:<11}{} ({})\n", n == 0 ? "Sources" : "", name, articles);
  }
  if (statistics.sources.size() > kSourcesShown) {
    page += fmt::format("{:<11}and {} more\n", "", statistics.sources.size() - kSourcesShown);
  }
  return page;
}

}  // namespace blattwerk::output
