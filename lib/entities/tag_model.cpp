#include "entities/tag_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/error.h"
#include "entities/embedded.h"

namespace blattwerk::entities {
namespace {

constexpr std::uint64_t kMagic = 0x31474154'574B4C42;  // "BLKWTAG1"
constexpr std::uint32_t kFormat = 2;                   // raised with every change of features or layout
constexpr float kUnit = 0.03F;                         // what one step of a weight is worth
constexpr std::uint32_t kSlotShift = 28;
constexpr std::uint32_t kRowMask = (1u << kSlotShift) - 1;
constexpr std::int16_t kNever = -12000;

struct TableSize {
  std::uint64_t seed;
  std::uint32_t cells;
  std::uint32_t paths;
};

struct Header {
  std::uint64_t magic;
  std::uint32_t format;
  std::uint32_t labels;
  std::uint32_t entries;
  std::uint32_t rows;
  std::array<TableSize, kWordTables> tables;
  std::array<LabelScores, kLabels> transitions;
};

constexpr std::size_t kAlignment = 16;
std::size_t align(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

std::int8_t quantize(float weight) {
  return static_cast<std::int8_t>(std::clamp(std::lround(weight / kUnit), -127L, 127L));
}

template <typename T>
void append(std::string& bytes, std::span<const T> values) {
  bytes.resize(align(bytes.size()));
  if (!values.empty()) bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
}

}  // namespace

TagModel::TagModel(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little, "the model file is little-endian");
  Header header;
  if (bytes.size() < sizeof header) throw Error("the name model is cut short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.format != kFormat || header.labels != kLabels ||
      !std::has_single_bit(header.entries)) {
    throw Error("the name model is of another version than this program");
  }
  std::size_t offset = sizeof header;
  const auto take = [&]<typename T>(std::span<const T>& values, std::size_t count) {
    offset = align(offset);
    if (offset > bytes.size() || (bytes.size() - offset) / sizeof(T) < count)
      throw Error("the name model is cut short");
    values = {reinterpret_cast<const T*>(bytes.data() + offset), count};
    offset += count * sizeof(T);
  };
  for (std::size_t i = 0; i < kWordTables; ++i) {
    std::span<const std::uint16_t> paths, cells;
    take(paths, header.tables[i].paths);
    take(cells, header.tables[i].cells);
    tables_[i] = ClusterMap(cells, header.tables[i].seed, paths);
  }
  take(entries_, header.entries);
  take(rows_, header.rows);
  transitions_ = header.transitions;
}

const TagModel::Entry* TagModel::find(std::uint64_t key) const {
  const std::size_t mask = entries_.size() - 1;
  const auto check = static_cast<std::uint32_t>(key >> 32);
  for (std::size_t at = key & mask;; at = (at + 1) & mask) {
    const Entry& entry = entries_[at];
    if (entry.rows == 0) return nullptr;
    if (entry.check == check) return &entry;
  }
}

void TagModel::prefetch(std::span<const Feature> features, FeatureGroup group) const {
  for (const Feature feature : features) {
    __builtin_prefetch(&entries_[weight_key(feature, group) & (entries_.size() - 1)]);
  }
}

void TagModel::add(std::span<const Feature> features, FeatureGroup group, FormScores& scores) const {
  std::array<std::uint32_t, 32> found;
  while (!features.empty()) {
    const std::span<const Feature> batch = features.first(std::min(features.size(), found.size()));
    features = features.subspan(batch.size());
    std::size_t count = 0;
    for (const Feature feature : batch) {
      const Entry* entry = find(weight_key(feature, group));
      if (!entry) continue;
      found[count++] = entry->rows;
      __builtin_prefetch(&rows_[entry->rows & kRowMask]);
    }
    for (std::size_t k = 0; k < count; ++k) {
      const auto* row = &rows_[found[k] & kRowMask];
      for (std::uint32_t slots = found[k] >> kSlotShift; slots != 0; slots &= slots - 1) {
        LabelScores& sum = scores[first_slot(group) + static_cast<std::size_t>(std::countr_zero(slots))];
        for (std::size_t j = 0; j < kLabels; ++j) sum[j] = static_cast<std::int16_t>(sum[j] + (*row)[j]);
        ++row;
      }
    }
  }
}

void TagModel::add_context(Feature feature, LabelScores& scores) const {
  const Entry* entry = find(weight_key(feature, FeatureGroup::context));
  if (!entry) return;
  const auto& row = rows_[entry->rows & kRowMask];
  for (std::size_t j = 0; j < kLabels; ++j) scores[j] = static_cast<std::int16_t>(scores[j] + row[j]);
}

std::string TagModel::write(std::span<const FeatureWeights> features,
                            const std::array<std::array<float, kLabels>, kLabels>& transitions,
                            const WordTables& tables) {
  std::vector<Entry> entries(std::bit_ceil(features.size() * 4 / 3 + 1), Entry{0, 0});
  std::vector<std::array<std::int8_t, kLabels>> rows(1);  // row 0 is none
  for (const FeatureWeights& feature : features) {
    std::size_t at = feature.key & (entries.size() - 1);
    const auto check = static_cast<std::uint32_t>(feature.key >> 32);
    while (entries[at].rows != 0 && entries[at].check != check) at = (at + 1) & (entries.size() - 1);
    if (entries[at].rows != 0) continue;  // the same hash: the more frequent feature keeps it
    entries[at] = {check,
                   static_cast<std::uint32_t>(rows.size()) | std::uint32_t{feature.slots} << kSlotShift};
    for (const auto& weights : feature.rows) {
      auto& row = rows.emplace_back();
      std::transform(weights.begin(), weights.end(), row.begin(), quantize);
    }
  }
  Header header{kMagic,
                kFormat,
                kLabels,
                static_cast<std::uint32_t>(entries.size()),
                static_cast<std::uint32_t>(rows.size()),
                {},
                {}};
  for (std::size_t i = 0; i < kLabels; ++i) {
    for (std::size_t j = 0; j < kLabels; ++j) {
      const bool allowed = may_follow(static_cast<Label>(i), static_cast<Label>(j));
      header.transitions[i][j] =
          allowed ? static_cast<std::int16_t>(std::lround(transitions[i][j] / kUnit)) : kNever;
    }
  }
  for (std::size_t i = 0; i < kWordTables; ++i) {
    header.tables[i] = {tables[i].seed(), static_cast<std::uint32_t>(tables[i].cells().size()),
                        static_cast<std::uint32_t>(tables[i].paths().size())};
  }
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  for (const ClusterMap& table : tables) {
    append(bytes, table.paths());
    append(bytes, table.cells());
  }
  append(bytes, std::span<const Entry>(entries));
  append(bytes, std::span<const std::array<std::int8_t, kLabels>>(rows));
  return bytes;
}

const TagModel& standard_model() {
  static const TagModel kModel(embedded_tag_model());
  return kModel;
}

}  // namespace blattwerk::entities
