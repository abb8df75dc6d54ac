// Makes the image of the base lexicon (lib/text/lexicon_image.h) from base_words.txt, when the program is
// built.
#include <algorithm>
#include <bit>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "text/lexicon.h"
#include "text/lexicon_image.h"

namespace {

using namespace blattwerk::text;

std::uint16_t capped(unsigned long value) {
  return static_cast<std::uint16_t>(std::min(value, 0xFFFFul));
}

WordKind kind_of(char letter) {
  switch (letter) {
    case 'n':
      return WordKind::noun;
    case 'w':
      return WordKind::word;
    case 's':
      return WordKind::stem;
    case 'p':
      return WordKind::proper_name;
    default:
      return WordKind::name;
  }
}

template <typename Value>
void write(std::ofstream& file, const Value* values, std::size_t count) {
  file.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(sizeof(Value) * count));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_lexicon base_words.txt IMAGE\n", stderr);
    return 2;
  }
  std::ifstream input(argv[1]);
  std::string word;
  std::vector<LexiconRecord> records;
  std::vector<std::uint64_t> hashes;
  char kind = 0;
  unsigned long frequency = 0, modifiers = 0, heads = 0;
  while (input >> word >> kind >> frequency >> modifiers >> heads) {
    hashes.push_back(lexicon_hash(word));
    records.push_back({static_cast<std::uint32_t>(hashes.back() >> 32), capped(frequency), capped(modifiers),
                       capped(heads), static_cast<std::uint16_t>(kind_of(kind))});
  }
  if (!input.eof() || records.empty() || records.size() >= kLexiconNumberMask) {
    std::fprintf(stderr, "%s: cannot be read, or holds too many words; line %zu\n", argv[1],
                 records.size() + 1);
    return 1;
  }
  std::vector<std::uint32_t> slots(std::bit_ceil(records.size() * 2));
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::size_t at = hashes[i] & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = lexicon_slot(static_cast<std::uint32_t>(i + 1), hashes[i]);
  }
  std::vector<std::uint64_t> sorted = hashes;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    std::fprintf(stderr, "%s: two words have the same hash\n", argv[1]);
    return 1;
  }
  const LexiconHeader header{static_cast<std::uint32_t>(slots.size()),
                             static_cast<std::uint32_t>(records.size())};
  std::ofstream output(argv[2], std::ios::binary);
  write(output, &header, 1);
  write(output, slots.data(), slots.size());
  write(output, records.data(), records.size());
  return output.flush() ? 0 : 1;
}
