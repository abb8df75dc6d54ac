#include "formats/expansion.h"

namespace blattwerk::formats {
namespace {

// So much may be unpacked of the smallest file.
constexpr std::uint64_t kAllowance = 32u << 20;

}  // namespace

bool expands_too_much(const Expansion& expansion, const ReadLimits& limits) {
  return !may_be_bomb(expansion) && expands_unusually(expansion, limits);
}

bool may_be_bomb(const Expansion& expansion) {
  return expansion.unpacked <= kAllowance;
}

bool expands_unusually(const Expansion& expansion, const ReadLimits& limits) {
  return expansion.unpacked / limits.expansion_ratio > expansion.packed;
}

}  // namespace blattwerk::formats
