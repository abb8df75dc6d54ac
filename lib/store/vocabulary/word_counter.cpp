#include "store/vocabulary/word_counter.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/exact_form.h"
#include "text/phonetic.h"
#include "text/surface_words.h"

namespace blattwerk::store::vocabulary {
namespace {

// Longer ones are no words, and are typed by nobody.
constexpr std::size_t kLongestWord = 60;
constexpr std::size_t kShortestWord = 2;
constexpr std::size_t kLongestName = 120;
constexpr int kMostWordsOfName = 6;
// A shorter code is shared by names that have nothing in common.
constexpr std::size_t kShortestCode = 3;
constexpr std::size_t kFirstSlots = 1u << 12;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Eight bytes at a time, as wyhash does.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ text.size();
  std::uint64_t piece = 0;
  for (; text.size() > 8; text.remove_prefix(8)) {
    std::memcpy(&piece, text.data(), 8);
    hash = mix(hash ^ piece, 0xE7037ED1A0B428DBu);
  }
  piece = 0;
  std::memcpy(&piece, text.data(), text.size());
  return mix(hash ^ piece, 0xA0761D6478BD642Fu);
}

// Entries to be sorted, their bytes in one string.
class Sorter {
 public:
  void add(std::string_view key, std::string_view written, std::uint32_t articles) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
      prefix = prefix << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
    items_.push_back({prefix, static_cast<std::uint32_t>(bytes_.size()),
                      static_cast<std::uint16_t>(key.size()), static_cast<std::uint16_t>(written.size()),
                      articles});
    bytes_.append(key).append(written);
  }

  std::size_t drain(const std::function<void(const Entry&)>& each) {
    // Of the forms of one word the most frequent comes first, and gives its written form.
    std::sort(items_.begin(), items_.end(), [this](const Item& a, const Item& b) {
      if (a.prefix != b.prefix) return a.prefix < b.prefix;
      if (const int order = key(a).compare(key(b)); order != 0) return order < 0;
      if (a.articles != b.articles) return a.articles > b.articles;
      return written(a) < written(b);
    });
    Entry entry;
    std::size_t count = 0;
    for (const Item& item : items_) {
      if (count > 0 && entry.key == key(item)) {
        entry.articles += item.articles;
        continue;
      }
      if (count > 0) each(entry);
      entry.key = key(item);
      entry.written = written(item);
      entry.articles = item.articles;
      ++count;
    }
    if (count > 0) each(entry);
    return count;
  }

 private:
  struct Item {
    std::uint64_t prefix;  // the first bytes of the key, as a number of the same order
    std::uint32_t offset;
    std::uint16_t key_length;
    std::uint16_t written_length;
    std::uint32_t articles;
  };

  std::string_view key(const Item& item) const {
    return std::string_view(bytes_).substr(item.offset, item.key_length);
  }
  std::string_view written(const Item& item) const {
    return std::string_view(bytes_).substr(item.offset + item.key_length, item.written_length);
  }

  std::vector<Item> items_;
  std::string bytes_;
};

// A name is found from each of its words on, and each of its words by how it sounds.
void add_name(Kind kind, std::string_view name, std::uint32_t articles, Sorter& entries) {
  int words = 0;
  for (std::size_t start = 0; start < name.size() && words < kMostWordsOfName; ++words) {
    entries.add(key_of(kind, text::exact_form(name.substr(start)), name), {}, articles);
    start = std::min(name.find(' ', start), name.size());
    start = std::min(name.find_first_not_of(' ', start), name.size());
  }
  if (kind == Kind::other) return;
  text::SurfaceWords parts(name);
  for (auto part = parts.next(); !part.empty(); part = parts.next()) {
    const std::string code = text::cologne_code(part);
    if (code.size() >= kShortestCode) entries.add(key_of(Kind::sound, code, part), {}, articles);
  }
}

}  // namespace

void ArticleCounter::count(std::string_view text, std::uint32_t article) {
  if (slots_.size() < 2 * (used_ + 1)) grow();
  const std::uint64_t hash = hash_of(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.articles == 0) {
      slot = {hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size()), 1,
              article};
      texts_ += text;
      ++used_;
      return;
    }
    if (slot.hash != hash) continue;
    if (slot.last_article == article) return;
    slot.last_article = article;
    ++slot.articles;
    return;
  }
}

void ArticleCounter::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(std::max(kFirstSlots, 2 * old.size()), Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.articles == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].articles > 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void ArticleCounter::clear() {
  // The next batch is most likely as large.
  std::fill(slots_.begin(), slots_.end(), Slot{});
  texts_.clear();
  used_ = 0;
}

void WordCounter::count_words(std::string_view text) {
  text::SurfaceWords words(text);
  for (auto word = words.next(); !word.empty(); word = words.next()) {
    if (word.size() < kShortestWord || word.size() > kLongestWord) continue;
    words_.count(word, articles_);
    if (!words.is_hyphened()) continue;
    for (std::size_t start = 0; start < word.size();) {
      const std::size_t end = std::min(word.find('-', start), word.size());
      if (end - start >= kShortestWord) words_.count(word.substr(start, end - start), articles_);
      start = end + 1;
    }
  }
}

void WordCounter::add(const Article& article, std::span<const std::vector<EntityMention>> mentions) {
  ++articles_;
  count_words(article.kicker);
  count_words(article.title);
  for (const Paragraph& paragraph : article.paragraphs) count_words(paragraph.text);
  std::string name;
  for (const auto& of_text : mentions) {
    for (const EntityMention& mention : of_text) {
      if (!is_named(mention.kind) || mention.name.empty() || mention.name.size() > kLongestName) continue;
      name.assign(1, static_cast<char>(kind_of(mention.type))).append(mention.name);
      names_.count(name, articles_);
    }
  }
}

std::size_t WordCounter::drain(const std::function<void(const Entry&)>& each) {
  Sorter entries;
  std::string key;
  words_.for_each([&](std::string_view word, std::uint32_t articles) {
    key.assign(1, static_cast<char>(Kind::word)).append(text::exact_form(word));
    entries.add(key, word, articles);
  });
  names_.for_each([&](std::string_view name, std::uint32_t articles) {
    add_name(static_cast<Kind>(name.front()), name.substr(1), articles, entries);
  });
  clear();
  return entries.drain(each);
}

void WordCounter::clear() {
  words_.clear();
  names_.clear();
  articles_ = 0;
}

}  // namespace blattwerk::store::vocabulary
