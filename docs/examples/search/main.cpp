// Searches an archive by the library: search_archive ARCHIVE QUERY

#include <cstdio>
#include <exception>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/archive.h"
#include "store/lexicon_table.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: search_archive ARCHIVE QUERY\n");
    return 2;
  }
  try {
    using namespace blattwerk;
    const store::Archive archive = store::Archive::open(argv[1]);
    // The archive keeps the lexicon that its compounds were split with; a query needs the same.
    const store::StoredLexicon lexicon(archive.database());
    text::Analyzer analyzer(&lexicon);
    search::Searcher searcher(archive, analyzer);

    const auto today = *PartialDate::of_day(2024, 1, 1);  // what `seit:7d` counts from
    const search::Hits hits = searcher.search(search::parse_query(argv[2], today), {});
    for (const search::Hit& hit : hits.hits) {
      std::printf("%-10.10s  %s\n    %s\n", hit.date.c_str(), hit.title.c_str(), hit.snippet.c_str());
    }
    std::printf("%llu found\n", static_cast<unsigned long long>(hits.total));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search_archive: %s\n", error.what());
    return 1;
  }
}
