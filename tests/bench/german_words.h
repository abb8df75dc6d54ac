#pragma once

#include <string_view>

/// The word parts of which the generator makes its German: a linguist can extend every table.
namespace blattwerk::bench {

/// One noun a line: nominative, gender, genitive ending, plural, form as first part of a compound.
/// `+` stands for the nominative.
inline constexpr std::string_view kNouns = R"(Regierung f - +en +s
Präsident m en +en +en
Minister m s + +
Land n es Länder +es
Stadt f - Städte Städte
Gemeinde f - +n +
Partei f - +en +
Wahl f - +en +
Gesetz n es +e +es
Vertrag m es Verträge +s
Konflikt m s +e +
Krise f - +n +n
Krieg m es +e +s
Frieden m s + +s
Sicherheit f - +en +s
Freiheit f - +en +s
Polizei f - +en +
Feuerwehr f - +en +
Gericht n s +e +s
Urteil n s +e +s
Prozess m es +e +
Anwalt m s Anwälte +s
Verfahren n s + +s
Wirtschaft f - +en +s
Unternehmen n s + +s
Firma f - Firmen Firmen
Bank f - +en +en
Börse f - +n +n
Markt m es Märkte +
Preis m es +e +
Steuer f - +n +
Haushalt m s +e +s
Geld n es +er +
Kosten f - + +
Arbeit f - +en +s
Lohn m es Löhne +
Rente f - +n +n
Streik m s +s +
Gewerkschaft f - +en +s
Verband m es Verbände +s
Verein m s +e +s
Kunde m n +n +n
Handel m s + +s
Zoll m es Zölle +
Industrie f - +n +
Technik f - +en +
Energie f - +n +
Strom m es Ströme +
Gas n es +e +
Öl n s +e +
Kraftwerk n s +e +s
Netz n es +e +
Leitung f - +en +s
Wärme f - +n +
Klima n s +s +
Umwelt f - +en +
Wald m es Wälder +
Wasser n s + +
Fluss m es Flüsse +
Meer n es +e +es
Küste f - +n +n
Sturm m s Stürme +
Wetter n s + +
Regen m s + +
Hitze f - +n +
Boden m s Böden +
Luft f - Lüfte +
Tier n es +e +
Pflanze f - +n +n
Ernte f - +n +
Landwirt m s +e +s
Verkehr m s +e +s
Bahn f - +en +
Zug m es Züge +
Bus m ses +se +
Auto n s +s +
Straße f - +n +n
Brücke f - +n +n
Tunnel m s + +
Flughafen m s Flughäfen +
Flugzeug n s +e +
Schiff n es +e +s
Hafen m s Häfen +
Reise f - +n +
Gast m es Gäste Gäste
Hotel n s +s +
Haus n es Häuser +
Wohnung f - +en +s
Miete f - +n Miet
Bau m s +ten +
Dach n es Dächer +
Turm m s Türme +
Markthalle f - +n +n
Schule f - +n Schul
Lehrer m s + +
Schüler m s + +
Kind n es +er +er
Eltern f - + +
Familie f - +n +n
Jugend f - +en +
Student m en +en +en
Universität f - +en +s
Forschung f - +en +s
Studie f - +n +n
Bildung f - +en +s
Wissen n s + +s
Arzt m es Ärzte Ärzte
Klinik f - +en +
Kranken f - + +
Patient m en +en +en
Pflege f - +n +
Impfung f - +en Impf
Virus m - Viren Viren
Pandemie f - +n +
Medizin f - +en +
Gesundheit f - +en +s
Versicherung f - +en +s
Hilfe f - +n Hilfs
Spende f - +n +n
Kirche f - +n +n
Glaube m ns +n +ns
Kultur f - +en +
Kunst f - Künste +
Künstler m s + +
Museum n s Museen +s
Theater n s + +
Musik f - +en +
Konzert n s +e +
Film m s +e +
Kino n s +s +
Buch n es Bücher +
Autor m s +en +en
Verlag m s +e +s
Zeitung f - +en +s
Bericht m s +e +s
Nachricht f - +en +en
Bild n es +er +
Sprache f - +n Sprach
Sport m s +e +
Spiel n s +e +
Spieler m s + +
Trainer m s + +
Mannschaft f - +en +s
Liga f - Ligen Liga
Tor n es +e +
Sieg m es +e +es
Niederlage f - +n +n
Meister m s + +
Pokal m s +e +
Stadion n s Stadien +
Rennen n s + +
Ball m es Bälle +
Fan m s +s +
Trikot n s +s +
Fest n es +e +
Feier f - +n +
Jahr n es +e +es
Monat m s +e +s
Woche f - +n +n
Tag m es +e +es
Nacht f - Nächte Nacht
Sommer m s + +
Winter m s + +
Zeit f - +en +
Zukunft f - Zukünfte +s
Geschichte f - +n Geschichts
Ende n s +n End
Anfang m s Anfänge +s
Grenze f - +n Grenz
Gebiet n s +e +s
Region f - +en +al
Kreis m es +e +
Rat m es Räte +s
Ausschuss m es Ausschüsse +
Sitzung f - +en +s
Beschluss m es Beschlüsse +
Antrag m s Anträge +s
Amt n es Ämter +s
Behörde f - +n +n
Verwaltung f - +en +s
Bürger m s + +
Bürgermeister m s + +
Kanzler m s + +
Fraktion f - +en +s
Koalition f - +en +s
Opposition f - +en +s
Abgeordnete f n +n +n
Parlament n s +e +s
Verfassung f - +en +s
Recht n s +e +s
Pflicht f - +en +
Regel f - +n +
Reform f - +en +
Politik f - +en +
Politiker m s + +
Diplomat m en +en +en
Gipfel m s + +
Gespräch n s +e +s
Treffen n s + +
Erklärung f - +en +s
Abkommen n s + +s
Bündnis n ses +se +
Armee f - +n +
Soldat m en +en +en
Waffe f - +n +n
Rakete f - +n +n
Angriff m s +e +s
Abwehr f - +en +
Truppe f - +n +n
Flucht f - +en +
Grenzschutz m es +e +
Opfer n s + +
Täter m s + +
Zeuge m n +n +n
Fahnder m s + +
Unfall m s Unfälle +
Brand m es Brände +
Rettung f - +en +s
Einsatz m es Einsätze +
Gefahr f - +en +en
Schaden m s Schäden +s
Schutz m es +e +
Warnung f - +en Warn
Kontrolle f - +n Kontroll
Prüfung f - +en Prüf
Zahl f - +en +en
Daten f - + +
Netzwerk n s +e +
Rechner m s + +
Programm n s +e +
Plattform f - +en +
Software f - +s +
Gerät n es +e Geräte
Handy n s +s +
Internet n s +s +
Post f - +en +
Paket n s +e +
Brief m es +e +
Anruf m s +e +
Bauer m n +n +n
Hof m es Höfe +
Milch f - +en +
Brot n es +e +
Fleisch n es +e +
Wein m es +e +
Bier n es +e +
Küche f - +n +n
Restaurant n s +s +
Laden m s Läden +
Kauf m es Käufe +
Ware f - +n +n
Lager n s + +
Fabrik f - +en +
Maschine f - +n +n
Werk n es +e +s
Metall n s +e +
Stahl m s Stähle +
Holz n es Hölzer +
Stein m s +e +
Chemie f - +n +
Stoff m es +e +
Abfall m s Abfälle +
Müll m s + +
Park m s +s +
Garten m s Gärten +
Berg m es +e +
Tal n es Täler +
See m s +n +
Insel f - +n +
Dorf n es Dörfer +
Platz m es Plätze +
Bahnhof m s Bahnhöfe +s
Viertel n s + +s
Nachbar m n +n +schafts
Gruppe f - +n +n
Bewegung f - +en +s
Protest m s +e +
Kundgebung f - +en +s
Streit m s +e +
Kritik f - +en +
Vorwurf m s Vorwürfe +s
Skandal m s +e +
Debatte f - +n +n
Frage f - +n +
Antwort f - +en +
Lösung f - +en +s
Plan m s Pläne +ungs
Projekt n s +e +
Ziel n s +e +
Weg m es +e +
Schritt m es +e +
Entwicklung f - +en +s
Erweiterung f - +en +s
Wachstum n s + +s
Angebot n s +e +s
Nachfrage f - +n +
Stelle f - +n +n
Chef m s +s +
Vorstand m s Vorstände +s
Sprecher m s + +
Leiter m s + +
Experte m n +n +n
Forscher m s + +
Gutachten n s + +
Umfrage f - +n +
Ergebnis n ses +se +
Stimme f - +n Stimm
Mehrheit f - +en +s
Quote f - +n +n
Anteil m s +e +s
Gewinn m s +e +
Verlust m s +e +
Kredit m s +e +
Schuld f - +en +en
Fonds m - + +
Aktie f - +n +n
Zins m es +en +
Währung f - +en +s
Ost m s + +
West m s + +
Nord m s + +
Süd m s + +
)";

inline constexpr std::string_view kAdjectives =
    "neu groß klein alt jung lang kurz gut schlecht stark schwach schnell langsam früh spät wichtig "
    "schwierig möglich "
    "öffentlich politisch wirtschaftlich sozial deutsch europäisch russisch französisch polnisch "
    "österreichisch "
    "international regional örtlich staatlich städtisch privat gemeinsam vergangen kommend künftig aktuell "
    "ehemalig "
    "bisherig verantwortlich zuständig betroffen umstritten geplant erwartet bekannt unbekannt erfolgreich "
    "gefährlich "
    "friedlich heftig deutlich klar offen geheim sicher unsicher günstig voll leer warm kalt trocken "
    "nass hell "
    "schwer leicht tief breit schmal frei streng mild sauber digital modern klassisch ländlich kirchlich "
    "jährlich monatlich "
    "täglich zusätzlich vorläufig endgültig grundsätzlich dringend nachhaltig erneuerbar elektrisch "
    "medizinisch "
    "wissenschaftlich technisch rechtlich finanziell militärisch diplomatisch zivil jugendlich erwachsen "
    "gesund krank "
    "berühmt beliebt einfach ernst fremd ganz geeignet gering gewaltig gleich historisch knapp komplett "
    "konkret kritisch menschlich mutig nördlich südlich westlich östlich persönlich plötzlich praktisch "
    "richtig ruhig "
    "sachlich schlimm still überraschend unabhängig verschieden vorsichtig weit wertvoll zahlreich zentral";

/// Second parts of adjectives made from a noun: energie+politisch.
inline constexpr std::string_view kAdjectiveHeads =
    "politisch rechtlich technisch reich arm weit fähig freundlich feindlich bedingt geprägt intensiv nah "
    "fern gerecht "
    "bezogen wirtschaftlich tauglich pflichtig frei";

/// Infinitive, past, participle; all take an accusative.
inline constexpr std::string_view kVerbs = R"(fordern forderte gefordert
planen plante geplant
kritisieren kritisierte kritisiert
loben lobte gelobt
prüfen prüfte geprüft
beschließen beschloss beschlossen
verschieben verschob verschoben
eröffnen eröffnete eröffnet
schließen schloss geschlossen
verkaufen verkaufte verkauft
kaufen kaufte gekauft
bauen baute gebaut
sanieren sanierte saniert
finden fand gefunden
suchen suchte gesucht
gewinnen gewann gewonnen
verlieren verlor verloren
begrüßen begrüßte begrüßt
verteidigen verteidigte verteidigt
ändern änderte geändert
verlängern verlängerte verlängert
verkürzen verkürzte verkürzt
senken senkte gesenkt
erhöhen erhöhte erhöht
retten rettete gerettet
schützen schützte geschützt
untersuchen untersuchte untersucht
erforschen erforschte erforscht
besuchen besuchte besucht
verlassen verließ verlassen
unterstützen unterstützte unterstützt
behindern behinderte behindert
stoppen stoppte gestoppt
beginnen begann begonnen
beenden beendete beendet
erwarten erwartete erwartet
befürchten befürchtete befürchtet
melden meldete gemeldet
bestätigen bestätigte bestätigt
bestreiten bestritt bestritten
erklären erklärte erklärt
veröffentlichen veröffentlichte veröffentlicht
verbieten verbot verboten
erlauben erlaubte erlaubt
genehmigen genehmigte genehmigt
verhindern verhinderte verhindert
treffen traf getroffen
sehen sah gesehen
nennen nannte genannt
bezahlen bezahlte bezahlt
fördern förderte gefördert
verurteilen verurteilte verurteilt
vertreten vertrat vertreten
leiten leitete geleitet
gründen gründete gegründet
verändern veränderte verändert
beraten beriet beraten
entlasten entlastete entlastet
belasten belastete belastet
kontrollieren kontrollierte kontrolliert
reparieren reparierte repariert
organisieren organisierte organisiert
finanzieren finanzierte finanziert
modernisieren modernisierte modernisiert
blockieren blockierte blockiert
dulden duldete geduldet
erleichtern erleichterte erleichtert
erschweren erschwerte erschwert
beschleunigen beschleunigte beschleunigt
bremsen bremste gebremst
ersetzen ersetzte ersetzt
übernehmen übernahm übernommen
überprüfen überprüfte überprüft
überzeugen überzeugte überzeugt
unterzeichnen unterzeichnete unterzeichnet
unterbrechen unterbrach unterbrochen
verbinden verband verbunden
verbessern verbesserte verbessert
verbreiten verbreitete verbreitet
verdoppeln verdoppelte verdoppelt
verfolgen verfolgte verfolgt
vergleichen verglich verglichen
verhandeln verhandelte verhandelt
verkünden verkündete verkündet
vermeiden vermied vermieden
vermissen vermisste vermisst
versprechen versprach versprochen
verteilen verteilte verteilt
warnen warnte gewarnt
wählen wählte gewählt
zählen zählte gezählt
zeigen zeigte gezeigt
zerstören zerstörte zerstört
bedrohen bedrohte bedroht
beeinflussen beeinflusste beeinflusst
begleiten begleitete begleitet
behandeln behandelte behandelt
beobachten beobachtete beobachtet
berechnen berechnete berechnet
beschreiben beschrieb beschrieben
besetzen besetzte besetzt
bewerten bewertete bewertet
bewundern bewunderte bewundert
brauchen brauchte gebraucht
ehren ehrte geehrt
empfangen empfing empfangen
entdecken entdeckte entdeckt
entlassen entließ entlassen
enttäuschen enttäuschte enttäuscht
entwickeln entwickelte entwickelt
erinnern erinnerte erinnert
erreichen erreichte erreicht
erzwingen erzwang erzwungen
fangen fing gefangen
feiern feierte gefeiert
fragen fragte gefragt
führen führte geführt
hören hörte gehört
kürzen kürzte gekürzt
liefern lieferte geliefert
lösen löste gelöst
malen malte gemalt
messen maß gemessen
nutzen nutzte genutzt
öffnen öffnete geöffnet
räumen räumte geräumt
regeln regelte geregelt
sammeln sammelte gesammelt
schätzen schätzte geschätzt
sperren sperrte gesperrt
stärken stärkte gestärkt
streichen strich gestrichen
tragen trug getragen
)";

inline constexpr std::string_view kAdverbs =
    "bereits inzwischen weiterhin allerdings zudem außerdem dennoch trotzdem deshalb daher damit dabei dafür "
    "dagegen darüber "
    "demnach derzeit zurzeit bislang bisher zuletzt zunächst anschließend danach davor vorher später früher "
    "bald sofort "
    "demnächst künftig gleichzeitig zugleich insgesamt mindestens höchstens ungefähr beinahe fast nahezu "
    "kaum vielleicht "
    "möglicherweise vermutlich wahrscheinlich wohl offenbar offensichtlich anscheinend angeblich tatsächlich "
    "wirklich "
    "eigentlich jedenfalls immerhin ohnehin sowieso schließlich endlich letztlich erneut wieder wiederum "
    "nochmals mehrfach oft "
    "häufig manchmal selten nie immer stets ständig dauernd meistens teilweise weitgehend größtenteils "
    "vollständig völlig "
    "überwiegend hauptsächlich insbesondere besonders vor allem etwa beispielsweise ebenfalls ebenso genauso "
    "auch nur lediglich "
    "allein gemeinsam zusammen einzeln nacheinander hier dort überall nirgends draußen drinnen bundesweit "
    "landesweit europaweit "
    "weltweit vorerst einstweilen unterdessen währenddessen mittlerweile nunmehr heute morgen gestern "
    "neuerdings kürzlich "
    "unlängst jüngst seither seitdem damals einst ursprünglich erstmals letztmals hingegen jedoch freilich "
    "zwar indes "
    "gegebenenfalls notfalls andernfalls sonst leider glücklicherweise bedauerlicherweise erstaunlicherweise "
    "üblicherweise "
    "normalerweise logischerweise paradoxerweise stattdessen vielmehr überhaupt keinesfalls keineswegs gar "
    "nicht selbst sogar";

inline constexpr std::string_view kFirstNames =
    "Anna Peter Maria Thomas Julia Michael Sabine Andreas Katrin Stefan Petra Christian Monika Martin "
    "Susanne Frank "
    "Claudia Jürgen Andrea Markus Birgit Klaus Nicole Jan Stefanie Uwe Heike Wolfgang Anja Matthias Karin "
    "Jens Martina "
    "Alexander Silke Tobias Christine Florian Barbara Sebastian Ute Daniel Gabriele Ralf Melanie Bernd "
    "Simone Dirk Tanja "
    "Holger Lena Jonas Laura Lukas Sarah Felix Lisa Maximilian Johanna Paul Emma Leon Mia Elias Hannah Noah "
    "Ayşe Mehmet "
    "Fatma Mustafa Olga Iwan Natalia Dmitri Agnieszka Piotr Zuzanna Marek François Émilie Jean Giulia Marco "
    "Søren Astrid "
    "Björn Kerstin Torsten Annegret Hartmut Friederike Gottfried Elisabeth Konrad Wilhelmine";

inline constexpr std::string_view kSurnames =
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter "
    "Klein Wolf "
    "Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier "
    "Lehmann Schmid "
    "Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung "
    "Hahn Schubert "
    "Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster "
    "Simon Ludwig "
    "Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt "
    "Haas Schreiber "
    "Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer "
    "Yılmaz Kaya "
    "Demir Nowak Kowalski Iwanow Petrow";

/// Parts of which rarer surnames and places are made.
inline constexpr std::string_view kNameFronts =
    "Alten Neuen Ober Unter Nieder Hohen Linden Eichen Buchen Birken Erlen Eschen Tannen Rosen Dornen Stein "
    "Sand Kalk Salz "
    "Silber Eisen Gold Mühl Brunn Bach Königs Kaisers Grafen Bischofs Mönchs Wald Wiesen Feld Heide Moor See "
    "Wolfs Bären "
    "Hirsch Fuchs Adler Falken Raben Schwanen Roten Weißen Schwarzen Grünen Blanken Langen Breiten Tiefen "
    "Kirch Markt Burg "
    "Schloss Berg Tal Winter Sommer Oster Wester Nord Süd Hart Lauter Rein Will Her Gün Sieg Fried Diet Lud "
    "Wal Rei Go Ei "
    "Kling Pfann Dorn Brink";

inline constexpr std::string_view kSurnameBacks =
    "mann bauer meier müller schmidt hoff hofer berger bacher brecht hardt wald winter stein thal feld kamp "
    "horst schulte "
    "rath mund bert fried ling ler ner ski mair huber becker krug kopf bein schild schütz hauer macher wirth "
    "vogel bach";

inline constexpr std::string_view kPlaceBacks =
    "brück stadt burg berg dorf hausen heim ingen bach tal feld wald kirchen hofen furt hagen rode leben see "
    "au münde born "
    "kamp horst büttel";

inline constexpr std::string_view kPlaces =
    "Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden "
    "Hannover Nürnberg "
    "Duisburg Bochum Wuppertal Bielefeld Bonn Münster Mannheim Karlsruhe Augsburg Wiesbaden Kiel Rostock "
    "Erfurt Mainz Kassel "
    "Magdeburg Freiburg Lübeck Potsdam Saarbrücken Wien Graz Linz Salzburg Zürich Bern Basel Genf Paris "
    "London Brüssel "
    "Moskau Kiew Warschau Prag Washington Peking Rom Madrid Athen Budapest Straßburg";

inline constexpr std::string_view kOrganisations =
    "NATO EU SPD CDU CSU FDP UNO WHO ADAC DGB VdK EZB IWF ARD ZDF BKA BASF BMW Siemens Lufthansa Bundesbank "
    "Bundeswehr "
    "Bundestag Bundesrat Greenpeace Caritas Diakonie";

inline constexpr std::string_view kSources =
    "Altenbrücker Bote|Norddeutsches Tageblatt|Rheinische Rundschau am Morgen|Der Südkurier von "
    "Lindental|Hauptstadtblick|"
    "Wirtschaft am Abend|Die Woche im Osten|Alpenecho|Neue Hafenzeitung|Blatt der "
    "Wissenschaft|Sportkurier|Dorfanzeiger";

inline constexpr std::string_view kSections =
    "Politik Wirtschaft Lokales Sport Kultur Wissen Panorama Ausland Meinung Reise";

/// What a sentence is made of: words as they stand, and slots.
/// {N} {A} {D} {G} noun phrase by case, {n} bare plural noun, {P} person, {O} place, {R} organisation, {T}
/// time, {V} past, {p} participle, {i} infinitive, {J} adjective without ending, {#} number, {M} month and
/// year.
inline constexpr std::string_view kSentences = R"({N} hat {A} {B} {p}.
{N} hat {A} nach Angaben von {R} {p}.
{T} hat {N} {B} {A} {p}.
{N} {V} {A}, wie {P} {T} mitteilte.
{P} {V} {B} {A} und {A}.
„{N} muss {A} {B} {i}“, sagte {P} {T} in {O}.
„Wir wollen {A} {i}, aber nicht um jeden Preis“, so {P}.
Nach Ansicht von {P} ist {N} {B} {J} und für {A} kaum zu {i}.
In {O} wurde {T} {N} {p}.
Wegen {G} hatte {R} {A} {B} {p}.
{N} {G} soll {B} {A} {i}.
Mit {D} will {R} {A} {i}, ohne {A} zu {i}.
Es gehe {B} nicht darum, {A} zu {i}, erklärte {P} ({R}).
Rund {#} Menschen kamen nach {O}, um {A} zu {i}.
Der Anteil {G} lag bei {#} Prozent, ein Jahr zuvor waren es noch {#} Prozent gewesen.
Seit {M} sind {n} in {O} um {#} Prozent teurer geworden.
{R} und {R} hatten sich {B} auf {A} geeinigt.
Ob {N} {A} {i} kann, ist nach Meinung von {P} noch offen.
Zuvor hatte {P} aus {O} {A} {p}.
{B} seien auch {n} und {n} betroffen, hieß es bei {R}.
Die Kosten werden auf {#} Millionen Euro geschätzt, bezahlt wird das {B} aus {D}.
{N} sei {B} {J}, {N} dagegen {J}, schreibt {P} in {D}.
Bei {D} in {O} waren {T} {#} Gäste.
Während {N} {A} {V}, blieb {N} {B} {J}.
Wer {A} {i} will, braucht dafür {B} {A}.
Zwischen {O} und {O} {V} {N} {T} {A}.
Für {A} ist das eine Frage {G}, für {P} {B} eine Frage {G}.
{P}, seit {M} bei {R}, {V} {A}.
Das Urteil über {A} fiel in {O} {B} {J} aus.
„Das ist {B} {J}“, so {P}. „Niemand kann {A} so {i}.“
Im Streit um {A} hat {R} {A} {p}.
Von {D} hängt ab, ob {N} {A} {i} darf.
Weil {N} {J} war, musste {P} {A} {B} {i}.
Obwohl {N} {A} {V}, sieht {P} {B} keinen Grund zur Sorge.
Sobald {N} {p} ist, können {n} {A} {i}.
{B} {V} {N} {G} {A}.
{N}, {G} wegen {B} {J}, {V} {A} in {O}.
Gegenüber {D} zeigte sich {P} {B} {J}.
Laut {P} haben {n} und {n} {T} {A} {p}.
Damit bleibt {N} vorerst {J}; {n} wollen {B} {A} {i}.
Statt {G} werde man {B} {A} {i}, teilte {R} mit.
Unter {D} litt {B} {N}, vor allem in {O}.
Ihre Antwort auf {A} nannte {P} {J}.
Sie habe {A} {B} {p}, erzählte {P} aus {O}.
Er werde {A} {i}, kündigte {P} {T} an.
{n}, {n} und {n}: Das alles {V} {P} {B}.
)";

/// What headlines and section headings are made of, with the same slots.
inline constexpr std::string_view kHeadlines = R"({P} will {A} {i}
{R} streitet über {A}
{O}: {N} wird {p}
{n} in {O} werden {J}
{N} {G} bleibt {J}
Warum {N} {A} {V}
{R} {V} {A}
Mehr {n} nach {D}
{P} und {P} in {O}
Kritik an {D}
)";

inline constexpr std::string_view kHeadings = R"({n} und {n}
Streit um {A}
{R} bleibt {J}
{N} im Blick
Was {P} sagt
Zweifel an {D}
)";

inline constexpr std::string_view kTimes =
    "am Montag|am Dienstag|am Mittwoch|am Donnerstag|am Freitag|am Samstag|am Sonntag|am Montagabend|am "
    "Dienstagmorgen|"
    "am Mittwochnachmittag|in der Nacht|am Wochenende|in der vergangenen Woche|im Herbst|im Frühjahr|vor "
    "zwei Jahren|gestern";

inline constexpr std::string_view kMonths =
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";

}  // namespace blattwerk::bench
