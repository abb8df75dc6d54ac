#include "formats/sources.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace blattwerk::formats {
namespace {

TEST(Sources, KnowAnOutletByEachOfItsNamesAndAddresses) {
  const std::pair<const char*, const char*> kNames[] = {
      {"https://www.tagesschau.de/ausland/nato-101.html", "tagesschau.de"},
      {"http://sz.de/1.5827206", "Süddeutsche Zeitung"},
      {"SZ", "Süddeutsche Zeitung"},
      {" sz.de ", "Süddeutsche Zeitung"},
      {"www.sueddeutsche.de", "Süddeutsche Zeitung"},
      {"https://sz-magazin.sueddeutsche.de/a", "SZ-Magazin"},
      {"https://projekte.sueddeutsche.de/artikel", "Süddeutsche Zeitung"},
      {"DER SPIEGEL", "Der Spiegel"},
      {"https://user@www.faz.net:443/aktuell?a=b", "Frankfurter Allgemeine Zeitung"},
      {"FAZ.NET", "Frankfurter Allgemeine Zeitung"},
      {"dpa", "dpa"},
  };
  for (const auto& [name, outlet] : kNames) EXPECT_EQ(known_outlet(name), outlet) << name;
  for (const char* name :
       {"", "Tagblatt Musterstadt", "https://", "https://example.de/sz.de", "de", ".", "notsz.de"}) {
    EXPECT_EQ(known_outlet(name), "") << name;
  }
}

TEST(Sources, BelieveTheAddressBeforeTheNames) {
  EXPECT_EQ(outlet_of("https://www.zeit.de/a", std::vector<std::string>{"SZ"}), "Die Zeit");
  EXPECT_EQ(outlet_of("https://blog.example/a", std::vector<std::string>{"", "Ein Blog", "taz"}), "taz");
  EXPECT_EQ(outlet_of("https://blog.example/a", std::vector<std::string>{"", "Ein Blog"}), "Ein Blog");
  EXPECT_EQ(outlet_of("https://www.blog.example/a", {}), "blog.example");
  EXPECT_EQ(outlet_of("", {}), "");
}

TEST(Sources, FindTheAgencyCredited) {
  struct Credit {
    const char* first;
    const char* last;
    const char* agency;
  };
  const Credit kCredits[] = {
      {"Berlin (dpa) - Der Bundestag hat beschlossen.", "Ende.", "dpa"},
      {"BERLIN, 4. Februar (dpa/AFP). Der Bundestag hat beschlossen.", "Ende.", "dpa, AFP"},
      {"Wien (APA/Reuters) – Der Nationalrat tagt.", "Ende.", "APA, Reuters"},
      {"Der Rat hat beschlossen.", "Das Gesetz gilt ab März. (APA, dpa)", "APA, dpa"},
      {"Der Rat hat beschlossen.", "Das Gesetz gilt ab März. (KNA)", "KNA"},
      {"Der Rat hat beschlossen.", "Quelle: dpa", "dpa"},
      {"Der Rat hat beschlossen.", "dpa/lby", "dpa"},
      {"Der Rat (SPD) hat beschlossen.", "Das Gesetz gilt ab März (siehe oben).", ""},
      {"Der Rat hat beschlossen. Das meldete die Nachrichtenagentur Reuters (Reuters) am Abend in ihrem "
       "Dienst.",
       "Ende.", ""},
      {"", "", ""},
  };
  for (const Credit& credit : kCredits)
    EXPECT_EQ(credited_agency(credit.first, credit.last), credit.agency) << credit.first << credit.last;
}

}  // namespace
}  // namespace blattwerk::formats
