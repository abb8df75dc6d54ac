#include "known_leaks.h"
#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  blattwerk::formats::read_any("pdf", data, size);
  return 0;
}
