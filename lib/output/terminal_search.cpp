#include "output/terminal_search.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/bars.h"
#include "output/terminal.h"
#include "search/query_lexer.h"
#include "text/utf8.h"

namespace blattwerk::output {
namespace {

constexpr std::size_t kMeasure = 96;
constexpr std::size_t kIndent = 4;
constexpr std::size_t kFacetValues = 8;
constexpr std::size_t kDatesShown = 60;

// How many near duplicates the article stands for.
std::string more(const search::Hit& hit) {
  return fmt::format("{} weitere", hit.duplicates.size());
}

std::string about(const search::Hit& hit, const Style& style) {
  std::string line = show_date(PartialDate::parse_iso(hit.date), style);
  if (!hit.source.empty()) line += " · " + hit.source;
  line += fmt::format(" · {} {}", style.in("Artikel", "article"), hit.id);
  return hit.duplicates.empty() ? line : line + " · " + more(hit);
}

void append_hits(std::string& page, const std::vector<search::Hit>& hits, std::size_t offset,
                 const Style& style) {
  const std::size_t width = std::min(style.width, kMeasure);
  std::size_t n = offset;
  for (const auto& hit : hits) {
    std::string title = hit.kicker.empty() ? "" : style.faint(hit.kicker + ": ");
    title += style.color ? show_highlighted(hit.title, hit.title_highlights, style) : hit.title;
    title = wrap(title, width, kIndent);
    title.replace(0, kIndent, fmt::format("{:>2}. ", ++n));
    page += style.bold(title) + '\n';
    page += std::string(kIndent, ' ') + style.faint(about(hit, style)) + '\n';
    if (!hit.snippet.empty()) {
      page += wrap(show_highlighted(hit.snippet, hit.highlights, style), width, kIndent) + '\n';
    }
    page += '\n';
  }
}

void append_facet(std::string& page, std::string_view name, const std::vector<search::FacetCount>& counts,
                  std::size_t most, const Style& style) {
  if (!counts.empty()) page += style.bold(name) + '\n' + show_bars(counts, most, style);
}

void append_facets(std::string& page, const search::Facets& facets, const Style& style) {
  append_facet(page, style.in("Zeit", "Dates"), facets.date, kDatesShown, style);
  append_facet(page, style.in("Quellen", "Sources"), facets.source, kFacetValues, style);
  append_facet(page, style.in("Ressorts", "Sections"), facets.section, kFacetValues, style);
  append_facet(page, style.in("Autoren", "Authors"), facets.author, kFacetValues, style);
  append_facet(page, style.in("Personen", "Persons"), facets.person, kFacetValues, style);
  append_facet(page, style.in("Organisationen", "Organizations"), facets.organization, kFacetValues, style);
  append_facet(page, style.in("Orte", "Places"), facets.place, kFacetValues, style);
  page += '\n';
}

// As one word of a shell.
std::string shell_quoted(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("-_.:,/").find(c) != std::string_view::npos;
  });
  if (plain) return std::string(text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted += '\'';
}

void append_suggestion(std::string& page, const std::string& suggestion, const Style& style) {
  if (suggestion.empty()) return;
  const std::string query = printable(suggestion);
  page += fmt::format("Meinten Sie {}?{}\n\n", style.bold(query),
                      style.faint("  blattwerk search " + shell_quoted(query)));
}

// The first letters of the last word.
std::string beginning_of(std::string_view query) {
  constexpr std::size_t kLetters = 4;
  query.remove_prefix(query.rfind(' ') + 1);
  std::size_t end = 0;
  for (std::size_t letters = 0; end < query.size() && letters < kLetters; ++letters) text::decode(query, end);
  return std::string(query.substr(0, end));
}

// What may be tried where nothing was found.
void append_help(std::string& page, const SearchAnswer& answer, const Style& style) {
  const search::Hits& hits = answer.hits;
  const std::string query = printable(answer.query);
  if (hits.total > 0 || hits.relaxed || !search::has_word(query)) return;
  const auto line = [&](std::string_view what, const std::string& command) {
    page += style.faint(fmt::format("{}  blattwerk {}\n", padded(what, 24), command));
  };
  if (query.find(' ') != std::string::npos && query.find('"') == std::string::npos)
    line(style.in("Eines der Wörter genügt:", "Any of the words will do:"),
         "search --any " + shell_quoted(query));
  if (hits.suggestion.empty())
    line(style.in("Wörter, die so beginnen:", "Words that begin so:"),
         "complete " + shell_quoted(beginning_of(query)));
}

std::string count_line(std::size_t shown, std::uint64_t total, std::size_t offset, const Style& style) {
  if (total == 0) return std::string(style.in("Keine Artikel", "No articles"));
  std::string articles =
      fmt::format("{} {}", total, style.in("Artikel", total == 1 ? "article" : "articles"));
  if (shown == total) return articles;
  if (shown == 0)
    return fmt::format("{}, {} {}", articles, style.in("keiner hinter Nummer", "none behind number"), offset);
  const std::string_view of = style.in("von", "of");
  if (shown == 1) return fmt::format("{} {} {}", offset + 1, of, articles);
  return fmt::format("{} {} {} {} {}", offset + 1, style.in("bis", "to"), offset + shown, of, articles);
}

}  // namespace

std::string show_highlighted(std::string_view text, const search::Highlights& highlights,
                             const Style& style) {
  std::string shown;
  std::size_t at = 0;
  for (const auto& [start, end] : highlights) {
    shown += text.substr(at, start - at);
    const auto match = text.substr(start, end - start);
    shown += style.color ? style.mark(match) : "[" + std::string(match) + "]";
    at = end;
  }
  return shown += text.substr(at);
}

std::string show_search(const SearchAnswer& answer, std::size_t offset, const Style& style) {
  const search::Hits& hits = answer.hits;
  std::string page;
  for (const auto& line : hits.explanation)
    page += style.faint(wrap(line, std::min(style.width, kMeasure), 0)) + '\n';
  if (!hits.explanation.empty()) page += '\n';
  append_suggestion(page, hits.suggestion, style);
  append_hits(page, hits.hits, offset, style);
  if (hits.facets) append_facets(page, *hits.facets, style);
  page +=
      style.faint(fmt::format("{}{} ({:.0f} ms)", hits.complete ? "" : style.in("Mindestens ", "At least "),
                              count_line(hits.hits.size(), hits.total, offset, style), hits.took_ms)) +
      '\n';
  append_help(page, answer, style);
  if (hits.relaxed && hits.relaxed->total > 0) {
    page +=
        '\n' +
        style.bold(fmt::format("{}: {} {}", style.in("Mit den meisten der Wörter", "With most of the words"),
                               hits.relaxed->total, style.in("weitere", "more"))) +
        "\n\n";
    append_hits(page, hits.relaxed->hits, hits.hits.size(), style);
  }
  return page;
}

std::string show_list(const search::Hits& list, std::size_t offset, const Style& style) {
  constexpr std::size_t kTitleColumn = 26;
  std::string page;
  for (const auto& hit : list.hits) {
    std::string title = style.bold(hit.title);
    if (!hit.source.empty()) title += style.faint("  " + hit.source);
    if (!hit.duplicates.empty()) title += style.faint("  + " + more(hit));
    if (style.terminal && kTitleColumn + columns(title) > style.width)
      title = wrap(title, style.width, kTitleColumn).substr(kTitleColumn);
    page +=
        fmt::format("{}  {:>6}  {}\n",
                    style.faint(fmt::format("{:<16}", show_date(PartialDate::parse_iso(hit.date), style))),
                    hit.id, title);
  }
  return page + style.faint(count_line(list.hits.size(), list.total, offset, style)) + '\n';
}

}  // namespace blattwerk::output
