"""The article the project began with (shared data): every field right, and found by what people would type."""
import pytest

from conftest import Blattwerk, counts, expected, shared_data

HEADINGS = [
    "Friedliche Lösung in der Ukraine-Krise",
    "Scholz reist nach Kiew und Moskau",
    "AUKUS-Pakt ebenfalls verurteilt",
    "China importiert viel Erdgas aus Russland",
    "Erstes Treffen seit Pandemiebeginn",
]


@pytest.fixture(scope="module")
def seed(tmp_path_factory) -> Blattwerk:
    folder = shared_data() / "seed"
    archive = Blattwerk(tmp_path_factory.mktemp("seed"))
    assert counts(archive.imports(folder)) == expected(new=1)
    return archive


@pytest.fixture(scope="module")
def article(seed) -> dict:
    return seed.json("show", seed.json("list")["articles"][0]["id"])


def seed_file():
    return next((shared_data() / "seed").glob("*.txt"))


def test_reads_title_and_date(article):
    assert f"{article.get('kicker', '')} {article['title']}".strip() == "Putin in Peking China unterstützt Russland gegen NATO"
    assert article["date"] == "2022-02-04T11:39:00+01:00"
    assert article["origin"]["path"].endswith(seed_file().name)


def test_keeps_every_block_in_order(article):
    blocks = [" ".join(block.split()) for block in seed_file().read_text(encoding="utf-8").split("\n\n")[1:]]
    assert [paragraph["text"] for paragraph in article["paragraphs"]] == blocks
    assert [paragraph["n"] for paragraph in article["paragraphs"]] == list(range(1, len(blocks) + 1))
    by_kind = {kind: [p["text"] for p in article["paragraphs"] if p["kind"] == kind] for kind in ("lead", "heading", "text")}
    assert by_kind["heading"] == HEADINGS
    assert by_kind["lead"] == blocks[:1]
    assert article["lead"] == blocks[0]
    assert len(by_kind["text"]) == len(blocks) - 1 - len(HEADINGS)


@pytest.mark.parametrize("query", [
    "NATO-Osterweiterung", "Osterweiterung", "nato erweiterung", '"Ende der NATO-Osterweiterung"', "russischer Forderung",
    "Staatschefs", "Olympische Winterspiele", "person:Putin", 'person:"Xi Jinping"', "ort:Kiew", "org:NATO",
    "person:Scholz datum:2022-02", "datum:2022-02-04", "vor:2022-03", "nach:2022-01-15", "titel:Peking", "lead:Sicherheitsgarantien",
])
def test_is_found_by(seed, query):
    assert len(seed.search_ids(query)) == 1


@pytest.mark.parametrize("query", ["NICHT Putin", "-Putin", "datum:2022-03", "person:Biden", "vor:2022-02", "titel:Kiew"])
def test_is_not_found_by(seed, query):
    assert seed.search_ids(query) == []


@pytest.mark.parametrize("options, total", [
    (["--on", "2022-02-04"], 1), (["--from", "2022-02", "--to", "2022-02"], 1), (["--on", "04.02.2022"], 1), (["--on", "2022"], 1),
    (["--on", "2022-02-05"], 0), (["--from", "2022-03"], 0), (["--to", "2022-01"], 0),
])
def test_is_listed_by_date(seed, options, total):
    assert seed.json("list", *options)["total"] == total


def test_names_who_and_what_it_is_about(article):
    names = {(entity["type"], entity["name"]) for entity in article["entities"]}
    for entity in [("person", "Wladimir Putin"), ("person", "Xi Jinping"), ("person", "Emmanuel Macron"),
                   ("person", "Olaf Scholz"), ("person", "Wolodymyr Selenskyj"), ("organization", "NATO"),
                   ("place", "Peking"), ("place", "Kiew"), ("place", "Moskau"), ("place", "Russland")]:
        assert entity in names, sorted(names)


def test_highlights_the_word_found(seed):
    hit = seed.json("search", "Forderung")["hits"][0]
    snippet = hit["snippet"].encode()
    marked = [snippet[start:end].decode() for start, end in hit["highlights"]]
    assert marked and all(word.startswith("Forderung") for word in marked), marked
