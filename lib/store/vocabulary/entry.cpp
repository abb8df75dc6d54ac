#include "store/vocabulary/entry.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace blattwerk::store::vocabulary {
namespace {

// An entry is: how many bytes of its key are those of the key before, how many follow, these, the number of
// articles, and how the word is written beside its folded form.
enum class Form : char { folded, capitalised, other };

constexpr std::size_t kLongestKey = 1000;

void put_number(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return bytes_.empty(); }

  std::optional<std::uint64_t> number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return number;
    }
    return std::nullopt;
  }

  std::optional<std::string_view> take(std::uint64_t count) {
    if (count > bytes_.size()) return std::nullopt;
    const auto taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

 private:
  std::string_view bytes_;
};

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
char capital(char c) {
  return static_cast<char>(c - 'a' + 'A');
}

Form form_of(std::string_view written, std::string_view folded) {
  if (written == folded) return Form::folded;
  if (written.size() == folded.size() && is_small(folded.front()) &&
      written.front() == capital(folded.front()) && written.substr(1) == folded.substr(1)) {
    return Form::capitalised;
  }
  return Form::other;
}

// Replaces what `entry` holds of the entry before in `entries`; false where the bytes are none.
bool read_entry(Reader& reader, std::string_view last_key, Entry& entry) {
  const auto shared = reader.number();
  const auto length = reader.number();
  if (!shared || !length || *shared > last_key.size() || *length > kLongestKey) return false;
  const auto rest = reader.take(*length);
  if (!rest || *rest <= last_key.substr(*shared)) return false;
  entry.key.assign(last_key.substr(0, *shared));
  entry.key.append(*rest);
  const auto articles = reader.number();
  if (!articles || entry.key.size() > kLongestKey) return false;
  entry.articles = *articles;
  entry.written.clear();
  if (entry.key.front() != static_cast<char>(Kind::word)) return true;
  const auto form = reader.take(1);
  if (!form) return false;
  entry.written = folded_of(entry.key);
  switch (static_cast<Form>(form->front())) {
    case Form::folded:
      return true;
    case Form::capitalised:
      if (entry.written.empty() || !is_small(entry.written.front())) return false;
      entry.written.front() = capital(entry.written.front());
      return true;
    case Form::other: {
      const auto size = reader.number();
      const auto written = size ? reader.take(*size) : std::nullopt;
      if (!written) return false;
      entry.written = *written;
      return true;
    }
  }
  return false;
}

}  // namespace

Kind kind_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return Kind::person;
    case EntityType::organization:
      return Kind::organization;
    case EntityType::place:
      return Kind::place;
    case EntityType::other:
      break;
  }
  return Kind::other;
}

std::string key_of(Kind kind, std::string_view folded) {
  std::string key(1, static_cast<char>(kind));
  return key.append(folded);
}

std::string key_of(Kind kind, std::string_view folded, std::string_view written) {
  std::string key = key_of(kind, folded);
  return key.append(1, '\0').append(written);
}

std::string_view folded_of(std::string_view key) {
  return key.substr(1, std::min(key.find('\0'), key.size()) - 1);
}

std::string_view written_of(std::string_view key) {
  return key.substr(std::min(key.find('\0'), key.size() - 1) + 1);
}

void BlockWriter::add(const Entry& entry) {
  if (entry.key.size() > kLongestKey) return;
  std::size_t shared = 0;
  if (count_ == 0) {
    first_key_ = entry.key;
  } else {
    const auto end = std::mismatch(last_key_.begin(), last_key_.end(), entry.key.begin(), entry.key.end());
    shared = static_cast<std::size_t>(end.first - last_key_.begin());
  }
  put_number(bytes_, shared);
  put_number(bytes_, entry.key.size() - shared);
  bytes_.append(entry.key, shared);
  put_number(bytes_, entry.articles);
  if (entry.key.front() == static_cast<char>(Kind::word)) {
    const Form form = form_of(entry.written, folded_of(entry.key));
    bytes_ += static_cast<char>(form);
    if (form == Form::other) {
      put_number(bytes_, entry.written.size());
      bytes_ += entry.written;
    }
  }
  last_key_ = entry.key;
  most_ = std::max(most_, entry.articles);
  ++count_;
}

std::string BlockWriter::finish() {
  most_ = 0;
  count_ = 0;
  last_key_.clear();
  return std::exchange(bytes_, {});
}

std::size_t read_block(std::string_view bytes, std::vector<Entry>& entries) {
  Reader reader(bytes);
  std::size_t count = 0;
  while (!reader.done()) {
    if (entries.size() == count) entries.emplace_back();
    const std::string_view last_key =
        count == 0 ? std::string_view() : std::string_view(entries[count - 1].key);
    if (!read_entry(reader, last_key, entries[count])) break;
    ++count;
  }
  return count;
}

}  // namespace blattwerk::store::vocabulary
