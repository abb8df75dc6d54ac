#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "search/snippet.h"
#include "server/pages/html.h"
#include "server/pages/words.h"

namespace blattwerk::server::pages {

/// Writes the texts of one article, with hits marked and numbered through, and with its names as links.
class ArticleTextWriter {
 public:
  explicit ArticleTextWriter(const Words& words) : words_(words) {}

  /// Both lists are bytes of `text`, in order; highlights do not overlap, mentions may be nested, of which
  /// the outer counts. Derived ones are no links.
  Html write(std::string_view text, const search::Highlights& highlights,
             const std::vector<EntityMention>& mentions);

  /// How many hits were written so far; they have the ids `hit-1` and on.
  std::size_t hits() const { return hits_; }

 private:
  Html marked(std::string_view text, std::size_t start, std::size_t end,
              const search::Highlights& highlights);

  const Words& words_;
  std::size_t hits_ = 0;
  std::size_t next_ = 0;  // of the highlights of the text at hand
};

/// The address of an entity's page.
Link entity_link(EntityType type, std::string_view name);

/// `Person`, `Organisation`, `Ort`, `Sonstiges`.
const Message& entity_type_name(EntityType type);
/// The class of the style sheet that tells the kinds apart.
std::string_view entity_class(EntityType type);

}  // namespace blattwerk::server::pages
