// A robots.txt of any bytes; its first line is also the address that is asked for.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/web/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const blattwerk::ingest::web::Robots robots(bytes, "Blattwerk");
  robots.allows(bytes.substr(0, bytes.find('\n')));
  if (robots.delay().count() < 0) __builtin_trap();
  return 0;
}
