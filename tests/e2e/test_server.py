"""`blattwerk serve` answers over HTTP what the command line answers."""
import json
import socket

from conftest import Server


def test_the_address_is_printed_and_the_end_is_clean(samples):
    with Server(samples) as server:
        assert server.url.startswith("http://127.0.0.1:")
        with socket.create_connection((server.host, server.port)):  # an idle connection does not hold it up
            assert server.stop() == 0


def test_a_search_is_that_of_the_command_line(samples, server):
    found = server.json("/api/v1/search?q=NATO-Osterweiterung&facets=1")
    expected = samples.json("search", "NATO-Osterweiterung", "--facets")
    for answer in (found, expected):
        del answer["took_ms"]
    assert found == expected


def test_a_list_is_that_of_the_command_line(samples, server):
    assert server.json("/api/v1/list?from=2022-02-03&limit=5") == samples.json("list", "--from", "2022-02-03", "--limit", 5)


def test_the_statistics_do_not_tell_where_the_archive_lies(samples, server):
    assert server.json("/api/v1/stats") == samples.json("stats") | {"archive": samples.archive.name}


def test_answers_are_kept_until_the_archive_changes(blattwerk, write):
    def article(number: int) -> str:
        return write(f"{number}.json", json.dumps({"id": str(number), "title": f"Meldung {number}", "date": "2022-01-01", "text": "Der Rat tagte."}))

    blattwerk.run("import", article(1))
    with Server(blattwerk) as server:
        pages = {target: server.get(target, accept="text/html").text for target in ("/", "/archive", "/archive/2022/01", "/search?q=Rat")}
        assert server.json("/api/v1/search?q=Rat") == server.json("/api/v1/search?q=Rat"), "the same answer, with the time it took"
        blattwerk.run("import", article(2))  # by another process
        assert server.json("/api/v1/search?q=Rat")["total"] == 2
        for target, before in pages.items():
            after = server.get(target, accept="text/html").text
            assert "1 Artikel" in before or "1 Treffer" in before
            assert "2 Artikel" in after or "2 Treffer" in after
        blattwerk.run("delete", "1")
        assert server.json("/api/v1/search?q=Rat")["total"] == 1


def test_an_archive_is_made_where_there_is_none(blattwerk):
    with Server(blattwerk) as server:
        assert server.json("/api/v1/stats")["articles"] == 0


def test_a_port_that_is_taken_is_an_error(samples, server):
    refused = samples.run("serve", "--port", server.port, status=1)
    assert "--port" in refused.err
