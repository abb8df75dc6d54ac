#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/json_ld.h"
#include "formats/html/tree.h"

namespace blattwerk::formats::html {

/// All that a page says about itself apart from its text, as it says it.
struct PageFacts {
  struct Meta {
    std::string name;  ///< of `name`, `property`, `itemprop` or `http-equiv`, in lower case
    std::string content;
  };

  std::vector<Meta> metas;
  std::optional<StructuredArticle> structured;
  std::string title;             ///< of `<title>`
  std::string canonical;         ///< of `<link rel=canonical>`
  std::string language;          ///< of `<html lang>`
  std::vector<NodeId> times;     ///< `<time>` elements and others with a `datetime`
  std::vector<NodeId> headings;  ///< `<h1>`
  std::vector<NodeId> authors;   ///< elements marked as author: `rel=author`, `itemprop=author`
  std::vector<NodeId> bylines;   ///< elements whose class names author or byline

  /// The first meta of this name that is not empty; empty where there is none.
  std::string_view meta(std::string_view name) const;
  std::vector<std::string_view> all_metas(std::string_view name) const;
};

/// Cost: one walk over the page.
PageFacts page_facts(const Tree& tree);

}  // namespace blattwerk::formats::html
