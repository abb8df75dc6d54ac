#include <algorithm>
#include <array>

#include "output/export/export_format.h"

namespace blattwerk::output {

std::span<const ExportFormat> export_formats() {
  static const std::array kFormats = {
      json_export(), json_lines_export(), csv_export(),  markdown_export(),   bibtex_export(),
      ris_export(),  csl_json_export(),   html_export(), plain_text_export(),
  };
  return kFormats;
}

const ExportFormat* find_export_format(std::string_view name) {
  const auto formats = export_formats();
  const auto found = std::ranges::find(formats, name, &ExportFormat::name);
  return found == formats.end() ? nullptr : &*found;
}

const ExportFormat* find_export_format_of_file(std::string_view name) {
  const ExportFormat* longest = nullptr;  // `.csl.json` also ends with `.json`
  for (const auto& format : export_formats()) {
    const std::string ending = '.' + std::string(format.extension);
    if (name.ends_with(ending) &&
        (longest == nullptr || longest->extension.size() < format.extension.size())) {
      longest = &format;
    }
  }
  return longest;
}

std::string export_article(const StoredArticle& article, const ExportFormat& format) {
  std::string out(format.begin);
  format.append(article, out);
  out += format.end;
  return out;
}

}  // namespace blattwerk::output
