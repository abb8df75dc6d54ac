#include "reader_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  blattwerk::formats::read_any("csv", data, size);
  return 0;
}
