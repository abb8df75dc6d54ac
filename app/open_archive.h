#pragma once

#include <string>
#include <vector>

#include "search/query.h"
#include "session.h"
#include "store/archive.h"
#include "store/lexicon_table.h"
#include "text/analyzer.h"

namespace blattwerk::app {

/// The session's archive, open for reading, with the analysis it was indexed by.
struct OpenArchive {
  explicit OpenArchive(const Session& session)
      : archive(session.open()), lexicon(archive.database()), analyzer(&lexicon) {}
  OpenArchive(const OpenArchive&) = delete;
  OpenArchive& operator=(const OpenArchive&) = delete;

  store::Archive archive;
  store::StoredLexicon lexicon;
  text::Analyzer analyzer;
};

/// The words of a query as the shell divided them, joined again.
std::string join_words(const std::vector<std::string>& words);

/// Reads a query and passes its notes to the user.
search::Query parse_and_note(const std::string& text, const Session& session);

}  // namespace blattwerk::app
