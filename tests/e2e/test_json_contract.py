"""JSON answers have the fields of the contract: programs rely on them. More may be added, none be lost or renamed."""
import pytest

from conftest import counts, expected, json_lines

ARTICLE = {
    "id": "x-1", "title": "Der Titel", "kicker": "Dachzeile", "date": "2022-02-04T11:39:00+01:00",
    "updated": "2022-02-05T08:00:00+01:00", "source": "Prüfblatt", "url": "https://pruefblatt.example/1",
    "authors": ["Anna Amsel", "Bert Buche"], "section": "Politik",
    "text": "Olaf Scholz besuchte am Freitag die Stadt Köln.\n\nEine Überschrift\n\nDort sprach Scholz mit der NATO über den Frieden.",
}

ARTICLE_FIELDS = {"id", "external_id", "title", "kicker", "date", "updated", "source", "url", "authors", "section", "language",
                  "lead", "paragraphs", "entities", "origin"}
HIT_FIELDS = {"id", "title", "date", "source", "score", "paragraph", "snippet", "highlights", "external_id"}
OPTIONAL = {"date", "source", "external_id"}


@pytest.fixture
def archive(blattwerk, write):
    report = blattwerk.imports(write("articles.jsonl", json_lines([ARTICLE, {"title": "Nur ein Titel", "text": "Ein Satz."}])))
    assert counts(report) == expected(new=2)
    return blattwerk


def only_id(archive, query):
    ids = archive.search_ids(query)
    assert len(ids) == 1
    return ids[0]


def test_import_report(blattwerk, write):
    good = write("good.jsonl", json_lines([ARTICLE]))
    report = blattwerk.imports(good, blattwerk.folder / "missing", status=1)
    assert set(report) == {"new", "updated", "unchanged", "duplicate", "failed", "seconds", "errors"}
    assert counts(report) == expected(new=1, failed=1)
    assert [set(error) for error in report["errors"]] == [{"path", "reason"}]
    assert report["errors"][0]["path"].endswith("missing")


def test_article(archive):
    article = archive.json("show", only_id(archive, "Köln"))
    assert ARTICLE_FIELDS - {"language"} <= set(article)
    for field in ("title", "kicker", "date", "updated", "source", "url", "authors", "section"):
        assert article[field] == ARTICLE[field]
    assert article["external_id"] == "x-1"
    assert article["paragraphs"] == [
        {"n": 1, "kind": "lead", "text": "Olaf Scholz besuchte am Freitag die Stadt Köln."},
        {"n": 2, "kind": "heading", "text": "Eine Überschrift"},
        {"n": 3, "kind": "text", "text": "Dort sprach Scholz mit der NATO über den Frieden."},
    ]
    assert all({"type", "name", "count"} <= set(entity) for entity in article["entities"])
    assert {"type": "person", "name": "Olaf Scholz", "count": 2} in article["entities"]
    assert {"path", "sha256", "format", "imported"} <= set(article["origin"])
    assert len(article["origin"]["sha256"]) == 64


def test_article_leaves_out_what_is_not_known(archive):
    article = archive.json("show", only_id(archive, "Nur"))
    for field in ("kicker", "date", "updated", "source", "url", "authors", "section", "external_id"):
        assert field not in article


def test_search(archive):
    answer = archive.json("search", "Scholz")
    assert {"query", "total", "took_ms", "hits"} <= set(answer)
    assert answer["query"] == "Scholz"
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert HIT_FIELDS <= set(hit)
    assert hit["external_id"] == "x-1"
    snippet = hit["snippet"].encode()
    assert hit["highlights"] and all(snippet[start:end] == b"Scholz" for start, end in hit["highlights"])
    paragraph = next(p for p in archive.json("show", hit["id"])["paragraphs"] if p["n"] == hit["paragraph"])
    assert hit["snippet"].strip("…. ") in paragraph["text"]


def test_search_leaves_out_what_is_not_known(archive):
    hit = archive.json("search", "Satz")["hits"][0]
    assert HIT_FIELDS - OPTIONAL <= set(hit)
    assert OPTIONAL.isdisjoint(hit)


def test_facets(archive):
    facets = archive.json("search", "Scholz", "--facets")["facets"]
    assert {"date", "source", "person", "organization", "place"} <= set(facets)


def test_list(archive):
    answer = archive.json("list")
    assert {"total", "articles"} <= set(answer)
    assert answer["total"] == 2
    dated, undated = answer["articles"]
    assert {"id", "title", "date", "source"} <= set(dated)
    assert {"id", "title"} <= set(undated)
    assert OPTIONAL.isdisjoint(undated)


def test_json_lines_give_an_item_a_line(archive):
    hits = archive.run("--jsonl", "search", "Scholz").lines
    assert len(hits) == 1 and HIT_FIELDS <= set(hits[0])
    listed = archive.run("--jsonl", "list").lines
    assert [article["title"] for article in listed] == ["Der Titel", "Nur ein Titel"]


def test_entities(archive):
    entities = archive.json("entities")["entities"]
    assert {"type": "person", "name": "Olaf Scholz", "articles": 1} in entities


def test_analyze(blattwerk):
    text = "Die Außenministerin Annalena Baerbock reiste am 4. Februar 2022 nach Kiew."
    answer = blattwerk.json("analyze", "-", stdin=text.encode())
    assert {"tokens", "entities", "dates"} <= set(answer)
    raw = text.encode()
    for token in answer["tokens"]:
        assert {"text", "start", "end", "term"} <= set(token)
        assert raw[token["start"]:token["end"]].decode() == token["text"]
    assert [token["text"] for token in answer["tokens"]][:3] == ["Die", "Außenministerin", "Annalena"]
    for entity in answer["entities"]:
        assert {"type", "text", "start", "end", "name"} <= set(entity)
        assert entity["type"] in {"person", "organization", "place", "other"}
        assert raw[entity["start"]:entity["end"]].decode() == entity["text"]
    assert {"Annalena Baerbock", "Kiew"} <= {entity["name"] for entity in answer["entities"]}
    for date in answer["dates"]:
        assert {"text", "start", "end", "value"} <= set(date)
    assert [date["value"] for date in answer["dates"]] == ["2022-02-04"]


def test_analyze_takes_each_line_as_a_text(blattwerk):
    answers = blattwerk.run("--jsonl", "analyze", "--lines", "-", stdin="Erste Zeile\nZweite, längere Zeile\n".encode()).lines
    assert [[token["text"] for token in answer["tokens"]] for answer in answers] == [
        ["Erste", "Zeile"], ["Zweite", "längere", "Zeile"]]


def test_batch_answers_a_query_a_line(archive, write):
    queries = write("queries.txt", "Scholz\nXylophon\n")
    answers = archive.run("--jsonl", "search", "--batch", queries).lines
    assert [(answer["query"], answer["total"]) for answer in answers] == [("Scholz", 1), ("Xylophon", 0)]


def test_stats(archive):
    assert archive.json("stats")["articles"] == 2
