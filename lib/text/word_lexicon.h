#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/frequency_table.h"
#include "text/lexicon.h"

namespace blattwerk::text {

/// Words of one's own in memory, on top of the base lexicon: those of the archive's vocabulary.
///
/// Filled once, then read by many threads. The same words in any order give the same rows and the same hash.
class WordLexicon final : public Lexicon {
 public:
  /// A word and its frequency, as the archive keeps it.
  struct Row {
    std::string word;
    std::uint32_t frequency;
    friend bool operator==(const Row&, const Row&) = default;
  };

  WordLexicon() : Lexicon(Scope::extended) {}
  explicit WordLexicon(const std::vector<Row>& rows);
  WordLexicon(const WordLexicon&) = delete;
  WordLexicon& operator=(const WordLexicon&) = delete;

  /// Adds to the frequency of a word in any spelling; what is no word of 2 to 60 letters is passed over.
  void add(std::string_view word, std::uint32_t frequency = 1);

  /// All words but those of the base lexicon alone, sorted by their bytes.
  std::vector<Row> rows() const;

  /// A hash of the rows, equal on every machine.
  std::uint64_t hash() const;

  std::size_t size() const { return words_.entries().size(); }

 private:
  std::uint32_t own_frequency(std::string_view word, std::uint64_t hash) const override;

  std::pmr::monotonic_buffer_resource arena_;
  FrequencyTable words_;
};

}  // namespace blattwerk::text
