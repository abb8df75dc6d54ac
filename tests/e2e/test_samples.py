"""The articles of samples/, in every form people have them, become one archive."""
import subprocess

import pytest

from conftest import SAMPLES, counts, expected

ARTICLES = 26


def test_imports_every_form_once(blattwerk):
    assert counts(blattwerk.imports(SAMPLES)) == expected(new=ARTICLES)
    assert counts(blattwerk.imports(SAMPLES)) == expected(unchanged=ARTICLES)
    assert blattwerk.json("list")["total"] == ARTICLES


@pytest.fixture(scope="module")
def articles(samples):
    listed = samples.json("list", "--limit", "100")["articles"]
    return {article["title"]: samples.json("show", article["id"]) for article in listed}


def find(articles, words: str) -> dict:
    matching = [article for title, article in articles.items() if words in title]
    assert len(matching) == 1, f"{words}: {list(articles)}"
    return matching[0]


@pytest.mark.parametrize("words, date", [
    ("Macron sucht nach Auswegen", "2022-02-08T07:45:00+01:00"),
    ("Altenbrück streitet über das Hallenbad", "2022-02-10T21:30:00+01:00"),
    ("Sturmtief „Zeynep“", "2022-02-19T09:10:00+01:00"),
    ("Mehr Fahrgäste, weniger Busse", "2022-03"),
    ("SPD gewinnt die Landtagswahl", "2022-03-27T21:40:00+02:00"),
    ("Biathlon-Gold", "2022-02-07T13:15:00+01:00"),
    ("Nord Stream 2", "2022-02-22T13:05:00+01:00"),
    ("Goldener Bär", "2022-02-16T22:15:00+01:00"),
    ("„Ylenia“", "2022-02-17T07:50:00+01:00"),
    ("Olympia endet", "2022-02-20T15:30:00+01:00"),
    ("Corona-Regeln", "2022-03-18T06:30:00+01:00"),
    ("neue Brücke", "2022-02-01"),
])
def test_dates_each_as_precisely_as_known(articles, words, date):
    assert find(articles, words)["date"] == date


def test_leaves_an_unknown_date_out(articles):
    assert "date" not in find(articles, "Freibadsaison")


@pytest.mark.parametrize("words, headings", [
    ("Scholz wirbt in Kiew", ["Teilabzug angekündigt", "Am Vortag in der Ukraine"]),
    ("Altenbrück streitet über das Hallenbad", ["Energiepreise geben den Ausschlag", "Was die Vereine sagen"]),
    ("Freibadsaison", ["Eintritt bleibt stabil"]),
    ("SPD gewinnt", ["Grüne und FDP müssen zittern", "Stimmen aus Berlin"]),
    ("Biathlon-Gold", ["Eisiger Wind am Schießstand"]),
    ("„Ylenia“", ["Feuerwehr im Dauereinsatz", "„Zeynep“ kommt am Freitag"]),
    ("Heimatmuseum zeigt", ["Mithilfe erwünscht"]),
    ("Turnhalle wird", ["Viele wollen helfen"]),
    ("Corona-Regeln", ["Was die Länder dürfen", "Was sich in Altenbrück ändert"]),
])
def test_tells_headings_from_paragraphs(articles, words, headings):
    paragraphs = find(articles, words)["paragraphs"]
    assert [paragraph["text"] for paragraph in paragraphs if paragraph["kind"] == "heading"] == headings


def test_reads_authors_section_and_source(articles):
    article = find(articles, "Biathlon-Gold")
    assert article["authors"] == ["Marit Jessen", "Tobias Eckern"]
    assert article["section"] == "Sport"
    assert article["source"] == "Altenbrücker Bote"
    assert article["kicker"] == "Olympische Winterspiele"
    assert article["url"] == "https://bote.example/sport/olympia-herrmann-gold"


def test_composes_umlauts_and_drops_soft_hyphens(articles):
    text = "\n".join(paragraph["text"] for paragraph in find(articles, "„Zeynep“")["paragraphs"])
    assert "Böen von mehr als 140 Stundenkilometern" in text
    assert "\u0308" not in text and "\u00ad" not in text and "\ufeff" not in text


def test_joins_the_lines_of_a_paragraph(articles):
    texts = [paragraph["text"] for paragraph in find(articles, "weniger Busse")["paragraphs"]]
    assert any("Buslinien 12 und 14 zwischen" in text for text in texts)


def test_leaves_out_what_is_around_the_article(articles):
    text = "\n".join(paragraph["text"] for paragraph in find(articles, "„Ylenia“")["paragraphs"])
    for foreign in ("Cookies", "Lesen Sie auch", "Bochum", "wetterfrosch77", "Alle Rechte", "Foto:"):
        assert foreign not in text
    assert "rückte die Feuerwehr bis zum Mittag 27 Mal aus" in text


@pytest.mark.parametrize("query, words", [
    ("NATO-Osterweiterung", "Macron sucht"),
    ("NATO-Osterweiterung", "Nato-Osterweiterung steckt"),
    ("Osterweiterung der NATO", "Nato-Osterweiterung steckt"),
    ("Stürme", "Sturmtief"),
    ("Energiepreis", "Diesel"),
    ("Bauausschuss", "Hallenbad"),
    ('"Olympischen Winterspielen in Peking"', "Biathlon-Gold"),
    ("person:Putin", "Nord Stream 2"),
    ("ort:Kiew", "Scholz wirbt"),
    ("org:NATO Selenskyj", "Scholz wirbt"),
    ("autor:Jessen", "Bochum"),
    ("quelle:Amtsblatt", "Paralympics"),
    ("Bürger Bus", "weniger Busse"),
])
def test_finds(samples, query, words):
    titles = samples.titles(query, "--limit", "100")
    assert any(words in title for title in titles), titles


def test_lists_a_month_with_what_is_dated_by_the_month_only(samples):
    listed = samples.json("list", "--from", "2022-03", "--to", "2022-03", "--limit", "100")
    titles = [article["title"] for article in listed["articles"]]
    assert any("weniger Busse" in title for title in titles)
    assert not any("Bochum" in title for title in titles)
    assert listed["total"] == len(titles) == 9


def test_a_month_is_no_day(samples):
    for day in ("2022-03-01", "2022-03-15", "2022-03-31"):
        titles = [article["title"] for article in samples.json("list", "--on", day)["articles"]]
        assert not any("weniger Busse" in title for title in titles)


def test_gives_back_the_bytes_imported(samples, articles):
    article = find(articles, "Heimatmuseum zeigt")
    done = subprocess.run(samples.command("show", article["id"], "--original"), env=samples.environment,
                          capture_output=True, check=True)
    assert done.stdout == (SAMPLES / "web/museum.html").read_bytes()
