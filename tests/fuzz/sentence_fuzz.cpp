// Sentences of any bytes: in order, not empty, inside the text.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/sentence_splitter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<blattwerk::text::Sentence> sentences;
  blattwerk::text::split_sentences(text, sentences);
  std::uint32_t last = 0;
  for (const auto& sentence : sentences) {
    if (sentence.start < last || sentence.end <= sentence.start || sentence.end > size) __builtin_trap();
    last = sentence.end;
  }
  return 0;
}
