#include "server/pages/link.h"

#include "server/target.h"

namespace blattwerk::server::pages {

Link Link::to_place(std::string_view fragment) {
  Link link;
  link.at(fragment);
  return link;
}

Link& Link::part(std::string_view text) {
  if (!address_.ends_with('/')) address_ += '/';
  address_ += encode_component(text);
  return *this;
}

Link& Link::with(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  address_ += has_parameters_ ? '&' : '?';
  has_parameters_ = true;
  address_ += encode_component(name);
  address_ += '=';
  address_ += encode_component(value);
  return *this;
}

Link& Link::at(std::string_view fragment) {
  address_ += '#';
  address_ += encode_component(fragment);
  return *this;
}

}  // namespace blattwerk::server::pages
