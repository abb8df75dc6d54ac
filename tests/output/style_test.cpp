#include "output/style.h"

#include <gtest/gtest.h>

#include "output/terminal.h"

namespace blattwerk::output {
namespace {

TEST(Style, BreaksLinesAtBlanksOnly) {
  EXPECT_EQ(wrap("eins zwei drei", 9, 0), "eins zwei\ndrei");
  EXPECT_EQ(wrap("eins zwei drei", 11, 2), "  eins zwei\n  drei");
  EXPECT_EQ(wrap("Donaudampfschiff ja", 5, 0), "Donaudampfschiff\nja");
  EXPECT_EQ(wrap("", 10, 0), "");
}

TEST(Style, CountsColumnsAndNotBytes) {
  EXPECT_EQ(columns("Öl"), 2u);
  EXPECT_EQ(columns("o\xCC\x88l"), 2u);
  EXPECT_EQ(columns("日本"), 4u);
  EXPECT_EQ(columns("\x1b[1mfett\x1b[0m"), 4u);
}

TEST(Style, PaintsOnlyWhereColoursAreWanted) {
  EXPECT_EQ(Style{}.bold("x"), "x");
  EXPECT_EQ((Style{true, 80}.bold("x")), "\x1b[1mx\x1b[0m");
}

TEST(Printable, LetsNoControlCharacterThrough) {
  EXPECT_EQ(printable("a\x1b[2Jb\x07\xC2\x9B"), "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("M\xFCll"), "M\xEF\xBF\xBDll");
  EXPECT_EQ(printable("Müll"), "Müll");
}

}  // namespace
}  // namespace blattwerk::output
