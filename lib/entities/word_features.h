#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/word.h"
#include "entities/word_class.h"
#include "entities/word_tables.h"
#include "text/compound_splitter.h"

namespace blattwerk::entities {

/// A feature by its hash. Features of different kinds have different hashes, whatever they say.
using Feature = std::uint64_t;

constexpr Feature feature(std::uint32_t kind, std::uint64_t value) {
  std::uint64_t hash = (value + kind * 0x9E3779B97F4A7C15u) * 0xFF51AFD7ED558CCDu;
  hash = (hash ^ hash >> 32) * 0xC4CEB9FE1A85EC53u;
  return hash ^ hash >> 29;
}

/// What a word form tells by itself, of itself and of the words around it.
struct WordFeatures {
  std::vector<Feature>
      own;  ///< for the label of the word itself; first those that only a word seen in training has
  std::size_t lexical = 0;    ///< how many of `own` those are
  std::vector<Feature> near;  ///< for the labels of the words right before and behind
  std::vector<Feature> far;   ///< for the labels of the words two away
  Cluster cluster = kNoCluster;
  Cluster casing = kNoCluster;  ///< see WordTable::casing
  std::uint8_t shape = 0;       ///< a finer shape for use in contexts

  void clear() {
    own.clear();
    near.clear();
    far.clear();
  }
};

/// Makes the features of word forms: the form, its affixes, shape, cluster, classes, what the gazetteer has
/// of it, and the same of its parts where it is hyphenated.
class WordFeaturizer {
 public:
  WordFeaturizer(const Gazetteer& gazetteer, const WordTables& tables)
      : gazetteer_(gazetteer),
        clusters_(table(tables, WordTable::clusters)),
        foreign_(table(tables, WordTable::foreign)),
        casing_(table(tables, WordTable::casing)),
        lists_(table(tables, WordTable::lists)) {}

  void featurize(std::string_view word, Shape shape, WordClasses classes, WordFeatures& features);

 private:
  void add_clusters(std::uint32_t kind, Cluster cluster, std::vector<Feature>& features) const;

  const Gazetteer& gazetteer_;
  const ClusterMap& clusters_;
  const ClusterMap& foreign_;
  const ClusterMap& casing_;
  const ClusterMap& lists_;
  void add_parts(std::string_view word, std::vector<Feature>& features);

  const text::CompoundSplitter splitter_{text::base_lexicon()};
  std::string folded_;
};

}  // namespace blattwerk::entities
