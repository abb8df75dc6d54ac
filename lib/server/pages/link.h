#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace blattwerk::server::pages {

/// A path of this site as it stands in the program, checked by the compiler.
class PathLiteral {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval PathLiteral(const char* path) : path_(path) {
    if (path_.empty() || path_[0] != '/' || path_.starts_with("//")) throw "a path of this site";
  }
  std::string_view view() const { return path_; }

 private:
  std::string_view path_;
};

/// An address within this site. It begins with a path that stands in the program; what is added is
/// percent-encoded (RFC 3986), so that no text can lead anywhere else.
class Link {
 public:
  explicit Link(PathLiteral path) : address_(path.view()) {}
  /// A place within the page at hand.
  static Link to_place(std::string_view fragment);

  /// Adds a part to the path, behind a slash.
  Link& part(std::string_view text);
  Link& part(std::integral auto number) { return part(std::string_view(std::to_string(number))); }
  /// Adds a parameter; none where the value is empty.
  Link& with(std::string_view name, std::string_view value);
  Link& with(std::string_view name, std::integral auto value) {
    return with(name, std::string_view(std::to_string(value)));
  }
  /// A place within the page.
  Link& at(std::string_view fragment);

  const std::string& string() const { return address_; }

 private:
  Link() = default;

  std::string address_;
  bool has_parameters_ = false;
};

}  // namespace blattwerk::server::pages
