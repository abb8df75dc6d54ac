#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/html/selector.h"

namespace blattwerk::formats {

/// What the pages of one site are made of; of several selectors for a field the first that finds something
/// counts.
struct PageRules {
  std::vector<html::Selector> title;
  std::vector<html::Selector> kicker;
  std::vector<html::Selector> lead;
  std::vector<html::Selector> body;  ///< the elements that hold the text, and nothing outside them does
  std::vector<html::Selector> drop;  ///< each counts: what is no part of the article
};

/// Rules for particular sites, for where the general extraction goes wrong: lines `domain field selector`
/// (docs/extraction.md).
class SiteRules {
 public:
  /// Those that every program has (`data/sites.txt`).
  static const SiteRules& built_in();

  /// Adds lines; a domain that they name loses the rules it had. Throws Error that names the line.
  void add(std::string_view lines);

  /// The rules for a host or the nearest domain above it; null where there are none.
  const PageRules* of_host(std::string_view host) const;

 private:
  std::unordered_map<std::string, PageRules> rules_;  ///< by domain
};

}  // namespace blattwerk::formats
