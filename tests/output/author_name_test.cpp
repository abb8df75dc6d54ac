#include "output/export/author_name.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace blattwerk::output {
namespace {

struct NameCase {
  const char* byline;
  const char* divided;  // given | particle | family | suffix, or the whole corporate name

  friend void PrintTo(const NameCase& name, std::ostream* out) {
    *out << testing::PrintToString(std::string(name.byline));
  }
};

std::string divided(std::string_view byline) {
  Article article;
  article.source = "Altenbrücker Bote";
  article.agency = "dpa";
  const AuthorName name = parse_author(byline, article);
  if (const auto* corporate = std::get_if<CorporateName>(&name)) return corporate->name;
  const auto& person = std::get<PersonName>(name);
  return fmt::format("{}|{}|{}|{}", person.given, person.particle, person.family, person.suffix);
}

class AuthorNames : public testing::TestWithParam<NameCase> {};

TEST_P(AuthorNames, AreDivided) {
  EXPECT_EQ(divided(GetParam().byline), GetParam().divided);
}

INSTANTIATE_TEST_SUITE_P(
    Persons, AuthorNames,
    testing::Values(
        NameCase{"Anna Amsel", "Anna||Amsel|"}, NameCase{"Hans-Jürgen Öhm", "Hans-Jürgen||Öhm|"},
        NameCase{"Maria Anna Elster", "Maria Anna||Elster|"},
        NameCase{"Ursula von der Leyen", "Ursula|von der|Leyen|"},
        NameCase{"Karl-Theodor Freiherr von und zu Guttenberg",
                 "Karl-Theodor Freiherr|von und zu|Guttenberg|"},
        NameCase{"Annette von Droste zu Hülshoff", "Annette|von|Droste zu Hülshoff|"},
        NameCase{"Vincent van Gogh", "Vincent|van|Gogh|"}, NameCase{"Anna De Luca", "Anna||De Luca|"},
        NameCase{"Karim El-Gawhary", "Karim||El-Gawhary|"}, NameCase{"Prof. Dr. Anna Amsel", "Anna||Amsel|"},
        NameCase{"Sammy Davis Jr.", "Sammy||Davis|Jr."}, NameCase{"Anna Amsel (dpa)", "Anna||Amsel|"},
        NameCase{"Amsel, Anna", "Anna||Amsel|"}, NameCase{"von der Leyen, Ursula", "Ursula|von der|Leyen|"},
        NameCase{"Anna Amsel, Kairo", "Anna||Amsel|"}, NameCase{"J. R. R. Tolkien", "J. R. R.||Tolkien|"},
        NameCase{"ANNA AMSEL", "ANNA||AMSEL|"}));

INSTANTIATE_TEST_SUITE_P(
    Organizations, AuthorNames,
    testing::Values(
        NameCase{"dpa", "dpa"}, NameCase{"Altenbrücker Bote", "Altenbrücker Bote"},
        NameCase{"altenbrücker bote", "altenbrücker bote"}, NameCase{"tagesschau.de", "tagesschau.de"},
        NameCase{"ZEIT ONLINE", "ZEIT ONLINE"}, NameCase{"DER SPIEGEL", "DER SPIEGEL"},
        NameCase{"Der Postillon", "Der Postillon"}, NameCase{"MDR SACHSEN-ANHALT", "MDR SACHSEN-ANHALT"},
        NameCase{"ARD Berlin", "ARD Berlin"}, NameCase{"dpa/AFP", "dpa/AFP"},
        NameCase{"dpa Bayern", "dpa Bayern"}, NameCase{"Deutsche Presse-Agentur", "Deutsche Presse-Agentur"},
        NameCase{"Salzburger Nachrichten", "Salzburger Nachrichten"},
        NameCase{"Sportredaktion Nord", "Sportredaktion Nord"},
        NameCase{"Blatt Verlag GmbH", "Blatt Verlag GmbH"},
        NameCase{"Anna Amsel und Bert Buche", "Anna Amsel und Bert Buche"}, NameCase{"Amsel", "Amsel"},
        NameCase{"Eine Gruppe von Leserinnen aus der Stadt", "Eine Gruppe von Leserinnen aus der Stadt"},
        NameCase{"", ""}, NameCase{"\xFF\xFE", "\xFF\xFE"}, NameCase{", ", ", "}));

}  // namespace
}  // namespace blattwerk::output
