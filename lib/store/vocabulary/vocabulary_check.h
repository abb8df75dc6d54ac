#pragma once

#include <span>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "store/bag_cover.h"
#include "store/database.h"
#include "store/findings.h"
#include "store/vocabulary/word_counter.h"

namespace blattwerk::store::vocabulary {

/// Compares the vocabulary with the articles whose words and names it must hold; it may hold more, of
/// articles that are gone.
class VocabularyCheck {
 public:
  /// `names` are the article's entities, each at least once.
  void add_article(const Article& article, const std::vector<EntityMention>& names);
  /// To be called when all articles were added. A vocabulary that was emptied is as it must be.
  void compare(const Database& database, Findings& findings);

 private:
  void drain();
  void find_blocks(const Database& database, Findings& findings);

  WordCounter counter_;
  BagCover cover_;
};

}  // namespace blattwerk::store::vocabulary
