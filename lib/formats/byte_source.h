#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace blattwerk::formats {

/// Bytes read once from front to back: a file, standard input, a member of an archive.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the front of `buffer` and returns how many bytes; 0 only at the end. Throws Error where reading
  /// fails.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

/// Bytes that already lie in memory; they are borrowed.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(std::span<char> buffer) override;

 private:
  std::string_view bytes_;
};

/// A source whose first bytes were read already and are given again; both are borrowed.
class RewoundSource : public ByteSource {
 public:
  RewoundSource(std::string_view head, ByteSource& rest) : head_(head), rest_(rest) {}
  std::size_t read(std::span<char> buffer) override;

 private:
  std::string_view head_;
  ByteSource& rest_;
};

/// The first `count` bytes of a source, fewer where it ends before.
std::string read_head(ByteSource& source, std::size_t count);

/// All bytes of a source; nothing where there are more than `limit`, of which no more is read then.
std::optional<std::string> read_all(ByteSource& source, std::size_t limit);

}  // namespace blattwerk::formats
