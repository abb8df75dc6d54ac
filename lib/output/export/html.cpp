#include <string>

#include <fmt/format.h>

#include "output/escaping.h"
#include "output/export/byline.h"
#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

// No script, no picture, nothing fetched: the page stays readable for as long as there are browsers.
constexpr std::string_view kBegin = R"html(<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Blattwerk">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Blattwerk</title>
<style>
body { max-width: 38em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.55 Georgia, serif; color: #222; background: #fff; }
article { padding: 1.5em 0; border-bottom: 1px solid #bbb; hyphens: auto; overflow-wrap: break-word; }
h2 { line-height: 1.2; margin: 0; }
h3 { margin: 1.5em 0 0; }
.kicker { margin: 0; color: #a33; }
.byline { margin: .3em 0 1em; font-size: .85em; color: #666; }
.lead { font-weight: bold; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1a1a1a; } a { color: #9cf; } .kicker { color: #e88; } .byline { color: #aaa; } }
@media print { article { break-after: page; border: 0; } }
</style>
</head>
<body>
)html";

void append_link(const std::string& url, std::string& out) {
  const std::string shown = escape_markup(one_line(url));
  if (is_web_address(url)) {
    out += fmt::format("<p class=\"byline\"><a href=\"{0}\" rel=\"noreferrer\">{0}</a></p>\n", shown);
  } else {
    out += fmt::format("<p class=\"byline\">{}</p>\n", shown);
  }
}

void append_paragraph(const Paragraph& paragraph, std::string& out) {
  const std::string text = escape_markup(one_line(paragraph.text));
  switch (paragraph.kind) {
    case ParagraphKind::lead:
      out += fmt::format("<p class=\"lead\">{}</p>\n", text);
      break;
    case ParagraphKind::heading:
      out += fmt::format("<h3>{}</h3>\n", text);
      break;
    case ParagraphKind::text:
      out += fmt::format("<p>{}</p>\n", text);
      break;
  }
}

void append(const StoredArticle& stored, std::string& out) {
  const Article& article = stored.article;
  out += fmt::format("<article id=\"article-{}\"", stored.id);
  if (!article.language.empty()) out += fmt::format(" lang=\"{}\"", escape_markup(article.language));
  out += ">\n";
  if (!article.kicker.empty()) {
    out += fmt::format("<p class=\"kicker\">{}</p>\n", escape_markup(one_line(article.kicker)));
  }
  out += fmt::format("<h2>{}</h2>\n", escape_markup(one_line(article.title)));
  if (const std::string origin = byline(article); !origin.empty()) {
    out += fmt::format("<p class=\"byline\">{}</p>\n", escape_markup(one_line(origin)));
  }
  for (const auto& paragraph : article.paragraphs) append_paragraph(paragraph, out);
  if (!article.url.empty()) append_link(article.url, out);
  out += "</article>\n";
}

}  // namespace

ExportFormat html_export() {
  return {.name = "html",
          .media_type = "text/html; charset=utf-8",
          .extension = "html",
          .begin = kBegin,
          .between = "",
          .end = "</body>\n</html>\n",
          .append = append};
}

}  // namespace blattwerk::output
