#include "train/fit.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "train/crf.h"
#include "train/instances.h"

namespace blattwerk::train {
namespace {

using entities::kLabels;

/// Gives each corpus's instances, beside the shared weights, a copy of their own.
class DomainWeights {
 public:
  explicit DomainWeights(std::size_t shared) : rows_(shared) {}

  void add(Instance& instance, std::uint8_t domain) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> offsets = {0};
    rows.reserve(instance.rows.size() * 2);
    for (std::size_t word = 0; word < instance.labels.size(); ++word) {
      for (std::uint32_t at = instance.offsets[word]; at < instance.offsets[word + 1]; ++at) {
        const std::uint32_t shared = instance.rows[at];
        std::uint32_t& own = own_[std::uint64_t{shared} << 8 | domain];
        if (own == 0) own = static_cast<std::uint32_t>(rows_++);
        rows.push_back(shared);
        rows.push_back(own);
      }
      offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    instance.rows = std::move(rows);
    instance.offsets = std::move(offsets);
  }
  std::size_t rows() const { return rows_; }

  /// Adds the weights of domain 0 to the shared ones.
  void merge(std::size_t shared, Crf& crf) const {
    for (std::size_t row = 0; row < shared; ++row) {
      const std::uint32_t* own = own_.find(std::uint64_t{row} << 8);
      if (!own) continue;
      for (std::size_t j = 0; j < kLabels; ++j) crf.rows[row][j] += crf.rows[*own][j];
    }
  }

 private:
  std::size_t rows_;
  entities::FlatMap<std::uint32_t> own_;
};

std::vector<entities::FeatureWeights> group_by_feature(std::span<const Weight> weights, const Crf& crf,
                                                       std::size_t most_rows) {
  const auto size_of = [&](std::uint32_t row) {
    float greatest = 0;
    for (const float weight : crf.rows[row]) greatest = std::max(greatest, std::abs(weight));
    return greatest;
  };
  std::vector<std::pair<float, std::uint32_t>> order;
  for (std::uint32_t row = 0; row < weights.size(); ++row) {
    if (const float size = size_of(row); size >= 0.03F) order.emplace_back(-size, row);
  }
  std::sort(order.begin(), order.end());
  if (order.size() > most_rows) order.resize(most_rows);
  std::map<std::uint64_t, std::map<std::uint8_t, std::uint32_t>>
      groups;  // in an order that does not depend on the run
  for (const auto& [size, row] : order) groups[weights[row].key][weights[row].slot] = row;
  std::vector<entities::FeatureWeights> features;
  for (const auto& [key, slots] : groups) {
    entities::FeatureWeights feature{key, 0, {}};
    for (const auto& [slot, row] : slots) {
      feature.slots = static_cast<std::uint8_t>(feature.slots | 1u << slot);
      feature.rows.push_back(crf.rows[row]);
    }
    features.push_back(std::move(feature));
  }
  return features;
}

std::vector<Sentence> read_all(std::initializer_list<std::pair<std::filesystem::path, Corpus>> files) {
  std::vector<Sentence> all;
  for (const auto& [file, corpus] : files) {
    std::vector<Sentence> sentences = read_corpus(file, corpus);
    std::move(sentences.begin(), sentences.end(), std::back_inserter(all));
  }
  return all;
}

/// Paths in a tree of clusters are numbered; other numbers are kept as they are.
TableCells table_of(const nlohmann::json& numbers, bool as_they_are) {
  TableCells table;
  std::map<std::uint16_t, entities::Cluster> clusters;
  std::map<std::uint64_t, entities::Cluster> words;
  if (!as_they_are) table.paths.push_back(0);
  for (const auto& [word, value] : numbers.items()) {
    const auto number = value.get<std::uint16_t>();
    if (number == 0) continue;  // spaCy's mark of a word without a cluster
    entities::Cluster cluster = number;
    if (!as_they_are) {
      const auto [at, added] =
          clusters.try_emplace(number, static_cast<entities::Cluster>(table.paths.size()));
      if (added) table.paths.push_back(number);
      cluster = at->second;
    }
    words.emplace(entities::hash_word(word), cluster);
  }
  const std::vector<std::pair<std::uint64_t, entities::Cluster>> list(words.begin(), words.end());
  std::tie(table.cells, table.seed) = entities::build_cluster_map(list);
  return table;
}

}  // namespace

std::vector<Sentence> read_germeval(const std::filesystem::path& ner) {
  return read_all({{ner / "germeval2014/NER-de-dev.tsv", Corpus::germeval},
                   {ner / "germeval2014/handout_A.bio", Corpus::germeval}});
}

std::vector<Sentence> read_foreign(const std::filesystem::path& ner) {
  std::vector<Sentence> sentences = read_all({{ner / "smartdata/train.bio", Corpus::smartdata}});
  // More of WikiANN would bring little more and take long.
  std::vector<Sentence> wikipedia = read_corpus(ner / "wikiann/train.bio", Corpus::wikiann);
  wikipedia.resize(std::min<std::size_t>(wikipedia.size(), 6000));
  std::move(wikipedia.begin(), wikipedia.end(), std::back_inserter(sentences));
  return sentences;
}

std::array<TableCells, entities::kWordTables> read_tables(const std::filesystem::path& json) {
  std::ifstream stream(json);
  if (!stream) throw Error("cannot read " + json.string());
  const auto tables = nlohmann::json::parse(stream);
  std::array<TableCells, entities::kWordTables> result;
  static constexpr std::array<const char*, entities::kWordTables> kNames = {"clusters", "foreign", "casing",
                                                                            "lists"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const bool numbers_as_they_are = i >= static_cast<std::size_t>(entities::WordTable::casing);
    result[i] = table_of(tables.at(kNames[i]), numbers_as_they_are);
  }
  return result;
}

entities::WordTables view(const std::array<TableCells, entities::kWordTables>& cells) {
  entities::WordTables tables;
  for (std::size_t i = 0; i < tables.size(); ++i) tables[i] = {cells[i].cells, cells[i].seed, cells[i].paths};
  return tables;
}

std::string fit(std::span<const Sentence> germeval, std::span<const Sentence> foreign,
                const entities::Gazetteer& gazetteer, const entities::WordTables& tables,
                const FitOptions& options, const std::function<void(int, double)>& progress) {
  InstanceMaker maker(gazetteer, tables);
  for (const Sentence& sentence : germeval) maker.count(sentence);
  for (const Sentence& sentence : foreign) maker.count(sentence);
  maker.number(options.least_count);

  const std::size_t shared = maker.weights().size();
  DomainWeights domains(shared);
  std::vector<Instance> instances;
  const auto add = [&](const Sentence& sentence, Lexical lexical, float weight) {
    instances.push_back(maker.make(sentence, lexical));
    instances.back().weight = weight;
    if (!foreign.empty()) domains.add(instances.back(), sentence.domain);
  };
  for (const Sentence& sentence : germeval) {
    add(sentence, Lexical::with, 1);
    if (options.unknown_weight > 0) add(sentence, Lexical::without, options.unknown_weight);
  }
  for (const Sentence& sentence : foreign) add(sentence, Lexical::with, options.foreign_weight);

  Crf crf = train(instances, domains.rows(), {options.l2, options.iterations}, progress);
  domains.merge(shared, crf);
  return entities::TagModel::write(group_by_feature(maker.weights(), crf, options.most_rows), crf.transitions,
                                   tables);
}

}  // namespace blattwerk::train
