#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/entity.h"
#include "core/entity_edit.h"

namespace blattwerk::entities {

/// Finds the names of persons, organizations, places and other things in an article.
///
/// One a thread. Names are resolved within the article: `Putins` and `Putin` carry the name `Wladimir Putin`
/// where the article says it in full.
class Recognizer {
 public:
  virtual ~Recognizer() = default;
  /// `texts` are the title and the paragraphs of one article in order (NFC UTF-8). Returns the mentions of
  /// each text, in order and without overlap; offsets are bytes into that text. Words made from a place's
  /// name (`russische`) are mentions of it, of MentionKind::derived; the names are the same without them.
  virtual std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) = 0;
};

/// Raised whenever the same text may give other names or quotations; an archive remembers the version its
/// entities come from.
inline constexpr std::uint32_t kRecognizerVersion = 3;

class TagModel;

struct RecognizerOptions {
  std::span<const KnownName> own_names = {};  ///< the user's list, which wins over all others; copied
  const TagModel* model = nullptr;            ///< null: the one that is shipped; must outlive the recogniser
};

/// The recogniser this build ships. The first one made loads lists and model (some 20 ms).
std::unique_ptr<Recognizer> make_recognizer(const RecognizerOptions& options = {});

}  // namespace blattwerk::entities
