#include "formats/package.h"

#include "formats/archive_stream.h"
#include "formats/expansion.h"

namespace blattwerk::formats {

std::string_view Package::part(std::string_view path) const {
  const auto found = parts.find(path);
  return found == parts.end() ? std::string_view() : std::string_view(found->second);
}

bool is_package_of(std::string_view head, std::string_view media_type) {
  constexpr std::size_t kNameOffset = 30;     // of a local header in a ZIP
  constexpr std::size_t kContentReach = 200;  // behind the name there may be extra fields
  return head.starts_with("PK\x03\x04") && head.size() > kNameOffset &&
         head.substr(kNameOffset).starts_with("mimetype") &&
         head.substr(0, kContentReach).find(media_type) != std::string_view::npos;
}

namespace {

/// Fills `parts`; returns what is wrong, or nothing.
std::string read_parts(ArchiveStream& stream, std::size_t room,
                       const std::function<bool(std::string_view path)>& wants, Package& package) {
  while (const auto member = stream.next()) {
    if (!member->is_file || !wants(member->path)) continue;
    auto content = read_all(stream, room);
    if (!content) return "it unpacks to more than an article can be";
    room -= content->size();
    package.parts.insert_or_assign(member->path, *std::move(content));
    if (!stream.problem().empty()) break;
  }
  return stream.problem();
}

}  // namespace

Package read_package(std::string_view bytes, const FileHints& hints, const ReadLimits& limits,
                     const std::function<bool(std::string_view path)>& wants) {
  Package package;
  MemorySource source(bytes);
  ArchiveStream stream(source, ArchiveStream::Kind::container, limits, *hints.expansion);
  try {
    package.problem = read_parts(stream, limits.article_bytes, wants, package);
  } catch (const Bomb& bomb) {
    package = {{}, bomb.what()};
  }
  return package;
}

}  // namespace blattwerk::formats
