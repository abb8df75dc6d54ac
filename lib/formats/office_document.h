#pragma once

#include <string_view>
#include <vector>

#include "formats/package.h"
#include "formats/reader.h"
#include "formats/text_document.h"

namespace blattwerk::formats {

/// What a format of office documents that are ZIPs of XML parts calls its parts and the properties in them.
struct OfficeFormat {
  std::string_view name;
  std::string_view text_part;
  std::string_view styles_part;  ///< empty where the text's part has the styles
  std::string_view properties_part;
  std::string_view properties;  ///< the element below the root that holds them; empty for the root
  std::string_view author;
  std::string_view keywords;
  std::string_view created;
  std::vector<WrittenParagraph> (*read_text)(const Package& package);
};

/// Reads the one article that such a document is.
void read_office_document(const OfficeFormat& format, ByteSource& source, const FileHints& hints,
                          const ReadLimits& limits, DocumentSink& sink);

}  // namespace blattwerk::formats
