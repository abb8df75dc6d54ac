#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/entity.h"

namespace blattwerk::entities {

/// Finds the names of persons, organizations, places and other things in an article.
///
/// One a thread. Names are resolved within the article: `Putins` and `Putin` carry the name `Wladimir Putin`
/// where the article says it in full.
class Recognizer {
 public:
  virtual ~Recognizer() = default;
  /// `texts` are the title and the paragraphs of one article in order (NFC UTF-8). Returns the mentions of
  /// each text, in order and without overlap; offsets are bytes into that text.
  virtual std::vector<std::vector<EntityMention>> recognize(std::span<const std::string_view> texts) = 0;
};

/// Raised whenever the same text may give other names; an archive remembers the version its entities come
/// from.
inline constexpr std::uint32_t kRecognizerVersion = 1;

class TagModel;

/// The recogniser this build ships; or the same with another model, which must outlive it.
std::unique_ptr<Recognizer> make_recognizer();
std::unique_ptr<Recognizer> make_recognizer(const TagModel& model);

}  // namespace blattwerk::entities
