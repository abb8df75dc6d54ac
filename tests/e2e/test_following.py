"""Following a folder and a feed; the feed from a server of this machine."""
import http.server
import json
import signal
import subprocess
import threading
import time

import pytest

from conftest import expected

LONG = 90  # seconds that nothing here takes


def page(title, text="Die Fähre liegt im Hafen. Der Sturm ist vorbei, die Deiche haben gehalten.", charset="utf-8"):
    paragraphs = "".join(f"<p>{text} {text}</p>" for _ in range(3))
    return (f'<!DOCTYPE html><html lang="de"><head><meta charset="{charset}"><title>{title}</title></head><body><article>'
            f"<h1>{title}</h1>{paragraphs}</article></body></html>").encode(charset)


class Site:
    """What a web server of the tests answers; `asked` lists the requests."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.agents = set()

    def feed(self, *names, date="Fri, 04 Feb 2022 11:39:00 +0100"):
        items = "".join(f"<item><title>Titel {name}</title><link>{self.url}/{name}</link><pubDate>{date}</pubDate>"
                        f"<description>Vorspann von {name}.</description></item>" for name in names)
        self.pages["/feed"] = (200, {"Content-Type": "application/rss+xml", "ETag": f'"{len(names)}-{date}"'},
                               f"<rss version='2.0'><channel><title>Probeblatt</title>{items}</channel></rss>".encode())
        for name in names:
            self.pages.setdefault(f"/{name}", (200, {"Content-Type": "text/html; charset=utf-8"}, page(f"Artikel {name}")))

    def requests(self, path):
        return self.asked.count(path)


@pytest.fixture
def site():
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append(self.path)
            site.agents.add(self.headers["User-Agent"])
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            if callable(body):
                return body(self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def follow(blattwerk, site, status=0):
    return blattwerk.run("--json", "import", "--feed", f"{site.url}/feed", "--pause", "0", status=status)


def test_a_feed_brings_its_pages_and_again_only_what_is_new(blattwerk, site):
    site.feed("a", "b")
    report = follow(blattwerk, site).json
    assert (report["new"], report["failed"]) == (2, 0)
    article = blattwerk.json("show", "1")
    assert article["title"] == "Artikel a"
    assert article["origin"]["path"] == f"{site.url}/a"
    assert article["date"] == "2022-02-04T11:39:00+01:00"  # which the page does not tell, but the feed
    assert article["url"] == f"{site.url}/a"
    assert follow(blattwerk, site).json["new"] == 0
    assert site.requests("/a") == 1
    site.feed("a", "b", "c")
    assert follow(blattwerk, site).json["new"] == 1
    assert (site.requests("/a"), site.requests("/c")) == (1, 1)
    assert all(agent.startswith("Blattwerk/") for agent in site.agents)


def test_several_feeds_of_one_site_are_followed_by_one_visitor(blattwerk, site):
    site.feed("a", "b")
    site.pages["/other"] = site.pages["/feed"]
    site.feed("b", "c")
    report = blattwerk.json("import", "--feed", f"{site.url}/feed", "--feed", f"{site.url}/other", "--pause", "0")
    assert (report["new"], report["failed"]) == (3, 0)
    assert site.requests("/robots.txt") == 1
    assert [site.requests(f"/{name}") for name in "abc"] == [1, 1, 1]


def test_a_feed_that_is_unchanged_is_not_sent_again(blattwerk, site):
    site.feed("a")
    follow(blattwerk, site)
    again = follow(blattwerk, site)
    assert "nothing new" in again.err
    assert again.json["unchanged"] == 0


def test_a_page_that_the_feed_dates_anew_becomes_a_new_version(blattwerk, site):
    site.feed("a")
    follow(blattwerk, site)
    site.feed("a", date="Sat, 05 Feb 2022 08:00:00 +0100")
    site.pages["/a"] = (200, {"Content-Type": "text/html"}, page("Artikel a", "Die Fähre fährt wieder, alle Inseln sind erreichbar."))
    assert follow(blattwerk, site).json["updated"] == 1


def test_what_robots_txt_forbids_is_left_alone(blattwerk, site):
    site.feed("frei", "intern/b")
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /intern/\n")
    result = follow(blattwerk, site)
    assert site.requests("/intern/b") == 0
    assert "robots.txt" in result.err
    # The feed itself tells of the article.
    assert result.json["new"] == 2
    assert blattwerk.json("list")["total"] == 2


def test_a_feed_that_robots_txt_forbids_is_a_failure_that_says_so(blattwerk, site):
    site.feed("a")
    site.pages["/robots.txt"] = (200, {}, b"User-agent: blattwerk\nDisallow: /\n")
    assert "robots.txt" in follow(blattwerk, site, status=1).err
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize("status, asked", [(500, 1), (503, 1), (429, 1), (404, 3), (403, 3)])
def test_a_site_that_cannot_say_what_it_allows_is_left_alone(blattwerk, site, status, asked):
    site.feed("a")
    site.pages["/robots.txt"] = (status, {}, b"")
    result = follow(blattwerk, site, status=None)
    assert (result.status, len(site.asked)) == (1 if asked == 1 else 0, asked)
    assert asked > 1 or "robots.txt" in result.err


def test_redirects_are_followed_under_the_same_rules(blattwerk, site):
    site.feed("kurz/a", "kurz/b")
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /lang/b\n")
    site.pages["/kurz/a"] = (301, {"Location": "/lang/a"}, b"")
    site.pages["/kurz/b"] = (302, {"Location": "/lang/b"}, b"")
    site.pages["/lang/a"] = site.pages["/lang/b"] = (200, {"Content-Type": "text/html"}, page("Am Ziel"))
    result = follow(blattwerk, site)
    assert site.requests("/lang/b") == 0 and "robots.txt" in result.err
    article = blattwerk.json("show", "1")
    assert (article["title"], article["url"]) == ("Am Ziel", f"{site.url}/lang/a")
    assert blattwerk.json("show", "2")["title"] == "Titel kurz/b"


def test_an_item_whose_page_is_gone_or_holds_no_article_is_taken_as_the_feed_gives_it(blattwerk, site):
    site.feed("weg", "film", "bild")
    site.pages["/weg"] = (410, {}, b"")
    site.pages["/film"] = (200, {"Content-Type": "text/html"}, b"<!DOCTYPE html><html><body><video></video></body></html>")
    site.pages["/bild"] = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n\0\0\0")
    result = follow(blattwerk, site)
    assert (result.json["new"], result.json["failed"]) == (3, 0)
    assert "410" in result.err
    assert {article["title"] for article in blattwerk.json("list")["articles"]} == {"Titel weg", "Titel film", "Titel bild"}
    # A page that is gone is not asked for again.
    site.feed("weg", "film", "bild", "neu")
    assert follow(blattwerk, site).json["new"] == 1
    assert site.requests("/weg") == 1


def test_a_host_that_fails_again_and_again_is_left_alone(blattwerk, site):
    names = [f"n{number}" for number in range(9)]
    site.feed(*names)

    def hang_up(handler):
        handler.close_connection = True

    for name in names:
        site.pages[f"/{name}"] = (200, {}, hang_up)
    result = follow(blattwerk, site)
    assert "3 times in a row" in result.err
    assert sum(site.requests(f"/{name}") for name in names) == 3
    assert result.json["new"] == 9


def test_a_server_that_asks_to_wait_a_little_is_waited_for(blattwerk, site):
    site.feed("a")
    answers = [(429, {"Retry-After": "1"}, b""), (200, {"Content-Type": "text/html"}, page("Artikel a"))]

    def answer(handler):
        status, headers, body = answers.pop(0)
        handler.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    site.pages["/a"] = (200, {}, answer)
    start = time.monotonic()
    assert follow(blattwerk, site).json["new"] == 1
    assert time.monotonic() - start >= 1
    assert blattwerk.json("show", "1")["title"] == "Artikel a"


def test_a_server_that_asks_for_peace_is_left_alone_and_asked_another_time(blattwerk, site):
    site.feed("a", "b", "c")
    good = site.pages["/a"]
    site.pages["/a"] = (503, {"Retry-After": "86400"}, b"")
    result = follow(blattwerk, site)
    assert "no more requests" in result.err
    assert (site.requests("/b"), site.requests("/c")) == (0, 0)
    site.pages["/a"] = good
    assert follow(blattwerk, site).json["updated"] == 3
    assert [hit["title"] for hit in blattwerk.json("search", "Deiche", "--all", "--sort", "oldest")["hits"]] == [
        "Artikel a", "Artikel b", "Artikel c"]


def test_hostile_pages_end_within_bounds_and_the_rest_is_taken(blattwerk, site):
    site.feed("endlos", "kreis", "datei", "kurz", "latin", "gut")

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(4096):
                handler.wfile.write(b"<p>Sturm</p>" * 8192)
        except OSError:
            pass

    site.pages["/endlos"] = (200, {}, endless)
    site.pages["/kreis"] = (302, {"Location": "/kreis"}, b"")
    site.pages["/datei"] = (302, {"Location": "file:///etc/passwd"}, b"")
    site.pages["/kurz"] = (200, {"Content-Length": "100000", "Connection": "close"}, page("Artikel kurz"))
    site.pages["/latin"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page("Überfahrt", charset="iso-8859-1"))
    start = time.monotonic()
    result = follow(blattwerk, site)
    assert time.monotonic() - start < LONG
    for reason in ("larger than", "redirects more than", "no http or https", "cut"):
        assert reason in result.err, result.err
    titles = [article["title"] for article in blattwerk.json("list", "--limit", "10", "--all")["articles"]]
    assert "Artikel gut" in titles and "Überfahrt" in titles
    assert site.requests("/kreis") <= 7


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/feed", "feed"])
def test_only_web_addresses_are_followed(blattwerk, address):
    assert blattwerk.run("import", "--feed", address, status=1).err


def test_an_address_that_gives_no_feed_is_a_failure_that_says_so(blattwerk, site):
    site.pages["/feed"] = (200, {"Content-Type": "text/html"}, page("Startseite"))
    assert "no feed" in follow(blattwerk, site, status=1).err


def test_a_server_that_is_not_there_is_a_failure_that_says_so(blattwerk):
    assert "127.0.0.1" in blattwerk.run("import", "--feed", "http://127.0.0.1:9/feed", status=1).err


class Watch:
    """`import --watch` in the background; `reports` as they come."""

    def __init__(self, blattwerk, folder):
        self.process = subprocess.Popen(blattwerk.command("--jsonl", "import", "--watch", folder), stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=blattwerk.environment)
        self.ended = False

    def report(self):
        return json.loads(self.process.stdout.readline())

    def report_of_something_new(self):
        """The next report but one that a file has just been written may be of what was there before."""
        report = self.report()
        return report if report["new"] else self.report()

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.ended = True
        out, err = self.process.communicate(timeout=LONG)
        return self.process.returncode, err.decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.ended:
            self.process.kill()
            self.process.communicate()


def write(path, title):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"date 2022-02-04 {title}\n\nDie Fähre {title} liegt im Hafen.\n")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_watched_folder_is_imported_and_then_what_changes_in_it(blattwerk, tmp_path, how):
    folder = tmp_path / "eingang"
    write(folder / "a.txt", "Anna")
    with Watch(blattwerk, folder) as watch:
        assert watch.report()["new"] == 1
        write(folder / "neu/tief/b.txt", "Berta")
        assert watch.report()["new"] == 1
        write(folder / "neu/tief/c.txt", "Clara")
        assert watch.report()["new"] == 1
        write(folder / "a.txt", "Anna zwei")
        assert watch.report()["updated"] == 1
        (folder / ".halb.part").write_text("date 2022-02-04 Dora\n\nNoch nicht fertig.\n")
        (folder / ".halb.part").rename(folder / "d.txt")
        assert watch.report()["new"] == 1
        status, err = watch.end(how)
        assert status == 0, err
    assert blattwerk.json("list", "--all")["total"] == 4


def test_watching_again_imports_what_changed_meanwhile(blattwerk, tmp_path):
    folder = tmp_path / "eingang"
    write(folder / "a.txt", "Anna")
    with Watch(blattwerk, folder) as watch:
        watch.report()
        watch.end()
    write(folder / "b.txt", "Berta")
    with Watch(blattwerk, folder) as watch:
        assert watch.report_of_something_new()["new"] == 1
        watch.end()


def test_a_file_is_read_when_it_is_closed(blattwerk, tmp_path):
    folder = tmp_path / "eingang"
    write(folder / "a.txt", "Anna")
    with Watch(blattwerk, folder) as watch:
        watch.report()  # by now it watches
        with open(folder / "lang.txt", "w", encoding="utf-8") as file:
            file.write("date 2022-02-04 Lang\n\n")
            for n in range(3):
                file.write(f"Absatz Nummer {n} ist fertig.\n\n")
                file.flush()
                time.sleep(2.5)  # longer than a file that is closed is left alone
        assert watch.report()["new"] == 1
        watch.end()
    assert len(blattwerk.json("show", "2")["paragraphs"]) == 3


def test_a_killed_watch_goes_on_where_it_ended(blattwerk, tmp_path):
    folder = tmp_path / "eingang"
    write(folder / "a.txt", "Anna")
    with Watch(blattwerk, folder) as watch:
        assert watch.report()["new"] == 1
        write(folder / "b.txt", "Berta")
        watch.end(signal.SIGKILL)
    with Watch(blattwerk, folder) as watch:
        assert watch.report_of_something_new()["new"] == 1
        assert watch.end()[0] == 0
    assert blattwerk.json("list", "--all")["total"] == 2


def test_what_fails_is_named_and_the_watching_goes_on(blattwerk, tmp_path):
    folder = tmp_path / "eingang"
    folder.mkdir()
    with Watch(blattwerk, folder) as watch:
        (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
        report = watch.report()
        assert report["failed"] == 1 and "bild.png" in report["errors"][0]["path"]
        write(folder / "b.txt", "Berta")
        assert watch.report()["new"] == 1
        assert watch.end()[0] == 1


def test_the_archive_may_lie_in_the_folder_that_is_watched(blattwerk):
    with Watch(blattwerk, blattwerk.folder) as watch:
        write(blattwerk.folder / "a.txt", "Anna")
        assert watch.report() | {"seconds": 0} == expected(new=1) | {"seconds": 0, "errors": []}
        write(blattwerk.folder / "b.txt", "Berta")
        # Whatever the first import wrote would have been imported together with this.
        assert watch.report()["failed"] == 0
        assert watch.end()[0] == 0


def test_a_folder_that_goes_away_ends_the_watching(blattwerk, tmp_path):
    folder = tmp_path / "eingang"
    folder.mkdir()
    with Watch(blattwerk, folder) as watch:
        write(folder / "a.txt", "Anna")
        watch.report()
        (folder / "a.txt").unlink()
        folder.rmdir()
        assert watch.process.wait(timeout=LONG) == 1
        assert "no such folder" in watch.process.stderr.read().decode()


def test_a_path_that_is_no_folder_is_not_watched(blattwerk, tmp_path):
    assert "no such folder" in blattwerk.run("import", "--watch", tmp_path / "fehlt", status=1).err
