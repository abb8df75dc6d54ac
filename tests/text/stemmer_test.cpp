#include "text/stemmer.h"

#include <gtest/gtest.h>

#include "text/fold.h"

namespace blattwerk::text {
namespace {

struct Forms {
  const char* word;
  const char* other;
};

void PrintTo(const Forms& forms, std::ostream* out) {
  *out << forms.word << " " << forms.other;
}

std::string stem_of(const char* word) {
  return Stemmer().stem(fold(word));
}

class OneStem : public testing::TestWithParam<Forms> {};
TEST_P(OneStem, ForFormsOfAWord) {
  EXPECT_EQ(stem_of(GetParam().word), stem_of(GetParam().other));
}

INSTANTIATE_TEST_SUITE_P(Stemmer, OneStem,
                         testing::Values(Forms{"Land", "Ländern"}, Forms{"Haus", "Häuser"},
                                         Forms{"gehen", "ging"}, Forms{"gehen", "gegangen"},
                                         Forms{"vergehen", "verging"}, Forms{"aufnehmen", "aufgenommen"},
                                         Forms{"einzugehen", "eingehen"}, Forms{"Ministerium", "Ministerien"},
                                         Forms{"Museum", "Museen"}, Forms{"Ergebnis", "Ergebnisse"},
                                         Forms{"Bürgerin", "Bürgerinnen"}, Forms{"dunkel", "dunkle"},
                                         Forms{"kompatibel", "kompatibler"}, Forms{"neu", "neueren"},
                                         Forms{"wichtig", "wichtigsten"}, Forms{"Preis", "Preise"},
                                         Forms{"Krise", "Krisen"}, Forms{"sicher", "sichere"},
                                         Forms{"ändern", "ändert"}));

class TwoStems : public testing::TestWithParam<Forms> {};
TEST_P(TwoStems, ForWordsThatOnlyLookAlike) {
  EXPECT_NE(stem_of(GetParam().word), stem_of(GetParam().other));
}

INSTANTIATE_TEST_SUITE_P(Stemmer, TwoStems,
                         testing::Values(Forms{"Sichern", "sich"}, Forms{"Politik", "Police"},
                                         Forms{"Politiker", "Politik"}, Forms{"Nacht", "nach"},
                                         Forms{"Seite", "seit"}, Forms{"Wert", "wer"},
                                         Forms{"Freund", "freuen"}, Forms{"Gericht", "richten"},
                                         Forms{"Geschichte", "Schicht"}, Forms{"Verdacht", "verdenken"},
                                         Forms{"Minister", "Minis"}, Forms{"Dienst", "dienen"}));

TEST(Stemmer, SaysWhichRuleItUsed) {
  const Stemmer stemmer;
  std::string stem;
  EXPECT_EQ(stemmer.stem("nach", stem), StemRule::function);
  EXPECT_EQ(stemmer.stem("verging", stem), StemRule::strong_verb);
  EXPECT_EQ(stemmer.stem("konten", stem), StemRule::irregular);
  EXPECT_EQ(stemmer.stem("krisen", stem), StemRule::ending);
  EXPECT_EQ(stemmer.stem("nato", stem), StemRule::none);
}

}  // namespace
}  // namespace blattwerk::text
