#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// Names elements of a page as CSS does: `article .text p`, `div.box[data-type=ad]`, `#lead`,
/// `[class*=teaser]`.
///
/// Of CSS's selectors: tags, classes, ids, attributes (there, equal to, beginning with `^=`, containing `*=`
/// a value), and elements within others (a blank between). Names of classes and ids are taken as written.
class Selector {
 public:
  /// Nothing where the text is no such selector.
  static std::optional<Selector> parse(std::string_view text);

  /// The elements it names, in the order of the page; of one inside another only the outer. Cost: linear in
  /// the page, whatever its nesting.
  std::vector<NodeId> find_all(const Tree& tree) const;

 private:
  enum class Relation : std::uint8_t { present, equals, has_word, starts_with, contains };
  struct Condition {
    std::string attribute;
    Relation relation;
    std::string value;
  };
  struct Part {
    std::string tag;  ///< in lower case; empty for any
    std::vector<Condition> conditions;
  };

  static bool parse_part(std::string_view& text, Part& part);
  static bool parse_attribute(std::string_view& text, Part& part);
  static bool matches(const Part& part, const Tree& tree, NodeId id);
  static bool holds(const Condition& condition, const Tree& tree, NodeId id);

  std::vector<Part> parts_;  ///< the outermost first
};

}  // namespace blattwerk::formats::html
