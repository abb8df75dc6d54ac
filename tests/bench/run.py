#!/usr/bin/env python3
"""Measures import and search beside bare FTS5 on generated articles and writes docs/benchmarks.md."""
import argparse
import datetime
import json
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

QUERIES = [
    ("very frequent word", ["Regierung"]),
    ("two words", ["Regierung Streik"]),
    ("phrase", ['"große Stadt"']),
    ("name and month", ["person:Müller", "--on", "2012-05"]),
    ("word, newest first", ["Regierung", "--sort", "newest"]),
    ("no hit", ["Xylophonquittung"]),
]
COLD_RUNS = 20


@dataclass
class Measurement:
    seconds: float
    cpu_seconds: float
    peak_megabytes: float
    output: str


def measure(command: list) -> Measurement:
    """Runs a command to its end; fails with it."""
    start = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: exit status {process.returncode}")
    return Measurement(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def remove_archive(path: Path) -> None:
    for file in path.parent.glob(path.name + "*"):
        file.unlink()


def archive_bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.parent.glob(path.name + "*"))


def machine() -> str:
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1048576
    system = next((line.split("=", 1)[1].strip('"') for line in Path("/etc/os-release").read_text().splitlines()
                   if line.startswith("PRETTY_NAME=")), platform.system())
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {system}, {'.'.join(platform.release().split('.')[:2])} kernel"


def import_section(measured: dict, articles: int, megabytes: float, files: dict) -> str:
    lines = [
        "## Import",
        "",
        f"{articles:,} generated articles as JSON Lines, {megabytes:,.0f} MB; the best of the runs by time.",
        "",
        "| | articles/s | MB/s | seconds | CPU seconds | peak memory | archive |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, runs in measured.items():
        best = min(runs, key=lambda run: run.seconds)
        lines.append(f"| {name} | {articles / best.seconds:,.0f} | {megabytes / best.seconds:.1f} | {best.seconds:.1f} "
                     f"| {best.cpu_seconds:.1f} | {best.peak_megabytes:.0f} MB | {files[name] / 1e6:,.0f} MB |")
    ours, bare = (min(runs, key=lambda run: run.seconds) for runs in measured.values())
    lines += ["", f"Blattwerk imports at {bare.seconds / ours.seconds:.2f} times the speed of bare FTS5 and takes "
              f"{ours.cpu_seconds / bare.cpu_seconds:.1f} times its CPU. It reads, analyses (German stems, compound parts, "
              "names), recognises duplicates and keeps the originals; bare FTS5 does none of this, on one thread."]
    return "\n".join(lines)


def search_section(blattwerk: Path, archive: Path) -> str:
    lines = [
        "## Search, cold",
        "",
        f"The whole program from start to end, `blattwerk search … --limit 10`, median and worst of {COLD_RUNS} (page cache warm).",
        "",
        "| query | hits | median ms | worst ms |",
        "|---|---:|---:|---:|",
    ]
    for name, arguments in QUERIES:
        command = [blattwerk, "--archive", archive, "--json", "search", *arguments, "--limit", "10"]
        runs = [measure(command) for _ in range(COLD_RUNS)]
        times = sorted(run.seconds * 1000 for run in runs)
        total = json.loads(runs[0].output)["total"]
        lines.append(f"| {name}: `{' '.join(arguments)}` | {total:,} | {statistics.median(times):.1f} | {times[-1]:.1f} |")
    return "\n".join(lines)


def warm_search_section(programs: Path, archive: Path, corpus: Path, bare: Path, xapian: Path, arguments) -> str:
    command = [programs / "search_bench", archive, corpus, "--bare", bare, "--queries", arguments.queries]
    if arguments.articles <= arguments.xapian_up_to:
        command += ["--xapian", xapian]
    table = measure(command).output
    return "\n".join([
        "## Search, warm",
        "",
        f"The ten best in one process on one thread, without snippets: p50 / p99 in milliseconds of the processor, up to {arguments.queries} "
        "different queries a class,",
        "each run once before. Both others give no total, as Blattwerk does.",
        "",
        table.rstrip(),
    ])


def sizes_section(archive: Path) -> str:
    with sqlite3.connect(archive) as database:
        def total(sql: str) -> int:
            return database.execute(sql).fetchone()[0] or 0
        text = total("SELECT sum(length(CAST(text AS BLOB))) FROM paragraph")
        fts = total("SELECT sum(length(block)) FROM article_fts_data")
        impact = total("SELECT sum(length(bytes)) FROM impact_chunk") + total("SELECT sum(length(terms)) FROM impact_dictionary")
    return "\n".join([
        "## Sizes",
        "",
        f"Text {text / 1e6:,.0f} MB, FTS5 {fts / text:.2f} of it, impact index {impact / text:.2f} of it (contents, without SQLite's pages).",
    ])


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=1, help="how often to import, the best counts")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--output", type=Path, default=Path("docs/benchmarks.md"))
    parser.add_argument("--queries", type=int, default=200, help="queries a class of the warm search")
    parser.add_argument("--xapian-up-to", type=int, default=100_000, help="articles beyond which Xapian is left out: it indexes 500 a second")
    arguments = parser.parse_args()

    work = arguments.build / "bench"
    work.mkdir(exist_ok=True)
    programs = arguments.build / "tests/bench"
    blattwerk = arguments.build / "app/blattwerk"
    corpus = work / f"articles-{arguments.articles}.jsonl"
    ours, bare = work / "blattwerk.db", work / "bare.db"

    load = os.getloadavg()[0]
    print(f"generating {arguments.articles:,} articles", file=sys.stderr)
    with corpus.open("wb") as out:
        subprocess.run([programs / "generate_articles", str(arguments.articles)], stdout=out, check=True)
    megabytes = corpus.stat().st_size / 1e6

    measured = {"Blattwerk": [], "bare FTS5 (unicode61)": []}
    for _ in range(arguments.repeat):
        for name, archive, command in [
            ("Blattwerk", ours, [blattwerk, "--archive", ours, "--quiet", "--json", "import", corpus]),
            ("bare FTS5 (unicode61)", bare, [programs / "import_baseline", corpus, bare]),
        ]:
            remove_archive(archive)
            run = measure(command)
            print(f"{name}: {arguments.articles / run.seconds:,.0f} articles/s", file=sys.stderr)
            measured[name].append(run)
    report = json.loads(measured["Blattwerk"][-1].output)
    if report["new"] != arguments.articles:
        sys.exit(f"only {report['new']} of {arguments.articles} articles were imported as new: {report}")
    files = dict(zip(measured, (archive_bytes(ours), archive_bytes(bare))))

    sections = [
        "# Benchmarks",
        f"Written by `./dev bench --articles {arguments.articles}` on {datetime.date.today()}.\n{machine()}; "
        f"load average {load:.0f} before the start.\n"
        "Other work on the machine makes seconds longer; CPU seconds vary less. The articles are made by `tests/bench/generate_articles.cpp`: 2.8 KB each, "
        "25 years of dates,\na vocabulary that grows as a newspaper's does (3.4 million stems in 1,000,000 articles).",
        import_section(measured, arguments.articles, megabytes, files),
        warm_search_section(programs, ours, corpus, bare, work / "xapian", arguments),
        search_section(blattwerk, ours),
        sizes_section(ours),
    ]
    arguments.output.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"wrote {arguments.output}", file=sys.stderr)
    corpus.unlink()
    shutil.rmtree(work / "xapian", ignore_errors=True)
    for archive in (ours, bare):
        remove_archive(archive)


if __name__ == "__main__":
    main()
