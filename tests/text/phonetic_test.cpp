#include "text/phonetic.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

TEST(ColognePhonetics, CodesWordsAsPostelDid) {
  const struct {
    const char* word;
    const char* code;
  } cases[] = {
      {"Müller-Lüdenscheidt", "65752682"},
      {"Wikipedia", "3412"},
      {"Breschnew", "17863"},
      {"Heinz", "068"},
      {"Classen", "4586"},
      {"Philipp", "351"},
      {"Xaver", "4837"},
      {"Hexe", "048"},
      {"Axel", "0485"},
      {"Anna", "06"},
      {"Cäsar", "487"},
      {"Chlor", "457"},
      {"Schach", "84"},
      {"Fritz", "378"},
      {"Straße", "8278"},
      {"h", ""},
      {"", ""},
      {"123", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(cologne_code(c.word), c.code) << c.word;
}

TEST(ColognePhonetics, GivesOneCodeToNamesThatSoundAlike) {
  const char* groups[][2] = {{"Meier", "Mayr"},         {"Schmidt", "Schmitt"}, {"Mueller", "Müller"},
                             {"Selenskyj", "Selenski"}, {"Erdoğan", "Erdogan"}, {"Kraft", "Graft"},
                             {"Phillip", "Filip"},      {"ČSSR", "CSSR"},       {"MU\u0308LLER", "müller"}};
  for (const auto& group : groups) EXPECT_EQ(cologne_code(group[0]), cologne_code(group[1])) << group[0];
}

TEST(ColognePhonetics, PassesOverWhatIsNoLetter) {
  EXPECT_EQ(cologne_code("\xFF\xC3Mei-er 7"), cologne_code("Meier"));
  EXPECT_EQ(cologne_code("\u0416\u4E2D"), "");
}

}  // namespace
}  // namespace blattwerk::text
