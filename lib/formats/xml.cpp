#include "formats/xml.h"

#include <mutex>

#include <fmt/format.h>

#include "core/error.h"
#include "formats/html/character_reference.h"

namespace blattwerk::formats::xml {
namespace {

constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                         XML_PARSE_COMPACT | XML_PARSE_NOCDATA;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Behind the first `mark` in `text`; nothing is left where there is none.
std::string_view behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + mark.size());
}

// Behind a document type, which may have an internal subset with `>` in it.
std::string_view behind_doctype(std::string_view text) {
  const std::size_t end = text.find_first_of("[>");
  if (end == std::string_view::npos) return {};
  return text[end] == '[' ? behind(behind(text, "]"), ">") : text.substr(end + 1);
}

}  // namespace

std::string_view root_name(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || head[begin] != '<') return {};
    head.remove_prefix(begin);
    if (head.starts_with("<?")) {
      head = behind(head, "?>");
    } else if (head.starts_with("<!--")) {
      head = behind(head, "-->");
    } else if (head.starts_with("<!DOCTYPE") || head.starts_with("<!doctype")) {
      head = behind_doctype(head);
    } else {
      break;
    }
  }
  std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>", 1) - 1);
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return name;
}

Stream::Stream(ByteSource& source, const std::string& charset) : source_(source) {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
  reader_.reset(
      xmlReaderForIO(fill, nullptr, this, nullptr, charset.empty() ? nullptr : charset.c_str(), kOptions));
  if (source_error_) std::rethrow_exception(source_error_);
  if (reader_) xmlTextReaderSetStructuredErrorHandler(reader_.get(), note_error, this);
}

// Called by libxml2, through which no exception may pass.
int Stream::fill(void* self, char* buffer, int size) {
  auto& stream = *static_cast<Stream*>(self);
  try {
    return static_cast<int>(stream.source_.read(std::span(buffer, static_cast<std::size_t>(size))));
  } catch (...) {
    stream.source_error_ = std::current_exception();
    return -1;
  }
}

// Unknown entities (`&nbsp;`) and namespaces are harmless; the first other error is worth telling.
void Stream::note_error(void* self, xmlError* error) {
  auto& stream = *static_cast<Stream*>(self);
  const bool harmless = error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE ||
                        error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY;
  if (harmless || !stream.problem_.empty()) return;
  stream.problem_ = error->message == nullptr ? "damaged XML" : error->message;
  while (!stream.problem_.empty() && stream.problem_.back() == '\n') stream.problem_.pop_back();
  stream.problem_ += fmt::format(" in line {}", error->line);
}

bool Stream::advance(int (*step)(xmlTextReader*)) {
  if (!reader_) return false;
  int result = step(reader_.get());
  while (result == 1 && xmlTextReaderNodeType(reader_.get()) != XML_READER_TYPE_ELEMENT) {
    result = xmlTextReaderRead(reader_.get());
  }
  if (source_error_) std::rethrow_exception(source_error_);
  return result == 1;
}

bool Stream::next() {
  return advance(xmlTextReaderRead);
}
bool Stream::skip() {
  return advance(xmlTextReaderNext);
}
std::string_view Stream::name() const {
  return view(xmlTextReaderConstLocalName(reader_.get()));
}
int Stream::depth() const {
  return xmlTextReaderDepth(reader_.get());
}

xmlNode* Stream::element() {
  xmlNode* node = xmlTextReaderExpand(reader_.get());
  if (source_error_) std::rethrow_exception(source_error_);
  return node;
}

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string_view namespace_of(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view() : view(node->ns->href);
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return nullptr;
  for (const xmlNode* inner = node->children; inner != nullptr; inner = inner->next) {
    if (name_of(inner) == name) return inner;
  }
  return nullptr;
}

const xmlNode* child(const xmlNode* node, std::initializer_list<std::string_view> path) {
  for (const auto name : path) node = child(node, name);
  return node;
}

std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name) {
  std::vector<const xmlNode*> found;
  if (node == nullptr) return found;
  for (const xmlNode* inner = node->children; inner != nullptr; inner = inner->next) {
    if (inner->type == XML_ELEMENT_NODE && (name.empty() || name_of(inner) == name)) found.push_back(inner);
  }
  return found;
}

namespace {

// The node behind `node` in document order within `root`; null at the end.
const xmlNode* following(const xmlNode* node, const xmlNode* root) {
  if (node->children != nullptr && node->type == XML_ELEMENT_NODE) return node->children;
  while (node != root) {
    if (node->next != nullptr) return node->next;
    node = node->parent;
  }
  return nullptr;
}

}  // namespace

const xmlNode* descendant(const xmlNode* root, std::string_view name) {
  if (root == nullptr) return nullptr;
  for (const xmlNode* node = following(root, root); node != nullptr; node = following(node, root)) {
    if (name_of(node) == name) return node;
  }
  return nullptr;
}

std::string attribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  for (const xmlAttr* attribute = node->properties; attribute != nullptr; attribute = attribute->next) {
    if (view(attribute->name) != name) continue;
    std::string value;
    for (const xmlNode* part = attribute->children; part != nullptr; part = part->next)
      value += view(part->content);
    return value;
  }
  return {};
}

std::string text(const xmlNode* root) {
  std::string all;
  if (root == nullptr) return all;
  for (const xmlNode* node = root; node != nullptr; node = following(node, root)) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      all += view(node->content);
    } else if (node->type == XML_ENTITY_REF_NODE) {  // those of HTML are known without their declaration
      const std::string reference = fmt::format("&{};", view(node->name));
      html::append_decoded(reference, html::ReferencePlace::text, all);
    }
  }
  return all;
}

namespace {

class Buffer {
 public:
  Buffer() : buffer_(xmlBufferCreate(), xmlBufferFree) {
    if (!buffer_) throw Error("out of memory while reading XML");
  }
  void append(const xmlNode* node) {
    xmlNodeDump(buffer_.get(), node->doc, const_cast<xmlNode*>(node), 0, 0);
  }
  std::string bytes() const { return std::string(view(xmlBufferContent(buffer_.get()))); }

 private:
  std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer_;
};

}  // namespace

std::string inner_markup(const xmlNode* node) {
  if (node == nullptr) return {};
  Buffer buffer;
  for (const xmlNode* inner = node->children; inner != nullptr; inner = inner->next) buffer.append(inner);
  return buffer.bytes();
}

std::string outer_markup(const xmlNode* node) {
  Buffer buffer;
  buffer.append(node);
  return buffer.bytes();
}

}  // namespace blattwerk::formats::xml
