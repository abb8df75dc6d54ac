"""`blattwerk serve` answers over HTTP what the command line answers."""
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


def test_an_archive_is_made_where_there_is_none(blattwerk):
    with Server(blattwerk) as server:
        assert server.json("/api/v1/stats")["articles"] == 0


def test_a_port_that_is_taken_is_an_error(samples, server):
    refused = samples.run("serve", "--port", server.port, status=1)
    assert "--port" in refused.err
