#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/entity_edit.h"
#include "store/database.h"

namespace blattwerk::ingest {

/// The user's edits of an archive's entities, ready to be applied to articles. May be read by several
/// threads.
class OwnNames {
 public:
  OwnNames() = default;
  explicit OwnNames(const store::Database& database);

  /// The names of all lists, the newest list first.
  std::span<const KnownName> lists() const { return lists_; }

  /// Applies merges and splits to the mentions of one article, of which `texts` are the title and the
  /// paragraphs.
  void apply(std::span<const std::string_view> texts, std::span<std::vector<EntityMention>> mentions) const;

 private:
  std::vector<KnownName> lists_;
  std::vector<EntityEdit> edits_;  ///< merges and splits
};

}  // namespace blattwerk::ingest
