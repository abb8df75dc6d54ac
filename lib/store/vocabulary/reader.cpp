#include "store/vocabulary/reader.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace blattwerk::store::vocabulary {
namespace {

constexpr std::size_t kMostBlocks = 400;

// The least key behind all that begin with `prefix`, which is not empty and has bytes below 0xFF in front.
std::string end_of(std::string prefix) {
  while (static_cast<unsigned char>(prefix.back()) == 0xFF && prefix.size() > 1) prefix.pop_back();
  prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

bool is_better(const Entry& a, const Entry& b) {
  return a.articles != b.articles ? a.articles > b.articles : a.key < b.key;
}

}  // namespace

// Finds the most frequent entries of a range of keys.
class Reader::Best {
 public:
  Best(Reader& reader, std::string_view prefix, std::size_t count)
      : reader_(reader), prefix_(prefix), count_(count), left_(reader.runs_.size()) {}

  std::vector<Entry> find() {
    list_blocks();
    auto read = reader_.database_.prepare("SELECT entries FROM vocabulary_block WHERE id = ?1");
    std::vector<Entry> entries;
    const std::size_t last = std::min(blocks_.size(), kMostBlocks);
    for (std::size_t at = 0; at < last && !is_settled(); ++at) {
      const Block& block = blocks_[at];
      read.bind(1, block.id);
      const std::size_t size = read.step() ? read_block(read.blob(0), entries) : 0;
      read.reset();
      const std::uint64_t elsewhere = most_of_all_ - most_[block.run];
      for (std::size_t i = 0; i < size; ++i) {
        if (entries[i].key.starts_with(prefix_) && can_enter(entries[i].articles + elsewhere))
          offer(entries[i].key);
      }
      left_[block.run] = at + 1 < blocks_.size() ? most_behind(at + 1, block.run) : 0;
    }
    std::ranges::sort(best_, is_better);
    return std::move(best_);
  }

 private:
  struct Block {
    std::int64_t id;
    std::uint64_t most;
    std::size_t run;
  };

  // The blocks of the range, those with the most frequent entries first. The first one may begin before it.
  void list_blocks() {
    auto first = reader_.database_.prepare(
        "SELECT id, most FROM vocabulary_block WHERE run = ?1 AND first_key < ?2 ORDER BY first_key DESC "
        "LIMIT 1");
    auto others = reader_.database_.prepare(
        "SELECT id, most FROM vocabulary_block WHERE run = ?1 AND first_key >= ?2 AND first_key < ?3");
    const std::string end = end_of(prefix_);
    for (std::size_t run = 0; run < reader_.runs_.size(); ++run) {
      const auto list = [&](Statement& statement) {
        while (statement.step())
          blocks_.push_back({statement.integer(0), static_cast<std::uint64_t>(statement.integer(1)), run});
        statement.reset();
      };
      const std::int64_t id = reader_.runs_[run].id;
      list(first.bind(1, id).bind_blob(2, prefix_));
      list(others.bind(1, id).bind_blob(2, prefix_).bind_blob(3, end));
    }
    std::ranges::sort(blocks_, [](const Block& a, const Block& b) {
      return a.most != b.most ? a.most > b.most : a.id < b.id;
    });
    most_.assign(reader_.runs_.size(), 0);
    for (const Block& block : blocks_) most_[block.run] = std::max(most_[block.run], block.most);
    for (const auto most : most_) most_of_all_ += most;
    left_ = most_;
  }

  std::uint64_t most_behind(std::size_t at, std::size_t run) const {
    for (; at < blocks_.size(); ++at) {
      if (blocks_[at].run == run) return blocks_[at].most;
    }
    return 0;
  }

  bool can_enter(std::uint64_t articles) const {
    return best_.size() < count_ || articles >= best_.front().articles;
  }

  // Whether no entry can enter that was not seen yet: it would have at most what is left of each run.
  bool is_settled() const {
    std::uint64_t most = 0;
    for (const auto left : left_) most += left;
    return best_.size() == count_ && most < best_.front().articles;
  }

  // Takes an entry with the articles of all runs; the worst of the best stands in front.
  void offer(const std::string& key) {
    if (!seen_.insert(key).second) return;
    auto entry = reader_.find(key);
    if (!entry) return;
    if (best_.size() == count_) {
      if (!is_better(*entry, best_.front())) return;
      std::ranges::pop_heap(best_, is_better);
      best_.pop_back();
    }
    best_.push_back(std::move(*entry));
    std::ranges::push_heap(best_, is_better);
  }

  Reader& reader_;
  std::string prefix_;
  std::size_t count_;
  std::vector<Block> blocks_;
  std::vector<std::uint64_t> most_;  // articles of an entry of the range, by run
  std::uint64_t most_of_all_ = 0;
  std::vector<std::uint64_t> left_;  // likewise, of the blocks not read yet
  std::unordered_set<std::string> seen_;
  std::vector<Entry> best_;
};

Reader::Reader(const Database& database)
    : database_(database), runs_(read_runs(database)), cursor_(database, runs_) {}

std::optional<Entry> Reader::find(std::string_view key) {
  const Entry* entry = cursor_.seek(key);
  if (entry == nullptr || entry->key != key) return std::nullopt;
  return *entry;
}

std::vector<Entry> Reader::with_prefix(std::string_view prefix, std::size_t limit) {
  std::vector<Entry> entries;
  for (const Entry* entry = cursor_.seek(prefix);
       entry != nullptr && entry->key.starts_with(prefix) && entries.size() < limit; entry = cursor_.next()) {
    entries.push_back(*entry);
  }
  return entries;
}

std::vector<Entry> Reader::most_frequent(std::string_view prefix, std::size_t count) {
  if (count == 0 || prefix.empty() || runs_.empty()) return {};
  return Best(*this, prefix, count).find();
}

std::optional<text::TermSource::Term> Reader::Terms::seek(std::string_view from) {
  key_.assign(1, kind_).append(from);
  return term(cursor_.seek(key_));
}

std::optional<text::TermSource::Term> Reader::Terms::next() {
  return term(cursor_.next());
}

std::optional<text::TermSource::Term> Reader::Terms::term(const Entry* entry) const {
  if (entry == nullptr || entry->key.front() != kind_) return std::nullopt;
  return Term{folded_of(entry->key), entry->articles};
}

}  // namespace blattwerk::store::vocabulary
