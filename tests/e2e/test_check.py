"""check sees damage to each thing that is derived from the articles, and --repair makes it anew."""
import shutil
import sqlite3

import pytest

from conftest import Blattwerk, json_lines

ARTICLES = 300  # enough for the lists that small archives do without


def article(number: int) -> dict:
    report = number - 1 if number % 10 == 9 else number  # every tenth gives the report of the one before
    words = " ".join(f"Wort{report * 50 + step}" for step in range(50))
    return {"id": f"n-{number}", "title": f"Meldung Nummer {number}", "date": f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "source": f"Prüfblatt {number % 2}", "section": "Politik", "authors": [f"Eva Rohrbach {number % 40}"],
            "text": f"In Berlin sprach Angela Merkel über {words}.\n\n„Der Deich hält“, sagte Angela Merkel."}


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Blattwerk:
    made = Blattwerk(tmp_path_factory.mktemp("whole"))
    assert made.run("--json", "import", "-", stdin=json_lines(map(article, range(ARTICLES)))).json["new"] == ARTICLES
    assert made.json("check")["sound"]
    return made


DAMAGES = [
    ("vocabulary: it lacks words", "DELETE FROM vocabulary_block WHERE id = (SELECT max(id) FROM vocabulary_block)"),
    ("vocabulary: its blocks", "UPDATE vocabulary_block SET most = most + 1"),
    ("vocabulary: its blocks", "UPDATE vocabulary_block SET entries = substr(entries, 1, length(entries) / 2)"),
    ("facets: the sets of source", "DELETE FROM facet_set WHERE facet = 'source' AND value = 'Prüfblatt 1'"),
    ("facets: the sets of author", "DELETE FROM facet_rest WHERE facet = 'author' AND n = 0"),
    ("facets: ", "UPDATE facet_set SET ordinals = zeroblob(length(ordinals)) WHERE facet = 'person'"),
    ("facets: the sets of section", "UPDATE facet_set SET value = 'Kultur' WHERE facet = 'section'"),
    ("impact index: the endings", "DELETE FROM impact_ending WHERE first = (SELECT max(first) FROM impact_ending)"),
    ("impact index: the endings", "UPDATE impact_ending SET words = CAST(replace(words, 'tro', 'trO') AS BLOB)"),
    ("near duplicates: articles 9 and 10 are not", "DELETE FROM near_duplicate WHERE group_id = 9"),
    ("near duplicates: the group of article 9 ",
     "INSERT INTO near_duplicate SELECT key, 9 FROM article WHERE external_id = 'n-1'"),
    ("near duplicates: the group of article 9 ", "DELETE FROM near_duplicate WHERE article_key = "
     "(SELECT key FROM article WHERE external_id = 'n-9')"),
    ("near duplicates: the fingerprints", "DELETE FROM fingerprint_page WHERE id = (SELECT min(id) FROM fingerprint_page)"),
    ("near duplicates: the fingerprints", "UPDATE fingerprint_page SET pairs = zeroblob(length(pairs))"),
    ("quotations: those of article 5 ", "DELETE FROM article_quotations WHERE article_id = 5"),
    ("quotations: those of article 5 ", "UPDATE article_speaker SET count = 7 WHERE article_key = "
     "(SELECT key FROM article WHERE id = 5)"),
    ("names: those of article 5 ", "UPDATE article_mentions SET spans = replace(spans, '[[', '[[9') WHERE article_id = 5"),
    ("names: those of article 5 ", "UPDATE article_mentions SET spans = 'none' WHERE article_id = 5"),
    ("names: those of article 5 ", "DELETE FROM article_entity WHERE article_key = (SELECT key FROM article WHERE id = 5)"),
]


@pytest.mark.parametrize("told, sql", DAMAGES)
def test_damage_is_seen_and_mended(whole, tmp_path, told, sql):
    damaged = Blattwerk(tmp_path)
    shutil.copy(whole.archive, damaged.archive)
    with sqlite3.connect(damaged.archive) as database:
        assert database.execute(sql).rowcount > 0
    database.close()
    report = damaged.json("check", status=1)
    assert {finding["damage"] for finding in report["findings"]} == {"derived"}
    assert any(finding["what"].startswith(told) for finding in report["findings"]), report
    assert damaged.json("check", "--repair")["sound"]
    assert damaged.json("export") == whole.json("export")


def test_what_may_be_empty_may_be_empty(whole, tmp_path):
    emptied = Blattwerk(tmp_path)
    shutil.copy(whole.archive, emptied.archive)
    with sqlite3.connect(emptied.archive) as database:
        for table in ("vocabulary_run", "vocabulary_block", "facet_segment", "facet_set", "facet_rest", "impact_ending"):
            database.execute(f"DELETE FROM {table}")
    database.close()
    assert emptied.json("check")["sound"]


def test_articles_that_changed_and_went_leave_a_sound_archive(whole, tmp_path):
    changed = Blattwerk(tmp_path)
    shutil.copy(whole.archive, changed.archive)
    updates = [{**article(number), "text": f"Nun sprach Olaf Scholz in Kiel über Neues {number}. " + article(number)["text"]}
               for number in range(0, ARTICLES, 4)]
    assert changed.run("--json", "import", "-", stdin=json_lines(updates)).json["updated"] == len(updates)
    changed.run("delete", *range(3, ARTICLES, 10))
    assert changed.json("check")["findings"] == []
    changed.run("reindex")
    assert changed.json("check")["sound"]
