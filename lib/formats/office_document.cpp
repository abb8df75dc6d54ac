#include "formats/office_document.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "formats/fields.h"
#include "formats/xml.h"

namespace blattwerk::formats {
namespace {

void read_properties(const OfficeFormat& format, std::string_view part, Document& document) {
  MemorySource source(part);
  xml::Stream stream(source, "");
  if (!stream.next()) return;
  const xmlNode* properties = stream.element();
  if (properties == nullptr) return;
  if (!format.properties.empty()) properties = xml::child(properties, format.properties);
  const auto value = [properties](std::string_view name) { return xml::text(xml::child(properties, name)); };
  if (document.title.empty()) set_field(Field::title, value("title"), document);
  set_field(Field::authors, value(format.author), document);
  set_field(Field::language, value("language"), document);
  for (const xmlNode* keywords : xml::children(properties, format.keywords))
    append_topics(xml::text(keywords), document);
  if (document.published) return;
  if (const auto created = parse_field_date(value(format.created))) document.published = created->date_only();
}

}  // namespace

void read_office_document(const OfficeFormat& format, ByteSource& source, const FileHints& hints,
                          const ReadLimits& limits, DocumentSink& sink) {
  auto bytes = read_all(source, limits.article_bytes);
  if (!bytes)
    return sink.problem("", fmt::format("the document is larger than {} MB", limits.article_bytes >> 20));
  const Package package = read_package(*bytes, hints, limits, [&](std::string_view path) {
    return path == format.text_part || path == format.properties_part ||
           (!format.styles_part.empty() && path == format.styles_part);
  });
  const std::string damage =
      package.problem.empty() ? "" : "the document is damaged or cut: " + package.problem;
  if (package.part(format.text_part).empty())
    return sink.problem("", damage.empty() ? "no article: an office file that is no text document" : damage);
  Document document;
  document.format = format.name;
  read_written(format.read_text(package), document);
  if (document.title.empty() && document.blocks.empty())
    return sink.problem("", damage.empty() ? "no article: a document without text" : damage);
  read_properties(format, package.part(format.properties_part), document);
  document.original = *std::move(bytes);
  sink.document(std::move(document));
  if (!damage.empty()) sink.problem("", damage);
}

}  // namespace blattwerk::formats
