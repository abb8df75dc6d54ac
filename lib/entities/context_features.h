#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/word_features.h"

namespace blattwerk::entities {

/// What a tagger must know of one word to look at it in context.
struct WordContext {
  Cluster cluster = kNoCluster;
  Cluster casing = kNoCluster;
  std::uint8_t shape = 0;
  std::uint8_t known = 0;  ///< see mark_known
  bool sentence_start = false;

  bool has_capital() const {
    return shape == static_cast<std::uint8_t>(Shape::title) ||
           shape == static_cast<std::uint8_t>(Shape::upper) ||
           shape == static_cast<std::uint8_t>(Shape::mixed);
  }
};

/// Writes to each word what the gazetteer has at its place: the type of the longest name, and whether the
/// word begins it, goes on with it, or is it all.
void mark_known(const Gazetteer& gazetteer, std::span<const Word> words, std::span<WordContext> contexts);

inline constexpr std::size_t kMostContextFeatures = 8;

/// Features of the words around `at` taken together. Returns how many were written.
std::size_t context_features(std::span<const WordContext> words, std::size_t at,
                             std::array<Feature, kMostContextFeatures>& features);

}  // namespace blattwerk::entities
