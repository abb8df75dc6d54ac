"""The API answers as its OpenAPI document says, and as the command line does."""
import json
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import SAMPLES, Server
from openapi import OpenApi

TOKEN = "0123456789abcdef"
ATOM = "{http://www.w3.org/2005/Atom}"
ARTICLE = {"id": "api-1", "title": "Der Rat tagt", "date": "2022-03-01", "source": "Prüfblatt", "text": "Der Rat tagte."}


@pytest.fixture(scope="module")
def api(server) -> OpenApi:
    return OpenApi(server.json("/api/v1/openapi.json"))


@pytest.fixture
def writable(blattwerk):
    with Server(blattwerk) as served:
        yield served


def upload(server, content: bytes, name="a.json", headers=None) -> dict:
    answer = server.request("POST", f"/api/v1/import?wait=1&name={name}", content, headers)
    assert answer.status == 200, answer.text
    return answer.json


READS = [
    ("/api/v1/search", "?q=NATO-Osterweiterung&facets=1&explain=1", ["search", "NATO-Osterweiterung", "--facets", "--explain"]),
    ("/api/v1/search", "?q=Putin%20Xi%20Schnee&any=1&limit=3&offset=1&sort=newest",
     ["search", "Putin Xi Schnee", "--any", "--limit", 3, "--offset", 1, "--sort", "newest"]),
    ("/api/v1/search", "?q=%22&person=Putin&place=Peking", ["search", '"', "--person", "Putin", "--place", "Peking"]),
    ("/api/v1/list", "?source=Altenbr%C3%BCcker%20Bote&on=2022-02", ["list", "--source", "Altenbrücker Bote", "--on", "2022-02"]),
    ("/api/v1/complete", "?q=ost", ["complete", "ost"]),
    ("/api/v1/articles/{id}", "1?versions=1", ["show", "1", "--versions"]),
    ("/api/v1/articles/{id}", "bote-2022-0131", ["show", "bote-2022-0131"]),
    ("/api/v1/articles/{id}/similar", "1/similar", ["similar", "1"]),
    ("/api/v1/entities", "?type=person&limit=5", ["entities", "--type", "person", "--limit", 5]),
    ("/api/v1/entities/{name}", "Putin", ["entities", "Putin"]),
    ("/api/v1/trends", "?q=Putin&q=Schnee", ["trend", "Putin", "Schnee"]),
    ("/api/v1/terms", "?q=Putin&words=5", ["terms", "Putin", "--words", 5]),
    ("/api/v1/collocates", "?q=Putin&window=3", ["collocates", "Putin", "--window", 3]),
    ("/api/v1/kwic", "?q=Putin&by=left&context=20&lines=5", ["kwic", "Putin", "--by", "left", "--context", 20, "--lines", 5]),
    ("/api/v1/saved", "", ["saved"]),
]


@pytest.mark.parametrize("path,rest,command", READS, ids=lambda value: value if isinstance(value, str) else "")
def test_reading_is_that_of_the_command_line_and_of_the_document(samples, server, api, path, rest, command):
    answer = server.get(path.split("{")[0] + rest)
    assert answer.status == 200, answer.text
    api.check("GET", path, answer)
    found, expected = answer.json, samples.run("--json", *command, environment={"LC_ALL": "de_DE.UTF-8"}).json
    for value in (found, expected):
        value.pop("took_ms", None)
    assert found == expected


def test_every_read_is_in_the_document_and_tried(api):
    tried = {path for path, _, _ in READS} | {
        "/api/v1/export", "/api/v1/facets", "/api/v1/suggest", "/api/v1/feed", "/api/v1/articles/{id}/original", "/api/v1/saved/{name}/news",
        "/api/v1/imports/{id}", "/api/v1/imports/{id}/events", "/api/v1/stats", "/api/v1/openapi.json", "/opensearch.xml"}
    assert {path for method, path, _ in api.operations() if method == "GET"} == tried


def test_facets_are_those_of_a_search(samples, server, api):
    answer = server.get("/api/v1/facets?q=Putin")
    api.check("GET", "/api/v1/facets", answer)
    assert answer.json["facets"] == samples.json("search", "Putin", "--facets")["facets"]
    assert answer.json["hits"] == []


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "bibtex", "ris", "md"])
def test_an_export_is_that_of_the_command_line(samples, server, form):
    answer = server.get(f"/api/v1/export?q=Putin&format={form}")
    assert answer.body.decode() == samples.run("export", "Putin", "--format", form).out
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert server.get("/api/v1/export?format=exe").status == 400


def test_statistics_are_as_the_document_says(server, api):
    api.check("GET", "/api/v1/stats", server.get("/api/v1/stats"))


def test_a_check_is_that_of_the_command_line(writable, api):
    upload(writable, json.dumps(ARTICLE).encode())
    answer = writable.request("POST", "/api/v1/check")
    api.check("POST", "/api/v1/check", answer)
    report = answer.json
    assert report.pop("seconds") >= 0
    assert report == {"sound": True, "articles": 1, "originals": 1, "findings": []}


def test_suggestions_are_as_browsers_want_them(server, api):
    answer = server.get("/api/v1/suggest?q=ost")
    api.check("GET", "/api/v1/suggest", answer)
    query, completions = answer.json
    assert query == "ost" and all(isinstance(completion, str) for completion in completions)


def test_the_original_comes_as_it_was_and_is_never_shown(samples, server):
    answer = server.get("/api/v1/articles/1/original")
    assert answer.body.decode() == samples.run("show", "1", "--original").out
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_feed_of_a_search_is_atom(server, api):
    answer = server.get("/api/v1/feed?q=Putin&limit=3")
    api.check("GET", "/api/v1/feed", answer)
    feed = ElementTree.fromstring(answer.body)
    entries = feed.findall(ATOM + "entry")
    assert len(entries) == 3
    for element in [feed, *entries]:
        for name in ("id", "title", "updated"):
            assert element.find(ATOM + name).text
    dates = [entry.find(ATOM + "updated").text for entry in entries]
    assert dates == sorted(dates, reverse=True)
    page = entries[0].find(f"{ATOM}link[@rel='alternate']").get("href")
    assert page.startswith(server.url + "/articles/")


def test_the_browser_learns_to_search_here(server):
    description = ElementTree.fromstring(server.get("/opensearch.xml").body)
    templates = {url.get("type"): url.get("template") for url in description.iter("{http://a9.com/-/spec/opensearch/1.1/}Url")}
    assert templates["text/html"] == server.url + "/search?q={searchTerms}"
    assert templates["application/x-suggestions+json"] == server.url + "/api/v1/suggest?q={searchTerms}"


def test_notes_are_in_the_language_of_the_client(server):
    german, english = (server.get("/api/v1/search?q=datum:nie", accept_language=language).json["notes"]
                       for language in ("de", "en"))
    assert german[0]["message"] != english[0]["message"]


@pytest.mark.parametrize("target,status", [
    ("/api/v1/articles/999999", 404), ("/api/v1/articles/999999/original", 404), ("/api/v1/articles/x/similar", 404),
    ("/api/v1/entities/Niemandsland", 404), ("/api/v1/imports/7", 403), ("/api/v1/saved/nie/news", 404),
    ("/api/v1/search?limit=ten", 400), ("/api/v1/search?limit=1001", 400), ("/api/v1/search?offset=-1", 400),
    ("/api/v1/search?sort=best", 400), ("/api/v1/search?any=maybe", 400), ("/api/v1/list?from=nie", 400),
    ("/api/v1/trends", 400), ("/api/v1/kwic?q=a&by=up", 400), ("/api/v1/entities?type=dog", 400), ("/api/v2/search", 404),
])
def test_what_is_wrong_is_said_as_a_problem(server, target, status):
    answer = server.get(target)
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json["status"] == status and answer.json["detail"]


def test_an_answer_is_not_sent_twice(writable):
    first = writable.get("/api/v1/list")
    etag = first.headers["ETag"]
    again = writable.get("/api/v1/list", if_none_match=etag)
    assert again.status == 304 and not again.body
    upload(writable, json.dumps(ARTICLE).encode())
    assert writable.get("/api/v1/list", if_none_match=etag).json["total"] == 1


def test_an_import_is_reported(blattwerk, writable, api):
    status = upload(writable, json.dumps(ARTICLE).encode())
    api.check_value(status, api.document["components"]["schemas"]["Import"], "import")
    assert status["state"] == "done" and status["report"]["new"] == 1
    assert upload(writable, json.dumps(ARTICLE).encode())["report"]["unchanged"] == 1
    assert blattwerk.json("show", "api-1")["origin"]["path"].startswith("upload/")


def test_files_of_a_form_are_imported(writable):
    files = sorted(file for file in SAMPLES.rglob("*.html"))[:2]
    boundary = "xxBOUNDARYxx"
    parts = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="../../{file.name}"\r\n'
        "Content-Type: text/html\r\n\r\n".encode() + file.read_bytes() + b"\r\n" for file in files)
    answer = writable.request("POST", "/api/v1/import?wait=1", parts + f"--{boundary}--\r\n".encode(),
                              {"Content-Type": f"multipart/form-data; boundary={boundary}"})
    assert answer.json["report"]["new"] == len(files)


def test_an_import_is_followed_by_events(writable, api):
    started = writable.request("POST", "/api/v1/import", json.dumps(ARTICLE).encode())
    assert started.status == 202
    api.check("POST", "/api/v1/import", started)
    where = started.headers["Location"]
    events = writable.get(where + "/events")
    assert events.headers["Content-Type"] == "text/event-stream"
    last = events.text.strip().split("\n\n")[-1].splitlines()
    assert last[0] == "event: end"
    assert json.loads(last[1].removeprefix("data: ")) == writable.json(where)
    api.check("GET", "/api/v1/imports/{id}", writable.get(where))


def test_what_is_no_article_is_reported(writable):
    report = upload(writable, b"\x00\x01\x02" * 50, "x.bin")["report"]
    assert report["new"] == 0 and report["failed"] == 1
    assert "/tmp" not in json.dumps(report)


def test_searches_are_saved_and_tell_what_is_new(writable, api):
    body = json.dumps({"query": "Rat"})
    assert writable.request("PUT", "/api/v1/saved/Rat%2FStadt", body).status == 204
    assert [saved["name"] for saved in writable.json("/api/v1/saved")["saved"]] == ["Rat/Stadt"]
    upload(writable, json.dumps(ARTICLE).encode())
    news = writable.get("/api/v1/saved/Rat%2FStadt/news")
    api.check("GET", "/api/v1/saved/{name}/news", news)
    assert news.json["total"] == 1
    assert writable.request("POST", "/api/v1/saved/Rat%2FStadt/seen").status == 204
    assert writable.json("/api/v1/saved/Rat%2FStadt/news")["total"] == 0
    assert writable.request("DELETE", "/api/v1/saved/Rat%2FStadt").status == 204
    assert writable.request("DELETE", "/api/v1/saved/Rat%2FStadt").status == 404
    assert writable.request("PUT", "/api/v1/saved/x", "[1]").status == 400


def test_a_text_is_analysed(samples, server, api):
    text = "Putin traf Xi am 4. Februar 2022 in Peking."
    answer = server.request("POST", "/api/v1/analyze", text.encode(), {"Content-Type": "text/plain"})
    api.check("POST", "/api/v1/analyze", answer)
    assert answer.json == samples.json("analyze", stdin=text.encode())


def test_articles_are_removed_only_with_a_token(blattwerk, write):
    blattwerk.imports(write("a.json", json.dumps(ARTICLE)))
    with Server(blattwerk) as server:
        assert server.request("DELETE", "/api/v1/articles/1").status == 403
    right = {"Authorization": f"Bearer {TOKEN}"}
    with Server(blattwerk, "--token", TOKEN) as server:
        assert server.request("DELETE", "/api/v1/articles/1").status == 401
        assert server.request("DELETE", "/api/v1/articles/1", headers=right).status == 204
        assert server.request("DELETE", "/api/v1/articles/1", headers=right).status == 404
    with Server(blattwerk, "--token", TOKEN, "--read-only") as server:
        assert server.request("DELETE", "/api/v1/articles/1", headers=right).status == 403
