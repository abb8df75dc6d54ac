#include "entities/word_features.h"

#include <algorithm>
#include <array>
#include <bit>

#include "text/lexicon_image.h"
#include "text/utf8.h"

namespace blattwerk::entities {
namespace {

/// Each names a kind of feature; the offset of the word it is for is mixed in by the model.
enum Kind : std::uint32_t {
  kForm = 1,
  kFolded,
  kShape,
  kPrefix,
  kSuffix = kPrefix + 8,
  kClusterPrefix = kSuffix + 8,
  kCluster = kClusterPrefix + 8,
  kFoldedCluster,
  kKnown,
  kClass,
  kLength,
  kFirstPart,
  kFirstPartCluster,
  kFirstPartKnown,
  kLastPart,
  kLastPartCluster,
  kLastPartSuffix,
  kWithoutS,
  kWithoutSCluster,
  kWithoutSKnown,
  kUnknownFolded,
  kDeriv,
  kClusterShape,
  kBothClusters,
  kClasses,
  kGram,
  kForeign = kGram + 8,
  kForeignPrefix,
  kCasing = kForeignPrefix + 8,
  kLists,
  kListsShape,
  kWithoutSLists,
  kWordKind,
  kHead,
  kHeadCluster,
  kModifier,
  kParts,
  kHeadNear,
};

/// `Xx-Xx`, `XX9`: runs are one letter each.
std::string collapsed_shape(std::string_view word) {
  std::string shape;
  for (std::size_t at = 0; at < word.size() && shape.size() < 10;) {
    const std::size_t start = at;
    const char32_t c = text::decode(word, at);
    char mark;
    if (c < 128) {
      mark = c >= 'a' && c <= 'z'   ? 'x'
             : c >= 'A' && c <= 'Z' ? 'X'
             : c >= '0' && c <= '9' ? '9'
                                    : static_cast<char>(c);
    } else {
      const Shape one = shape_of(word.substr(start, at - start));
      mark = one == Shape::title ? 'X' : one == Shape::lower ? 'x' : '?';
    }
    if (shape.empty() || shape.back() != mark) shape += mark;
  }
  return shape;
}

/// ASCII and Latin-1 letters in lower case; that is where German words differ.
void fold(std::string_view word, std::string& folded) {
  folded.assign(word);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    if (byte >= 'A' && byte <= 'Z') {
      folded[i] = static_cast<char>(byte + 32);
    } else if (byte == 0xC3 && i + 1 < folded.size()) {
      const auto next = static_cast<unsigned char>(folded[i + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97) folded[i + 1] = static_cast<char>(next + 32);
    }
  }
}

/// The byte length of the first or last `count` characters; npos where the word is not longer than that.
std::size_t prefix_length(std::string_view word, std::size_t count) {
  std::size_t at = 0;
  while (count > 0 && at < word.size()) text::decode(word, at), --count;
  return count > 0 || at >= word.size() ? std::string_view::npos : at;
}
std::size_t suffix_start(std::string_view word, std::size_t count) {
  std::size_t at = word.size();
  while (count > 0 && at > 0) at = text::floor_border(word, at - 1), --count;
  return count > 0 || at == 0 ? std::string_view::npos : at;
}

std::uint64_t known_code(const Gazetteer& gazetteer, std::uint64_t word) {
  const Gazetteer::Match match = gazetteer.find_word(word);
  if (match.words == 0) return 0;
  return 1 + static_cast<std::uint64_t>(gazetteer.entry(match.entry).type) * 4 + (match.ambiguous ? 2 : 0) +
         (match.certain ? 1 : 0);
}

/// A number for a kind that stays whatever kinds the dictionary gets: the model is trained on it.
std::uint64_t code_of(text::WordKind kind) {
  switch (kind) {
    case text::WordKind::unknown:
      return 0;
    case text::WordKind::name:
      return 1;
    case text::WordKind::stem:
      return 2;
    case text::WordKind::word:
      return 3;
    case text::WordKind::noun:
      return 4;
    case text::WordKind::proper_name:
      return 5;
  }
  return 0;
}

}  // namespace

void WordFeaturizer::add_clusters(std::uint32_t kind, Cluster cluster, std::vector<Feature>& features) const {
  if (cluster == kNoCluster) return;
  features.push_back(feature(kind, cluster));
}

/// What the dictionary has of a word with a capital, and what it is compounded of: Bundes|ärzte|kammer.
void WordFeaturizer::add_parts(std::string_view word, std::vector<Feature>& features) {
  const std::string key = text::lexicon_key(word.substr(word.rfind('-') + 1));
  if (key.size() < 2) return;
  const text::Lexicon& lexicon = splitter_.lexicon();
  const text::LexiconEntry entry = lexicon.find(key, text::lexicon_hash(key));
  const std::uint64_t frequency =
      entry.frequency == 0 ? 0 : static_cast<std::uint64_t>(std::bit_width(entry.frequency) + 1) / 2;
  features.push_back(feature(kWordKind, code_of(entry.kind) * 16 + frequency));
  const auto parts = splitter_.split(key);
  features.push_back(feature(kParts, std::min<std::size_t>(parts.size(), 3) * 8 + code_of(entry.kind)));
  if (parts.empty()) return;
  const std::uint64_t head = hash_word(parts.back().word);
  features.push_back(feature(kHead, head));
  features.push_back(feature(kModifier, hash_word(parts.front().word)));
  std::string noun = parts.back().word;
  if (noun[0] >= 'a' && noun[0] <= 'z') noun[0] = static_cast<char>(noun[0] - 32);
  add_clusters(kHeadCluster, clusters_.find(hash_word(noun)), features);
}

void WordFeaturizer::featurize(std::string_view word, Shape shape, WordClasses classes,
                               WordFeatures& features) {
  features.clear();
  word = word.substr(0, 64);
  const std::uint64_t form = hash_word(word);
  fold(word, folded_);
  const std::uint64_t folded = hash_word(folded_);
  const Cluster cluster = clusters_.find(form);
  const Cluster folded_cluster = folded == form ? cluster : clusters_.find(folded);
  const std::uint64_t known = known_code(gazetteer_, form);
  const std::string drawn = collapsed_shape(word);
  const bool capital = shape == Shape::title || shape == Shape::mixed || shape == Shape::upper;
  const Cluster foreign = capital ? foreign_.find(form) : kNoCluster;
  const Cluster casing = casing_.find(folded);
  const Cluster lists = capital ? lists_.find(form) : kNoCluster;
  features.cluster = cluster;
  features.casing = casing;
  features.shape = static_cast<std::uint8_t>(shape);

  auto& own = features.own;
  own.push_back(feature(kForm, form));
  own.push_back(feature(kFolded, folded));
  for (std::uint32_t n = 1; n <= 6; ++n) {
    if (const auto end = prefix_length(word, n);
        shape != Shape::lower && n >= 2 && end != std::string_view::npos) {
      own.push_back(feature(kPrefix + n, hash_word(word.substr(0, end))));
    }
    if (const auto start = suffix_start(word, n); n >= 4 && start != std::string_view::npos) {
      own.push_back(feature(kSuffix + n, hash_word(word.substr(start))));
    }
  }
  features.lexical = own.size();
  for (std::uint32_t n = 1; n <= 3; ++n) {
    if (const auto start = suffix_start(word, n); start != std::string_view::npos) {
      own.push_back(feature(kSuffix + n, hash_word(word.substr(start))));
    }
  }
  own.push_back(feature(kShape, hash_word(drawn)));
  own.push_back(
      feature(kLength, std::min<std::size_t>(word.size(), 16) * 8 + static_cast<std::size_t>(shape)));
  if (cluster != kNoCluster) {
    own.push_back(feature(kCluster, cluster));
    std::uint32_t kind = kClusterPrefix;
    for (const std::uint32_t bits : {3u, 4u, 5u, 6u, 8u, 10u}) {
      own.push_back(feature(kind++, clusters_.path(cluster) & ((1u << bits) - 1)));
    }
  } else {
    own.push_back(feature(kCluster, static_cast<std::uint64_t>(shape) + 2000));
  }
  if (folded != form) {
    if (folded_cluster == kNoCluster) {
      own.push_back(feature(kUnknownFolded, static_cast<std::uint64_t>(shape)));
    } else {
      own.push_back(feature(kFoldedCluster, folded_cluster));
    }
  }
  if (foreign != kNoCluster) {
    own.push_back(feature(kForeign, foreign));
    std::uint32_t kind = kForeignPrefix;
    for (const std::uint32_t bits : {4u, 6u, 8u, 10u}) {
      own.push_back(feature(kind++, foreign_.path(foreign) & ((1u << bits) - 1)));
    }
  }
  if (capital) {
    own.push_back(feature(kCasing, std::uint64_t{casing} * 8 + static_cast<std::uint64_t>(shape)));
    own.push_back(feature(kListsShape, std::uint64_t{lists}));
  }
  for (std::uint32_t bit = 0; bit < 10; ++bit) {
    if ((lists >> bit & 1) != 0) own.push_back(feature(kLists, bit));
  }
  if (capital) add_parts(word, own);
  if (known != 0) own.push_back(feature(kKnown, known));
  for (std::uint32_t bit = 0; bit < 16; ++bit) {
    if ((classes >> bit & 1) != 0) own.push_back(feature(kClass, bit));
  }
  if (const auto hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen > 0) {
    const std::uint64_t first = hash_word(word.substr(0, hyphen));
    own.push_back(feature(kFirstPart, first));
    add_clusters(kFirstPartCluster, clusters_.find(first), own);
    own.push_back(feature(kFirstPartKnown, known_code(gazetteer_, first)));
    const std::string_view last = word.substr(word.rfind('-') + 1);
    const std::uint64_t last_hash = hash_word(last);
    own.push_back(feature(kLastPart, last_hash));
    add_clusters(kLastPartCluster, clusters_.find(last_hash), own);
    if (const auto start = suffix_start(last, 4); start != std::string_view::npos) {
      own.push_back(feature(kLastPartSuffix, hash_word(last.substr(start))));
    }
  }
  if (word.size() > 3 && word.ends_with('s')) {
    const std::uint64_t stem = hash_word(word.substr(0, word.size() - 1));
    own.push_back(feature(kWithoutS, stem));
    add_clusters(kWithoutSCluster, clusters_.find(stem), own);
    if (const auto code = known_code(gazetteer_, stem)) own.push_back(feature(kWithoutSKnown, code));
    if (const Cluster stem_lists = capital ? lists_.find(stem) : kNoCluster)
      own.push_back(feature(kWithoutSLists, stem_lists));
  }
  if (gazetteer_.derived_from(word) != kNoEntry)
    own.push_back(feature(kDeriv, static_cast<std::uint64_t>(shape)));
  own.push_back(
      feature(kClusterShape, static_cast<std::uint64_t>(cluster) * 8 + static_cast<std::uint64_t>(shape)));
  const std::uint64_t folded_path = folded == form                 ? 0
                                    : folded_cluster == kNoCluster ? 256
                                                                   : clusters_.path(folded_cluster) & 255u;
  own.push_back(feature(kBothClusters, std::uint64_t{clusters_.path(cluster) & 255u} << 16 | folded_path));
  if (shape == Shape::title || shape == Shape::mixed || shape == Shape::upper) {
    for (std::uint32_t n = 3; n <= 4; ++n) {
      for (std::size_t at = 1; at + n < word.size(); ++at)
        own.push_back(feature(kGram + n, hash_word(word.substr(at, n))));
    }
  }
  auto& near = features.near;
  near.push_back(feature(kForm, form));
  near.push_back(feature(kFolded, folded));
  near.push_back(feature(kShape, hash_word(drawn)));
  for (std::uint32_t n = 2; n <= 4; ++n) {
    if (const auto start = suffix_start(word, n); start != std::string_view::npos) {
      near.push_back(feature(kSuffix + n, hash_word(word.substr(start))));
    }
  }
  if (cluster != kNoCluster) {
    near.push_back(feature(kCluster, cluster));
    near.push_back(feature(kClusterPrefix, clusters_.path(cluster) & 15u));
    near.push_back(feature(kClusterPrefix + 1, clusters_.path(cluster) & 63u));
  }
  if (known != 0) near.push_back(feature(kKnown, known));
  for (std::uint32_t bit = 0; bit < 16; ++bit) {
    if ((classes >> bit & 1) != 0) near.push_back(feature(kClass, bit));
  }

  if (foreign != kNoCluster) near.push_back(feature(kForeignPrefix, foreign_.path(foreign) & 63u));
  if (lists != kNoCluster) near.push_back(feature(kListsShape, lists));
  if (capital) near.push_back(feature(kCasing, casing));
  near.push_back(feature(kClasses, classes));
  near.push_back(feature(kClusterPrefix + 2, clusters_.path(cluster) & 255u));
  auto& far = features.far;
  far.push_back(feature(kFolded, folded));
  far.push_back(feature(kShape, static_cast<std::uint64_t>(shape)));
  if (cluster != kNoCluster) far.push_back(feature(kCluster, cluster));
  for (std::uint32_t bit = 0; bit < 16; ++bit) {
    if ((classes >> bit & 1) != 0) far.push_back(feature(kClass, bit));
  }
}

}  // namespace blattwerk::entities
