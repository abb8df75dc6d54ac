#!/usr/bin/env python3
"""Measures `blattwerk serve` under load by wrk: requests a second, p99, errors, memory over time; with --import also during one.

    tests/bench/serve.py ARCHIVE [--seconds 60] [--connections 32] [--import ARTICLES.jsonl] [--each] [--fresh]

`--each` measures each kind of request of the mix alone, one after the other; with `--fresh` none is asked twice, so
that the answers kept by the server are of no use.
"""
import argparse
import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = (ROOT / "tests/bench/serve_mix.lua").read_text(encoding="utf-8").count("  function() return ")


def memory_megabytes(process: subprocess.Popen) -> float:
    """Resident memory that is the process's own; what is mapped of files belongs to the system."""
    for line in Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no RssAnon")


def cpu_seconds(process: subprocess.Popen) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def start_import(url: str, path: Path) -> None:
    host = url.removeprefix("http://")
    with path.open("rb") as file:
        connection = http.client.HTTPConnection(host, timeout=600)
        connection.request("POST", f"/api/v1/import?name={path.name}", file, {"Content-Length": str(path.stat().st_size)})
        response = connection.getresponse()
        assert response.status == 202, response.read()
        connection.close()


def measure(server: subprocess.Popen, url: str, options: argparse.Namespace, kind: int | None) -> dict:
    """Load for some seconds: of the whole mix, or of one kind of requests."""
    memory = [memory_megabytes(server)]
    ended = threading.Event()

    def watch():
        while not ended.wait(max(options.seconds / 10, 1)):
            memory.append(memory_megabytes(server))

    watcher = threading.Thread(target=watch)
    watcher.start()
    load, begin, used = os.getloadavg()[0], time.monotonic(), cpu_seconds(server)
    done = subprocess.run(["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "--timeout", "10s", "-s",
                           ROOT / "tests/bench/serve_mix.lua", url], capture_output=True, text=True, check=True,
                          env=os.environ | ({"KIND": str(kind)} if kind else {}) | ({"FRESH": "1"} if options.fresh else {}))
    used, seconds = cpu_seconds(server) - used, time.monotonic() - begin
    ended.set()
    watcher.join()
    result = json.loads(done.stdout.strip().splitlines()[-1])
    return ({"kind": kind} if kind else {}) | result | {
        "cpu_ms_a_request": round(1000 * used / max(result["requests"], 1), 3), "cores_used": round(used / seconds, 2),
        "memory_mb": [round(value) for value in memory], "load_before": round(load, 1)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument("--import", dest="imported", type=Path)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--program", type=Path, default=ROOT / "build/app/blattwerk")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        print("wrk is missing; as root: apt-get install wrk", file=sys.stderr)
        return 1
    server = subprocess.Popen([options.program.resolve(), "--archive", options.archive, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        if options.imported:
            start_import(url, options.imported)
        for kind in range(1, KINDS + 1) if options.each else [None]:
            print(json.dumps(measure(server, url, options, kind)), flush=True)
    finally:
        server.terminate()
        server.wait(timeout=60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
