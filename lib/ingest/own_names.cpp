#include "ingest/own_names.h"

#include <algorithm>

#include "store/entity_edits.h"
#include "text/exact_form.h"

namespace blattwerk::ingest {
namespace {

bool has_name(std::span<const std::vector<EntityMention>> mentions, std::string_view name) {
  return std::ranges::any_of(mentions, [&](const std::vector<EntityMention>& list) {
    return std::ranges::any_of(
        list, [&](const EntityMention& mention) { return is_named(mention.kind) && mention.name == name; });
  });
}

}  // namespace

OwnNames::OwnNames(const store::Database& database) {
  for (EntityEdit& edit : store::read_edits(database)) {
    if (edit.kind == EditKind::list) {
      lists_.insert(lists_.begin(), edit.names.begin(), edit.names.end());
    } else {
      edits_.push_back(std::move(edit));
    }
  }
}

void OwnNames::apply(std::span<const std::string_view> texts,
                     std::span<std::vector<EntityMention>> mentions) const {
  for (const EntityEdit& edit : edits_) {
    if (!edit.beside.empty() && !has_name(mentions, edit.beside)) continue;
    const std::string form = text::exact_form(edit.form);
    for (std::size_t n = 0; n < mentions.size(); ++n) {
      for (EntityMention& mention : mentions[n]) {
        if (mention.type != edit.type || mention.name != edit.name) continue;
        const auto written = texts[n].substr(mention.start, mention.end - mention.start);
        if (!form.empty() && text::exact_form(written) != form) continue;
        mention.type = edit.new_type;
        mention.name = edit.new_name;
      }
    }
  }
}

}  // namespace blattwerk::ingest
