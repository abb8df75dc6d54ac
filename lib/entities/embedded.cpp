#include "entities/embedded.h"

// `.incbin` keeps a large file out of the compiler, and its pages are read only when touched.
#define BLATTWERK_EMBED(symbol, file)                                                            \
  __asm__(".pushsection .rodata\n.balign 64\n" #symbol "_begin:\n.incbin \"" file "\"\n" #symbol \
          "_end:\n.byte 0\n.popsection\n");                                                      \
  extern "C" const char symbol##_begin[] __attribute__((visibility("hidden")));                  \
  extern "C" const char symbol##_end[] __attribute__((visibility("hidden")))

BLATTWERK_EMBED(blattwerk_known_names, BLATTWERK_ENTITIES_DIR "/data/known_names.tsv");
BLATTWERK_EMBED(blattwerk_given_names, BLATTWERK_ENTITIES_DIR "/data/given_names.txt");
BLATTWERK_EMBED(blattwerk_functions, BLATTWERK_ENTITIES_DIR "/data/functions.txt");
BLATTWERK_EMBED(blattwerk_ambiguous, BLATTWERK_ENTITIES_DIR "/data/ambiguous.txt");
BLATTWERK_EMBED(blattwerk_place_adjectives, BLATTWERK_ENTITIES_DIR "/data/place_adjectives.tsv");
BLATTWERK_EMBED(blattwerk_tag_model, BLATTWERK_ENTITIES_DIR "/model/names.model");

namespace blattwerk::entities {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view embedded_known_names() {
  return between(blattwerk_known_names_begin, blattwerk_known_names_end);
}
std::string_view embedded_given_names() {
  return between(blattwerk_given_names_begin, blattwerk_given_names_end);
}
std::string_view embedded_functions() {
  return between(blattwerk_functions_begin, blattwerk_functions_end);
}
std::string_view embedded_ambiguous() {
  return between(blattwerk_ambiguous_begin, blattwerk_ambiguous_end);
}
std::string_view embedded_place_adjectives() {
  return between(blattwerk_place_adjectives_begin, blattwerk_place_adjectives_end);
}

std::string_view embedded_tag_model() {
  return between(blattwerk_tag_model_begin, blattwerk_tag_model_end);
}

}  // namespace blattwerk::entities
