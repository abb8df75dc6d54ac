#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/entity.h"

namespace blattwerk::store::vocabulary {

/// What an entry is, and the first byte of its key: entries of a kind stand together.
enum class Kind : char {
  place = 'l',
  organization = 'o',
  person = 'p',
  sound = 's',  ///< a word of names by its Cologne code
  word = 'w',
  other = 'x',
};
Kind kind_of(EntityType type);

/// One entry of the vocabulary. `key` is the kind and what it is looked up by: of a word its folded form
/// (text::exact_form); of a name the folded name from one of its words on, a zero byte, and the name as it is
/// written; of a sound the code, a zero byte and the word.
struct Entry {
  std::string key;
  std::string written{};  ///< of a word: its most frequent form; else empty
  std::uint64_t articles = 0;

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// The key of a word, or where the names begin that start with it.
std::string key_of(Kind kind, std::string_view folded);
std::string key_of(Kind kind, std::string_view folded, std::string_view written);

/// What is looked up by, without kind and written form.
std::string_view folded_of(std::string_view key);
/// The written form in a name's or a sound's key.
std::string_view written_of(std::string_view key);

/// Packs entries, which come in the order of their keys, into the bytes of a block: shared beginnings are
/// written once.
class BlockWriter {
 public:
  void add(const Entry& entry);
  std::size_t size() const { return count_; }
  const std::string& first_key() const { return first_key_; }
  std::uint64_t most() const { return most_; }
  /// The bytes; the writer is empty afterwards.
  std::string finish();

 private:
  std::string bytes_;
  std::string first_key_;
  std::string last_key_;
  std::uint64_t most_ = 0;
  std::size_t count_ = 0;
};

/// Reads a block into `entries`, whose first `count` (returned) are then its entries. Any bytes are allowed:
/// damaged ones give fewer entries, in ascending order always.
std::size_t read_block(std::string_view bytes, std::vector<Entry>& entries);

}  // namespace blattwerk::store::vocabulary
