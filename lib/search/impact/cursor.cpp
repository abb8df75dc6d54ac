#include "search/impact/cursor.h"

namespace blattwerk::search::impact {

void Cursor::mark(OrdinalSet& set) {
  for (std::uint32_t at = seek(0); at != kEnd; at = seek(at + 1)) set.add(at);
}

void Cursor::mark_window(WindowSet& set) {
  for (std::uint32_t at = seek(set.begin()); at < set.end(); at = seek(at + 1)) set.add(at);
}

bool Leaf::collect(std::uint32_t ordinal, std::vector<Leaf*>& found) {
  if (seek(ordinal) != ordinal) return false;
  found.push_back(this);
  return true;
}

}  // namespace blattwerk::search::impact
