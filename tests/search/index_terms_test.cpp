#include "search/index_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive_fixture.h"
#include "store/impact/impact_index.h"

namespace blattwerk::search {
namespace {

using ::testing::ElementsAre;
using Place = TermSource::Place;

class IndexTermsTest : public ArchiveTest {
 protected:
  IndexTermsTest() {
    add({{.title = "Wind", .paragraphs = {"Aufwind und Rückenwind."}},
         {.title = "Aufwind", .paragraphs = {"Wind windet."}}});
    add({{.title = "Fallwind", .paragraphs = {"Wind. Aufwind."}}});
  }

  std::vector<TermCount> words(TermSource& terms, std::string_view piece, Place place,
                               std::size_t limit = 99) {
    return terms.words_with(piece, place, limit, bounded_);
  }

  bool bounded_ = false;
};

TEST_F(IndexTermsTest, FindsTheWordsThatEndAlike) {
  IndexTerms terms(archive_.database());
  const auto found = words(terms, "wind", Place::end);
  ASSERT_GE(found.size(), 4u);
  EXPECT_EQ(found[0], (TermCount{"aufwind", 3}));
  EXPECT_EQ(found[1], (TermCount{"wind", 3}));
  EXPECT_FALSE(bounded_);
}

TEST_F(IndexTermsTest, TakesTheMostFrequentWhereThereAreTooMany) {
  IndexTerms terms(archive_.database());
  EXPECT_THAT(words(terms, "wind", Place::end, 1), ElementsAre(TermCount{"aufwind", 3}));
  EXPECT_TRUE(bounded_);
}

TEST_F(IndexTermsTest, AgreesWithFts5) {
  IndexTerms by_dictionary(archive_.database());
  FtsTerms by_fts(archive_.database());
  for (const auto place : {Place::start, Place::end, Place::anywhere}) {
    for (const char* piece : {"auf", "wind", "und", "x", ""}) {
      EXPECT_EQ(words(by_dictionary, piece, place), words(by_fts, piece, place)) << piece;
    }
  }
  for (const char* term : {"wind", "aufwind", "+wind", "x"}) {
    EXPECT_EQ(by_dictionary.documents(term), by_fts.documents(term)) << term;
  }
}

TEST_F(IndexTermsTest, DoesWithoutTheImpactIndex) {
  store::impact::discard(archive_.database());
  IndexTerms terms(archive_.database());
  EXPECT_EQ(terms.documents("wind"), 3);
  EXPECT_EQ(words(terms, "auf", Place::start).size(), 1u);
}

}  // namespace
}  // namespace blattwerk::search
