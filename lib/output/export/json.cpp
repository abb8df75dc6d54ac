#include "output/json.h"

#include "output/export/export_format.h"

namespace blattwerk::output {
namespace {

// The article of docs/json.md without the moment of its import, which alone would differ between two archives
// of the same input, and without its near duplicates, which are articles of their own.
void append_object(const StoredArticle& article, std::string& out) {
  StoredArticle alone = article;
  alone.near_duplicates.clear();
  for (auto& origin : alone.origins) origin.imported.clear();
  out += to_json(alone, JsonLayout::line);
}

void append_line(const StoredArticle& article, std::string& out) {
  append_object(article, out);
  out += '\n';
}

}  // namespace

ExportFormat json_export() {
  return {.name = "json",
          .media_type = "application/json",
          .extension = "json",
          .begin = "[\n",
          .between = ",\n",
          .end = "\n]\n",
          .append = append_object};
}

ExportFormat json_lines_export() {
  return {.name = "jsonl",
          .media_type = "application/jsonl",
          .extension = "jsonl",
          .begin = "",
          .between = "",
          .end = "",
          .append = append_line};
}

}  // namespace blattwerk::output
