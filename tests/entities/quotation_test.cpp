#include "entities/quotation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "entities/recognizer.h"

namespace blattwerk::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The quotations of an article as `speaker: words`.
std::vector<std::string> quoted(const std::vector<std::string_view>& texts) {
  const auto mentions = make_recognizer()->recognize(texts);
  std::vector<std::string> lines;
  for (const Quotation& quotation : find_quotations(texts, mentions)) {
    lines.push_back(
        quotation.speaker + (quotation.direct ? ": " : " reportedly: ") +
        std::string(texts[quotation.text].substr(quotation.start, quotation.end - quotation.start)));
  }
  return lines;
}

struct Attributed {
  std::string_view text;
  std::string expected;

  friend void PrintTo(const Attributed& one, std::ostream* out) { *out << testing::PrintToString(one.text); }
};

class FindQuotations : public ::testing::TestWithParam<Attributed> {};

TEST_P(FindQuotations, SayWhoSaidWhat) {
  EXPECT_THAT(quoted({GetParam().text}), ElementsAre(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Direct, FindQuotations,
    ::testing::Values(
        Attributed{"„Wir werden das nicht hinnehmen“, sagte Angela Merkel am Montag in Berlin.",
                   "Angela Merkel: Wir werden das nicht hinnehmen"},
        Attributed{"Bundeskanzler Olaf Scholz sagte: \"Das ist ein schwerer Fehler.\"",
                   "Olaf Scholz: Das ist ein schwerer Fehler."},
        Attributed{"»Das reicht uns nicht«, so Robert Habeck.", "Robert Habeck: Das reicht uns nicht"},
        Attributed{"«Wir sind bereit dazu», erklärte Emmanuel Macron nach dem Treffen mit Olaf Scholz.",
                   "Emmanuel Macron: Wir sind bereit dazu"},
        Attributed{"Nach dem Treffen mit Emmanuel Macron hob Wladimir Putin hervor, dass sich die "
                   "Beziehungen \"im Geiste "
                   "der Freundschaft\" entwickelten.",
                   "Wladimir Putin: im Geiste der Freundschaft"},
        Attributed{"Das Vorgehen sei \"in jeder Hinsicht falsch\", betonte Annalena Baerbock.",
                   "Annalena Baerbock: in jeder Hinsicht falsch"},
        Attributed{"Annalena Baerbock, Spitzenkandidatin bei der SPD, sagte: „Das ist nicht mehr zu ändern.“ "
                   "Olaf Scholz schwieg.",
                   "Annalena Baerbock: Das ist nicht mehr zu ändern."},
        Attributed{"Auch Angela Merkel ist begeistert: „Das hat ganz wunderbar geklappt.“",
                   "Angela Merkel: Das hat ganz wunderbar geklappt."},
        Attributed{"Angela Merkel: „Ich gehe im Herbst.“", "Angela Merkel: Ich gehe im Herbst."}));

INSTANTIATE_TEST_SUITE_P(
    Reported, FindQuotations,
    ::testing::Values(Attributed{"Olaf Scholz sagte am Dienstag, er werde nach Kiew reisen.",
                                 "Olaf Scholz reportedly: er werde nach Kiew reisen"},
                      Attributed{"Man werde alle Zusagen einhalten, sagte Annalena Baerbock.",
                                 "Annalena Baerbock reportedly: Man werde alle Zusagen einhalten"},
                      Attributed{
                          "Laut Angela Merkel ist die Lage noch immer sehr ernst.",
                          "Angela Merkel reportedly: Laut Angela Merkel ist die Lage noch immer sehr ernst"},
                      Attributed{"Der NATO zufolge wurden dabei keine Soldaten verletzt.",
                                 "NATO reportedly: Der NATO zufolge wurden dabei keine Soldaten verletzt"}));

TEST(Quotations, GiveAPronounToWhoWasNamedLast) {
  EXPECT_THAT(quoted({"Angela Merkel trat vor die Presse. „Wir schaffen das alle“, sagte sie."}),
              ElementsAre("Angela Merkel: Wir schaffen das alle"));
}

TEST(Quotations, GoOnInTheNextParagraph) {
  EXPECT_THAT(quoted({"Angela Merkel sagte: „Wir schaffen das alle gemeinsam.",
                      "„Da bin ich mir auch heute noch ganz sicher.“"}),
              ElementsAre("Angela Merkel: Wir schaffen das alle gemeinsam.",
                          "Angela Merkel: Da bin ich mir auch heute noch ganz sicher."));
  EXPECT_THAT(
      quoted({"„Wir schaffen das alle gemeinsam.", "„Da bin ich mir ganz sicher“, sagte Angela Merkel."}),
      ElementsAre("Angela Merkel: Wir schaffen das alle gemeinsam.",
                  "Angela Merkel: Da bin ich mir ganz sicher"));
  EXPECT_THAT(quoted({"„Wir schaffen das alle gemeinsam“, sagte Angela Merkel.",
                      "„Da bin ich mir auch heute noch ganz sicher.“"}),
              ElementsAre("Angela Merkel: Wir schaffen das alle gemeinsam",
                          "Angela Merkel: Da bin ich mir auch heute noch ganz sicher."));
}

TEST(Quotations, EndWithTheParagraphWhereTheNextOneBeginsOtherwise) {
  EXPECT_THAT(
      quoted({"Angela Merkel sagte: „Wir schaffen das alle gemeinsam.", "Dann ging man auseinander."}),
      IsEmpty());
  EXPECT_THAT(quoted({"„Wir schaffen das alle gemeinsam“, sagte Angela Merkel. Alle klatschten.",
                      "„Da bin ich mir auch heute noch ganz sicher.“"}),
              ElementsAre("Angela Merkel: Wir schaffen das alle gemeinsam"));
}

TEST(Quotations, GiveAnOfficeToWhoWasNamedLast) {
  EXPECT_THAT(quoted({"Angela Merkel trat vor die Presse. „Wir schaffen das alle“, sagte die 61-Jährige."}),
              ElementsAre("Angela Merkel: Wir schaffen das alle"));
  EXPECT_THAT(quoted({"Angela Merkel trat vor die Presse. „Wir schaffen das alle“, so die Kanzlerin."}),
              ElementsAre("Angela Merkel: Wir schaffen das alle"));
  EXPECT_THAT(
      quoted({"Angela Merkel trat vor die Presse. „Wir schaffen das alle“, sagte der Minister Olaf Scholz."}),
      ElementsAre("Olaf Scholz: Wir schaffen das alle"));
}

TEST(Quotations, GoOnWithTheSameSpeaker) {
  EXPECT_THAT(quoted({"„Wir schaffen das alle“, sagte Angela Merkel. „Da bin ich ganz sicher.“"}),
              ElementsAre("Angela Merkel: Wir schaffen das alle", "Angela Merkel: Da bin ich ganz sicher."));
}

TEST(Quotations, BelongToTheOnePersonOfTheSentenceBefore) {
  EXPECT_THAT(quoted({"Angela Merkel war davon nicht überzeugt. „Das alles wird noch sehr lange dauern.“"}),
              ElementsAre("Angela Merkel: Das alles wird noch sehr lange dauern."));
  EXPECT_THAT(quoted({"Angela Merkel traf Olaf Scholz. „Das alles wird noch sehr lange dauern.“"}),
              IsEmpty());
}

TEST(Quotations, LeaveOutTitlesAndSpeechWithoutSpeaker) {
  EXPECT_THAT(quoted({"Der Film „Das Boot“ lief. „Das wird man sehen müssen“, hieß es."}), IsEmpty());
  EXPECT_THAT(quoted({"Dem „Neuen Wiener Journal“ zufolge lobte Olaf Scholz die Feier."}),
              ::testing::Each(::testing::Not(::testing::HasSubstr("Scholz: "))));
  EXPECT_THAT(quoted({"„Unklar bleibt, wer das sagt", "“"}), IsEmpty());
}

TEST(Quotations, TakeLinearTimeOnMarksThatNothingCloses) {
  std::string marks;
  for (int i = 0; i < 200000; ++i) marks += "„a ";
  const std::vector<std::string_view> texts = {marks};
  EXPECT_THAT(find_quotations(texts, std::vector<std::vector<EntityMention>>(1)), IsEmpty());
}

}  // namespace
}  // namespace blattwerk::entities
