#include "text/fold.h"

#include <gtest/gtest.h>

namespace blattwerk::text {
namespace {

struct Case {
  std::string_view written;
  std::string_view folded;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.written;
}

class Fold : public testing::TestWithParam<Case> {};

TEST_P(Fold, BringsSpellingsTogether) {
  EXPECT_EQ(fold(GetParam().written), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Fold,
    testing::Values(Case{"NATO", "nato"}, Case{"Größe", "grosse"}, Case{"GRÖSSE", "grosse"},
                    Case{"Groesse", "grosse"},
                    Case{"Gro\xCC\x88\xC3\x9F"
                         "e",
                         "grosse"},
                    Case{"ẞ", "ss"}, Case{"Weiſs", "weiss"}, Case{"Café", "cafe"}, Case{"Erdoğan", "erdogan"},
                    Case{"Kaczyński", "kaczynski"}, Case{"Łódź", "lodz"}, Case{"Ørsted", "orsted"},
                    Case{"İstanbul", "istanbul"}, Case{"ﬁnden", "finden"}, Case{"Ｎａｔｏ", "nato"},
                    Case{"Schifffahrt", "schiffahrt"}, Case{"neue", "neue"}, Case{"Bauer", "bauer"},
                    Case{"Quelle", "quelle"}, Case{"aktuell", "aktuell"}, Case{"Poet", "poet"},
                    Case{"Monroe", "monroe"}, Case{"Mueller", "muller"}, Case{"Aerzte", "arzte"},
                    Case{"Sicher\xC2\xADheit", "sicherheit"}, Case{"XXIII", "xxiii"}, Case{"٣", "3"},
                    Case{"m²", "m2"}, Case{"Москва", "москва"}, Case{"", ""}, Case{"\xFF", ""}));

}  // namespace
}  // namespace blattwerk::text
