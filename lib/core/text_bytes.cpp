#include "core/text_bytes.h"

namespace blattwerk {

std::size_t text_bytes(const Article& article) {
  std::size_t bytes = article.title.size() + article.kicker.size();
  for (const auto& paragraph : article.paragraphs) bytes += paragraph.text.size();
  return bytes;
}

}  // namespace blattwerk
