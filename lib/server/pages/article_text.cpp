#include "server/pages/article_text.h"

#include <algorithm>

namespace blattwerk::server::pages {

Link entity_link(EntityType type, std::string_view name) {
  return Link("/entity").with("type", to_string(type)).with("name", name);
}

const Message& entity_type_name(EntityType type) {
  switch (type) {
    case EntityType::person:
      return kPerson;
    case EntityType::organization:
      return kOrganization;
    case EntityType::place:
      return kPlaceName;
    case EntityType::other:
      break;
  }
  return kOtherName;
}

std::string_view entity_class(EntityType type) {
  return to_string(type);
}

// The text between two bytes, with the highlights that lie in it. One that reaches over the end goes on with
// the next call, under the same number.
Html ArticleTextWriter::marked(std::string_view text, std::size_t start, std::size_t end,
                               const search::Highlights& highlights) {
  Html html;
  std::size_t at = start;
  while (next_ < highlights.size() && highlights[next_].first < end) {
    const auto [first, last] = highlights[next_];
    if (last <= at) {
      ++next_;
      continue;
    }
    const std::size_t from = std::max<std::size_t>(at, first);
    const std::size_t to = std::min<std::size_t>(end, last);
    html += text.substr(at, from - at);
    const bool begins = from == first;
    if (begins) ++hits_;
    html +=
        element("mark", {only_if(begins, {"id", "hit-" + std::to_string(hits_)}), flag("data-hit", begins)},
                text.substr(from, to - from));
    at = to;
    if (last > end) break;
    ++next_;
  }
  html += text.substr(at, end - at);
  return html;
}

Html ArticleTextWriter::write(std::string_view text, const search::Highlights& highlights,
                              const std::vector<EntityMention>& mentions) {
  Html html;
  std::size_t at = 0;
  next_ = 0;
  for (const EntityMention& mention : mentions) {
    if (!is_named(mention.kind) || mention.start < at || mention.end > text.size() ||
        mention.end <= mention.start)
      continue;
    html += marked(text, at, mention.start, highlights);
    html += element("a",
                    {href(entity_link(mention.type, mention.name)),
                     {"class", "name " + std::string(entity_class(mention.type))},
                     {"title", words_(entity_type_name(mention.type)) + ": " + mention.name}},
                    marked(text, mention.start, mention.end, highlights));
    at = mention.end;
  }
  html += marked(text, at, text.size(), highlights);
  return html;
}

}  // namespace blattwerk::server::pages
