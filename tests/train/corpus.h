#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "entities/label.h"

namespace blattwerk::train {

/// A set of labels by their bits: what a word of a corpus may be labelled. Corpora with other guidelines
/// leave it open what a word outside their own kinds of names is.
using LabelSet = std::uint16_t;

constexpr LabelSet only(entities::Label label) {
  return static_cast<LabelSet>(1u << entities::index_of(label));
}

struct Sentence {
  std::vector<std::string> words;
  std::vector<LabelSet> labels;
  std::uint8_t domain = 0;  ///< which corpus; 0 is GermEval
  bool news = false;        ///< GermEval: from a newspaper's site, not from Wikipedia
};

enum class Corpus : std::uint8_t { germeval, smartdata, wikiann, europarl };

/// Reads a file of words and tags, a word a line, sentences divided by empty lines.
std::vector<Sentence> read_corpus(const std::filesystem::path& file, Corpus corpus);

}  // namespace blattwerk::train
