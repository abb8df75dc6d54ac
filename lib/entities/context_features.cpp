#include "entities/context_features.h"

namespace blattwerk::entities {
namespace {

enum Kind : std::uint32_t {
  kShapes = 100,
  kClustersBefore,
  kClustersBehind,
  kClustersAround,
  kKnownAround,
  kKnownHere,
  kCasingAtStart,
};

constexpr WordContext kOutside{0, 0, 7, 0, false};

}  // namespace

void mark_known(const Gazetteer& gazetteer, std::span<const Word> words, std::span<WordContext> contexts) {
  for (std::size_t at = 0; at < words.size();) {
    const Shape shape = words[at].shape;
    if (shape == Shape::punctuation || (shape == Shape::lower && words[at].end - words[at].start > 8)) {
      ++at;
      continue;
    }
    const Gazetteer::Match match = gazetteer.find(words.subspan(at));
    if (match.words == 0) {
      ++at;
      continue;
    }
    const auto type = static_cast<unsigned>(gazetteer.entry(match.entry).type);
    for (std::size_t i = 0; i < match.words; ++i) {
      const unsigned place = match.words == 1 ? (match.ambiguous ? 1u : 0u) : i == 0 ? 2u : 3u;
      contexts[at + i].known = static_cast<std::uint8_t>(1 + type * 8 + place * 2 + (match.certain ? 1 : 0));
    }
    at += match.words;
  }
}

std::size_t context_features(std::span<const WordContext> words, std::size_t at,
                             std::array<Feature, kMostContextFeatures>& features) {
  const WordContext& here = words[at];
  const WordContext& before = at > 0 ? words[at - 1] : kOutside;
  const WordContext& behind = at + 1 < words.size() ? words[at + 1] : kOutside;
  std::size_t count = 0;
  if (here.known != 0) features[count++] = feature(kKnownHere, here.known);
  if (!here.has_capital()) return count;
  features[count++] =
      feature(kShapes, static_cast<std::uint64_t>(here.shape | before.shape << 4 | behind.shape << 8 |
                                                  (here.sentence_start ? 4096 : 0)));
  features[count++] =
      feature(kClustersBefore, static_cast<std::uint64_t>(here.cluster) << 16 | before.cluster);
  features[count++] =
      feature(kClustersBehind, static_cast<std::uint64_t>(here.cluster) << 16 | behind.cluster);
  features[count++] =
      feature(kClustersAround, static_cast<std::uint64_t>(before.cluster) << 16 | behind.cluster);
  features[count++] =
      feature(kCasingAtStart, static_cast<std::uint64_t>(here.casing) * 16 +
                                  static_cast<std::uint64_t>(here.shape) * 2 + (here.sentence_start ? 1 : 0));
  if (here.known + before.known + behind.known != 0) {
    features[count++] = feature(
        kKnownAround, static_cast<std::uint64_t>(here.known | before.known << 8 | behind.known << 16));
  }
  return count;
}

}  // namespace blattwerk::entities
