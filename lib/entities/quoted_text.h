#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "entities/word.h"

namespace blattwerk::entities {

/// A stretch of words between quotation marks.
struct Quoted {
  std::uint32_t open;      ///< the word that is the opening mark
  std::uint32_t close;     ///< the closing mark; the last word of a text that leaves the quotation open
  std::uint32_t end_byte;  ///< where the words quoted end
};

/// A mention by the words it covers.
struct Named {
  std::uint32_t first;
  std::uint32_t last;
  const EntityMention* mention;
};

/// A text of an article by its words, its sentences, what stands between quotation marks, and its names.
class QuotedText {
 public:
  /// `next` is the text behind it: a quotation that is not closed goes on there if that begins with the same
  /// mark. All must outlive it.
  QuotedText(std::string_view bytes, const std::vector<EntityMention>& mentions, std::string_view next);

  const std::vector<Word>& words() const { return words_; }
  const std::vector<Quoted>& quoted() const { return quoted_; }
  std::string_view word(std::uint32_t at) const { return words_[at].in(bytes_); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

  /// Whether the last quotation goes on in the next text.
  bool runs_on() const { return runs_on_; }
  bool ends_sentence(std::uint32_t at) const;
  bool in_quotation(std::uint32_t at) const { return inside_[at]; }
  /// The sentence that a word is in, without its point; what is between quotation marks does not end a
  /// sentence.
  std::uint32_t sentence_begin(std::uint32_t at) const { return sentence_begin_[at]; }
  std::uint32_t sentence_end(std::uint32_t at) const { return sentence_end_[at]; }

  /// The names that begin in [from, to).
  std::span<const Named> named(std::uint32_t from, std::uint32_t to) const;

 private:
  void find_quoted(std::string_view next);
  void find_sentences();
  void find_named(const std::vector<EntityMention>& mentions);

  std::string_view bytes_;
  std::vector<Word> words_;
  std::vector<Quoted> quoted_;
  std::vector<Named> named_;
  std::vector<bool> inside_;
  std::vector<std::uint32_t> sentence_begin_;
  std::vector<std::uint32_t> sentence_end_;
  bool runs_on_ = false;
};

}  // namespace blattwerk::entities
