#include "formats/http_message.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "formats/archive_stream.h"
#include "formats/blocks.h"
#include "formats/brotli_source.h"
#include "formats/expansion.h"
#include "formats/inflate_source.h"

namespace blattwerk::formats {
namespace {

constexpr std::size_t kMostHeaderLines = 1000;

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Nothing where the body is not chunked at all.
std::optional<std::string> unchunk(std::string_view bytes) {
  std::string body;
  bool first = true;
  while (!bytes.empty()) {
    std::string_view line = take_line(bytes);
    if (line.empty() && !first) line = take_line(bytes);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool sized =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!sized) return first ? std::nullopt : std::optional(std::move(body));
    first = false;
    if (size == 0) break;
    const std::string_view chunk = bytes.substr(0, size);
    body += chunk;
    bytes.remove_prefix(chunk.size());
  }
  return body;
}

// `deflate` means zlib's format, but some servers send the bare one.
InflateSource::Form form_of_deflate(std::string_view bytes) {
  const bool is_zlib =
      bytes.size() > 2 && (bytes[0] & 0x0F) == 8 &&
      ((static_cast<unsigned char>(bytes[0]) << 8) + static_cast<unsigned char>(bytes[1])) % 31 == 0;
  return is_zlib ? InflateSource::Form::zlib : InflateSource::Form::bare;
}

std::string read_rest(ByteSource& source, std::size_t limit) {
  std::string body = read_head(source, 64 * 1024);
  while (body.size() <= limit) {
    const std::string more = read_head(source, std::min<std::size_t>(body.size(), limit + 1 - body.size()));
    if (more.empty()) break;
    body += more;
  }
  return body;
}

}  // namespace

std::string_view HeaderLines::value(std::string_view name) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [name](const auto& line) { return line.first == name; });
  return found == lines.end() ? std::string_view() : std::string_view(found->second);
}

HeaderLines take_header_lines(std::string_view& bytes) {
  HeaderLines header;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !header.lines.empty()) {
      header.lines.back().second += ' ';
      header.lines.back().second += trimmed(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || header.lines.size() == kMostHeaderLines) continue;
    header.lines.emplace_back(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
  return header;
}

std::string media_type(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find_first_of(";,"))));
}

std::string charset_of(std::string_view content_type) {
  const std::string text = lower(content_type);
  const std::size_t at = text.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(text).substr(at + 8);
  value = value.substr(0, value.find_first_of("; ,"));
  while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
  return std::string(value);
}

std::string decode_content(std::string_view bytes, std::string_view coding, const ReadLimits& limits,
                           Expansion& expansion, std::string& problem) {
  const std::string name = lower(trimmed(coding));
  MemorySource source(bytes);
  const auto unpack = [&](auto& stream) {
    std::string body = read_rest(stream, limits.article_bytes);
    problem = stream.problem();
    if (body.size() > limits.article_bytes) {
      problem = "unpacks to more than an article can be";
      body.clear();
    }
    return body;
  };
  // What has no mark at its beginning may not be packed at all, whatever the server says.
  const auto unpack_unmarked = [&](auto& stream) {
    std::string body = unpack(stream);
    if (!body.empty() || stream.problem().empty()) return body;
    problem.clear();
    return std::string(bytes);
  };
  try {
    if (bytes.starts_with("\x1F\x8B") && (name == "gzip" || name == "x-gzip")) {
      InflateSource stream(source, InflateSource::Form::gzip, limits, expansion);
      return unpack(stream);
    }
    if (bytes.starts_with("\x28\xB5\x2F\xFD") && name == "zstd") {
      ArchiveStream stream(source, ArchiveStream::Kind::compressed, limits, expansion);
      stream.next();
      return unpack(stream);
    }
    if (name == "br") {
      BrotliSource stream(source, limits, expansion);
      return unpack_unmarked(stream);
    }
    if (name == "deflate") {
      InflateSource stream(source, form_of_deflate(bytes), limits, expansion);
      return unpack_unmarked(stream);
    }
  } catch (const Bomb& bomb) {
    problem = bomb.what();
    return {};
  }
  return std::string(bytes);
}

HttpResponse parse_http_response(std::string_view bytes, const ReadLimits& limits, Expansion& expansion) {
  HttpResponse response;
  const std::string_view status_line = take_line(bytes);
  if (!status_line.starts_with("HTTP/")) return response;
  const std::size_t blank = std::min(status_line.find(' '), status_line.size());
  const std::string_view code = trimmed(status_line.substr(blank)).substr(0, 3);
  std::from_chars(code.data(), code.data() + code.size(), response.status);
  const HeaderLines header = take_header_lines(bytes);
  response.content_type = header.value("content-type");

  std::optional<std::string> unchunked;
  if (lower(header.value("transfer-encoding")).find("chunked") != std::string::npos)
    unchunked = unchunk(bytes);
  const std::string_view body = unchunked ? std::string_view(*unchunked) : bytes;
  response.body = decode_content(body, header.value("content-encoding"), limits, expansion, response.problem);
  return response;
}

}  // namespace blattwerk::formats
