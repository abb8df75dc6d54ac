#include "text/orthography_tables.h"

namespace blattwerk::text::tables {

const std::string_view kSpellingSequences = R"(
graf: graph
foto: photo
fonie: phonie
fon: phon
fantas: phantas
fantom: phantom
delfin: delphin
nziell: ntiell
nzial: ntial
justizi: justiti
nummerier: numerier
platzier: plazier
stangel: stengel
aufwandig: aufwendig
tunfisch: thunfisch
selbstandig: selbststandig
kanguru: kanguruh
behand: behend
schwanglich: schwenglich
quantchen: quentchen
schnauz: schneuz
grauel: greuel
graulich: greulich
belammert: belemmert
verblau: verbleu
roheit: rohheit
zaheit: zahheit
zierat: zierrat
tollpatsch: tolpatsch
club: klub
codier: kodier
ghetto: getto
panther: panter
joghurt: jogurt
spaghetti: spagetti
ketchup: ketschup
mayonnais: majonas
oxid: oxyd
albtraum: alptraum
albdruck: alpdruck
handicap: handikap
hamorrhoid: hamorrid
katarrh: katarr
nougat: nugat
chicoree: schikoree
portemonnaie: portmonee
kommunique: kommunikee
dekollete: dekolletee
sketch: sketsch
fritteus: friteus
gams: gemse
raureif: rauhreif
bandel: bendel
)";

const std::string_view kSpellingWords = R"(
rau: rauh
tipp: tip
stopp: stop
step: stepp
mop: mopp
karamell: karamel
expose: exposee
variete: varietee
sauce: sosse
creme: kreme krem
friseur: frisor
code: kode
coupon: kupon
cousine: kusine
circa: zirka ca
bouquet: bukett
yacht: jacht
calcium: kalzium
cent: zent
doktor: dr
professor: prof
million: mio
milliarde: mrd
beziehungsweise: bzw
gegebenenfalls: ggf
eventuell: evtl
beispielsweise: bspw
inklusive: inkl
herausgeber: hrsg
jahrhundert: jhdt
vergleiche: vgl
paragraf: paragraph
)";

const std::string_view kNameSpellings = R"(
selenskyj: selenski selensky selenskij selenskiy zelensky zelenskyy zelenskiy zelenski zelenskyj selenskji selenskyi selenskyy zelenskij
putin: poutine
kiew: kyjiw kyiv kiev kyjiv kijiw kijew
charkiw: charkow charkov kharkiv kharkov
lwiw: lviv lwow lvov lemberg
odessa: odesa
saporischschja: saporischja saporischschia saporoschje zaporizhzhia zaporischschja zaporizhia saporoshje zaporozhye
cherson: kherson
luhansk: lugansk
donezk: donetsk donjezk
tschernobyl: tschornobyl chernobyl tschernobil czernobyl chornobyl
tschernihiw: tschernigow chernihiv
butscha: bucha
bachmut: bakhmut
awdijiwka: avdiivka awdejewka awdiiwka avdijivka
mykolajiw: mykolaiv nikolajew mikolajiw
lukaschenko: lukashenko lukaschenka lukashenka
nawalny: nawalnyj navalny nawalni nawalnij navalnyj
medwedew: medvedev medwedjew medvedjev
lawrow: lavrov
schoigu: shoigu schojgu
peskow: peskov
prigoschin: prigozhin prigoshin
gorbatschow: gorbachev gorbatschov gorbachov
chruschtschow: khrushchev chruschtschov
jelzin: yeltsin
tschaikowski: tschaikowsky tschaikowskij tchaikovsky tschajkowski tschajkowskij chaikovsky
dostojewski: dostojewskij dostoevsky dostojewsky dostovsky dostovski dostoyevsky dostojevski
tolstoi: tolstoj tolstoy
tschechow: chekhov tschechov cechov
solschenizyn: solzhenitsyn
chodorkowski: chodorkowskij khodorkovsky chodorkowsky
janukowytsch: janukowitsch yanukovych janukovitsch
tymoschenko: timoschenko tymoshenko timoshenko
poroschenko: poroshenko
klitschko: klychko klitchko
saluschnyj: saluschny zaluzhny zaluzhnyi saluzhnyj
sacharow: sakharov sacharov
schirinowski: schirinowskij zhirinovsky
kadyrow: kadyrov
skripal: skrypal
schewtschenko: shevchenko
rostropowitsch: rostropovich
schostakowitsch: shostakovich
rachmaninow: rachmaninoff rachmaninov rakhmaninov
prokofjew: prokofiev prokofieff
strawinsky: strawinski stravinsky
kandinsky: kandinski kandinskij
gaddafi: ghaddafi gadhafi qaddafi kadhafi kaddafi gadafi qadhafi
kaida: qaida qada kajda qaeda
hisbollah: hizbollah hezbollah hisbullah hizbullah
huthi: houthi
dschihad: jihad djihad
dschihadist: jihadist djihadist
dschihadisten: jihadisten djihadisten
scharia: sharia
koran: quran
mohammed: muhammad mohamed muhammed mohammad muhamed mohamad
chomeini: khomeini
chamenei: khamenei
ahmadinedschad: ahmadinejad
rohani: ruhani rouhani
teheran: tehran
hussein: husain hussain husein
netanjahu: netanyahu
scharon: sharon
gaza: gasa ghaza
kundus: kunduz
tbilissi: tiflis tbilisi
jerewan: eriwan yerevan
chisinau: kischinau kischinjow
vilnius: wilna
warschau: warszawa warsaw
prag: praha prague
belgrad: beograd belgrade
moskau: moskwa moscow moskva
bukarest: bucuresti bucharest
danzig: gdansk
breslau: wroclaw
stettin: szczecin
krakau: krakow cracow
brunn: brno
bratislava: pressburg
ljubljana: laibach
mailand: milano
venedig: venezia venice
neapel: napoli
florenz: firenze
turin: torino
genf: geneve geneva
luttich: liege
brussel: bruxelles brussels
kopenhagen: kobenhavn copenhagen
lissabon: lisboa lisbon
kairo: cairo
damaskus: damascus
bagdad: baghdad
mossul: mosul
riad: riyadh rijad
katar: qatar
dschidda: jeddah dschedda
mekka: mecca
myanmar: birma burma
rangun: yangon
mumbai: bombay
kolkata: kalkutta
guangzhou: kanton
nanjing: nanking
shanghai: schanghai
peking: beijing
pjongjang: pyongyang pjongyang
jakarta: dschakarta djakarta
singapur: singapore
tokio: tokyo
kyoto: kioto
fidschi: fiji
kenia: kenya
simbabwe: zimbabwe
sambia: zambia
ruanda: rwanda
tansania: tanzania
dschibuti: djibouti
usbekistan: uzbekistan
kasachstan: kazakhstan
kirgistan: kirgisistan kirgisien kyrgyzstan
tadschikistan: tajikistan
aserbaidschan: azerbaijan
tschetschenien: chechnya
aarhus: arhus
aleppo: haleb
idlib: idleb
daesch: daesh
maidan: majdan
sowchose: sowchos
wladimir: vladimir
wolodymyr: volodymyr
alexej: aleksej alexei aleksei aleksey alexey
sergej: sergei sergey serhij
dmitri: dmitrij dmitry dmitriy dmytro
juri: jurij yuri
julija: julia yulia yuliya
nikolai: nikolaj nikolay
)";

}  // namespace blattwerk::text::tables
