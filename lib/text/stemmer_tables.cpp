#include "text/stemmer_tables.h"

namespace blattwerk::text::tables {

const std::string_view kFunctionWords = R"(
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus ausser bei beim bin bis
bist da dabei dadurch dafur dagegen daher dahin damit danach daneben dann daran darauf daraus darin daruber darum darunter das dass
davon davor dazu dein deine deinem deinen deiner deines dem den denen denn dennoch der deren des deshalb dessen dich die dies diese
diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwa etwas euch euer eure eurem euren eurer
eures fur gegen ganz hat hast habe haben habt hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im
immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt kein keine keinem keinen keiner
keines man mein meine meinem meinen meiner meines mich mir mit nach nachdem neben nein nicht nichts nie noch nun nur ob obwohl oder
ohne schon sehr seid sein seine seinem seinen seiner seines seit seitdem selbst sich sie sind so sobald sogar solange solch solche
solchem solchen solcher solches sondern sonst soviel soweit sowie sowohl statt trotz uber um und uns unser unsere unserem unseren
unserer unseres unter viel viele vielem vielen vieler vom von vor wahrend war ware waren warum was weder wegen weil welche welchem
welchen welcher welches wem wen wenn wer wie wieder wieso wir wo wobei wodurch wofur wohin womit woran worauf woraus worin woruber
zu zum zur zwar zwischen
)";

const std::string_view kIrregularWords = R"(
geh: ginge gingen gingst gegangen
komm: kame kamen kamst
hab: hatt hattet hattest gehabt
sein: gewesen gewesene gewesenen
werd: wurde wurden wurdest wurdet worden geworden wird wirst ward
konn: kann kannst konnte konnten konntest konntet gekonnt
muss: musste mussten musstest gemusst
durf: darf darfst durfte durften gedurft
mog: mag magst mochte mochten mochtest gemocht
woll: will willst wollte wollten gewollt
soll: sollte sollten
wiss: weisst wusste wussten wusstest gewusst
tu: tut tun tust tuend taten getan
ess: isst ass assen gegessen
andern: andert anderte anderten andernd geandert geandertes geanderte geanderten
teuer: teure teuren teurer teures teurem teurere teureren teuerste teuersten teuerster
gans: ganse ganses gansen
weiter: weitere weiteren weiterem weiterer weiteres weiter
gut: besser bessere besseren besserem besserer besseres best beste besten bestem bester bestes gute guten gutem guter gutes
hoch: hohe hohen hohem hoher hohes hochste hochsten hochstem hochster hochstes hohere hoheren hoherer hoheres hoherem
nah: nahe naher nahere naheren nachste nachsten nachster nachstes nachstem
virus: viren virus
daten: datum daten
konto: konten kontos konto
risiko: risiken risikos risiko
firma: firmen firma
thema: themen themas themata thema
drama: dramen dramas drama
villa: villen villas villa
pizza: pizzen pizzas pizza
schema: schemata schemas schemen
komma: kommata kommas
lexikon: lexika lexikons
kaktus: kakteen
atlas: atlanten atlas
globus: globen
bonus: boni bonusse
modus: modi
radius: radien
typus: typen typ typs
zyklus: zyklen
rhythmus: rhythmen
kodex: kodizes kodices
index: indizes indices indexes
praxis: praxen praxis
basis: basen basis
krisis: krisis
saldo: salden saldi saldos
tempo: tempi tempos
euro: euros euro
visum: visa visen visums
album: alben albums album
epos: epen
mythos: mythen mythus
organismus: organismen organismus
)";

const std::string_view kAblaut = R"(
back: buk
befehl: befahl befiehl befohl
beginn: begann begonn
berst: barst borst birst
brech: brach broch brich
bleib: blieb
blas: blies
brenn: brannt
bring: bracht
denk: dacht
dresch: drosch drasch drisch
empfehl: empfahl empfiehl empfohl
erschreck: erschrak erschrock erschrick
fall: fiel
fang: fing
fecht: focht ficht
find: fand
flecht: flocht
flieg: flog
fliess: floss
fress: frass friss
frier: fror
gar: gor
geb: gib gibt
geh: ging
gelt: galt golt gilt
gewinn: gewann gewonn
giess: goss
gleich: glich
gleit: glitt
halt: hielt
hang: hing
hau: hieb
heb: hob
heiss: hiess
helf: half holf
kenn: kannt
kneif: kniff
komm: kam
kriech: kroch
lad: lud
lass: liess
lauf: lief
leid: litt
leih: lieh
meid: mied
misch: mischt
nehm: nimm nomm
nenn: nannt
pfeif: pfiff
preis: pries
quell: quoll
rat: riet
reib: rieb
renn: rannt
riech: roch
ruf: rief
sauf: soff
schaff: schuf
scheid: schied
scheiss: schiss
schelt: scholt schilt
scher: schor
schieb: schob
schlaf: schlief
schlag: schlug
schleich: schlich
schmelz: schmolz
schneid: schnitt
schreib: schrieb
schrei: schrie
schweig: schwieg
schwell: schwoll
schwimm: schwomm
schwind: schwand
schwing: schwang
schwor: schwur
seh: sah sieh
sink: sank
sitz: sass
spei: spie
sprech: sprich sproch
spriess: spross
spring: sprang
stech: stach stoch
steh: stund
stehl: stahl stohl stiehl
steig: stieg
sterb: starb storb stirb
stink: stank
stoss: stiess
streit: stritt
trag: trug
treff: traf troff triff
tret: trat
trief: troff
verderb: verdarb verdorb verdirb
vergess: vergass vergiss
verlier: verlor
verzeih: verzieh
wachs: wuchs
wasch: wusch
weich: wich
werb: warb worb wirb
werf: warf worf wirf
wiss: wusst
zieh: zog
)";

const std::string_view kPrefixedAblaut = R"(
schliess: schloss
schiess: schoss
weis: wies
wieg: wog
sprech: sprach
schein: schien
les: lies
nehm: nahm
bieg: bog
geb: gab
lieg: lag
lug: log
griff: griff
spinn: sponn
zwing: zwang
)";

const std::string_view kParticiples = R"(
geh: gang
steh: stand
tret: tret
find: fund
bind: bund
bieg: bog
biet: bot
berg: borg
beiss: biss
dring: drung
flieh: floh
geniess: noss
greif: griff
reiss: riss
reit: ritt
ring: rung
schiess: schoss
schleif: schliff
schliess: schloss
schmeiss: schmiss
schneid: schnitt
schreit: schritt
schwimm: schwomm
schwind: schwund
schwing: schwung
schwor: schwor
sing: sung
sink: sunk
sitz: sess
spinn: sponn
spring: sprung
streich: strich
stink: stunk
treib: trieb
trink: trunk
tu: tan
weis: wies
wieg: wog
wind: wund
zwing: zwung
ess: gess
lug: log
)";

const std::string_view kNoAblaut = R"(
verdacht andacht bedacht betrug herzog unterschied abschied bekannt unbekannt verwandt anhang abhang behang umhang vorhang
ausgab abgab angab eingab aufgab vorgab zugab ubergab wiedergab ruckgab beigab weitergab
annahm aufnahm ausnahm abnahm einnahm zunahm teilnahm ubernahm vornahm entnahm wiederaufnahm ruckname
anlag auflag ausgelag beilag einlag vorlag unterlag zulag umlag niederlag ablag verlag belag
ansprach aussprach absprach fursprach rucksprach einsprach zusprach widersprach
vollstand beisass insass durchlass einlass
)";

const std::string_view kSeparablePrefixes = R"(
ab an auf aus bei bereit breit da dabei dafur dagegen daher dahin daneben dar daran darauf davon dazu dazwischen durch durcheinander
ein einher empor entgegen entlang entzwei fehl fern fertig fest fort frei gegenuber gleich gut heim her herab heran herauf heraus
herbei herein herum herunter hervor herzu hierher hin hinab hinauf hinaus hinein hinterher hinuber hinunter hinweg hinzu hoch kalt
kaputt kennen klar krank kurz lahm leer los mit nach nahe nieder offen quer rein ruck richtig schief schwarz schwer sicher still statt
stramm teil tot uber uberein um umher umhin unter voll vor voran vorauf voraus vorbei vorher voruber vorweg wach wahr weg weiter weis
wett wieder wund zu zufrieden zurecht zuruck zusammen zuvor zuwider zwischen aneinander aufeinander auseinander ineinander miteinander
fur wunder krumm
)";

const std::string_view kInseparablePrefixes = "be ent er ge miss ver wider zer hinter emp";

const std::string_view kNoParticiples = R"(
gebet geschicht gebiet gebirgt gebot gebrest gebuhrt geburt gedicht geduld gefahrt gefecht geflecht gegenwart gehalt geist gelubt gemacht gemut
gerat gericht gerucht gerust gesamt geschaft geschenkt geschlecht gespenst gesicht gestalt gestern gewalt gewicht gewinnst gewitter
gezeit gelehrt gerecht ungerecht gesund genau gering gerade gern gegen gemein geist gebest gent gespinst gesellschaft gewerkschaft
gemeinschaft gemeinheit gesundheit gelegenheit gesamtheit genossenschaft gefangenschaft gesandtschaft gegend gebuhren geraten
gegenden gehirn gebein gefallen gelingen geschehen genesen gewinnen gehoren gebuhren gedeihen gefahrden gelangen geloben genehmigen
genugen gestatten gestehen gewahren gewohnen gewahrleisten gestalten gefahren gelten gebieten gebaren geleiten gesellen gemahnen
geniessen gerichten gehen geben gelande gesetz gesprach gebrauchen gebieten gebauden gebaude gefuhlen gefangnissen gegenstanden gehausen
geheimnissen gelandern gelenken gemalden gemeinden gemeinden gemeinden gerauschen geruchten geschichten geschossen geschwistern gesetzen
gesprachen gewassern gewehren geweben gewerben gewichten gewissen gewolben gewurzen genen generationen geraten gesichten gespenstern
gemusen geschaften gebirgen gefassen gehegen gelenkten geographen geologen germanen gesten getrieben
)";

const std::string_view kErPlurals = R"(
haus land kind buch bild mann rad feld geld gut glied mitglied lied wald dorf wort volk gesicht schild licht kleid schloss dach tal
fach loch amt bad band blatt brett ei fass geist gespenst glas gott grab gras haupt hemd holz horn huhn kalb kraut lamm loch maul
nest rand rind schwert strauch tuch weib wurm bistum furstentum irrtum eigentum altertum reichtum heiligtum denkmal grabmal merkmal
gemach geschlecht gemut gewand regiment schwein gehalt gluhbirn parlament
ministerprasident unternehm
bundesland ausland inland abbild vorbild leitbild weltbild landerbund
)";

const std::string_view kAdjectives = R"(
alt jung neu gross klein lang kurz hoch tief breit eng weit nah fern stark schwach schwer leicht hart weich warm kalt heiss kuhl
frisch reich arm gut schlecht schon hasslich schnell langsam laut leis leise hell dunkel klar trub dick dunn voll leer offen rund
spitz stumpf scharf mild wild zahm still ruhig rasch rot blau grun gelb weiss schwarz grau braun rosa bunt blass bleich fremd frei
fest lose krank gesund tot lebend wach mude faul fleissig klug dumm weis naiv ernst froh traurig bos lieb nett grob fein zart rauh
rau glatt nass trocken feucht satt hungrig durstig blind taub stumm lahm nackt blank sauber rein dreckig echt falsch richtig wahr
recht link link rechts links streng sanft stolz feig mutig treu ehrlich zah gerad krumm schief schrag flach steil gerecht sicher
halb ganz viel wenig mehr einzig erst zweit dritt viert funft sechst siebt acht neunt zehnt letzt best meist mittler unter ober
inner ausser vorder hinter extrem modern global lokal zentral national international sozial liberal legal illegal real ideal normal
total formal digital regional kommunal rational emotional kulturell aktuell speziell finanziell offiziell industriell generell
privat konkret komplett absolut relativ direkt exakt korrekt abstrakt perfekt intakt kompakt schlimm stramm krass knapp schlapp
bar wert rar teur teuer bitter heiter finster munter tapfer mager hager sauer saur uber locker wacker lecker sozialdemokrat
deutsch franzos russ poln turk frag bekannt gewiss gesamt gemeinsam bequem angenehm vornehm fromm dumpf herb derb plump brav
gelehrt gemein genau grell gering gewohnt glimpf hold hohl honorig irr jah karg keck kess keusch kraus lau licht lind los matt mies
morsch murb od okay platt prall prompt quer rank rasant rege reif roh rosch rustig schal scheu schick schlank schlau schlicht schmal
schmuck schnod schroff schutter schwul seicht selten sprod starr stattlich steif stier stramm straff stur suss taug toll trag tuchtig
ublich ungeheur vag vulgar wust ziv zivil zahl zart simpel flexib
fruh spat jetzig heutig
)";

const std::string_view kAdjectiveSuffixes = R"(
lich ig isch bar sam haft los end iert en al ell iv os ant ent ar ibl abl id il fach reich arm frei voll leer wert fahig wurdig
artig formig massig maessig gemass seitig jahrig tagig stundig farben deutsch artig kundig lustig sichtig gross stark schwach hoch tief
weit breit fest sicher bereit sinnig wertig
)";

const std::string_view kOwnS = R"(
haus glas gras hals fels zins puls kurs mais mars maus laus moos kreis preis reis beweis eis gas gleis los mas mus bus kuss nuss
hinweis ausweis nachweis verweis anlass ausland eros virus status bonus campus fokus zirkus luxus circus modus krebs schnaps kies vlies
paradies fries gries netz ries mies tennis basis praxis krisis kosmos chaos epos pathos logos rhinozeros atlas anis iris kurbis
fis cis keks koks fuchs luchs dachs lachs wachs ochs sachs sex klaus markus thomas jonas lukas andreas matthias tobias elias nikolaus
hans jens lars niels nils felix moritz paris tunis athens brussels wales los vegas texas kansas angeles honduras cayman laos zypers
barbados mauritius zeus jesus christus titus marius julius reichs dreifuss spass hass fass bass pass schluss fluss genuss verlust dies
stets bereits abends morgens rechts links anders besonders ubrigens meistens mindestens hochstens wenigstens spatestens erstens
zweitens drittens teils falls jeweils damals niemals jemals mehrmals oftmals erstmals nochmals vormals mittels zwecks angesichts
seitens abseits jenseits diesseits beiderseits einerseits andererseits bisweilen nirgends unterwegs ruckwarts vorwarts aufwarts
abwarts seitwarts
)";

const std::string_view kOwnT = R"(
dienst herbst kunst angst ernst gunst brunst fest rest test gast last mast rast list mist lust brust frust kost post most rost frost
obst furst durst wurst geist trost verlust wert wort welt zeit stadt nacht macht recht licht sicht pflicht markt staat
)";

const std::string_view kOwnNd =
    "jugend tausend abend gegend tugend dutzend elend wochenend trend spend legend";

const std::string_view kErStems = R"(
sicher ander unser teuer sauer bitter finster heiter hager mager munter tapfer wacker lecker locker bieder integer makaber
illuster ungeheuer inner ausser ober unter vorder hinter nieder wieder immer hinter silber kupfer leder besonder
)";

}  // namespace blattwerk::text::tables
