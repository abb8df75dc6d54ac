#include "formats/expansion.h"

namespace blattwerk::formats {
namespace {

// So much may be unpacked of the smallest file.
constexpr std::uint64_t kAllowance = 32u << 20;

}  // namespace

bool expands_too_much(const Expansion& expansion, const ReadLimits& limits) {
  return expansion.unpacked > kAllowance && expansion.unpacked / limits.expansion_ratio > expansion.packed;
}

}  // namespace blattwerk::formats
