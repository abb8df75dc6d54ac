#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/word_tables.h"
#include "train/corpus.h"

namespace blattwerk::train {

struct FitOptions {
  double l2 = 3;  ///< the prior's 1/variance
  int iterations = 45;
  std::uint32_t least_count = 2;   ///< rarer features are left out
  float foreign_weight = 0.5F;     ///< of a sentence of another corpus
  float unknown_weight = 0.5F;     ///< of a sentence's copy without lexical features
  std::size_t most_rows = 330000;  ///< the model's rows of weights, 16 bytes each
};

/// Corpora that may be trained on for what is shipped: SmartData and Europarl are free, WikiANN is
/// Wikipedia's. Reads them from the folder `ner` of the shared data.
std::vector<Sentence> read_foreign(const std::filesystem::path& ner);
std::vector<Sentence> read_germeval(const std::filesystem::path& ner);

/// A table of words in the form that a model file keeps.
struct TableCells {
  std::vector<std::uint16_t> cells;
  std::uint64_t seed = 0;
  std::vector<std::uint16_t> paths;
};

/// Reads the tables that make_word_tables.py wrote.
std::array<TableCells, entities::kWordTables> read_tables(const std::filesystem::path& json);
entities::WordTables view(const std::array<TableCells, entities::kWordTables>& cells);

/// Trains a tagger and returns its model file. Foreign corpora add to weights shared by all and to weights of
/// their own, which are thrown away (Daumé III 2007), so that other guidelines do not spoil this one's.
std::string fit(std::span<const Sentence> germeval, std::span<const Sentence> foreign,
                const entities::Gazetteer& gazetteer, const entities::WordTables& tables,
                const FitOptions& options, const std::function<void(int, double)>& progress);

}  // namespace blattwerk::train
