"""A killed import leaves a sound archive of whole articles, and the next one completes it."""
import random
import signal
import sqlite3
import subprocess
import time

import pytest

from conftest import Blattwerk, counts, expected, json_lines

ARTICLES = 20_000  # more than are written in one transaction
KILLS = 6


def short_article(number: int) -> dict:
    return {"id": f"n-{number}", "title": f"Meldung Nummer {number}", "text": f"Aus Altenbrück wird Wort{number} gemeldet."}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    path.write_bytes(json_lines(short_article(number) for number in range(ARTICLES)))
    return path


def start(blattwerk, corpus):
    return subprocess.Popen(blattwerk.command("import", corpus), env=blattwerk.environment,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def stored(blattwerk) -> int:
    with sqlite3.connect(blattwerk.archive) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    return blattwerk.json("list", "--limit", "1")["total"]


def test_killed_imports_are_completed(blattwerk, corpus):
    before = time.monotonic()
    undisturbed = Blattwerk(blattwerk.folder / "undisturbed")
    undisturbed.folder.mkdir()
    undisturbed.imports(corpus)
    duration = time.monotonic() - before

    chance = random.Random(7)
    blattwerk.run("import", "-", stdin=b"Eine Meldung vorab\n\nDamit es ein Archiv gibt, auch wenn der erste Import nichts schreibt.\n")
    count = stored(blattwerk)
    for _ in range(KILLS):
        process = start(blattwerk, corpus)
        time.sleep(chance.uniform(0, duration))
        process.kill()
        process.communicate()
        now = stored(blattwerk)
        assert now >= count, "an article that was stored is lost"
        count = now
    report = blattwerk.imports(corpus)
    assert counts(report) == expected(new=ARTICLES + 1 - count, unchanged=count - 1)
    assert stored(blattwerk) == ARTICLES + 1
    for number in (0, 1, ARTICLES // 2, ARTICLES - 1):
        assert len(blattwerk.search_ids(f"Wort{number}")) == 1


def test_interrupt_stops_after_the_batch_and_can_go_on(blattwerk, corpus):
    process = start(blattwerk, corpus)
    while not blattwerk.archive.exists():  # signals are waited for before it is made
        assert process.poll() is None
        time.sleep(0.01)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (0, 1, 130)
    report = blattwerk.imports(corpus)
    assert report["new"] + report["unchanged"] == ARTICLES
    assert stored(blattwerk) == ARTICLES
