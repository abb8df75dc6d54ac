#pragma once

#include <memory>

#include "store/database.h"
#include "text/word_lexicon.h"

namespace blattwerk::ingest {

/// The words that an archive's compounds are to be split into beside the base lexicon: those that the archive
/// uses often and that are no compounds of known words.
///
/// Reads up to 50,000 articles, spread evenly over the archive; the same archive gives the same words on
/// every machine.
std::unique_ptr<text::WordLexicon> learn_words(const store::Database& database);

}  // namespace blattwerk::ingest
