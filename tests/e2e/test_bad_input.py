"""What is broken is named and left out; the rest is imported and nothing stored is harmed."""
import json
import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from conftest import BINARY, SAMPLES, counts, expected, json_lines, numbered_article


@pytest.fixture
def good(write):
    return write("good.jsonl", json_lines([numbered_article(1), numbered_article(2)]))


def fails_alone(blattwerk, good, bad, reason=""):
    """Imports a bad path before good ones: the bad one is named, the good ones are there."""
    report = blattwerk.imports(bad, good, status=1)
    assert counts(report) == expected(new=2, failed=1)
    (error,) = report["errors"]
    assert str(bad) in error["path"]
    assert error["reason"] and reason in error["reason"]


def is_sound(archive: Path) -> bool:
    with sqlite3.connect(archive) as database:
        return (database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                and database.execute("PRAGMA foreign_key_check").fetchall() == [])


def test_missing_path(blattwerk, good, tmp_path):
    fails_alone(blattwerk, good, tmp_path / "nowhere")


def test_folder_without_articles(blattwerk, good, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    fails_alone(blattwerk, good, empty)


def test_empty_file(blattwerk, good, write):
    fails_alone(blattwerk, good, write("empty.txt", ""), "empty")


def test_binary(blattwerk, good, write):
    fails_alone(blattwerk, good, write("picture.bin", bytes(range(256)) * 100))


def test_message_names_file_and_reason(blattwerk, write):
    bad = write("empty.txt", "")
    result = blattwerk.run("import", bad, status=1)
    assert str(bad) in result.err and "empty" in result.err


def test_truncated_line_among_good_ones(blattwerk, write):
    lines = [json.dumps(numbered_article(number)) for number in range(3)]
    lines[1] = lines[1][:100]
    report = blattwerk.imports(write("cut.jsonl", "\n".join(lines)), status=1)
    assert counts(report) == expected(new=2, failed=1)
    (error,) = report["errors"]
    assert "line 2" in error["path"] + error["reason"]


def test_truncated_array_keeps_what_stands_before(blattwerk, write):
    whole = json.dumps([numbered_article(number) for number in range(3)])
    report = blattwerk.imports(write("cut.json", whole[:-100]), status=1)
    assert counts(report) == expected(new=2, failed=1)


def test_invalid_utf8_in_text(blattwerk, write):
    blattwerk.imports(write("odd.txt", b"Ein Titel mit \xff\xfe und \xc3\n\nEin Absatz \x80\x81 \xf0\x9f am Ende.\n"), status=None)
    blattwerk.json("list")


def test_invalid_utf8_in_json(blattwerk, write):
    lines = json_lines([numbered_article(1)]) + b'{"title": "Kaputt \xff\xfe", "text": "Text \xc3"}\n' + json_lines([numbered_article(2)])
    report = blattwerk.imports(write("odd.jsonl", lines), status=None)
    assert report["new"] + report["failed"] == 3
    assert report["new"] >= 2
    assert len(blattwerk.json("list")["articles"]) == report["new"]


@pytest.mark.parametrize("start, end", [(b"", b""), (b'{"title": "Lang", "text": "', b'"}\n')], ids=["text", "JSON"])
def test_line_of_200_megabytes(blattwerk, good, tmp_path, start, end):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.write(start)
        for _ in range(200):
            file.write(b"Wort und " * 116_509)
        file.write(end)
    before = time.monotonic()
    report = blattwerk.imports(path, good, status=1)
    path.unlink()
    assert counts(report) == expected(new=2, failed=1)
    assert time.monotonic() - before < 120


@pytest.mark.parametrize("content", [b"Das ist keine Datenbank.\n" * 100, b"SQLite format 3\0" + b"\xff" * 4000], ids=["text", "header only"])
def test_archive_that_is_no_database(blattwerk, good, content):
    blattwerk.archive.write_bytes(content)
    for arguments in (["import", good], ["search", "Wort"], ["list"]):
        result = blattwerk.run(*arguments, status=1)
        assert str(blattwerk.archive) in result.err
    assert blattwerk.archive.read_bytes() == content


def test_database_of_another_program(blattwerk, good):
    with sqlite3.connect(blattwerk.archive) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    before = blattwerk.archive.read_bytes()
    for arguments in (["import", good], ["list"]):
        assert str(blattwerk.archive) in blattwerk.run(*arguments, status=1).err
    assert blattwerk.archive.read_bytes() == before


def test_archive_of_a_newer_version(blattwerk, good):
    blattwerk.imports(good)
    with sqlite3.connect(blattwerk.archive) as database:
        database.execute("PRAGMA user_version = 9999")
    for arguments in (["import", SAMPLES], ["list"]):
        assert "newer" in blattwerk.run(*arguments, status=1).err
    with sqlite3.connect(blattwerk.archive) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (9999,)


def test_locked_archive(blattwerk, good):
    blattwerk.imports(good)
    database = sqlite3.connect(blattwerk.archive, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    result = blattwerk.run("import", SAMPLES, status=1)
    assert str(blattwerk.archive) in result.err or "lock" in result.err
    assert blattwerk.json("list")["total"] == 2  # reading goes on beside a writer
    database.execute("ROLLBACK")
    database.close()
    assert blattwerk.imports(SAMPLES)["new"] == 26


def unprivileged() -> dict:
    """Options to run the program as one who may not write everywhere."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def test_read_only_archive(blattwerk, good):
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        if subprocess.run(["test", "-x", BINARY], check=False, **unprivileged()).returncode != 0:
            pytest.skip("an unprivileged user can't run the program where it was built")
        blattwerk.archive = folder / "archive.db"
        blattwerk.imports(good)
        blattwerk.archive.chmod(0o444)
        folder.chmod(0o555)
        result = blattwerk.run("import", "-", stdin=json_lines([numbered_article(3)]), status=1, **unprivileged())
        assert str(blattwerk.archive) in result.err
        assert blattwerk.run("--json", "list", **unprivileged()).json["total"] == 2
        folder.chmod(0o755)
        assert is_sound(blattwerk.archive)
    finally:
        shutil.rmtree(folder)


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))


def test_full_disk(blattwerk, good, write):
    """A limit on the size of files stands in for the end of the disk: writing fails half-way through."""
    blattwerk.imports(good)
    many = write("many.jsonl", json_lines(numbered_article(number) for number in range(5000)))
    # restore_signals=False: SIGXFSZ stays ignored, so that writing fails as on a full disk
    result = blattwerk.run("import", many, status=1, preexec_fn=limit_file_size, restore_signals=False)
    assert str(blattwerk.archive) in result.err
    assert is_sound(blattwerk.archive)
    assert 2 <= blattwerk.json("list")["total"] < 5000
    report = blattwerk.imports(many)
    assert report["new"] + report["unchanged"] + report["duplicate"] == 5000
    assert blattwerk.json("list")["total"] == 5000


def test_odd_names_and_links(blattwerk, good, tmp_path):
    folder = tmp_path / "odd"
    folder.mkdir()
    shutil.copy(SAMPLES / "text/freibad-ohne-alles.txt", os.fsencode(folder) + b"/umlaut-\xfc.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "broken").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe")
    report = blattwerk.imports(folder, good, status=None)
    assert report["new"] == 3
