#include "text/surface_words.h"

#include <array>
#include <cstdint>

namespace blattwerk::text {
namespace {

enum class Role : std::uint8_t { gap, letter, digit };

// A character by its first byte. Behind C2 stand the signs of Latin-1, behind E2 punctuation and symbols,
// behind EF and F0 those of other scripts, and pictures; continuation bytes belong to what they continue.
constexpr Role role_of(unsigned byte) {
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return Role::letter;
  if (byte >= '0' && byte <= '9') return Role::digit;
  if (byte < 0xC3 || byte == 0xE2 || byte >= 0xEF) return Role::gap;
  return Role::letter;
}

constexpr auto kRoles = [] {
  std::array<Role, 256> roles{};
  for (unsigned byte = 0; byte < 256; ++byte) roles[byte] = role_of(byte);
  return roles;
}();

Role role_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kRoles[static_cast<unsigned char>(text[at])] : Role::gap;
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

std::size_t SurfaceWords::skip_letters(std::size_t at) const {
  while (role_at(text_, at) != Role::gap) {
    ++at;
    while (is_continuation(text_, at)) ++at;
  }
  return at;
}

std::string_view SurfaceWords::next() {
  while (at_ < text_.size()) {
    const Role role = role_at(text_, at_);
    if (role == Role::gap) {
      ++at_;
      continue;
    }
    const std::size_t start = at_;
    at_ = skip_letters(at_);
    hyphened_ = false;
    while (at_ + 1 < text_.size() && text_[at_] == '-' && role_at(text_, at_ + 1) != Role::gap) {
      hyphened_ = true;
      at_ = skip_letters(at_ + 1);
    }
    if (role == Role::letter) return text_.substr(start, at_ - start);
  }
  return {};
}

}  // namespace blattwerk::text
