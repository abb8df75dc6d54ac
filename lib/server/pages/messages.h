#pragma once

#include <string_view>

namespace blattwerk::server::pages {

/// What the pages say, in both languages. `{}` is replaced by a value.
struct Message {
  std::string_view german;
  std::string_view english;
};

/// A message about a number of things; `{}` is the number.
struct Counted {
  Message one;
  Message many;
};

// The frame.
inline constexpr Message kSiteTitle{"Blattwerk: Archiv deutscher Nachrichten",
                                    "Blattwerk: an archive of German news"};
inline constexpr Message kSkip{"Zum Inhalt", "Skip to content"};
inline constexpr Message kNavigation{"Bereiche", "Sections"};
inline constexpr Message kArchive{"Archiv", "Archive"};
inline constexpr Message kNames{"Namen", "Names"};
inline constexpr Message kTrends{"Verläufe", "Trends"};
inline constexpr Message kSavedSearches{"Merkliste", "Saved searches"};
inline constexpr Message kConcordance{"Konkordanz", "Concordance"};
inline constexpr Message kStatistics{"Bestand", "Holdings"};
inline constexpr Message kHelp{"Suchhilfe", "Search help"};
inline constexpr Message kReadOnly{"nur zum Lesen", "read-only"};
inline constexpr Message kSearch{"Suchen", "Search"};
inline constexpr Message kSearchArchive{"Im Archiv suchen", "Search the archive"};
inline constexpr Message kSearchPlaceholder{"Wörter, Namen, „Wortfolgen“ …", "Words, names, “phrases” …"};
inline constexpr Message kPath{"Pfad", "Path"};

// The keyboard.
inline constexpr Message kKeys{"Tastatur", "Keyboard"};
inline constexpr Message kKeySearch{"ins Suchfeld", "to the search box"};
inline constexpr Message kKeyNext{"nächster Artikel der Liste", "next article of the list"};
inline constexpr Message kKeyPrevious{"voriger Artikel der Liste", "previous article of the list"};
inline constexpr Message kKeyOpen{"Artikel öffnen", "open the article"};
inline constexpr Message kKeyNextHit{"nächste Fundstelle im Artikel", "next match in the article"};
inline constexpr Message kKeyPreviousHit{"vorige Fundstelle im Artikel", "previous match in the article"};
inline constexpr Message kKeyEscape{"Feld verlassen, Fenster schließen", "leave a field, close a window"};
inline constexpr Message kKeyHelp{"diese Übersicht", "this list"};
inline constexpr Message kClose{"Schließen", "Close"};

// Errors.
inline constexpr Message kNotFound{"Hier ist nichts", "There is nothing here"};
inline constexpr Message kNotFoundAdvice{
    "Unter dieser Adresse gibt es nichts. Vielleicht wurde der Artikel gelöscht, oder in der Adresse ist ein "
    "Tippfehler.",
    "There is nothing at this address. The article may have been deleted, or there is a slip in the "
    "address."};
inline constexpr Message kWentWrong{"Das ging schief", "Something went wrong"};
inline constexpr Message kToStart{"Zur Startseite", "To the start page"};
inline constexpr Message kFormExpired{
    "Das Formular ist nicht mehr gültig. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch "
    "einmal.",
    "The form is no longer valid. Go back, load the page again and send it once more."};

// Numbers of things.
inline constexpr Counted kDerivedArticles{
    {"{} weiterer nur mit abgeleiteten Wörtern", "{} more with derived words only"},
    {"{} weitere nur mit abgeleiteten Wörtern", "{} more with derived words only"}};
inline constexpr Counted kArticles{{"{} Artikel", "{} article"}, {"{} Artikel", "{} articles"}};
inline constexpr Counted kHits{{"{} Treffer", "{} hit"}, {"{} Treffer", "{} hits"}};
inline constexpr Counted kPlacesInText{{"{} Fundstelle", "{} match"}, {"{} Fundstellen", "{} matches"}};
inline constexpr Counted kNamesCount{{"{} Name", "{} name"}, {"{} Namen", "{} names"}};
inline constexpr Counted kNewArticles{{"{} neuer Artikel", "{} new article"},
                                      {"{} neue Artikel", "{} new articles"}};
inline constexpr Counted kUndatedArticles{{"{} Artikel ohne Datum", "{} article without a date"},
                                          {"{} Artikel ohne Datum", "{} articles without a date"}};
inline constexpr Counted kLessPrecise{
    {"Dazu {} Artikel ohne genaues Datum.", "And {} article without an exact date."},
    {"Dazu {} Artikel ohne genaues Datum.", "And {} articles without an exact date."}};
inline constexpr Counted kNearDuplicates{
    {"{} weiterer fast gleicher Artikel", "{} more, nearly equal article"},
    {"{} weitere fast gleiche Artikel", "{} more, nearly equal articles"}};
inline constexpr Counted kVersionCount{{"{} Fassung", "{} version"}, {"{} Fassungen", "{} versions"}};
inline constexpr Counted kUnchangedParagraphs{{"{} Absatz unverändert", "{} paragraph unchanged"},
                                              {"{} Absätze unverändert", "{} paragraphs unchanged"}};
inline constexpr Counted kArticlesTogether{{"{} gemeinsamer Artikel", "{} article together"},
                                           {"{} gemeinsame Artikel", "{} articles together"}};
inline constexpr Counted kQuotedIn{{"Der Artikel mit Zitaten", "The article with quotations"},
                                   {"Alle {} Artikel mit Zitaten", "All {} articles with quotations"}};
inline constexpr Counted kAllArticlesOf{{"Der {} Artikel", "The {} article"},
                                        {"Alle {} Artikel", "All {} articles"}};

// Start page.
inline constexpr Message kNewestArticles{"Neueste Artikel", "Newest articles"};
inline constexpr Message kCalendar{"Kalender", "Calendar"};
inline constexpr Message kWholeArchive{"Das ganze Archiv nach Jahren", "The whole archive by year"};
inline constexpr Message kWelcome{"Noch ist das Archiv leer", "The archive is still empty"};
inline constexpr Message kWelcomeText{
    "Blattwerk nimmt, was Sie haben: kopierte Texte, gespeicherte Webseiten, Feeds, E-Mails, PDF, Word, JSON "
    "und "
    "ganze Ordner davon. Nichts verlässt diesen Rechner.",
    "Blattwerk takes what you have: pasted texts, saved web pages, feeds, mail, PDF, Word, JSON, and whole "
    "folders of "
    "them. Nothing leaves this machine."};
inline constexpr Message kWelcomeDrop{"Dateien hier einlesen", "Import files here"};
inline constexpr Message kWelcomeCommand{"Auf der Befehlszeile:", "On the command line:"};

// Search.
inline constexpr Message kSearchFor{"Suche: {}", "Search: {}"};
inline constexpr Message kAllArticles{"Alle Artikel", "All articles"};
inline constexpr Message kOrder{"Reihenfolge", "Order"};
inline constexpr Message kByRelevance{"Relevanz", "Relevance"};
inline constexpr Message kNewestFirst{"Neueste", "Newest"};
inline constexpr Message kOldestFirst{"Älteste", "Oldest"};
inline constexpr Message kNarrow{"Eingrenzen", "Narrow down"};
inline constexpr Message kNarrowedBy{"Eingegrenzt auf", "Narrowed down to"};
inline constexpr Message kRemoveCondition{"{}: aufheben", "{}: remove"};
inline constexpr Message kAnyWord{"eines der Wörter genügt", "any of the words"};
inline constexpr Message kPeriod{"Zeitraum", "Period"};
inline constexpr Message kByDate{"Artikel nach Datum", "Articles by date"};
inline constexpr Message kFrom{"von", "from"};
inline constexpr Message kTo{"bis", "to"};
inline constexpr Message kApply{"Anwenden", "Apply"};
inline constexpr Message kDateExample{"2022-02-04", "2022-02-04"};
inline constexpr Message kNoDate{"{} ist kein Datum. Schreiben Sie 2022, 2022-02, 04.02.2022, heute oder 7d.",
                                 "{} is no date. Write 2022, 2022-02, 2022-02-04, heute or 7d."};
inline constexpr Message kSources{"Quellen", "Sources"};
inline constexpr Message kSource{"Quelle", "Source"};
inline constexpr Message kPersons{"Personen", "People"};
inline constexpr Message kPerson{"Person", "Person"};
inline constexpr Message kOrganizations{"Organisationen", "Organizations"};
inline constexpr Message kOrganization{"Organisation", "Organization"};
inline constexpr Message kPlaces{"Orte", "Places"};
inline constexpr Message kPlaceName{"Ort", "Place"};
inline constexpr Message kOthers{"Sonstige", "Others"};
inline constexpr Message kOtherName{"Sonstiges", "Other"};
inline constexpr Message kDerivedNames{"Nur abgeleitet genannt", "Named by derived words only"};
inline constexpr Message kSections{"Ressorts", "Sections"};
inline constexpr Message kSection{"Ressort", "Section"};
inline constexpr Message kAuthors{"Autoren", "Authors"};
inline constexpr Message kAuthor{"Autor", "Author"};
inline constexpr Message kShowMore{"{} weitere", "{} more"};
inline constexpr Message kMostOfTheWords{"Mit den meisten der Wörter", "With most of the words"};
inline constexpr Message kAsConcordance{"Als Konkordanz", "As a concordance"};
inline constexpr Message kAsTrend{"Als Verlauf", "As a trend"};
inline constexpr Message kSaveSearch{"Suche merken", "Save this search"};
inline constexpr Message kDidYouMean{"Meinten Sie", "Did you mean"};
inline constexpr Message kNothingFoundAdvice{"Dazu findet sich nichts. Was helfen kann:",
                                             "Nothing is found. What may help:"};
inline constexpr Message kSearchWithoutConditions{"Ohne Eingrenzung suchen", "Search without narrowing down"};
inline constexpr Message kSearchAnyWord{"Eines der Wörter genügen lassen", "Let any of the words do"};
inline constexpr Message kAdviceFewerWords{"Weniger oder allgemeinere Wörter.",
                                           "Fewer or more general words."};
inline constexpr Message kAdviceTruncate{"Der Anfang eines Wortes mit Stern: ",
                                         "The beginning of a word with a star: "};
inline constexpr Message kAdviceHelp{"Was man alles suchen kann", "All that one can search for"};
inline constexpr Message kOneByOne{"Fast gleiche Artikel einzeln zeigen",
                                   "Show nearly equal articles one by one"};
inline constexpr Message kTogether{"Fast gleiche Artikel zusammenfassen",
                                   "Show nearly equal articles as one"};
inline constexpr Message kPages{"Seiten", "Pages"};
inline constexpr Message kPageOf{"Seite {} von {}", "Page {} of {}"};
inline constexpr Message kPreviousPage{"Zurück", "Previous"};
inline constexpr Message kNextPage{"Weiter", "Next"};

// Articles.
inline constexpr Message kUndated{"ohne Datum", "undated"};
inline constexpr Message kBy{"Von", "By"};
inline constexpr Message kAnd{" und ", " and "};
inline constexpr Message kUpdated{"Stand:", "Updated:"};
inline constexpr Message kPreviousMatch{"vorige Fundstelle", "previous match"};
inline constexpr Message kNextMatch{"nächste Fundstelle", "next match"};
inline constexpr Message kHitsInArticle{"Fundstellen", "Matches"};
inline constexpr Message kShowNames{"Im Text zeigen", "Show in the text"};
inline constexpr Message kHideNames{"Im Text verbergen", "Hide in the text"};
inline constexpr Message kAboutArticle{"Zum Artikel", "About the article"};
inline constexpr Message kOriginalPage{"Adresse", "Address"};
inline constexpr Message kToOriginal{"Zur Originalseite", "To the original page"};
inline constexpr Message kAgency{"Agentur", "Agency"};
inline constexpr Message kTopics{"Themen", "Topics"};
inline constexpr Message kVersions{"Fassungen", "Versions"};
inline constexpr Message kVersionsOf{"Fassungen: {}", "Versions: {}"};
inline constexpr Message kChangesOfVersion{"Änderungen der {}. Fassung", "Changes of version {}"};
inline constexpr Message kOnlyVersion{"Von diesem Artikel gibt es nur die eine Fassung.",
                                      "There is only the one version of this article."};
inline constexpr Message kRemoved{"Entfallen", "Removed"};
inline constexpr Message kAdded{"Neu", "Added"};
inline constexpr Message kOriginFile{"Datei", "File"};
inline constexpr Message kImported{"Eingelesen", "Imported"};
inline constexpr Message kNumberInArchive{"Nummer im Archiv", "Number in the archive"};
inline constexpr Message kExternalId{"Kennung der Quelle", "Id at the source"};
inline constexpr Message kSimilarArticlesTitle{"Ähnliche Artikel", "Similar articles"};

inline constexpr Message kCite{"Zitieren", "Cite"};
inline constexpr Message kCitedIn{"In:", "In:"};
inline constexpr Message kAccessed{"abgerufen am {}", "accessed {}"};
inline constexpr Message kCopy{"Kopieren", "Copy"};
inline constexpr Message kCopyWhat{"{}: kopieren", "{}: copy"};

// The archive by date.
inline constexpr Message kArchiveByDate{"Das Archiv nach Datum", "The archive by date"};
inline constexpr Message kEmptyArchive{"Das Archiv ist leer.", "The archive is empty."};
inline constexpr Message kNoArticlesThen{"Aus dieser Zeit gibt es keine Artikel.",
                                         "There are no articles of this time."};
inline constexpr Message kUndatedTitle{"Ohne Datum", "Undated"};
inline constexpr Message kWithoutDay{"{}, ohne Tag", "{}, no day known"};
inline constexpr Message kYear{"Jahr", "Year"};
inline constexpr Message kMonth{"Monat", "Month"};
inline constexpr Message kNeighbours{"Davor und danach", "Before and after"};
inline constexpr Message kSearchWithin{"In {} suchen", "Search in {}"};

// Names.
inline constexpr Message kFindName{"Name", "Name"};
inline constexpr Message kFind{"Finden", "Find"};
inline constexpr Message kAll{"Alle", "All"};
inline constexpr Message kKind{"Art", "Kind"};
inline constexpr Message kNoNames{"Das Archiv kennt noch keine Namen.", "The archive knows no names yet."};
inline constexpr Message kUnknownName{"Das Archiv kennt {} nicht", "The archive does not know {}"};
inline constexpr Message kSearchForWord{"Nach dem Wort {} suchen", "Search for the word {}"};
inline constexpr Message kFromTo{"{} bis {}", "{} to {}"};
inline constexpr Message kOverTime{"Im Lauf der Zeit", "Over time"};
inline constexpr Message kTogetherWith{"Gemeinsam genannt mit", "Named together with"};
inline constexpr Message kCompanionsOf{"Mit wem {} genannt wird", "With whom {} is named"};
inline constexpr Message kAlsoCalled{"Auch genannt", "Also called"};
inline constexpr Message kSameName{"Desselben Namens", "Of the same name"};
inline constexpr Message kQuotations{"Zitate", "Quotations"};
inline constexpr Message kReportedSpeech{"sinngemäß", "reported"};
inline constexpr Message kKeyArticles{"Am meisten über diesen Namen", "Most about this name"};
inline constexpr Message kAboutName{"Zum Namen", "About the name"};

// Trends and concordance.
inline constexpr Message kTrendsTitle{"Verläufe vergleichen", "Compare trends"};
inline constexpr Message kTrendsHint{
    "Wie oft im Lauf der Zeit worüber geschrieben wurde: jede Suche eine Kurve.",
    "How often things were written about over time: a curve for each search."};
inline constexpr Message kQueryNumber{"{}. Suche", "Search {}"};
inline constexpr Message kCompare{"Vergleichen", "Compare"};
inline constexpr Message kCurvesLabel{"Kurven der Suchen; die Zahlen stehen in der Tabelle",
                                      "Curves of the searches; the table has the numbers"};
inline constexpr Message kCurvesCaption{"Artikel je Monat, auf tausend Artikel des Monats gerechnet.",
                                        "Articles by month, per thousand articles of the month."};
inline constexpr Message kCurvesNumberCaption{"Artikel je Monat.", "Articles by month."};
inline constexpr Message kScale{"Maß", "Scale"};
inline constexpr Message kByShare{"Anteil", "Share"};
inline constexpr Message kByNumber{"Anzahl", "Number"};
inline constexpr Message kPerThousand{"{} von tausend", "{} per thousand"};
inline constexpr Message kAsTable{"Als Tabelle", "As a table"};
inline constexpr Message kConcordanceHint{
    "Jede Stelle, an der ein Wort steht, mit dem, was davor und danach steht.",
    "Every place where a word stands, with what stands before and behind."};
inline constexpr Message kConcordanceOf{"Konkordanz: {}", "Concordance: {}"};
inline constexpr Message kWordOrPhrase{"Wort oder Wortfolge", "Word or phrase"};
inline constexpr Message kShow{"Zeigen", "Show"};
inline constexpr Message kByLeft{"nach links", "by the left"};
inline constexpr Message kByRight{"nach rechts", "by the right"};
inline constexpr Message kBefore{"davor", "before"};
inline constexpr Message kMatch{"Fundstelle", "match"};
inline constexpr Message kBehind{"danach", "behind"};
inline constexpr Message kDate{"Datum", "Date"};
inline constexpr Message kFirstPlaces{"Die ersten {} Fundstellen", "The first {} matches"};
inline constexpr Message kNothingFoundFor{"Zu {} findet sich nichts.", "Nothing is found for {}."};

// Saved searches.
inline constexpr Message kSavedHint{
    "Suchen, die Sie immer wieder stellen. Hier steht, was seit dem letzten Mal dazugekommen ist.",
    "Searches that you ask again and again. Here is what has come in since you last looked."};
inline constexpr Message kSavedName{"Name", "Name"};
inline constexpr Message kQuery{"Suche", "Query"};
inline constexpr Message kSave{"Merken", "Save"};
inline constexpr Message kMarkSeen{"Als gesehen merken", "Mark as seen"};
inline constexpr Message kForget{"Löschen", "Delete"};
inline constexpr Message kNothingNew{"nichts Neues", "nothing new"};

// Import.
inline constexpr Message kImport{"Einlesen", "Import"};
inline constexpr Message kImportTitle{"Artikel einlesen", "Import articles"};
inline constexpr Message kImportHint{
    "Gespeicherte Webseiten, kopierte Texte, Feeds, E-Mails, PDF, Word, JSON, CSV, ZIP und mehr. Was schon "
    "im Archiv ist, "
    "wird erkannt.",
    "Saved web pages, pasted texts, feeds, mail, PDF, Word, JSON, CSV, ZIP and more. What is in the archive "
    "already is "
    "recognised."};
inline constexpr Message kDropHere{"Dateien oder Ordner hierher ziehen", "Drop files or folders here"};
inline constexpr Message kChooseFiles{"Dateien auswählen", "Choose files"};
inline constexpr Message kPasteText{"Oder Text einfügen", "Or paste a text"};
inline constexpr Message kStartImport{"Einlesen", "Import"};
inline constexpr Message kAddedArticles{"Neu", "New"};
inline constexpr Message kUpdatedArticles{"Neue Fassung", "New version"};
inline constexpr Message kUnchangedArticles{"Unverändert", "Unchanged"};
inline constexpr Message kDuplicateArticles{"Doppelt", "Duplicate"};
inline constexpr Message kFailedArticles{"Fehlgeschlagen", "Failed"};
inline constexpr Message kImportWaiting{"Wartet auf einen anderen Import.", "Waits for another import."};
inline constexpr Message kImportRunning{"Wird eingelesen: {} Artikel bisher.",
                                        "Being imported: {} articles so far."};
inline constexpr Message kImportDone{"Eingelesen.", "Imported."};
inline constexpr Message kImportFailed{"Der Import ist fehlgeschlagen:", "The import has failed:"};
inline constexpr Message kImportMore{"Mehr einlesen", "Import more"};

// Holdings.
inline constexpr Message kInNumbers{"In Zahlen", "In numbers"};
inline constexpr Message kArticlesTitle{"Artikel", "Articles"};
inline constexpr Message kParagraphs{"Absätze", "Paragraphs"};
inline constexpr Message kEarlierVersions{"Frühere Fassungen", "Earlier versions"};
inline constexpr Message kTextSize{"Text", "Text"};
inline constexpr Message kOriginalsSize{"Originale, komprimiert", "Originals, compressed"};
inline constexpr Message kFileSize{"Datei", "File"};
inline constexpr Message kFirstArticle{"Ältester Artikel", "Oldest article"};
inline constexpr Message kLastArticle{"Neuester Artikel", "Newest article"};

// Health.
inline constexpr Message kHealth{"Zustand", "Health"};
inline constexpr Message kHealthLink{"Ist das Archiv heil? Prüfen und sichern",
                                     "Is the archive sound? Check and back up"};
inline constexpr Message kHealthHint{
    "Ob die Datei des Archivs heil ist, ob alles darin zusammengehört, und ob die Suche jeden Artikel kennt.",
    "Whether the file of the archive is sound, whether all in it belongs together, and whether every article "
    "can be found."};
inline constexpr Message kCheckNow{"Jetzt prüfen", "Check now"};
inline constexpr Message kSound{"Das Archiv ist heil.", "The archive is sound."};
inline constexpr Message kDamaged{"Das Archiv ist beschädigt.", "The archive is damaged."};
inline constexpr Message kLookedAt{"Geprüft: {}, {}.", "Checked: {}, {}."};
inline constexpr Counted kOriginals{{"{} Original", "{} original"}, {"{} Originale", "{} originals"}};
inline constexpr Counted kMoreFindings{{"und {} weiterer Befund", "and {} more finding"},
                                       {"und {} weitere Befunde", "and {} more findings"}};
inline constexpr Message kChecked{"Zuletzt geprüft: {}", "Last checked: {}"};
inline constexpr Message kSeconds{"{} Sekunden", "{} seconds"};
inline constexpr Message kRemedyRepair{
    "Alle Artikel sind da. Was aus ihnen abgeleitet ist, macht dieser Befehl neu:",
    "All articles are there. What is derived from them is made anew by:"};
inline constexpr Message kRemedyRestore{
    "Heben Sie die Datei auf, wie sie ist, und spielen Sie eine Sicherung ein:",
    "Keep the file as it is, and restore a backup:"};
inline constexpr Message kReadOnlyCheck{
    "Dieses Archiv wird nur zum Lesen gezeigt; prüfen kann es, wer es führt.",
    "This archive is served read-only; who keeps it can check it."};
inline constexpr Message kThoroughCheck{"Gründlich prüfen", "A thorough check"};
inline constexpr Message kThoroughCheckHint{
    "Jeden Text, jedes Original und jede Stelle im Verzeichnis der Wörter prüft, im Terminal:",
    "Every text, every original and every place in the index of words is checked, in a terminal, by:"};
inline constexpr Message kBackup{"Sichern", "Back up"};
inline constexpr Message kBackupHint{
    "Eine geprüfte Kopie, auch während eingelesen wird; von den älteren bleiben die letzten sieben. Am "
    "besten "
    "auf einem anderen Datenträger:",
    "A checked copy, also during an import; of the older ones the last seven stay. Best on another disk:"};
inline constexpr Message kRestoreHint{"Zurück geht es so; das jetzige Archiv bleibt daneben liegen:",
                                      "The way back, which keeps the present archive beside it:"};

// Help.
inline constexpr Message kHelpTitle{"Wie man sucht", "How to search"};
inline constexpr Message kHelpIntroduction{
    "Was Sie auch tippen, ist eine Suche. Wörter finden alle ihre Beugungen und die Zusammensetzungen, in "
    "denen sie stecken. "
    "Was nicht verstanden wird, wird als Wörter gesucht, und ein Hinweis sagt es.",
    "Whatever you type is a search. Words find all their inflections and the compounds they are part of. "
    "What is not "
    "understood is searched as words, and a note says so."};
inline constexpr Message kHelpWords{"Wörter", "Words"};
inline constexpr Message kHelpOperators{"Verknüpfungen", "Operators"};
inline constexpr Message kHelpFields{"Felder", "Fields"};
inline constexpr Message kHelpDates{"Daten und Reihenfolge", "Dates and order"};
inline constexpr Message kHelpNames{
    "Verknüpfungen schreibt man groß. Englische Namen gelten ebenso: AND, OR, NOT, NEAR, title:, place:, "
    "date:, since:, sort:newest.",
    "Operators are written in capitals. English names are equal: AND, OR, NOT, NEAR, title:, place:, date:, "
    "since:, sort:newest."};

}  // namespace blattwerk::server::pages
