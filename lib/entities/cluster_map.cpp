#include "entities/cluster_map.h"

#include <array>

namespace blattwerk::entities {
namespace {

constexpr int kClusterBits = 10;
constexpr std::uint16_t kClusterMask = (1 << kClusterBits) - 1;

std::uint64_t mix(std::uint64_t hash) {
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
  return hash ^ hash >> 32;
}

std::uint32_t reduce(std::uint32_t hash, std::uint32_t range) {
  return static_cast<std::uint32_t>(std::uint64_t{hash} * range >> 32);
}

struct Place {
  std::array<std::uint32_t, 3> cells;
  std::uint16_t check;  ///< in the bits above the cluster
};

Place place_of(std::uint64_t word, std::uint64_t seed, std::uint32_t segment) {
  const std::uint64_t hash = mix(word ^ seed);
  const std::uint64_t more = mix(hash + 0x9E3779B97F4A7C15u);
  return {{reduce(static_cast<std::uint32_t>(hash), segment),
           segment + reduce(static_cast<std::uint32_t>(hash >> 32), segment),
           2 * segment + reduce(static_cast<std::uint32_t>(more), segment)},
          static_cast<std::uint16_t>((more >> 48) & static_cast<std::uint16_t>(~kClusterMask))};
}

}  // namespace

ClusterMap::ClusterMap(std::span<const std::uint16_t> cells, std::uint64_t seed,
                       std::span<const std::uint16_t> paths)
    : cells_(cells), paths_(paths), seed_(seed), segment_(static_cast<std::uint32_t>(cells.size() / 3)) {}

Cluster ClusterMap::find(std::uint64_t word) const {
  if (segment_ == 0) return kNoCluster;
  const Place place = place_of(word, seed_, segment_);
  const auto value = static_cast<std::uint16_t>(cells_[place.cells[0]] ^ cells_[place.cells[1]] ^
                                                cells_[place.cells[2]] ^ place.check);
  return (value & ~kClusterMask) == 0 ? value : kNoCluster;
}

std::pair<std::vector<std::uint16_t>, std::uint64_t> build_cluster_map(
    std::span<const std::pair<std::uint64_t, Cluster>> words) {
  const auto segment = static_cast<std::uint32_t>(static_cast<double>(words.size()) * 1.24 / 3 + 16);
  for (std::uint64_t seed = 1;; ++seed) {
    // Peel off, again and again, a word that has a cell for itself alone; in the opposite order each finds
    // one free.
    std::vector<std::uint32_t> degree(3 * segment, 0);
    std::vector<std::uint32_t> together(3 * segment, 0);  // the words of a cell, added without carry
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      for (const std::uint32_t cell : place_of(words[i].first, seed, segment).cells) {
        ++degree[cell];
        together[cell] ^= i;
      }
    }
    std::vector<std::uint32_t> alone;
    for (std::uint32_t cell = 0; cell < degree.size(); ++cell) {
      if (degree[cell] == 1) alone.push_back(cell);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // word, its cell
    while (!alone.empty()) {
      const std::uint32_t cell = alone.back();
      alone.pop_back();
      if (degree[cell] != 1) continue;
      const std::uint32_t word = together[cell];
      order.emplace_back(word, cell);
      for (const std::uint32_t other : place_of(words[word].first, seed, segment).cells) {
        together[other] ^= word;
        if (--degree[other] == 1) alone.push_back(other);
      }
    }
    if (order.size() != words.size()) continue;
    std::vector<std::uint16_t> cells(3 * segment, 0);
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
      const auto& [hash, cluster] = words[at->first];
      const Place place = place_of(hash, seed, segment);
      auto value = static_cast<std::uint16_t>(cluster ^ place.check);
      for (const std::uint32_t cell : place.cells) {
        if (cell != at->second) value = static_cast<std::uint16_t>(value ^ cells[cell]);
      }
      cells[at->second] = value;
    }
    return {std::move(cells), seed};
  }
}

}  // namespace blattwerk::entities
