"""The same report in several papers: found together, shown as one, and each on request."""
import json

import pytest

REPORT = (
    "Ein schwerer Herbststurm hat am Donnerstag den Fährverkehr zwischen den Inseln lahmgelegt. Nach Angaben der Reederei blieben "
    "zwölf Schiffe im Hafen, rund 4000 Reisende saßen auf den Inseln fest. Die Feuerwehr rückte zu 310 Einsätzen aus, meist wegen "
    "umgestürzter Bäume. In Husum deckte eine Böe das Dach einer Turnhalle ab, verletzt wurde niemand. Der Wetterdienst erwartet, "
    "dass der Wind am Freitag nachlässt."
)
OTHER = (
    "Wegen des Sturms fällt an den Schulen in Nordfriesland am Freitag der Unterricht aus. Das teilte das Ministerium in Kiel mit. "
    "Eine Notbetreuung werde angeboten. Den Schaden an der Turnhalle schätzt der Bürgermeister auf 250.000 Euro."
)


@pytest.fixture
def storm(blattwerk):
    papers = ["Kieler Blatt", "Husumer Bote", "Inselzeitung"]
    articles = [
        {"id": f"r{n}", "title": f"Sturm, Fassung {n}", "date": f"2022-02-0{n + 1}", "source": paper, "text": text}
        for n, (paper, text) in enumerate(zip(papers, [
            REPORT, REPORT.replace("schwerer", "heftiger").replace("rund", "etwa"), REPORT[:-60]]))
    ]
    articles.append({"id": "other", "title": "Schulen im Sturm", "date": "2022-02-05", "source": "Kieler Blatt", "text": OTHER})
    blattwerk.imports("-", stdin=json.dumps(articles).encode())
    return blattwerk


def test_a_search_shows_one_for_all_and_how_many_more_there_are(storm):
    found = storm.json("search", "Sturm Turnhalle")
    assert found["total"] == 4
    assert len(found["hits"]) == 2
    one = next(hit for hit in found["hits"] if hit["external_id"].startswith("r"))
    assert one["more"] == 2
    assert sorted(one["duplicates"] + [one["id"]]) == [1, 2, 3]
    assert "more" not in next(hit for hit in found["hits"] if hit["external_id"] == "other")
    assert "2 weitere" in storm.run("search", "Sturm Turnhalle").out


def test_all_shows_each(storm):
    assert len(storm.json("search", "Sturm Turnhalle", "--all")["hits"]) == 4
    assert len(storm.json("list", "--all")["articles"]) == 4
    assert "weitere" not in storm.run("search", "Sturm Turnhalle", "--all").out


def test_a_list_shows_the_first_in_its_order(storm):
    assert [article["external_id"] for article in storm.json("list")["articles"]] == ["other", "r2"]
    assert [article["external_id"] for article in storm.json("list", "--sort", "oldest")["articles"]] == ["r0", "other"]
    assert "2 weitere" in storm.run("list").out


def test_show_names_the_others(storm):
    others = storm.json("show", "r1")["duplicates"]
    assert [other["source"] for other in others] == ["Kieler Blatt", "Inselzeitung"]
    assert [other["date"] for other in others] == ["2022-02-01", "2022-02-03"]
    assert "Inselzeitung" in storm.run("show", "r1").out


def test_a_deleted_article_is_no_longer_named(storm):
    storm.run("delete", "2")
    assert storm.json("search", "Sturm Turnhalle Fähren")["hits"][0]["more"] == 1
    storm.run("delete", "3")
    assert "duplicates" not in storm.json("show", "1")


def test_reindex_finds_the_same_groups(storm):
    before = [storm.json("show", str(n)).get("duplicates") for n in (1, 2, 3, 4)]
    storm.run("reindex")
    assert [storm.json("show", str(n)).get("duplicates") for n in (1, 2, 3, 4)] == before
