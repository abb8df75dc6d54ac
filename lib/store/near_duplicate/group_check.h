#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "store/article_key.h"
#include "store/bag_cover.h"
#include "store/database.h"
#include "store/findings.h"
#include "store/near_duplicate/candidates.h"
#include "text/analyzer.h"

namespace blattwerk::store::near_duplicate {

/// Compares the groups of near duplicates, and the index that finds them, with the texts of the articles.
///
/// Each group must hang together by pairs that are near duplicates, and of any two that are, both must be in
/// one group. The latter is told where the bounds of Grouper, beyond which it leaves articles
/// uncompared, can't have mattered.
class GroupCheck {
 public:
  /// Both must outlive the check; `analyzer` must be set up as for the articles stored.
  GroupCheck(const Database& database, text::Analyzer& analyzer);

  void add_article(std::int64_t id, const IndexedColumns& columns, Findings& findings);
  /// To be called when all articles were added.
  void compare(Findings& findings);

 private:
  void find_ungrouped(Findings& findings);
  void compare_groups(Findings& findings);
  bool hangs_together(const std::vector<std::int64_t>& group);
  /// Whether an article was surely compared with each that agrees with it in `agree` minima.
  bool must_compare(std::int64_t id, const Fingerprint& minima, std::size_t agree);
  static bool must_compare(std::span<const Candidate> candidates, std::size_t common, std::size_t agree);
  /// Null where the article is gone.
  std::shared_ptr<const TextShape> shape(std::int64_t id);
  std::optional<std::int64_t> group_of(std::int64_t id);

  const Database& database_;
  text::Analyzer& analyzer_;
  FingerprintIndex index_;
  const bool made_;  ///< an archive that had none before its schema was raised has no index until `reindex`
  std::vector<ArticleFingerprint> waiting_;
  BagCover cover_;
  std::unordered_map<std::int64_t, std::shared_ptr<const TextShape>> shapes_;
  Statement find_key_;
  Statement find_group_;
};

}  // namespace blattwerk::store::near_duplicate
