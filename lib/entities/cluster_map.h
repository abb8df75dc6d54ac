#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace blattwerk::entities {

/// A word's cluster in a hierarchy of words used alike (Brown et al. 1992), with the first branches in the
/// low bits.
using Cluster = std::uint16_t;
inline constexpr Cluster kNoCluster = 0;

/// The clusters of very many words in 2.5 bytes a word, without the words.
///
/// A static function by three hashes (Majewski et al. 1996; "Bloomier filter"): the cells of a word, added
/// without carry, are its cluster and a check of six bits. A word that is not in the map is taken for a
/// member once in 64.
class ClusterMap {
 public:
  ClusterMap() = default;
  /// `paths` has each cluster's way from the root of the tree, the first branch in the lowest bit. Both must
  /// outlive the map.
  ClusterMap(std::span<const std::uint16_t> cells, std::uint64_t seed, std::span<const std::uint16_t> paths);

  /// kNoCluster for a word that is not in the map. `word` is its hash_word.
  Cluster find(std::uint64_t word) const;

  std::span<const std::uint16_t> cells() const { return cells_; }
  std::span<const std::uint16_t> paths() const { return paths_; }
  std::uint64_t seed() const { return seed_; }

  std::uint16_t path(Cluster cluster) const {
    return cluster < paths_.size() ? paths_[cluster] : std::uint16_t{0};
  }

 private:
  std::span<const std::uint16_t> cells_;
  std::span<const std::uint16_t> paths_;
  std::uint64_t seed_ = 0;
  std::uint32_t segment_ = 0;  ///< a third of the cells
};

/// The cells and the seed of a map with these hashes and clusters (1 to 1023); the hashes must be distinct.
std::pair<std::vector<std::uint16_t>, std::uint64_t> build_cluster_map(
    std::span<const std::pair<std::uint64_t, Cluster>> words);

}  // namespace blattwerk::entities
