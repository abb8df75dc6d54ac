"""`blattwerk mcp`: an assistant talks with the archive (Model Context Protocol)."""
import json
import subprocess

import pytest

INITIALIZE = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


class Conversation:
    def __init__(self, blattwerk):
        self.process = subprocess.Popen(blattwerk.command("mcp"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=blattwerk.environment)
        self.last_id = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        assert self.process.stdout.read() == b""
        assert self.process.wait(timeout=30) == 0
        self.process.stdout.close()

    def send(self, line: bytes) -> None:
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def receive(self) -> dict:
        answer = json.loads(self.process.stdout.readline())
        assert answer["jsonrpc"] == "2.0"
        return answer

    def ask(self, method: str, parameters=None) -> dict:
        self.last_id += 1
        request = {"jsonrpc": "2.0", "id": self.last_id, "method": method}
        if parameters is not None:
            request["params"] = parameters
        self.send(json.dumps(request).encode())
        answer = self.receive()
        assert answer["id"] == self.last_id
        return answer

    def call(self, tool: str, **arguments) -> dict:
        return self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]


@pytest.fixture
def conversation(samples):
    with Conversation(samples) as talk:
        assert talk.ask("initialize", INITIALIZE)["result"]["protocolVersion"] == "2025-06-18"
        talk.send(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
        yield talk


@pytest.mark.parametrize("asked,given", [("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("1999-01-01", "2025-06-18")])
def test_a_version_of_the_protocol_is_agreed_on(samples, asked, given):
    with Conversation(samples) as talk:
        result = talk.ask("initialize", INITIALIZE | {"protocolVersion": asked})["result"]
        assert result["protocolVersion"] == given
        assert result["serverInfo"]["name"] == "blattwerk" and "tools" in result["capabilities"]


def test_nothing_is_answered_before_the_beginning(samples):
    with Conversation(samples) as talk:
        assert talk.ask("tools/list")["error"]["code"] == -32600
        assert talk.ask("ping")["result"] == {}


def test_tools_are_described(conversation):
    tools = {tool["name"]: tool for tool in conversation.ask("tools/list")["result"]["tools"]}
    assert set(tools) == {"search", "list", "show", "entities", "trend"}
    for tool in tools.values():
        assert tool["inputSchema"]["type"] == "object" and tool["description"] and tool["annotations"]["readOnlyHint"]
    assert tools["search"]["inputSchema"]["required"] == ["query"]


def test_a_search_answers_with_citations(samples, conversation):
    result = conversation.call("search", query="NATO-Osterweiterung", source=["Altenbrücker Bote"], limit=3)
    assert not result["isError"]
    expected = samples.json("search", "NATO-Osterweiterung", "--source", "Altenbrücker Bote", "--limit", 3)["hits"]
    assert result["structuredContent"]["hits"] == expected
    text = result["content"][0]["text"]
    for hit in expected:
        for part in (hit["title"], hit["source"], hit["date"][:10], f"article {hit['id']}", hit.get("url", "")):
            assert part in text


def test_the_other_tools_answer_as_the_command_line(samples, conversation):
    for (tool, arguments), command in {
        ("list", ("from", "2022-02-03", "limit", 2)): ["list", "--from", "2022-02-03", "--limit", 2],
        ("show", ("id", 1)): ["show", 1],
        ("show", ("id", "bote-2022-0131")): ["show", "bote-2022-0131"],
        ("entities", ("type", "person", "limit", 3)): ["entities", "--type", "person", "--limit", 3],
        ("entities", ("name", "Putin")): ["entities", "Putin"],
        ("trend", ("query", "Putin")): ["trend", "Putin"],
    }.items():
        result = conversation.call(tool, **dict(zip(arguments[::2], arguments[1::2])))
        assert result["structuredContent"] == samples.json(*command), tool
        assert result["content"][0]["text"]


@pytest.mark.parametrize("tool,arguments", [
    ("search", {}), ("search", {"query": None}), ("search", {"query": ["a"]}), ("search", {"query": "a", "limit": "many"}),
    ("search", {"query": "a", "limit": -1}), ("search", {"query": "a", "any": "yes"}), ("search", {"query": "a", "path": "/etc/passwd"}),
    ("list", {"from": "nie"}), ("show", {"id": 999999}), ("show", {"id": {"a": 1}}), ("entities", {"name": "Niemandsland"}),
    ("trend", {"query": ["a"] * 11}), ("trend", {"query": []})])
def test_a_wrong_call_is_told_to_the_model(conversation, tool, arguments):
    result = conversation.call(tool, **arguments)
    assert result["isError"] and result["content"][0]["text"]


@pytest.mark.parametrize("line,code", [
    (b"no json", -32700), (b"{", -32700), (b"\xff\xfe", -32700), (b"[" * 100_000, -32700), (b"[]", -32600), (b"1", -32600), (b"null", -32600),
    (b'{"id": 1}', -32600), (b'{"jsonrpc": "2.0", "id": 1, "method": 7}', -32600), (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', -32600),
    (b'{"jsonrpc": "2.0", "id": {"a": 1}, "method": "ping"}', -32600), (b'{"jsonrpc": "2.0", "id": 1, "method": "shell/run"}', -32601),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', -32602), (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []}', -32602),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "shell"}}', -32602),
    (b'{"jsonrpc": "2.0", "id": 1, "method": "initialize"}', -32602), (b"x" * (3 << 20), -32700)], ids=range(17))
def test_what_is_no_request_is_answered_and_forgotten(conversation, line, code):
    conversation.send(line)
    assert conversation.receive()["error"]["code"] == code
    assert conversation.ask("ping")["result"] == {}


def test_notifications_and_blank_lines_are_not_answered(conversation):
    for line in (b"", b"  \r", b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1}}', b'{"jsonrpc": "2.0", "id": 9, "result": {}}'):
        conversation.send(line)
    assert conversation.ask("ping")["result"] == {}


def test_a_missing_archive_is_an_error(blattwerk):
    assert "import" in blattwerk.run("mcp", status=1).err
