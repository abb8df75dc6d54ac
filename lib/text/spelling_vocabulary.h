#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/spelling.h"

namespace blattwerk::text {

/// Writes a vocabulary: about 11 bytes a word, to be kept as one value in the archive and read in place.
class SpellingVocabularyWriter {
 public:
  /// Words must come in the order of their bytes, each once; others and empty ones are passed over.
  void add(std::string_view word, std::uint64_t frequency);
  /// The bytes of the vocabulary; the writer is empty afterwards.
  std::string finish();

 private:
  std::string blocks_;
  std::vector<std::uint32_t> starts_;  // of blocks
  std::string last_;
  std::uint32_t count_ = 0;
};

/// A vocabulary read in place from the bytes that SpellingVocabularyWriter made, which must outlive it. Any
/// bytes are allowed: damaged ones give other words or fewer. Not for use by several threads at once: it is
/// its own cursor.
class SpellingVocabulary : public TermSource {
 public:
  explicit SpellingVocabulary(std::string_view bytes);

  std::size_t size() const { return count_; }

  std::optional<Term> seek(std::string_view from) override;
  std::optional<Term> next() override;

 private:
  std::size_t block_start(std::size_t block) const;
  std::string_view first_word(std::size_t block) const;

  std::string_view blocks_;
  std::string_view starts_;
  std::size_t block_count_ = 0;
  std::size_t count_ = 0;
  std::size_t block_ = 0;  // where the last seek ended
  std::size_t at_ = 0;     // of the next entry in blocks_
  std::string word_;
};

}  // namespace blattwerk::text
