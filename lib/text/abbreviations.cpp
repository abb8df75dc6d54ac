#include "text/abbreviations.h"

namespace blattwerk::text::tables {

const std::string_view kDottedAbbreviations = R"(
sankt: st
strasse: str
absatz: abs
artikel: art
nummer: nr
telefon: tel
minute: min
stunde: std
sekunde: sek
herausgeber: hg
sogenannt: sog
geboren: geb
gestorben: gest
maximal: max
jahrhundert: jh
heilig: hl
abbildung: abb
kapitel: kap
band: bd
auflage: aufl
januar: jan
februar: feb
april: apr
august: aug
september: sep sept
oktober: okt
november: nov
dezember: dez
million: mill
gesellschaft: ges
ausserordentlich: ao
abteilung: abt
allgemein: allg
bundesrepublik: bundesrep
frau: fr
herr: hr
ingenieur: ing
magister: mag
leutnant: lt
general: gen
senator: sen
stellvertretend: stv
platz: pl
)";

const std::string_view kLetterAbbreviations = R"(
zum_beispiel: zb
unter_anderem: ua
das_heisst: dh
in_der_regel: idr
zum_teil: zt
vor_allem: va
unter_umstanden: uu
oder_ahnliches: oa
siehe_oben: so
siehe_unten: su
nach_christus: nchr
vor_christus: vchr
meines_erachtens: me
in_hohe_von: ihv
im_auftrag: ia
und_so_weiter: usw
und_ahnliches: uae
zur_zeit: zzt
ohne_jahr: oj
mit_freundlichen_grussen: mfg
zu_handen: zh
)";

const std::string_view kUnits = R"(
km m cm mm kg mg kw mw gw kwh mwh gwh twh gb mb tb ghz mhz ha mrd mio euro eur uhr prozent ps kmh min std sek qm liter dollar chf
)";

const std::string_view kTopLevelDomains = R"(
de at ch com org net eu info tv io uk fr li lu it es nl be dk pl cz ru ua us biz edu gov news berlin hamburg koeln wien bayern online
app shop blog me co int mil museum name pro swiss
)";

}  // namespace blattwerk::text::tables
