#include "text/utf8.h"

namespace blattwerk::text {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

char32_t decode(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset++]);
  if (lead < 0x80) return lead;
  std::size_t extra;
  char32_t code_point;
  char32_t least;
  if (lead >= 0xC2 && lead < 0xE0) {
    extra = 1, code_point = lead & 0x1Fu, least = 0x80;
  } else if ((lead & 0xF0) == 0xE0) {
    extra = 2, code_point = lead & 0x0Fu, least = 0x800;
  } else if (lead >= 0xF0 && lead < 0xF5) {
    extra = 3, code_point = lead & 0x07u, least = 0x10000;
  } else {
    return kInvalid;
  }
  if (text.size() - offset < extra) return kInvalid;
  for (std::size_t i = 0; i < extra; ++i) {
    if (!is_continuation(text[offset + i])) return kInvalid;
    code_point = code_point << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3Fu);
  }
  if (code_point < least || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
    return kInvalid;
  offset += extra;
  return code_point;
}

void append(std::string& text, char32_t code_point) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

bool is_valid(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (decode(text, offset) == kInvalid) return false;
  }
  return true;
}

std::size_t floor_border(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && is_continuation(text[offset])) --offset;
  return offset;
}

}  // namespace blattwerk::text
