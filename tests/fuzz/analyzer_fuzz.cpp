// The analysis of any bytes: tokens in order, inside the text, on borders; the explanation of the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/analyzer.h"
#include "text/encoding.h"
#include "text/normalize.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blattwerk::text;
  static Analyzer analyzer(&base_lexicon());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  TokenStream stream;
  analyzer.analyze(bytes, stream);
  std::uint32_t start = 0;
  for (const Token& token : stream.tokens) {
    if (token.start < start || token.start >= token.end || token.end > size || stream.term(token).empty())
      std::abort();
    start = token.start;
  }
  analyzer.analyze(normalize(to_utf8(bytes).text), stream);
  analyzer.explain(bytes);
  return 0;
}
