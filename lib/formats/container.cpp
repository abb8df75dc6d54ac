#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "formats/archive_stream.h"
#include "formats/expansion.h"
#include "formats/member_sink.h"
#include "formats/page_asset.h"
#include "formats/reader.h"
#include "formats/withholding_sink.h"

namespace blattwerk::formats {
namespace {

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

bool is_tar(std::string_view head) {
  return head.size() >= 512 && head.substr(257, 5) == "ustar";
}

bool accepts(std::string_view head, const FileHints&) {
  return is_zip(head) || is_tar(head);
}

// A name that leads out of the archive, or that a terminal would obey.
bool is_hostile(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.front() == '\\' || (path.size() > 1 && path[1] == ':'))
    return true;
  if (std::any_of(path.begin(), path.end(), [](char c) { return (c >= 0 && c < 32) || c == 127; }))
    return true;
  while (!path.empty()) {
    const std::size_t slash = path.find_first_of("/\\");
    if (path.substr(0, slash) == "..") return true;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return false;
}

std::string printable(std::string_view path) {
  constexpr std::size_t kLongest = 200;
  std::string shown(path.substr(0, kLongest));
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return (c >= 0 && c < 32) || c == 127; }, '?');
  return shown;
}

bool is_within(std::string_view path, std::string_view folder,
               std::initializer_list<std::string_view> endings) {
  return path.starts_with(folder) &&
         std::any_of(endings.begin(), endings.end(), [path](auto ending) { return path.ends_with(ending); });
}

// What systems and web archives (WACZ 1.1) put beside the articles.
bool is_bookkeeping(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with(".") || path.starts_with("__MACOSX/") || path == "datapackage.json" ||
         path == "datapackage-digest.json" || path == "fuzzy.json" ||
         is_within(path, "pages/", {"ages.jsonl"}) ||
         is_within(path, "indexes/", {".cdx", ".cdxj", ".idx", ".gz"}) || is_within(path, "logs/", {".log"});
}

void read_member(ArchiveStream& stream, const ArchiveStream::Member& member, const FileHints& hints,
                 const ReadLimits& limits, DocumentSink& sink) {
  const std::string head = read_head(stream, 4096);
  if (!is_page_asset(head, member.path)) {
    FileHints inner{.path = hints.path + "!/" + member.path};
    inner.depth = hints.depth + 1;
    inner.expansion = hints.expansion;
    inner.sites = hints.sites;
    RewoundSource whole(head, stream);
    MemberSink member_sink(member.path, sink);
    WithholdingSink withheld([&] { return may_be_bomb(*hints.expansion); }, member_sink);
    read_documents(whole, inner, limits, withheld);
    withheld.release();
  }
  if (!stream.problem().empty()) {
    sink.problem(member.path, "damaged: " + stream.problem());
    stream.clear_problem();
  }
}

void read(ByteSource& source, const FileHints& hints, const ReadLimits& limits, DocumentSink& sink) {
  if (hints.depth >= limits.nesting_depth) {
    return sink.problem(
        "", fmt::format("archives nested more than {} deep; unpack it first", limits.nesting_depth));
  }
  ArchiveStream stream(source, ArchiveStream::Kind::container, limits, *hints.expansion);
  std::size_t files = 0;
  while (const auto member = stream.next()) {
    if (!member->is_file) continue;
    ++files;
    if (is_bookkeeping(member->path)) continue;
    if (is_hostile(member->path)) {
      sink.problem(printable(member->path), "left out: its name leads out of the archive");
    } else if (member->encrypted) {
      sink.problem(member->path, "left out: it is encrypted; unpack the archive with its password first");
    } else {
      try {
        read_member(stream, *member, hints, limits, sink);
      } catch (Bomb& bomb) {
        bomb.lies_in(member->path);
        throw;
      }
    }
  }
  if (!stream.problem().empty())
    return sink.problem("", "the archive is damaged or cut: " + stream.problem());
  if (files == 0) sink.problem("", "no article: an empty archive");
}

}  // namespace

Reader container_reader() {
  return {"archive", accepts, read};
}

}  // namespace blattwerk::formats
