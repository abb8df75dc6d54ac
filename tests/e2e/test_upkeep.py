"""Looking after an archive: check, repair, backup, restore."""
import sqlite3

import pytest

from conftest import SAMPLES, Blattwerk


def damage(blattwerk: Blattwerk, sql: str):
    with sqlite3.connect(blattwerk.archive) as database:
        database.execute(sql)
    database.close()


def archive_at(path) -> Blattwerk:
    other = Blattwerk(path.parent)
    other.archive = path
    return other


def test_an_archive_of_the_samples_is_sound(samples):
    report = samples.json("check")
    assert report["sound"] and report["findings"] == [] and report["articles"] == samples.json("stats")["articles"]
    assert samples.run("check").out.startswith("The archive is sound: ")


def test_what_is_derived_is_repaired(blattwerk):
    blattwerk.imports(SAMPLES)
    before = blattwerk.search_ids("Sturm")
    damage(blattwerk, "DELETE FROM impact_chunk")
    broken = blattwerk.run("check", status=1)
    assert "check --repair" in broken.out and "damaged" in broken.err
    assert "The archive is sound" in blattwerk.run("check", "--repair").out
    assert blattwerk.search_ids("Sturm") == before


@pytest.mark.parametrize("loss", ["DELETE FROM article_fts_data WHERE id = 10", "UPDATE article_fts_data SET block = x'FFFF'",
                                  "DELETE FROM article_fts_config"])
def test_a_full_text_index_that_sqlite_does_not_understand_is_repaired(blattwerk, loss):
    blattwerk.imports(SAMPLES)
    before = blattwerk.search_ids("Sturm")
    damage(blattwerk, loss)
    assert "check --repair" in blattwerk.run("check", status=1).out
    assert "The archive is sound" in blattwerk.run("check", "--repair").out
    assert blattwerk.search_ids("Sturm") == before


def test_what_was_imported_is_not_repaired_but_told(blattwerk):
    blattwerk.imports(SAMPLES)
    damage(blattwerk, "UPDATE paragraph SET text = 'Etwas anderes.' WHERE article_id = 1 AND n = 1")
    report = blattwerk.json("check", "--repair", status=1)
    assert {"damage": "stored", "what": "article 1: its text is not what was imported"} in report["findings"]
    assert "blattwerk restore" in blattwerk.run("check", status=1).out


def test_a_backup_is_an_archive_and_restores_what_was_deleted(blattwerk, tmp_path):
    blattwerk.imports(SAMPLES)
    articles = blattwerk.json("stats")["articles"]
    copy = tmp_path / "copy.db"
    assert blattwerk.json("backup", copy) == {"file": str(copy), "removed": []}
    assert archive_at(copy).json("stats")["articles"] == articles

    blattwerk.run("delete", 1, 2)
    restored = blattwerk.json("restore", copy)
    assert blattwerk.json("stats")["articles"] == articles
    assert archive_at(type(copy)(restored["kept"])).json("stats")["articles"] == articles - 2
    assert blattwerk.json("check")["sound"]
    assert blattwerk.imports(SAMPLES)["new"] == 0


def test_a_folder_of_backups_keeps_the_newest(blattwerk, tmp_path):
    blattwerk.imports(SAMPLES)
    folder = tmp_path / "backups"
    folder.mkdir()
    for year in (2020, 2021, 2022):
        (folder / f"archive-{year}0101T000000Z.db").write_text("old")
    report = blattwerk.json("backup", "--to", folder, "--keep", 2)
    assert [path.rsplit("-", 1)[1][:4] for path in report["removed"]] == ["2020", "2021"]
    assert len(list(folder.iterdir())) == 2


def test_wrong_uses_are_told(blattwerk, tmp_path):
    assert "there is no archive yet" in blattwerk.run("check", status=1).err
    assert "there is no archive yet" in blattwerk.run("backup", tmp_path / "x.db", status=1).err
    assert not blattwerk.archive.exists()
    blattwerk.imports(SAMPLES)
    assert "the file exists" in blattwerk.run("backup", blattwerk.archive, status=1).err
    assert "there is no archive" in blattwerk.run("restore", tmp_path / "x.db", status=1).err
    blattwerk.run("backup", status=2)
    blattwerk.run("backup", tmp_path / "x.db", "--keep", 2, status=2)


def content(blattwerk: Blattwerk) -> list:
    """All articles by what is in them, whatever their numbers."""
    articles = (blattwerk.json("show", item["id"], "--versions") for item in blattwerk.json("list", "--limit", 1000)["articles"])
    return sorted(({key: article.get(key) for key in ("title", "date", "source", "paragraphs", "origin", "version", "versions")}
                   for article in articles), key=lambda article: (article["title"], article["date"] or ""))


def test_parts_of_an_archive_merge_into_the_whole(blattwerk, tmp_path):
    blattwerk.imports(SAMPLES)
    parts = blattwerk.json("split", "--years", tmp_path / "parts")["files"]
    assert sum(part["articles"] for part in parts) == blattwerk.json("stats")["articles"] and len(parts) == 2
    whole = archive_at(tmp_path / "whole.db")
    report = whole.json("merge", *(part["path"] for part in parts))
    assert report["new"] == blattwerk.json("stats")["articles"]
    assert content(whole) == content(blattwerk)
    assert whole.json("check")["sound"]
    again = whole.json("merge", blattwerk.archive)
    assert again["new"] == 0 and again["unchanged"] == report["new"]


def test_a_part_can_be_moved_out_and_back(blattwerk, tmp_path):
    blattwerk.imports(SAMPLES)
    before = content(blattwerk)
    moved = blattwerk.json("split", "datum:2022-02", "--into", tmp_path / "february.db", "--remove")
    assert moved["removed"] == moved["files"][0]["articles"] > 0
    assert blattwerk.json("list", "--on", "2022-02")["total"] == 0
    assert blattwerk.json("check")["sound"]
    blattwerk.run("merge", tmp_path / "february.db")
    assert content(blattwerk) == before


def test_merging_keeps_versions_and_saved_searches_of_both(blattwerk, write, tmp_path):
    def article(text, updated):
        return write("a.json", '{"id": "k-1", "title": "Deich", "updated": "%s", "text": "%s"}' % (updated, text))

    other = archive_at(tmp_path / "other.db")
    other.imports(article("Der Deich ist dicht.", "2022-02-04T08:00:00+01:00"))
    other.imports(article("Der Deich bricht.", "2022-02-04T09:00:00+01:00"))
    other.run("save", "deiche", "Deich")
    blattwerk.imports(article("Der Deich ist repariert.", "2022-02-04T10:00:00+01:00"))
    blattwerk.run("merge", other.archive)
    shown = blattwerk.json("show", "k-1", "--versions")
    assert shown["paragraphs"][0]["text"] == "Der Deich ist repariert."
    assert [version["paragraphs"][0]["text"] for version in shown["versions"]] == ["Der Deich ist dicht.", "Der Deich bricht."]
    assert [saved["name"] for saved in blattwerk.json("saved")["saved"]] == ["deiche"]
    assert blattwerk.json("check")["sound"]


def test_two_texts_from_standard_input_are_two_articles(blattwerk):
    for title in ("Sturm in Kiel", "Rathaus offen"):
        assert blattwerk.json("import", "-", stdin=f"{title}\n\nEin Bericht darüber steht hier.".encode())["new"] == 1


def test_wrong_merges_and_splits_are_told(blattwerk, tmp_path):
    blattwerk.imports(SAMPLES)
    assert "the archive itself" in blattwerk.run("merge", blattwerk.archive, status=1).err
    assert "no archive" in blattwerk.run("merge", tmp_path / "none.db", status=1).err
    assert "the file exists" in blattwerk.run("split", "--into", blattwerk.archive, status=1).err
    blattwerk.run("split", "Sturm", status=2)


def test_a_compressed_archive_answers_as_before(blattwerk):
    blattwerk.imports(SAMPLES)
    before, found = content(blattwerk), blattwerk.json("search", "Bürgermeister")["hits"]
    report = blattwerk.json("compact", "--compress")
    assert report["bytes_after"] > 0
    assert content(blattwerk) == before and blattwerk.json("search", "Bürgermeister")["hits"] == found
    assert blattwerk.imports(SAMPLES)["new"] == 0
    assert blattwerk.json("check")["sound"]
    blattwerk.run("reindex")
    blattwerk.run("compact", "--plain")
    assert content(blattwerk) == before
    with sqlite3.connect(blattwerk.archive) as plain:
        assert plain.execute("SELECT count(*) FROM paragraph").fetchone()[0] > 0


def test_a_compressed_archive_goes_on_changing(blattwerk):
    blattwerk.imports(SAMPLES)
    blattwerk.run("compact", "--compress")
    blattwerk.run("delete", 1)
    assert blattwerk.imports(SAMPLES)["new"] == 1
    assert blattwerk.json("check")["sound"]
    blattwerk.run("compact", "--compress")
    assert blattwerk.json("check")["sound"]


def test_compacting_gives_room_back(blattwerk):
    blattwerk.imports(SAMPLES)
    for item in blattwerk.json("list", "--limit", 1000)["articles"][1:]:
        blattwerk.run("delete", item["id"])
    report = blattwerk.json("compact")
    assert report["bytes_after"] < report["bytes_before"]
    assert blattwerk.json("check")["sound"]
