"""The SQLite extension: archives are searched, and German tables made, by the sqlite3 shell and by Python."""
import json
import shutil
import sqlite3
import subprocess

import pytest

from conftest import BINARY, Blattwerk

EXTENSION = BINARY.parent.parent / "extension/blattwerk"


@pytest.fixture(scope="module", autouse=True)
def need_extension():
    if not EXTENSION.with_suffix(".so").exists():
        pytest.skip(f"{EXTENSION}.so was not built")


def connect(path):
    connection = sqlite3.connect(path)
    connection.enable_load_extension(True)
    connection.load_extension(str(EXTENSION))
    return connection


@pytest.fixture
def archive(samples, tmp_path):
    shutil.copy(samples.archive, tmp_path / "archive.db")
    connection = connect(tmp_path / "archive.db")
    yield connection
    connection.close()


SEARCH = "SELECT a.id FROM article_fts JOIN article AS a ON a.id = article_fts.rowid WHERE article_fts MATCH ?"


@pytest.mark.parametrize(("expression", "query"), [
    ("Stürme", "Stürme"), ("Osterweiterung", "Osterweiterung"), ("Brücken", "Brücken"), ('"NATO-Osterweiterung"', '"NATO Osterweiterung"'),
    ("Sturm NOT Hamburg", "Sturm NICHT Hamburg"), ("title : Sturm", "titel:Sturm"), ("Turn*", "Turn*")])
def test_an_archive_is_searched_as_blattwerk_does(samples, archive, expression, query):
    wanted = {hit["id"] for hit in samples.json("search", query, "--limit", "1000")["hits"]}
    assert {row[0] for row in archive.execute(SEARCH, [expression])} == wanted
    assert wanted


def test_the_index_of_an_archive_is_not_written(archive):
    for statement in ("INSERT INTO article_fts (rowid, body) VALUES (99, 'Sturm')",
                      "INSERT INTO article_fts (article_fts, rowid, body) VALUES ('delete', 99, 'Sturm')"):
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            archive.execute(statement)
    archive.rollback()
    archive.execute("ATTACH ':memory:' AS own")
    archive.execute("CREATE VIRTUAL TABLE own.t USING fts5(x, tokenize = 'blattwerk')")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        archive.execute("INSERT INTO own.t VALUES ('Sturm')")


def test_other_tables_are_made_with_the_tokenizer(tmp_path):
    connection = connect(tmp_path / "own.db")
    connection.execute("CREATE VIRTUAL TABLE note USING fts5(text, tokenize = 'blattwerk')")
    connection.executemany("INSERT INTO note VALUES (?)", [("Die Häuser am Fluss",), ("Ein Häuserkampf",), ("Nichts davon",)])
    found = connection.execute("SELECT highlight(note, 0, '[', ']') FROM note WHERE note MATCH 'Haus' ORDER BY rowid")
    assert [row[0] for row in found] == ["Die [Häuser] am Fluss", "Ein [Häuserkampf]"]
    connection.execute("INSERT INTO note (note) VALUES ('integrity-check')")
    connection.execute("DELETE FROM note WHERE rowid = 2")
    assert connection.execute("SELECT count(*) FROM note WHERE note MATCH 'Kampf'").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize(("call", "value"), [
    ("blattwerk_stem('Häuser')", "haus"), ("blattwerk_stem('')", None), ("blattwerk_stem(NULL)", None),
    ("blattwerk_fold('Ärger')", "arger"), ("blattwerk_match('NATO-Osterweiterung, \"jetzt\"!')", '"NATO" "Osterweiterung" "jetzt"'),
    ("blattwerk_date(-5)", None), ("blattwerk_date((2022 * 416 + 2 * 32 + 4) << 20)", "2022-02-04"),
    ("blattwerk_date((2022 * 416 + 2 * 32) << 20)", "2022-02"), ("blattwerk_date(2022 * 416 << 20)", "2022"),
    ("blattwerk_date(9223372036854775807)", None), ("blattwerk_original(x'6162', 2, 'none')", b"ab")])
def test_functions(call, value):
    connection = connect(":memory:")
    assert connection.execute(f"SELECT {call}").fetchone()[0] == value
    connection.close()


def test_terms_and_parts_are_json():
    connection = connect(":memory:")
    terms, parts = connection.execute("SELECT blattwerk_terms('Häuserkampf'), blattwerk_parts('Häuserkampf')").fetchone()
    assert json.loads(terms) == ["hauserkampf", "+haus", "+kampf"]
    assert json.loads(parts) == ["haus", "kampf"]
    for text in (b"\xff\xfe\x00", b"\xc3", b"a" * 100_000):
        connection.execute("SELECT blattwerk_terms(?), blattwerk_match(?)", [text, text]).fetchone()
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("SELECT blattwerk_original(x'00', 5, 'zstd')")
    connection.close()


def test_originals_are_read_as_they_were(archive):
    rows = archive.execute("SELECT size, blattwerk_original(bytes, size, codec) FROM original").fetchall()
    assert rows and all(len(content) == size for size, content in rows)


def test_the_dates_of_keys_are_those_of_the_articles(archive):
    rows = archive.execute("SELECT date, blattwerk_date(key) FROM article").fetchall()
    assert all((date[:10] if date else None) == of_key for date, of_key in rows)


def test_the_lexicon_of_a_reindexed_archive_is_used(samples, tmp_path):
    shutil.copy(samples.archive, tmp_path / "archive.db")
    copy = Blattwerk(tmp_path)
    copy.run("reindex")
    connection = connect(copy.archive)
    wanted = {hit["id"] for hit in copy.json("search", "Halle", "--limit", "1000")["hits"]}
    assert {row[0] for row in connection.execute(SEARCH, ["Halle"])} == wanted
    connection.close()


def test_the_text_of_a_compressed_archive_is_read(samples, tmp_path):
    texts = "SELECT article_id, n, kind, text FROM paragraph ORDER BY article_id, n"
    wanted = sqlite3.connect(samples.archive).execute(texts).fetchall()
    shutil.copy(samples.archive, tmp_path / "archive.db")
    Blattwerk(tmp_path).run("compact", "--compress")
    connection = connect(tmp_path / "archive.db")
    assert connection.execute(texts).fetchall() == wanted
    connection.close()


def test_another_version_of_the_analysis_is_refused(samples, tmp_path):
    shutil.copy(samples.archive, tmp_path / "archive.db")
    with sqlite3.connect(tmp_path / "archive.db") as plain:
        plain.execute("UPDATE meta SET value = '999' WHERE name = 'analysis_version'")
    connection = connect(tmp_path / "archive.db")
    with pytest.raises(sqlite3.OperationalError, match="reindex"):
        connection.execute("SELECT blattwerk_stem('Haus')")
    with pytest.raises(sqlite3.Error):
        connection.execute(SEARCH, ["Haus"]).fetchall()
    connection.close()


def test_the_sqlite3_shell_loads_it(samples):
    if shutil.which("sqlite3") is None:
        pytest.skip("the sqlite3 shell is not installed")
    done = subprocess.run(["sqlite3", "-readonly", samples.archive, "-cmd", f".load {EXTENSION}",
                           "SELECT count(*) > 0 FROM article_fts WHERE article_fts MATCH 'Stürme'"],
                          capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "1\n" and done.stderr == ""
