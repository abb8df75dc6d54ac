"""Several programs at one archive: imports beside imports, readers, and what changes the archive otherwise."""
import sqlite3
import subprocess

from conftest import SAMPLES, json_lines, numbered_article

ARTICLES = 12_000  # more than are written in one transaction


def start(blattwerk, *arguments):
    return subprocess.Popen(blattwerk.command("--json", *arguments), env=blattwerk.environment,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process):
    out, err = process.communicate(timeout=300)
    assert process.returncode in (0, 1), err
    # Who comes too late is told so, and what to do.
    assert process.returncode == 0 or "another program is writing to the archive; try again when it is done" in err, err
    return process.returncode, out, err


def short_articles(first, count):
    return json_lines({"id": f"n-{number}", "title": f"Meldung Nummer {number}", "date": "2022-02-04",
                       "text": f"Karl Zwirnberg aus Altenbrück meldet Wort{number}."} for number in range(first, first + count))


def test_two_imports_at_once_lose_nothing(blattwerk, write):
    ours = write("ours.jsonl", short_articles(0, ARTICLES))
    theirs = write("theirs.jsonl", short_articles(ARTICLES, ARTICLES))
    both = [start(blattwerk, "import", path) for path in (ours, theirs)]
    failed = [path for path, process in zip((ours, theirs), both) if finish(process)[0] != 0]
    for path in failed:
        blattwerk.imports(path)
    assert blattwerk.json("stats")["articles"] == 2 * ARTICLES
    assert blattwerk.json("check")["sound"]
    assert blattwerk.imports(ours, theirs)["unchanged"] == 2 * ARTICLES


def test_the_same_import_twice_at_once_doubles_nothing(blattwerk, write):
    path = write("articles.jsonl", json_lines(map(numbered_article, range(400))))
    for process in [start(blattwerk, "import", path) for _ in range(2)]:
        finish(process)
    blattwerk.imports(path)
    assert blattwerk.json("stats")["articles"] == 400
    assert blattwerk.json("check")["sound"]


def test_readers_see_whole_batches_while_an_import_runs(blattwerk, write):
    blattwerk.imports(SAMPLES)
    before = blattwerk.json("stats")["articles"]
    path = write("articles.jsonl", short_articles(0, ARTICLES))
    process = start(blattwerk, "import", path)
    while process.poll() is None:
        total = blattwerk.json("list", "--limit", 1)["total"]
        assert total == before or total > before + 8000
        assert blattwerk.json("search", "Sturm")["hits"]
    finish(process)
    assert blattwerk.json("stats")["articles"] == before + ARTICLES


def test_an_import_beside_a_reindex_does_no_harm(blattwerk, write):
    blattwerk.imports(SAMPLES)
    path = write("articles.jsonl", short_articles(0, ARTICLES))
    importing = start(blattwerk, "import", path)
    for process in (start(blattwerk, "reindex"), importing):
        _, err = process.communicate(timeout=300)
        assert process.returncode == 0 or "another program is writing" in err or "indexed anew meanwhile" in err, err
    assert blattwerk.json("check")["sound"]
    blattwerk.imports(path)
    assert blattwerk.json("check")["sound"]
    assert blattwerk.json("search", "Wort77")["total"] == 1


def test_who_waits_too_long_is_told_why(blattwerk):
    blattwerk.imports(SAMPLES)
    holder = sqlite3.connect(blattwerk.archive, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    told = blattwerk.run("delete", 1, status=1).err
    assert "another program is writing to the archive; try again when it is done" in told
    holder.execute("ROLLBACK")
    holder.close()
    blattwerk.run("delete", 1)
