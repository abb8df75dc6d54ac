#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace blattwerk {

enum class EntityType : std::uint8_t { person, organization, place, other };

/// The type's name in JSON and in the archive: `person`, `organization`, `place`, `other`.
std::string_view to_string(EntityType type);
std::optional<EntityType> parse_entity_type(std::string_view name);

/// How a text mentions an entity.
enum class MentionKind : std::uint8_t {
  name,     ///< by a name: `Russland`, `Putins`
  part,     ///< within a compound: `NATO` in `NATO-Osterweiterung`
  derived,  ///< by a word made from a name: `russische`, `Berliner`; a weaker mention, the article need not
            ///< be about it
};

/// The kind that an archive keeps as this number; a name for any other number.
constexpr MentionKind mention_kind(std::int64_t number) {
  const bool known = number >= 0 && number <= static_cast<std::int64_t>(MentionKind::derived);
  return known ? static_cast<MentionKind>(number) : MentionKind::name;
}

/// Whether a mention names what it means.
constexpr bool is_named(MentionKind kind) {
  return kind != MentionKind::derived;
}

/// A name found in a text. `start` and `end` are UTF-8 byte offsets into that text.
struct EntityMention {
  EntityType type;
  std::uint32_t start;
  std::uint32_t end;
  std::string name;  ///< the canonical name, e.g. `Wladimir Putin` for the words `Putins`
  MentionKind kind = MentionKind::name;

  friend bool operator==(const EntityMention&, const EntityMention&) = default;
};

}  // namespace blattwerk
