#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "formats/byte_source.h"
#include "formats/reader.h"

struct archive;

namespace blattwerk::formats {

/// A packed stream, read front to back by libarchive: the members of an archive, or what a compressed file
/// holds.
///
/// As the source of a member it gives the member's bytes. Damage ends the member early and is told by
/// `problem`; throws Bomb, and Error where the source below fails.
class ArchiveStream : public ByteSource {
 public:
  enum class Kind : std::uint8_t {
    compressed,  ///< zstd, xz, bzip2: one member without a name
    container,   ///< ZIP or TAR
  };

  struct Member {
    std::string path;  ///< UTF-8
    bool is_file = false;
    bool encrypted = false;
  };

  /// `expansion` counts what is unpacked; all is borrowed.
  ArchiveStream(ByteSource& source, Kind kind, const ReadLimits& limits, Expansion& expansion);

  /// Moves to the next member; nothing at the end, or where the archive cannot be read on.
  std::optional<Member> next();

  std::size_t read(std::span<char> buffer) override;

  /// What is wrong with the archive or the last member; empty where all is well.
  const std::string& problem() const { return problem_; }
  void clear_problem() { problem_.clear(); }
  /// The archive can be read on behind the problem.
  bool usable() const { return usable_; }

 private:
  struct Closer {
    void operator()(archive* stream) const;
  };

  static ssize_t fill(archive* stream, void* self, const void** bytes);
  void rethrow_source_error();

  ByteSource& source_;
  const ReadLimits& limits_;
  Expansion& expansion_;
  std::vector<char> buffer_;
  std::exception_ptr source_error_;
  std::string problem_;
  bool usable_ = true;
  std::unique_ptr<archive, Closer> stream_;
};

}  // namespace blattwerk::formats
