#include "entities/nominative.h"

#include <gtest/gtest.h>

namespace blattwerk::entities {
namespace {

struct Case {
  const char* written;
  const char* nominative;
};

TEST(Nominative, MendsCaseByTheGenderOfTheHead) {
  for (const auto& [written, expected] : {
           Case{"Statistischen Landesamtes", "Statistisches Landesamt"},
           Case{"Statistische Landesamt", "Statistisches Landesamt"},
           Case{"Evangelischen Kirche", "Evangelische Kirche"},
           Case{"Oberste Verteidigungsrat", "Oberster Verteidigungsrat"},
           Case{"Olympischen Winterspielen", "Olympische Winterspiele"},
           Case{"Bundesamts für Naturschutz", "Bundesamt für Naturschutz"},
           Case{"Roten Meer", "Rotes Meer"},
           Case{"Hessischen Staatsgerichtshofs", "Hessischer Staatsgerichtshof"},
           Case{"Weissen Hauses", "Weisses Haus"},
           Case{"Landgerichts Hamburg", "Landgericht Hamburg"},
           Case{"Berliner Landgerichts", "Berliner Landgericht"},
       }) {
    EXPECT_EQ(nominative(written), expected);
  }
}

TEST(Nominative, LeavesAloneWhatItCannotJudge) {
  for (const char* name : {"Soap Stunters", "Hertha BSC", "Wise Fool", "Siemens", "Berliner Ensemble",
                           "Leipziger Volkszeitung", "Quastenbergs Büro", "", "Roten"}) {
    EXPECT_EQ(nominative(name), name);
  }
}

}  // namespace
}  // namespace blattwerk::entities
