#include <algorithm>
#include <limits>

#include "text/fold.h"
#include "text/lexicon.h"
#include "text/lexicon_image.h"
#include "text/orthography.h"

// `.incbin` keeps a large file out of the compiler, and its pages are read only when touched.
__asm__(".pushsection .rodata\n.balign 64\nblattwerk_lexicon_image:\n.incbin \"" BLATTWERK_LEXICON_IMAGE
        "\"\n.byte 0\n.popsection\n");
extern "C" const char blattwerk_lexicon_image[] __attribute__((visibility("hidden")));

namespace blattwerk::text {
namespace {

class BaseLexicon final : public Lexicon {
 public:
  BaseLexicon() : Lexicon(Scope::base) {}

 private:
  std::uint32_t own_frequency(std::string_view /*word*/, std::uint64_t /*hash*/) const override { return 0; }
};

const LexiconImage& image() {
  static const LexiconImage kImage(blattwerk_lexicon_image);
  return kImage;
}

}  // namespace

LexiconEntry Lexicon::find(std::string_view word, std::uint64_t hash) const {
  LexiconEntry entry;
  if (const LexiconRecord* record = image().find(hash)) {
    entry = {record->frequency, record->modifiers, record->heads, static_cast<WordKind>(record->kind)};
  }
  if (!extended_) return entry;
  const std::uint32_t own = own_frequency(word, hash);
  if (own == 0) return entry;
  entry.frequency += std::min(own, std::numeric_limits<std::uint32_t>::max() - entry.frequency);
  if (entry.kind == WordKind::unknown) entry.kind = WordKind::name;
  return entry;
}

std::uint32_t Lexicon::frequency(std::string_view word) const {
  const LexiconEntry entry = find(word, lexicon_hash(word));
  return entry.kind == WordKind::stem ? 0 : entry.frequency;
}

std::string lexicon_key(std::string_view word) {
  std::string key = fold(word);
  const bool letters = std::all_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters) return {};
  modernize_spelling(key);
  return key;
}

const Lexicon& base_lexicon() {
  static const BaseLexicon kLexicon;
  return kLexicon;
}

}  // namespace blattwerk::text
