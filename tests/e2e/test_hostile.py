"""Files made to hurt: each is named with a reason in bounded time and memory, and the rest is imported."""
import gzip
import io
import random
import resource
import tarfile
import time
import zipfile

import pytest

from conftest import SANITIZED, counts, expected, json_lines, numbered_article

SLOWER = 5 if SANITIZED else 1  # and larger: what a sanitizer costs
SECONDS = 60 * SLOWER  # that no file here takes
MEGABYTES = 1500 * SLOWER  # that no import here takes


def html(title, text):
    return (f"<!DOCTYPE html><html lang='de'><head><meta charset='utf-8'><title>{title}</title></head><body><article><h1>{title}</h1>"
            + f"<p>{text}</p>" * 3 + "</article></body></html>")


def warc_record(url, body, length=None, charset="utf-8"):
    http = (f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n"
            f"Content-Length: {len(body) if length is None else length}\r\n\r\n").encode() + body
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-02-04T10:39:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


SENTENCE = "Der Sturm ist vorbei, die Deiche an der Küste haben gehalten, die Fähren verkehren wieder nach Fahrplan."


@pytest.fixture
def good(write):
    return write("gut.jsonl", json_lines([numbered_article(1), numbered_article(2)]))


def imports_within_bounds(blattwerk, *paths):
    """The report of an import that is allowed no more memory and time than hostile files should take."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    start = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    result = blattwerk.run("--json", "import", *paths, status=None, preexec_fn=limit)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert time.monotonic() - start < 4 * SECONDS
    # The highest of all children so far: where it did not rise, this one took no more.
    assert after == before or after < MEGABYTES * 1024
    return result.json


def fails_alone(blattwerk, good, bad, reason):
    report = imports_within_bounds(blattwerk, bad, good)
    assert (report["new"], report["failed"]) == (2, 1), report["errors"]
    error = report["errors"][0]
    assert str(bad) in error["path"] and reason in error["reason"], error


def test_zip_bomb(blattwerk, good, tmp_path):
    bomb = tmp_path / "bombe.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"Sturm " * (64 << 20))
    fails_alone(blattwerk, good, bomb, "bomb")


def test_bomb_of_nested_gzip(blattwerk, good, tmp_path):
    bomb = tmp_path / "bombe.gz"
    bomb.write_bytes(gzip.compress(gzip.compress(b"Sturm " * (32 << 20))))
    fails_alone(blattwerk, good, bomb, "bomb")


def test_archives_in_archives(blattwerk, good, tmp_path):
    inner = html("Innen", SENTENCE).encode()
    name = "innen.html"
    for depth in range(12):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr(name, inner)
        inner, name = outer.getvalue(), f"{depth}.zip"
    nested = tmp_path / "schachtel.zip"
    nested.write_bytes(inner)
    report = imports_within_bounds(blattwerk, nested, good)
    assert (report["new"], report["failed"]) == (2, 1)


def test_xml_entity_bomb(blattwerk, good, write):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = write("bombe.rss", f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "Sturm ">{entities}]><rss version="2.0"><channel>'
                              f"<title>Blatt</title><item><title>Bombe</title><description>&e11;</description></item></channel></rss>")
    report = imports_within_bounds(blattwerk, bomb, good)
    assert report["new"] <= 3 and report["new"] + report["failed"] >= 3


def test_xml_external_entity_reads_no_file(blattwerk, write, tmp_path):
    secret = write("geheim.txt", "Das Passwort lautet Walfisch.")
    feed = write("fremd.rss", f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY g SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel>'
                              "<title>Blatt</title><item><title>Fremd</title><description>Text &g; Ende</description></item></channel></rss>")
    blattwerk.run("import", feed, status=None)
    assert blattwerk.json("search", "Walfisch")["total"] == 0


@pytest.mark.parametrize("name, start, inner, end", [
    ("tief.html", "<!DOCTYPE html><html><body>", "<div>", f"<p>{SENTENCE}</p>"),
    ("tief.json", '{"title": "Tief", "text": ', "[", '"x"'),
    ("tief.rss", "<rss version='2.0'><channel><item><title>Tief</title>", "<a>", "</item></channel></rss>"),
    ("tief.md", "# Tief\n\n", "> ", SENTENCE),
    ("tief.eml", "From: a@example.org\nSubject: Tief\nContent-Type: text/html\n\n", "<table><tr><td>", SENTENCE),
])
def test_nesting_of_10000(blattwerk, good, write, name, start, inner, end):
    report = imports_within_bounds(blattwerk, write(name, start + inner * 10_000 + end), good)
    assert report["new"] in (2, 3) and report["new"] + report["failed"] >= 3


def test_large_text_is_streamed(blattwerk, tmp_path):
    large = tmp_path / "gross.txt"
    with open(large, "w", encoding="utf-8") as file:
        for number in range(3_000):
            file.write(f"date 2022-02-04 Meldung {number}\n\n" + f"{SENTENCE} Nummer {number}. " * 100 + "\n\n")
    report = imports_within_bounds(blattwerk, large)
    assert counts(report) == expected(new=3_000)


def test_warc_cut_in_the_middle(blattwerk, good, tmp_path):
    records = [warc_record(f"https://example.org/{n}", html(f"Seite {n}", f"{SENTENCE} Seite {n}.").encode()) for n in range(3)]
    cut = tmp_path / "halb.warc"
    cut.write_bytes(b"".join(records)[:-len(records[-1]) // 2])
    report = imports_within_bounds(blattwerk, cut, good)
    assert report["new"] >= 4 and report["failed"] == 1
    assert "halb.warc" in report["errors"][0]["path"]


def test_gzipped_warc_cut_in_the_middle(blattwerk, good, tmp_path):
    random.seed(4)
    words = lambda: " ".join("".join(random.choices("abcdefghijklmnoprstu", k=7)) for _ in range(600))
    records = [gzip.compress(warc_record(f"https://example.org/{n}", html(f"Seite {n}", words()).encode())) for n in range(40)]
    cut = tmp_path / "halb.warc.gz"
    cut.write_bytes(b"".join(records)[:-40])
    report = imports_within_bounds(blattwerk, cut, good)
    # The last article is cut, too, but not by so much that it is none.
    assert report["new"] == 2 + 40 and report["failed"] >= 1
    assert any("cut" in error["reason"] for error in report["errors"])


@pytest.mark.parametrize("length", [0, 10, 1 << 40], ids=["none", "too short", "too long"])
def test_wrong_content_length(blattwerk, good, tmp_path, length):
    bodies = [html(f"Seite {n}", f"{SENTENCE} Seite {n}.").encode() for n in range(2)]
    wrong = tmp_path / "falsch.warc"
    wrong.write_bytes(warc_record("https://example.org/0", bodies[0], length) + warc_record("https://example.org/1", bodies[1]))
    report = imports_within_bounds(blattwerk, wrong, good)
    assert report["new"] >= 3
    assert "Seite 1" in [hit["title"] for hit in blattwerk.json("search", "Seite")["hits"]]


@pytest.mark.parametrize("stated", ["utf-8", "us-ascii", "utf-16", "klingonisch"])
def test_wrong_charset(blattwerk, tmp_path, stated):
    page = html("Überfahrt", SENTENCE).replace("charset='utf-8'", f"charset='{stated}'").encode("latin-1")
    wrong = tmp_path / "zeichen.warc"
    wrong.write_bytes(warc_record("https://example.org/", page, charset=stated))
    assert counts(imports_within_bounds(blattwerk, wrong)) == expected(new=1)
    assert blattwerk.json("show", "1")["title"] == "Überfahrt"
    assert "Küste" in blattwerk.json("show", "1")["paragraphs"][0]["text"]


def test_path_traversal_names_write_nothing(blattwerk, tmp_path):
    page = html("Ausbruch", SENTENCE).encode()
    names = ["../../ausbruch.html", "/tmp/../ausbruch2.html", "a/../../../ausbruch3.html", "..\\ausbruch4.html"]
    zipped = tmp_path / "ein/aus.zip"
    zipped.parent.mkdir()
    with zipfile.ZipFile(zipped, "w") as archive:
        for name in [*names, "gut.html"]:
            archive.writestr(name, page)
    tarred = tmp_path / "ein/aus.tar"
    with tarfile.open(tarred, "w") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(page)
            archive.addfile(member, io.BytesIO(page))
        link = tarfile.TarInfo("passwd")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    before = sorted(path for path in tmp_path.rglob("*") if "archive.db" not in path.name)
    report = imports_within_bounds(blattwerk, zipped, tarred)
    assert report["new"] == 1
    assert report["failed"] >= 6 and all("leads out" in error["reason"] for error in report["errors"])
    assert sorted(path for path in tmp_path.rglob("*") if "archive.db" not in path.name) == before
    assert blattwerk.json("search", "root:x:0")["total"] == 0


def test_pdf_without_text(blattwerk, good, tmp_path):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"]
    pdf, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(pdf)
    pdf += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    pdf += b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf)
    fails_alone(blattwerk, good, scan, "text")
