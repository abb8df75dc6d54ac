"""Export: every article, in formats that other programs read, the same bytes each time."""
import csv
import html.parser
import io
import json
import re
import shutil
import subprocess

import pytest

from conftest import SAMPLES, Blattwerk, counts, expected, json_lines, shared_data

FORMATS = ["json", "jsonl", "csv", "md", "bibtex", "ris", "csl-json", "html", "txt"]

ARTICLES = [
    {"title": f"Meldung {number}: 5 % & {{mehr}} \\ #{number} <b>_x_</b>", "kicker": "Aus \"aller\" Welt", "date": date,
     "source": "Altenbrücker Bote", "url": f"https://bote.example/{number}?a=1&b=2", "authors": ["Ursula von der Heide", "dpa"],
     "section": "Politik & Welt", "text": f"Absatz eins von {number}.\n\nAbsatz zwei, Sturm."}
    for number, date in enumerate(["2022", "2022-02", "2022-02-04", "2022-02-04T11:39:00+01:00", "2021-12-31"])
] + [{"title": "Ohne alles", "text": "Ein Satz."}]


@pytest.fixture
def archive(blattwerk, write):
    assert counts(blattwerk.imports(write("articles.jsonl", json_lines(ARTICLES)))) == expected(new=len(ARTICLES))
    return blattwerk


@pytest.mark.parametrize("format_name", FORMATS)
def test_exports_are_the_same_each_time(samples, format_name):
    assert samples.run("export", "--format", format_name).out == samples.run("export", "--format", format_name).out


def test_the_same_input_gives_the_same_export(samples, tmp_path):
    other = Blattwerk(tmp_path)
    other.imports(SAMPLES)
    assert other.run("export").out == samples.run("export").out


def test_articles_come_by_date_the_oldest_first_and_whole(archive):
    exported = archive.run("export").lines
    assert [article.get("date") for article in exported] == [
        None, "2021-12-31", "2022", "2022-02", "2022-02-04", "2022-02-04T11:39:00+01:00"]
    shown = archive.json("show", exported[1]["id"])
    del shown["origin"]["imported"]
    shown.pop("duplicates", None)
    assert exported[1] == shown
    assert archive.json("export", "--format", "json") == exported
    assert archive.json("export") == exported
    assert archive.run("export", "--format", "json", "KeinTreffer").json == []
    assert archive.run("export", "KeinTreffer").out == ""


def test_articles_are_chosen_as_in_a_search(samples):
    for choice in (["Sturm"], ["person:Putin"], ["--from", "2022-02", "--to", "2022-02-10"], ["--source", "Altenbrücker Bote"],
                   ["NATO", "--person", "Putin"], ["Sturm", "NICHT", "Hamburg"]):
        wanted = samples.json("search", *choice, "--limit", "1000")
        exported = samples.run("export", *choice).lines
        assert {article["id"] for article in exported} == {hit["id"] for hit in wanted["hits"]}, choice
        assert len(exported) == wanted["total"] > 0
    best = samples.json("search", "Sturm", "--limit", "3", "--offset", "1")["hits"]
    exported = samples.run("export", "Sturm", "--sort", "relevance", "--limit", "3", "--offset", "1").lines
    assert [article["id"] for article in exported] == [hit["id"] for hit in best]
    newest = samples.json("list", "--limit", "1000")["articles"]
    assert [article["id"] for article in samples.run("export", "--sort", "newest").lines] == [hit["id"] for hit in newest]


def round_trip(first: Blattwerk, folder):
    """Exports an archive, imports that into a new one, and returns both exports without what tells the archives apart."""
    file = folder / "export.jsonl"
    first.run("export", "--output", file)
    second = Blattwerk(folder)
    exported = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert counts(second.imports(file)) == expected(new=len(exported))
    assert counts(second.imports(file)) == expected(unchanged=len(exported))
    again = second.run("export").lines
    for article in exported + again:
        for field in ("id", "version", "origin", "origins"):
            article.pop(field, None)
    return exported, again


def test_an_export_can_be_imported(samples, tmp_path):
    exported, again = round_trip(samples, tmp_path)
    assert again == exported


def test_an_export_of_real_pages_can_be_imported(tmp_path):
    real = Blattwerk(tmp_path / "real")
    real.folder.mkdir()
    real.run("import", shared_data() / "pages", shared_data() / "seed", status=None)
    exported, again = round_trip(real, tmp_path)
    assert again == exported


def test_importing_an_export_into_its_own_archive_adds_nothing(samples, tmp_path):
    file = tmp_path / "export.jsonl"
    samples.run("export", "--output", file)
    copy = Blattwerk(tmp_path)
    shutil.copy(samples.archive, copy.archive)
    report = counts(copy.imports(file))
    assert report["new"] == report["updated"] == report["failed"] == 0


def test_articles_of_one_title_stay_apart(blattwerk, write, tmp_path):
    for name in ("a", "b"):
        write(f"{name}.txt", f"date 2022-02 Die Lage am Abend\n\nHeute geht es um Thema {name} und um sonst nichts in der Welt.\n")
    assert blattwerk.imports(tmp_path / "input")["new"] == 2
    (tmp_path / "second").mkdir()
    exported, again = round_trip(blattwerk, tmp_path / "second")
    assert again == exported


def test_a_file_is_written_whole_or_not_at_all(archive, tmp_path):
    file = tmp_path / "zitate.bib"
    file.write_text("alt", encoding="utf-8")
    archive.run("export", "--output", tmp_path / "nowhere" / "zitate.bib", status=1)
    archive.run("export", "--output", file, "--from", "gestern abend", status=2)
    assert file.read_text(encoding="utf-8") == "alt"
    assert "6 articles" in archive.run("export", "--output", file).err
    assert file.read_text(encoding="utf-8").startswith("@article{")
    assert sorted(path.name for path in tmp_path.glob("zitate*")) == ["zitate.bib"]
    assert "this is the archive" in archive.run("export", "--output", archive.archive, status=1).err
    assert archive.json("stats")["articles"] == len(ARTICLES)


def test_an_unknown_format_is_wrong_usage(archive):
    assert "bibtex" in archive.run("export", "--format", "word", status=2).err


def test_one_article_is_cited_by_show(archive):
    entry = archive.run("show", "2", "--format", "bibtex").out
    assert entry.startswith("@article{") and entry.count("@") == 1
    assert archive.run("show", "2", "--format", "csl-json").json[0]["issued"] == {"date-parts": [[2022, 2]]}


def test_csv_is_read_by_other_programs_and_imported(archive, tmp_path):
    text = archive.run("export", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    articles = archive.run("export").lines
    assert [row["title"] for row in rows] == [article["title"] for article in articles]
    assert rows[1]["text"] == "\n\n".join(paragraph["text"] for paragraph in articles[1]["paragraphs"])
    assert rows[1]["authors"] == "Ursula von der Heide; dpa"
    (tmp_path / "second").mkdir()
    second = Blattwerk(tmp_path / "second")
    file = tmp_path / "second" / "export.csv"
    file.write_bytes(text.encode())
    assert counts(second.imports(file)) == expected(new=len(articles))
    for before, after in zip(articles, second.run("export").lines, strict=True):
        for field in ("title", "kicker", "date", "source", "url", "authors", "section", "paragraphs"):
            assert after.get(field) == before.get(field)


RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")


def test_ris_keeps_to_its_rules(samples):
    text = samples.run("export", "--format", "ris").out
    assert "\n" not in text.replace("\r\n", "")
    entries = text.strip("\r\n").split("\r\n\r\n")
    assert len(entries) == samples.json("stats")["articles"]
    for entry in entries:
        lines = entry.split("\r\n")
        assert all(RIS_LINE.fullmatch(line) for line in lines)
        assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - "
        tags = [line[:2] for line in lines]
        assert tags.count("TI") == 1 and tags.count("ID") == 1
        for line in lines:
            if line[:2] in ("DA", "Y2"):
                assert re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/", line[6:])
            if line[:2] == "PY":
                assert re.fullmatch(r"\d{4}", line[6:])


CSL_FIELDS = {"id": str, "type": str, "title": str, "author": list, "container-title": str, "issued": dict, "accessed": dict,
              "URL": str, "section": str, "language": str, "keyword": str, "abstract": str, "custom": dict}


def test_csl_json_keeps_to_its_schema(samples):
    items = samples.run("export", "--format", "csl-json").json
    assert len({item["id"] for item in items}) == len(items) == samples.json("stats")["articles"]
    for item in items:
        assert item["type"] == "article-newspaper"
        for name, value in item.items():
            assert isinstance(value, CSL_FIELDS[name])
        for author in item.get("author", []):
            assert set(author) == {"literal"} or {"family"} <= set(author) <= {
                "family", "given", "non-dropping-particle", "suffix"}
        for name in ("issued", "accessed"):
            if name in item:
                (parts,) = item[name]["date-parts"]
                assert 1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts)


def test_bibtex_is_read_by_biber(archive, tmp_path):
    if shutil.which("biber") is None:
        pytest.skip("biber is not installed")
    archive.run("export", "--output", tmp_path / "zitate.bib")
    done = subprocess.run(["biber", "--tool", "--validate-datamodel", "--output-file", tmp_path / "gelesen.bib",
                           tmp_path / "zitate.bib"], capture_output=True, text=True, check=True, timeout=120)
    complaints = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR")) and "alles-6" not in line]
    assert not complaints
    read = (tmp_path / "gelesen.bib").read_text(encoding="utf-8")
    assert read.count("@ARTICLE") == len(ARTICLES)
    assert read.count("AUTHOR = {von der Heide, Ursula and {dpa}}") == len(ARTICLES) - 1
    assert r"{Meldung 0: 5 \% \& \{mehr\} \textbackslash{} \#0 <b>\_x\_</b>}" in read
    for date in ("2022", "2022-02", "2022-02-04", "2021-12-31"):
        assert f"DATE = {{{date}}}" in read
    assert "URL = {https://bote.example/0?a=1&b=2}" in read


def test_html_is_well_formed_and_fetches_nothing(archive):
    page = archive.run("export", "--format", "html").out

    class Reader(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.texts = [], []

        def handle_starttag(self, tag, attrs):
            assert tag not in ("script", "img", "link", "iframe", "b")
            assert not any(name.startswith("on") or name == "src" for name, _ in attrs)
            if tag != "meta":
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

        def handle_data(self, data):
            if self.open and self.open[-1] == "h2":
                self.texts.append(data)

    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert reader.texts == [article["title"] for article in archive.run("export").lines]
