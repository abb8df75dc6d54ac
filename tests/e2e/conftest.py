"""What the end-to-end tests share: the real program, run on an archive of its own."""
import http.client
import json
import os
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = Path(os.environ.get("BLATTWERK_BIN", ROOT / "build/app/blattwerk")).resolve()
SANITIZED = bool(os.environ.get("BLATTWERK_SANITIZE"))
SAMPLES = ROOT / "samples"
TIMEOUT = 300


@dataclass
class Result:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class Blattwerk:
    """Runs the program on one archive, with none of the caller's settings."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.archive = folder / "archive.db"
        self.environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def command(self, *arguments) -> list[str]:
        return [str(BINARY), "--archive", str(self.archive), *map(str, arguments)]

    def run(self, *arguments, stdin: bytes = b"", status: int | None = 0, **options) -> Result:
        """Runs `blattwerk --archive … ARGUMENTS`; `status` is the exit status expected, None for 0 or 1."""
        return self.run_plain(self.command(*arguments), stdin=stdin, status=status, **options)

    def run_plain(self, command, stdin: bytes = b"", status: int | None = 0, environment=None, **options) -> Result:
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=TIMEOUT, check=False,
                              env=self.environment | (environment or {}), **options)
        result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
        allowed = (0, 1) if status is None else (status,)
        assert result.status in allowed, f"exit status {result.status}: {command}\n{result.out}\n{result.err}"
        return result

    def json(self, *arguments, **options):
        return self.run("--json", *arguments, **options).json

    def imports(self, *paths, **options) -> dict:
        return self.json("import", *paths, **options)

    def search_ids(self, *query) -> list:
        return [hit["id"] for hit in self.json("search", *query)["hits"]]

    def titles(self, *query) -> list[str]:
        return [hit["title"] for hit in self.json("search", *query)["hits"]]


class Server:
    """`blattwerk serve` on a free port of this machine; ends with the `with` block."""

    def __init__(self, blattwerk: Blattwerk, *arguments):
        self.process = subprocess.Popen(blattwerk.command("serve", "--port", 0, *arguments), stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=blattwerk.environment)
        self.url = self.process.stdout.readline().decode().strip()
        assert self.url, self.process.stderr.read().decode()
        self.host, _, port = self.url.removeprefix("http://").rpartition(":")
        self.port = int(port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        assert self.stop() == 0

    def stop(self) -> int:
        """Ends the server as Ctrl-C does; its exit status."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=60)
        finally:
            self.process.kill()
            self.process.stdout.close()
            self.process.stderr.close()

    def request(self, method: str, target: str, body=None, headers=None) -> "Answer":
        """The answer to a request whose target is sent as it is."""
        connection = http.client.HTTPConnection(self.host.strip("[]"), self.port, timeout=60)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, target: str, **headers) -> "Answer":
        return self.request("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def json(self, target: str):
        answer = self.get(target)
        assert answer.status == 200, answer.text
        return json.loads(answer.body)


@dataclass
class Answer:
    status: int
    headers: object
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


def counts(report: dict) -> dict:
    return {name: report[name] for name in ("new", "updated", "unchanged", "duplicate", "failed")}


def expected(new=0, updated=0, unchanged=0, duplicate=0, failed=0) -> dict:
    return {"new": new, "updated": updated, "unchanged": unchanged, "duplicate": duplicate, "failed": failed}


def shared_data() -> Path:
    """Real articles that are not part of the project; tests that need them are skipped where they are missing."""
    folder = Path(os.environ.get("BLATTWERK_SHARED_DATA", ROOT.parent / "shared/data"))
    if not folder.is_dir():
        pytest.skip(f"no shared data in {folder}; set BLATTWERK_SHARED_DATA")
    return folder


@pytest.fixture
def blattwerk(tmp_path) -> Blattwerk:
    return Blattwerk(tmp_path)


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Blattwerk:
    """An archive of samples/, only for reading."""
    archive = Blattwerk(tmp_path_factory.mktemp("samples"))
    archive.imports(SAMPLES)
    return archive


@pytest.fixture(scope="session")
def server(samples):
    """A server of an archive of samples/, only for reading."""
    with Server(samples, "--read-only") as served:
        yield served


@pytest.fixture
def write(tmp_path):
    """Writes a file of text or bytes and returns its path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def json_lines(articles) -> bytes:
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles).encode()


def numbered_article(number: int) -> dict:
    """An article unlike every other, of some length."""
    words = " ".join(f"Wort{number * 200 + step}" for step in range(200))
    return {"id": f"n-{number}", "title": f"Meldung Nummer {number}", "date": f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "source": "Prüfblatt", "text": f"Der {number}. Bericht aus Altenbrück.\n\n{words}."}
