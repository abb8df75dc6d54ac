"""Each attack on a server that serves one's own archive is tried, and seen refused."""
import itertools
import json
import random
import socket
import threading
import time

import pytest

from conftest import Server
from openapi import OpenApi, target

TOKEN = "0123456789abcdef0123456789abcdef"
BCRYPT_OF_BLATT = "$2b$04$abcdefghijklmnopqrstuul4/Goc1QbvKavI.9WfxlM0kd7epGF9q"
ANNA = "Basic YW5uYTpibGF0dA=="  # anna:blatt
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def raw(server, request: bytes, seconds: float = 30) -> bytes:
    """All that comes back for bytes sent as they are."""
    with socket.create_connection((server.host, server.port), timeout=seconds) as connection:
        answer = b""
        try:
            connection.sendall(request)
            while piece := connection.recv(65536):
                answer += piece
        except ConnectionError:
            pass
        return answer


# Who may ask.

@pytest.mark.parametrize("host", ["evil.example", "evil.example:8377", "localhost.evil.example", "127.0.0.1.nip.io", "10.0.0.1", "", "[::1"])
def test_a_foreign_host_is_refused(server, host):
    assert server.get("/api/v1/list", host=host).status == 421
    assert server.get("/", host=host).status == 421


@pytest.mark.parametrize("headers", [
    {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
])
@pytest.mark.parametrize("method,path", [
    ("POST", "/api/v1/import"), ("PUT", "/api/v1/saved/x"), ("DELETE", "/api/v1/articles/1"), ("POST", "/api/v1/analyze"), ("POST", "/api/v1/check"),
    ("POST", "/saved"), ("POST", "/health")])
def test_another_site_can_change_nothing(blattwerk, headers, method, path):
    with Server(blattwerk) as server:
        assert server.request(method, path, "{}", headers).status == 403
        assert server.json("/api/v1/list")["total"] == 0


def test_another_site_can_read_nothing(server):
    assert server.get("/api/v1/list", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    answer = server.get("/api/v1/list")
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_form_without_its_secret_is_refused(blattwerk):
    with Server(blattwerk) as server:
        for csrf in ("", "&csrf=", "&csrf=0"):
            answer = server.request("POST", "/saved", "change=save&name=x&query=y" + csrf,
                                    {"Content-Type": "application/x-www-form-urlencoded"})
            assert answer.status == 403
            assert server.request("POST", "/health", csrf[1:], {"Content-Type": "application/x-www-form-urlencoded"}).status == 403
        assert server.json("/api/v1/saved")["saved"] == []


def test_other_machines_need_a_secret(samples):
    refused = samples.run("serve", "--port", 0, "--address", "0.0.0.0", status=1)
    assert "--token" in refused.err and "--password-file" in refused.err
    assert "16" in samples.run("serve", "--port", 0, "--address", "0.0.0.0", "--token", "short", status=1).err


def test_a_token_is_asked_for_everywhere(samples):
    with Server(samples, "--token", TOKEN, "--read-only") as server:
        for path in ("/", "/api/v1/list", "/api/v1/openapi.json", "/nothing"):
            answer = server.get(path)
            assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Basic")
            assert server.get(path, authorization="Bearer " + TOKEN[:-1] + "0").status == 401
            assert server.get(path + "?token=" + TOKEN).status == 401
        assert server.get("/api/v1/list", authorization="Bearer " + TOKEN).status == 200


def test_users_have_passwords(samples, write):
    users = write("users", f"# users\nanna:{BCRYPT_OF_BLATT}\n")
    with Server(samples, "--password-file", users, "--read-only") as server:
        assert server.get("/api/v1/list", authorization=ANNA).status == 200
        for wrong in ("Basic YW5uYTpmYWxzY2g=", "Basic YmVuOmJsYXR0", "Basic", "Basic ====", "Digest x", "Bearer "):
            assert server.get("/api/v1/list", authorization=wrong).status == 401
    weak = write("weak", "anna:secret\n")
    assert "line 1" in samples.run("serve", "--port", 0, "--password-file", weak, status=1).err


def test_what_is_served_read_only_stays(server):
    before = server.json("/api/v1/list")
    for method, path in [("POST", "/api/v1/import"), ("PUT", "/api/v1/saved/x"), ("DELETE", "/api/v1/saved/x"),
                         ("POST", "/api/v1/saved/x/seen"), ("DELETE", "/api/v1/articles/1"), ("POST", "/api/v1/check"), ("POST", "/health")]:
        assert server.request(method, path, '{"query": "x"}').status == 403
    assert server.json("/api/v1/list") == before


# What answers carry.

@pytest.mark.parametrize("path,headers", [
    ("/", {}), ("/api/v1/list", {}), ("/nothing", {}), ("/nothing", {"Accept": "text/html"}), ("/api/v1/search?limit=x", {}),
    ("/api/v1/articles/1/original", {}), ("/", {"Host": "evil.example"}), ("/%2e%2e/x", {})])
def test_every_answer_has_the_headers_of_safety(server, path, headers):
    answer = server.request("GET", path, headers=headers)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'" and policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Server" not in answer.headers


def test_html_of_articles_is_never_passed_through(blattwerk, write):
    article = {"id": SCRIPT, "title": SCRIPT, "kicker": SCRIPT, "source": SCRIPT, "authors": [SCRIPT], "section": SCRIPT,
               "url": "javascript:alert(1)", "date": "2022-02-04", "text": f"Sturm {SCRIPT}\n\nNoch ein Absatz."}
    blattwerk.imports(write("a.json", json.dumps([article, article | {"id": "2", "text": "Sturm im Norden. " + SCRIPT}])))
    with Server(blattwerk) as server:
        for path in ("/", "/search?q=Sturm", "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E", "/articles/1", "/archive/2022/02/04",
                     "/concordance?q=Sturm", "/trends?q=%3Cscript%3E", "/entities", "/nothing%3Cscript%3E", "/api/v1/feed?q=Sturm"):
            answer = server.get(path, accept="text/html")
            assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, path
            assert 'href="javascript:' not in answer.text.lower(), path
        original = server.get("/api/v1/articles/1/original")
        assert original.headers["Content-Type"] == "application/octet-stream"
        assert "attachment" in original.headers["Content-Disposition"]
        assert "\r" not in original.headers["Content-Disposition"]


# No path of a request reaches the file system.

@pytest.mark.parametrize("path", [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/../../../etc/passwd", "/assets/%2e%2e%2fpasswd",
    "/assets//etc/passwd", "/assets/..\\..\\x", "//etc/passwd", "/etc/passwd%00.css", "/api/v1/articles/..%2f..%2fetc%2fpasswd",
    "/api/v1/articles/%2Fetc%2Fpasswd/original", "/api/v1/entities/..%2F..", "file:///etc/passwd"])
def test_no_path_leads_to_a_file(server, path):
    answer = server.get(path)
    assert answer.status in (400, 404) and b"root:" not in answer.body


def test_the_name_of_an_upload_leads_nowhere(blattwerk, tmp_path):
    name = tmp_path / "written"
    with Server(blattwerk) as server:
        for value in (str(name), "../" * 20 + str(name)[1:]):
            server.request("POST", "/api/v1/import?wait=1&name=" + value.replace("/", "%2F"), b'{"title": "x", "text": "Ein Text."}')
            boundary = "b"
            part = f'--b\r\nContent-Disposition: form-data; name="f"; filename="{value}"\r\n\r\nEin Text.\r\n--b--\r\n'
            server.request("POST", "/api/v1/import?wait=1", part, {"Content-Type": "multipart/form-data; boundary=" + boundary})
    assert not name.exists()


# Requests that are slow, endless or no requests.

def test_a_request_too_large_is_refused_unread(blattwerk):
    with Server(blattwerk) as server:
        for path, size in (("/api/v1/analyze", 2 << 20), ("/api/v1/import", 1 << 40), ("/saved", 1 << 62), ("/api/v1/import", 10**30)):
            answer = raw(server, f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n\r\nabc".encode())
            assert answer.split()[1] in (b"413", b"400"), answer
        endless = b"POST /api/v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        answer = raw(server, endless + b"10000\r\n" + b"x" * 65536 + b"\r\n" + (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 40)
        assert answer.split()[1] == b"413" if answer else True
        assert server.get("/api/v1/list").status == 200


@pytest.mark.parametrize("head", [
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X-Filler: aaaaaaaaaaaaaaaa\r\n" * 10_000 + b"\r\n",
    b"GET / HTTP/1.1\r\nX: " + b"a" * 1_000_000,
    b"A" * 1_000_000,
], ids=["target", "headers", "header", "no line"])
def test_an_endless_head_is_cut(server, head):
    answer = raw(server, head)
    assert not answer or answer.split()[1] in (b"400", b"414", b"431")


@pytest.mark.parametrize("bytes_sent", [
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01", b"GET / HTTP/1.1\r\nHost localhost\r\nConnection: close\r\n\r\n",
    b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /api/v1/analyze HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=" + b"0-1," * 3000 + b"0-1\r\nConnection: close\r\n\r\n",
], ids=range(13))
def test_what_is_no_request_does_no_harm(server, bytes_sent):
    answer = raw(server, bytes_sent)
    assert not answer or answer.split()[1][:1] in (b"2", b"4"), answer
    assert server.get("/api/v1/list").status == 200


def test_a_slow_request_is_cut(server):
    """A byte every now and then does not keep a connection for long."""
    begin = time.monotonic()
    with socket.create_connection((server.host, server.port), timeout=60) as connection:
        try:
            for byte in itertools.cycle(b"GET / HTTP/1.1\r\nX: aaaaaaaa"):
                connection.sendall(bytes([byte]))
                time.sleep(0.5)
                assert time.monotonic() - begin < 40
                connection.setblocking(False)
                try:
                    answer = connection.recv(1000)
                    assert not answer or b" 408 " in answer
                    break
                except BlockingIOError:
                    pass
                connection.setblocking(True)
        except ConnectionError:
            pass
    assert time.monotonic() - begin < 40


def test_slow_clients_do_not_keep_others_out(server):
    slow = [socket.create_connection((server.host, server.port)) for _ in range(60)]
    try:
        for connection in slow:
            connection.sendall(b"GET /api/v1/list HTTP/1.1\r\nHost: local")
        assert server.get("/api/v1/list").status == 200
    finally:
        for connection in slow:
            connection.close()


def test_bodies_end_with_their_requests(server):
    """What lies behind a body that was not read is never taken for a request (request smuggling)."""
    hidden = b"GET /api/v1/stats HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answer = raw(server, b"GET /api/v1/list HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(hidden) + hidden)
    assert answer.count(b"HTTP/1.1 ") == 1


def test_a_header_of_an_answer_is_one_line(server):
    answer = raw(server, b"GET /api/v1/articles/1%0d%0aSet-Cookie:%20x=1/original HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"\r\nSet-Cookie" not in answer.split(b"\r\n\r\n")[0]


def test_reads_go_on_during_an_import(blattwerk, tmp_path):
    articles = "\n".join(json.dumps({"id": str(n), "title": f"Meldung {n}", "date": "2022-01-01", "text": f"Der Rat tagte zum {n}. Mal. " * 20})
                         for n in range(3000))
    with Server(blattwerk) as server:
        started = server.request("POST", "/api/v1/import?name=a.jsonl", articles.encode())
        assert started.status == 202
        statuses = []

        def read():
            for _ in range(40):
                statuses.append(server.get("/api/v1/search?q=Rat").status)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert set(statuses) == {200}
        events = server.get(started.headers["Location"] + "/events").text
        assert '"new":3000' in events


# Odd and hostile values on every route.

ODD = ["", " ", "0", "-1", "1e9", "99999999999999999999", "null", "true", "ä" * 500, "\udcff\udcfe", "\x00", "\n\r\n", "'", '"', "' OR 1=1 --",
       "%", "*", "(" * 200, '"' * 99, "../../etc/passwd", SCRIPT, "a*" * 50, "*a", "a NAHE/999 b", "datum:..", "person:\x00", "=", "-" * 300,
       "\u202e\ufeff", "𝕳" * 50, "2022-13-45", "0000", "9999-12-31..0001", "x" * 5000, "UND ODER NICHT", "{}", "[]", "${jndi:x}", "\\", "~", "Sortierung:neueste"]


def hostile_requests(api: OpenApi):
    generator = random.Random(8377)
    for method, path, operation in api.operations():
        parameters = [(parameter["in"], parameter["name"]) for parameter in api.parameters(operation)]
        for value in ODD:
            yield method, path, [(where, name, value) for where, name in parameters[:1]]
        for _ in range(25):
            yield method, path, [(where, name, generator.choice(ODD)) for where, name in parameters
                                 if where == "path" or generator.random() < 0.6]


@pytest.mark.parametrize("writable", [False, True], ids=["read-only", "writable"])
def test_no_value_on_any_route_makes_the_server_fail(samples, blattwerk, writable):
    with Server(blattwerk) if writable else Server(samples, "--read-only") as server:
        api = OpenApi(server.json("/api/v1/openapi.json"))
        for method, path, parameters in hostile_requests(api):
            where = target(path, parameters)
            if len(where) > 8000:
                continue
            body = None if method == "GET" else random.Random(where).choice(["", "{}", '{"query": 1}', '{"query": "x"}', "[" * 5000, "\x00", "a=b"])
            answer = server.request(method, where, body)
            assert answer.status < 500, (method, where, body, answer.text)
            if answer.status != 404:
                api.check(method, path, answer)
