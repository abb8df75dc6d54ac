#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blattwerk::formats::html {

/// What a page's JSON-LD (schema.org) says of its article; empty where it does not.
struct StructuredArticle {
  std::string headline;
  std::string alternative_headline;
  std::string description;
  std::string published;
  std::string created;
  std::string modified;
  std::string publisher;
  std::string section;
  std::string language;
  std::string url;
  std::string body;
  bool is_live_blog = false;
  std::vector<std::string> authors;
  std::vector<std::string> keywords;
  std::vector<std::string>
      paid_classes;  ///< of the elements that hold text for subscribers (`hasPart`, `cssSelector`)
};

/// Finds the page's own article in its JSON-LD scripts; nothing where there is none.
///
/// Articles may stand alone, in arrays, under `@graph` or `mainEntity`; names may be strings, objects, lists,
/// or references by
/// `@id` to another block. Scripts that are no JSON are repaired where the fault is a common one: line ends
/// in strings, escaped markup, comment or CDATA marks around, commas at the end.
std::optional<StructuredArticle> read_json_ld(const std::vector<std::string>& scripts);

}  // namespace blattwerk::formats::html
