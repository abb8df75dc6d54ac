#include "versions.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unicode/uversion.h>

#include "entities/recognizer.h"
#include "output/json_value.h"
#include "store/schema.h"
#include "text/analyzer.h"

namespace blattwerk::app {
namespace {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace

std::string versions(const Session& session) {
  if (session.json || session.jsonl) {
    const output::Json json = {{"version", BLATTWERK_VERSION},
                               {"sqlite", sqlite3_libversion()},
                               {"icu", icu_version()},
                               {"analysis", text::kAnalysisVersion},
                               {"model", entities::kRecognizerVersion},
                               {"schema", store::latest_schema()}};
    return output::dump(json, session.json ? output::JsonLayout::document : output::JsonLayout::line);
  }
  return fmt::format(
      "blattwerk {}\n"
      "SQLite {}, ICU {}\n"
      "analysis {}, model of names {}, schema of archives {}",
      BLATTWERK_VERSION, sqlite3_libversion(), icu_version(), text::kAnalysisVersion,
      entities::kRecognizerVersion, store::latest_schema());
}

}  // namespace blattwerk::app
