#include <string>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/export/byline.h"
#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The text as CommonMark shows it unchanged: characters that mark up are escaped, at its start also those
// that make a heading or a list (`1. FC Köln`).
std::string escaped(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]<>&~|";
  constexpr std::string_view kMarkupAtStart = "#+-=";
  const std::string line = one_line(text);
  std::string markdown;
  std::size_t number = 0;
  while (number < line.size() && is_digit(line[number])) ++number;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool ends_number = i == number && number > 0 && (line[i] == '.' || line[i] == ')');
    if (kMarkup.find(line[i]) != std::string_view::npos || ends_number ||
        (i == 0 && kMarkupAtStart.find(line[i]) != std::string_view::npos)) {
      markdown += '\\';
    }
    markdown += line[i];
  }
  return markdown;
}

std::string link(std::string_view url) {
  return is_web_address(url) ? fmt::format("<{}>", url) : escaped(url);
}

void append_paragraph(const Paragraph& paragraph, std::string& out) {
  switch (paragraph.kind) {
    case ParagraphKind::lead:
      out += fmt::format("\n**{}**\n", escaped(paragraph.text));
      break;
    case ParagraphKind::heading:
      out += fmt::format("\n## {}\n", escaped(paragraph.text));
      break;
    case ParagraphKind::text:
      out += fmt::format("\n{}\n", escaped(paragraph.text));
      break;
  }
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  out += fmt::format("# {}\n", escaped(article.title));
  if (!article.kicker.empty()) out += fmt::format("\n*{}*\n", escaped(article.kicker));
  const std::string origin = byline(article);
  if (!origin.empty()) out += fmt::format("\n{}\n", escaped(origin));
  if (!article.url.empty()) out += fmt::format("\n{}\n", link(article.url));
  for (const auto& paragraph : article.paragraphs) append_paragraph(paragraph, out);
}

}  // namespace

ExportFormat markdown_export() {
  return {.name = "md",
          .media_type = "text/markdown; charset=utf-8",
          .extension = "md",
          .begin = "",
          .between = "\n---\n\n",
          .end = "",
          .append = append};
}

}  // namespace blattwerk::output
