#include "text/compound_tables.h"

namespace blattwerk::text::tables {

const std::string_view kNoModifiers = R"(
ab an auf aus bei beim da dar durch ein eine einer eines einem einen empor ent entgegen er es fort ge gegenuber her heran herauf
heraus herbei herein herum herunter hervor hin hinaus hinein hinter hinzu in inter im ins ist je miss mit nach nieder ob ohne
per pro re seit so trans uber um un unter ur ver von vor voran voraus vorbei weg wider wieder zer zu zum zur zuruck zusammen be
bis als am auch alle aller allen alles der die das den dem des ich du wir ihr sie sein seine seiner seinen wer wie was wo wenn
nur nun noch nicht kein keine man mein meine dein ihre ihrer ihren unser und oder aber denn dass dann damit darum dazu dabei
dadurch dagegen daher dieser diese dieses jener jede jeder jedes viel viele mehr sehr ganz schon stets auch hat hatte haben war
waren wird wurde kann los mal doc con the les del van sich ange zuge ander andere anderer bald fur mich dich uns euch ihm ihn
ihnen hier dort ant est ster lich isch unge einbe mitbe vorbe uberbe unterbe wiederauf wiederver erdum erge gesch schl einw
)";

const std::string_view kSuffixes = R"(
schaft schaften heit heiten keit keiten igkeit igkeiten ung ungen nis nisse nissen tum tums tumer lich liche lichen licher
liches sam same samen hafte haften hafter ling linge lingen lings chen lein malig artig isch ische ischen ischer ern ster sten
ste ten ter tes tion tionen sion itat ieren iert ierte ierung ierungen enten ation ationen ismus ismen isten ist ant anten ent
eur eure erin erinnen inne innen ner nen ler iger elle ellen ens ers erer eres eren erem sche schen scher
)";

const std::string_view kNoHeads = R"(
bar bare baren barer los lose losen loser loses weise fach fache fachen mal mals and ende enden halb innen reich reiche reichen
reicher reiches arm arme armen frei freie freien freier voll volle vollen voller nahe nahen verb
niere nieren sinnen
)";

const std::string_view kParticles = R"(
ab an auf aus bei durch ein ent er ge her hin hinter mit nach nieder uber um un unter ver vor wider wieder zer zu zusammen zuruck
miss be fort los weg dar
)";

const std::string_view kIschEndings = R"(
atisch etisch itisch otisch utisch istisch astisch ostisch antisch ontisch ktisch ptisch
anisch enisch inisch onisch unisch chnisch afisch ifisch ofisch
)";

const std::string_view kDirections = R"(
nord sud ost west mittel zentral vorder ober nordost nordwest sudost sudwest
)";

const std::string_view kNameEndings = R"(
mann manns bach bachs bacher dorf dorfs dorfer berg bergs berger burg burgs burger stein steins steiner feld felder felde heim heims
heimer kirchen kirchner kirch hausen hauser hammer maier meier mayer meyer brunn brunner walde walder kamp hof hofer hoff hofen huber
moser bauer hagen ried rode rath roth thal sund graf gart ecker eck reuth reut stetten stadter furt furter brucker holz holzer wald
born stock muller mullers busch haupt weger
)";

const std::string_view kShortParts = R"(
ost amt bad bau tag tor tod see rad rat zug weg uhr ton typ tee tal ohr not mut mus ort ohm oma opa ode neu hut hof gas fee fan erz
eis eid ehe eck ei bus box bar bad axt art arm alm akt aal abt bit boa bob boy bug club dom duo elf fax gag hai huf hub jet job
kai kid kot kuh kur lab lid lob lok lot mob mod net pop pub rom rum sau set sex ski sog tau tip top tot uni vieh weh web wal zar zeh zoo
alt abo ost ruck norm note stau feld wald berg haus hand kopf herz geld gold gas sud rot alu ahn ast pkw lkw kfz csu cdu spd fdp afd usa nato gut tat tur tuch hot tur ohr mai jod ton ol eu
)";

const std::string_view kWholeWords = R"(
montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar februar marz april juni juli august september oktober
november dezember jahrzehnt jahrhundert jahrtausend minister prasident regierung ausland inland deutschland russland griechenland
niederland niederlande england irland finnland island estland lettland neuseeland thailand schottland holland frankreich osterreich
wissenschaft wirtschaft gesellschaft mannschaft landschaft botschaft freundschaft gemeinschaft herrschaft eigenschaft leidenschaft
gewerkschaft partnerschaft meisterschaft nachbarschaft hintergrund vordergrund mitglied widerstand fernsehen weihnachten fortschritt
handwerk alltag zeitung westerwelle steinmeier lindner beckenbauer rotterdam amsterdam manchester kommentar argument instrument
dokument parlament experiment temperament testament fundament management statement departement department interview internet
standard vertreter verlag antrag auftrag betrag beitrag vertrag ertrag vortrag nachtrag kapitan restaurant garantie kandidat
demonstration administration konzentration registration orchester semester silvester polyester minderheit mehrheit wahrheit sicherheit
universitat kontinent kommission kommandant elefant diamant adventurer reporter computer charakter theater september barometer
thermometer kilometer zentimeter millimeter quadratmeter kubikmeter parameter perimeter hamburg augsburg duisburg freiburg magdeburg
salzburg wurzburg regensburg strassburg luxemburg oldenburg brandenburg mecklenburg nurnberg heidelberg bamberg wittenberg
konigsberg arnsberg frankfurt erfurt klagenfurt dusseldorf dortmund mannheim pforzheim hildesheim rosenheim ingolstadt darmstadt
rheinland saarland emsland munsterland sauerland ruhrgebiet wittgenstein liechtenstein einstein goldman schumacher schuhmacher
zimmermann hofmann neumann bergmann kaufmann lehmann hartmann hoffmann baumgartner wagenknecht westfalen merkel esken habeck scholz
baerbock heute gestern morgen immer wieder gegenuber insgesamt sogenannt sogenannte derzeit ebenfalls trotzdem deshalb daruber
paragraf doktor professor massnahme massnahmen kommend mittag vormittag nachmittag mitteilung mitternacht jedenfalls gegenteil fruhstuck freilassung selbstverstandlich allerdings uberall niemand jemand irgendwie zusammen vielleicht geburtstag
temperatur makulatur katapult ostrogen serotonin restaurator transistor prokurator protestantismus massage uniform neutrum rapport walkure
barrister rotarier kontraktion schieber schiesserei schlemmer television rektorat moderator moderation moderat transparent mailand bartolomaus
)";

const std::string_view kKnownSplits = R"(
tun|fisch sauge|tier ei|dotter waren|eingang burger|wehr jahres|ende wochen|ende monats|ende kriegs|ende quartals|ende stau|becken ost|erweiterung wach|stube druck|erzeugnis erb|lasser blumen|topf|erde bundes|tag land|tag reichs|tag partei|tag
kultur|erbe welt|kultur|erbe europa|rat staats|rat bundes|rat auto|bahn see|weg tal|sperre schul|amt schul|art
)";

}  // namespace blattwerk::text::tables
