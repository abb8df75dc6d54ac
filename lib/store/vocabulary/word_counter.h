#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/entity.h"
#include "store/vocabulary/entry.h"

namespace blattwerk::store::vocabulary {

/// Counts in how many articles each of some strings stands.
class ArticleCounter {
 public:
  /// `article` never goes back.
  void count(std::string_view text, std::uint32_t article);
  std::size_t size() const { return used_; }
  void clear();

  /// Calls `visit(text, articles)` for every string, in no particular order.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Slot& slot : slots_) {
      if (slot.articles > 0) visit(text_of(slot), slot.articles);
    }
  }

 private:
  struct Slot {
    std::uint64_t
        hash;  ///< taken for the text itself: a million texts share one with odds of 1 to 40 million
    std::uint32_t offset;
    std::uint32_t length;
    std::uint32_t articles;  ///< 0: empty
    std::uint32_t last_article;
  };
  std::string_view text_of(const Slot& slot) const {
    return std::string_view(texts_).substr(slot.offset, slot.length);
  }
  void grow();

  std::vector<Slot> slots_;
  std::string texts_;
  std::size_t used_ = 0;
};

/// Gathers the vocabulary of a batch of articles.
///
/// The counts are of written forms: an article that has a word in two of them (`Die`, `die`) counts twice for
/// the word.
class WordCounter {
 public:
  /// `mentions` as of IncomingArticle.
  void add(const Article& article, std::span<const std::vector<EntityMention>> mentions);
  std::size_t articles() const { return articles_; }
  /// Passes all entries to `each` in the order of their keys, each key once. Returns how many they were. The
  /// counter is empty afterwards.
  std::size_t drain(const std::function<void(const Entry&)>& each);
  void clear();

 private:
  void count_words(std::string_view text);

  ArticleCounter words_;
  ArticleCounter names_;  ///< kind and name
  std::uint32_t articles_ = 0;
};

}  // namespace blattwerk::store::vocabulary
