#pragma once

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>
#include <libxml/xmlreader.h>

#include "formats/byte_source.h"

namespace blattwerk::formats::xml {

/// The local name of the first element of an XML file, without reading more than `head`; empty where it is
/// none.
std::string_view root_name(std::string_view head);

/// An XML file, read element by element by libxml2: no network, no files, no entities expanded, nesting at
/// most 256 deep. What is damaged is read as far as it goes.
class Stream {
 public:
  /// `charset` overrides what the file says, if not empty.
  Stream(ByteSource& source, const std::string& charset);

  /// Moves to the next start of an element; false at the end, or where the file cannot be read on.
  bool next();
  /// Moves behind the current element to the next start of another.
  bool skip();

  std::string_view name() const;  ///< its local name
  int depth() const;              ///< 0 for the root

  /// The current element with all it holds, until the next move; null where it is damaged.
  xmlNode* element();

  /// What is wrong with the file; empty where it is well-formed as far as it was read.
  const std::string& problem() const { return problem_; }

 private:
  struct Closer {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
  };
  static int fill(void* self, char* buffer, int size);
  static void note_error(void* self, xmlError* error);
  bool advance(int (*step)(xmlTextReader*));

  ByteSource& source_;
  std::exception_ptr source_error_;
  std::string problem_;
  std::unique_ptr<xmlTextReader, Closer> reader_;
};

std::string_view name_of(const xmlNode* node);       ///< the local name; empty for what is no element
std::string_view namespace_of(const xmlNode* node);  ///< the address of its namespace

/// The first child element of that name; null where there is none, or `node` is null.
const xmlNode* child(const xmlNode* node, std::string_view name);
/// The element at the end of a path of child names.
const xmlNode* child(const xmlNode* node, std::initializer_list<std::string_view> path);
/// All child elements of that name; all where it is empty.
std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name = {});
/// The first element inside of that name, however deep.
const xmlNode* descendant(const xmlNode* node, std::string_view name);

/// The value of an attribute by its local name; empty where there is none.
std::string attribute(const xmlNode* node, std::string_view name);
/// All text inside; empty for null.
std::string text(const xmlNode* node);
/// What is inside as XML, for those who read it as HTML.
std::string inner_markup(const xmlNode* node);
/// The element as XML with all it holds.
std::string outer_markup(const xmlNode* node);

}  // namespace blattwerk::formats::xml
