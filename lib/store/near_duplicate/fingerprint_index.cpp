#include "store/near_duplicate/fingerprint_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <queue>
#include <utility>

namespace blattwerk::store::near_duplicate {
namespace {

static_assert(std::endian::native == std::endian::little, "the index is little-endian");
static_assert(sizeof(MinimumOfArticle) == 8);

constexpr std::size_t kPairsOnPage = 1000;  // with its row, a page of the file
// So many runs of one level become one of the next.
constexpr unsigned kFanOutBits = 3;
constexpr std::size_t kFanOut = std::size_t{1} << kFanOutBits;

template <typename Value>
std::vector<Value> values_of(std::string_view bytes) {
  std::vector<Value> values(bytes.size() / sizeof(Value));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Value));
  return values;
}

template <typename Value>
std::string_view bytes_of(const std::vector<Value>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

unsigned level_of(std::int64_t pairs) {
  return static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(pairs))) / kFanOutBits;
}

}  // namespace

/// The pairs of a run in order, a page in memory at a time.
class FingerprintIndex::RunReader {
 public:
  RunReader(FingerprintIndex& index, const Run& run) : index_(&index), run_(&run) { next_page(); }

  bool done() const { return at_ == page_.size(); }
  const MinimumOfArticle& pair() const { return page_[at_]; }
  void next() {
    if (++at_ == page_.size()) next_page();
  }

 private:
  void next_page() {
    page_.clear();
    at_ = 0;
    while (page_.empty() && page_number_ < run_->minima.size()) {
      page_ = index_->read_page(run_->first_page + static_cast<std::int64_t>(page_number_++));
    }
  }

  FingerprintIndex* index_;
  const Run* run_;
  std::vector<MinimumOfArticle> page_;
  std::size_t page_number_ = 0;
  std::size_t at_ = 0;
};

class FingerprintIndex::RunWriter {
 public:
  explicit RunWriter(const Database& database)
      : database_(database),
        next_page_(database.integer("SELECT max(id) FROM fingerprint_page").value_or(0) + 1),
        first_page_(next_page_),
        insert_page_(database.prepare("INSERT INTO fingerprint_page (id, pairs) VALUES (?1, ?2)")) {}

  void add(const MinimumOfArticle& pair) {
    page_.push_back(pair);
    if (page_.size() == kPairsOnPage) write_page();
  }

  void finish() {
    write_page();
    if (pairs_ == 0) return;
    database_.prepare("INSERT INTO fingerprint_run (pairs, first_page, minima) VALUES (?1, ?2, ?3)")
        .bind(1, pairs_)
        .bind(2, first_page_)
        .bind_blob(3, bytes_of(minima_))
        .run();
  }

 private:
  void write_page() {
    if (page_.empty()) return;
    minima_.push_back(page_.front().minimum);
    insert_page_.bind(1, next_page_++).bind_blob(2, bytes_of(page_)).run();
    pairs_ += static_cast<std::int64_t>(page_.size());
    page_.clear();
  }

  const Database& database_;
  std::int64_t next_page_;
  const std::int64_t first_page_;
  std::int64_t pairs_ = 0;
  std::vector<std::uint32_t> minima_;
  std::vector<MinimumOfArticle> page_;
  Statement insert_page_;
};

FingerprintIndex::FingerprintIndex(const Database& database)
    : database_(database),
      select_page_(database.prepare("SELECT pairs FROM fingerprint_page WHERE id = ?1")) {}

std::vector<FingerprintIndex::Run> FingerprintIndex::runs() {
  std::vector<Run> runs;
  auto statement = database_.prepare("SELECT id, pairs, first_page, minima FROM fingerprint_run ORDER BY id");
  while (statement.step()) {
    runs.push_back({statement.integer(0), statement.integer(1), statement.integer(2),
                    values_of<std::uint32_t>(statement.blob(3))});
  }
  return runs;
}

std::vector<MinimumOfArticle> FingerprintIndex::read_page(std::int64_t id) {
  std::vector<MinimumOfArticle> page;
  if (select_page_.bind(1, id).step()) page = values_of<MinimumOfArticle>(select_page_.blob(0));
  select_page_.reset();
  return page;
}

void FingerprintIndex::add(std::span<const MinimumOfArticle> pairs) {
  RunWriter writer(database_);
  for (const MinimumOfArticle& pair : pairs) writer.add(pair);
  writer.finish();
  merge_levels();
}

void FingerprintIndex::find(std::span<const std::uint32_t> minima, std::size_t most,
                            const std::function<void(std::size_t, std::uint32_t)>& found) {
  std::vector<std::size_t> counts(minima.size());
  for (const Run& run : runs()) {
    std::vector<MinimumOfArticle> page;
    std::size_t page_number = run.minima.size();  // of `page`; none yet
    for (std::size_t which = 0; which < minima.size(); ++which) {
      const std::uint32_t minimum = minima[which];
      // It may stand at the end of the page before the first one that begins with it.
      const auto begins = std::ranges::lower_bound(run.minima, minimum) - run.minima.begin();
      for (auto number = static_cast<std::size_t>(std::max<std::ptrdiff_t>(begins - 1, 0));
           number < run.minima.size() && run.minima[number] <= minimum && counts[which] < most; ++number) {
        if (number != page_number) {
          page = read_page(run.first_page + static_cast<std::int64_t>(number));
          page_number = number;
        }
        for (auto pair = std::ranges::lower_bound(page, minimum, {}, &MinimumOfArticle::minimum);
             pair != page.end() && pair->minimum == minimum && counts[which] < most; ++pair) {
          ++counts[which];
          found(which, pair->article);
        }
      }
    }
  }
}

bool FingerprintIndex::read_through(const std::function<void(const MinimumOfArticle&)>& visit) {
  bool sound = true;
  for (const Run& run : runs()) {
    std::int64_t pairs = 0;
    MinimumOfArticle last{0, 0};
    for (std::size_t number = 0; number < run.minima.size(); ++number) {
      const auto page = read_page(run.first_page + static_cast<std::int64_t>(number));
      sound = sound && !page.empty() && page.front().minimum == run.minima[number] && last <= page.front() &&
              std::ranges::is_sorted(page);
      for (const MinimumOfArticle& pair : page) visit(pair);
      pairs += static_cast<std::int64_t>(page.size());
      if (!page.empty()) last = page.back();
    }
    sound = sound && pairs == run.pairs;
  }
  return sound;
}

void FingerprintIndex::merge_levels() {
  for (;;) {
    std::map<unsigned, std::vector<Run>> levels;
    for (Run& run : runs()) levels[level_of(run.pairs)].push_back(std::move(run));
    const auto full =
        std::ranges::find_if(levels, [](const auto& level) { return level.second.size() >= kFanOut; });
    if (full == levels.end()) return;
    merge(full->second);
  }
}

void FingerprintIndex::merge(std::span<const Run> inputs) {
  std::vector<RunReader> readers;
  for (const Run& run : inputs) readers.emplace_back(*this, run);
  const auto behind = [&readers](std::size_t a, std::size_t b) {
    return readers[a].pair() > readers[b].pair();
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(behind)> next(behind);
  for (std::size_t i = 0; i < readers.size(); ++i) {
    if (!readers[i].done()) next.push(i);
  }
  RunWriter writer(database_);
  while (!next.empty()) {
    const std::size_t reader = next.top();
    next.pop();
    writer.add(readers[reader].pair());
    readers[reader].next();
    if (!readers[reader].done()) next.push(reader);
  }
  for (const Run& run : inputs) remove(run);
  writer.finish();
}

void FingerprintIndex::remove(const Run& run) {
  database_.prepare("DELETE FROM fingerprint_page WHERE id >= ?1 AND id < ?2")
      .bind(1, run.first_page)
      .bind(2, run.first_page + static_cast<std::int64_t>(run.minima.size()))
      .run();
  database_.prepare("DELETE FROM fingerprint_run WHERE id = ?1").bind(1, run.id).run();
}

}  // namespace blattwerk::store::near_duplicate
