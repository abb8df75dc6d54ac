#include "ingest/recognizer_version.h"

#include <string>

#include "entities/recognizer.h"

namespace blattwerk::ingest {
namespace {

constexpr std::string_view kName = "recognizer_version";

}  // namespace

void note_recognizer(const store::Archive& archive) {
  archive.set_meta(kName, std::to_string(entities::kRecognizerVersion));
}

bool recognizer_is_current(const store::Archive& archive) {
  return archive.meta(kName) == std::to_string(entities::kRecognizerVersion);
}

}  // namespace blattwerk::ingest
