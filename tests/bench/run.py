#!/usr/bin/env python3
"""Measures import and search beside bare FTS5 and Xapian on generated articles and writes docs/benchmarks.md."""
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
from dataclasses import asdict, dataclass
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
GROWTH = [10_000, 100_000, 1_000_000]


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


def write_kept(path: Path, measured: dict, sizes: dict) -> None:
    runs = {name: [asdict(run) for run in own] for name, own in measured.items()}
    path.write_text(json.dumps({"runs": runs, "bytes": sizes}), encoding="utf-8")


def read_kept(path: Path):
    """The imports measured when the archives that are kept were made, and the sizes of these."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {name: [Measurement(**run) for run in runs] for name, runs in kept["runs"].items()}, kept["bytes"]


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


def number(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def pair(times) -> str:
    return " / ".join(map(number, times)) if times else "-"


# What Lucene 8.7 took beside FTS5's `ORDER BY rank` at 1,000,000 of these articles on another machine, p50 and p95 in milliseconds. Times that
# both took there scale it to the machine of this run.
LUCENE = {
    "rare word": ((1.6, 4.2), (0.02, 0.05)), "medium word": ((24, 37), (0.07, 0.10)), "frequent word": ((104, 148), (0.14, 0.16)),
    "very frequent word": ((668, 1332), (0.26, 0.41)), "2 AND": ((36, 332), (2.2, 13.5)), "3 AND": ((73, 189), (6.2, 14)),
    "4 AND": ((18, 54), (1.9, 4.0)), "2 OR": ((223, 973), (4.2, 15)), "4 OR": ((392, 1267), (8.0, 25)), "phrase": ((105, 584), (2.6, 33)),
    "near": ((46, 92), (6.8, 26)), "prefix": ((393, 3489), (0.55, 15)),
}


def lucene(measured: dict):
    if measured["class"] not in LUCENE or not measured["fts5"]:
        return None
    rank, own = LUCENE[measured["class"]]
    return [own[i] * measured["fts5"][i] / rank[i] for i in range(2)]


def measure_search(programs: Path, files: "Files", arguments) -> list:
    """The classes of search_bench, each with its times."""
    command = [programs / "search_bench", files.ours, files.corpus, "--bare", files.bare, "--queries", arguments.queries, "--seconds", arguments.seconds]
    if files.xapian.exists():
        command += ["--xapian", files.xapian]
    return [json.loads(line) for line in measure(command).output.splitlines()]


def largest_with_xapian(measured: dict):
    return max((size for size, rows in measured.items() if any(row["xapian"] for row in rows)), default=max(measured))


def warm_section(measured: dict, arguments) -> str:
    largest = max(measured)
    of_xapian = largest_with_xapian(measured)
    xapian = {row["class"]: row["xapian"] for row in measured[of_xapian]}
    lines = [
        "## Search, warm",
        "",
        f"The ten best in one process on one thread, without snippets, {largest:,} articles: p50 / p99 in milliseconds of the processor, up to {arguments.queries} different",
        f"queries a class (as many as {arguments.seconds} seconds allow), each run once before. Neither FTS5 nor Xapian gives exact totals, as Blattwerk does. Lucene's column is",
        "of another machine, scaled by FTS5's column there and here (`LUCENE` in tests/bench/run.py).",
        "",
        "| class | hits (median) | Blattwerk | FTS5 `ORDER BY rank` | Xapian" + (f", {of_xapian:,}" if of_xapian < largest else "") + " | Lucene, scaled |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in measured[largest]:
        lines.append(f"| {row['class']} | {row['hits']:,.0f} | {pair(row['blattwerk'])} | {pair(row['fts5'])} | {pair(xapian[row['class']])} | {pair(lucene(row))} |")
    lines += ["", "### Growth", "", "Blattwerk's p50 / p99 by the number of articles.", "",
              "| class | " + " | ".join(f"{size:,}" for size in sorted(measured)) + " |", "|---|" + "---:|" * len(measured)]
    for i, row in enumerate(measured[largest]):
        lines.append(f"| {row['class']} | " + " | ".join(pair(measured[size][i]["blattwerk"]) for size in sorted(measured)) + " |")
    return "\n".join(lines)


def goals_section(measured: dict) -> str:
    by_class = {row["class"]: row for row in measured[max(measured)]}
    lines = ["### Goals", "", f"At {max(measured):,} articles, in milliseconds.", "", "| goal | measured | |", "|---|---|---|"]

    def add(goal: str, met: bool, what: str) -> None:
        lines.append(f"| {goal} | {what} | {'reached' if met else 'not yet'} |")

    def worst(goal: str, classes: list, most: float) -> None:
        slowest = max(classes, key=lambda name: by_class[name]["blattwerk"][1])
        p99 = by_class[slowest]["blattwerk"][1]
        over = [f"{name} {number(by_class[name]['blattwerk'][1])}" for name in classes if by_class[name]["blattwerk"][1] >= most]
        add(goal, p99 < most, ", ".join(over) if over else f"{slowest} {number(p99)}")

    words = ["rare word", "medium word", "frequent word", "very frequent word"]
    joined = ["2 AND", "3 AND", "4 AND", "2 OR", "4 OR"]
    worst("words, p99 under 10 ms", words, 10)
    worst("AND and OR of up to 4, p99 under 10 ms", joined, 10)
    worst("newest first, p99 under 2 ms", ["very frequent word, newest first"], 2)
    worst("phrases and NAHE, p99 under 50 ms", ["phrase", "phrase with an open end", "near"], 50)
    worst("facets over the whole result, p99 under 50 ms", ["frequent word with facets", "very frequent word with facets"], 50)
    very = by_class["very frequent word"]
    if very["fts5"]:
        factor = very["fts5"][0] / very["blattwerk"][0]
        add("100 times as fast as `ORDER BY rank` on very frequent words, by p50", factor >= 100, f"{factor:,.0f} times")

    def beside(goal: str, rows: list, other) -> None:
        slower = []
        compared = 0
        for row in rows:
            name, theirs, ours = row["class"], other(row), row["blattwerk"]
            if not theirs:
                continue
            compared += 1
            slower += [f"{name} {percentile} {number(ours[i])} to {number(theirs[i])}" for i, percentile in enumerate(("p50", "p99")) if ours[i] > theirs[i]]
        if compared:
            add(goal, not slower, ", ".join(slower) if slower else f"in all {compared} classes")

    of_xapian = largest_with_xapian(measured)
    beside(f"no class slower than Xapian, {of_xapian:,} articles", measured[of_xapian], lambda row: row["xapian"])
    beside("words, AND and OR not slower than Lucene, scaled", [by_class[name] for name in words + joined], lucene)
    return "\n".join(lines)


def search_section(blattwerk: Path, archive: Path, articles: int) -> str:
    lines = [
        "## Search, cold",
        "",
        f"The whole program from start to end, `blattwerk search … --limit 10`, {articles:,} articles, median and worst of {COLD_RUNS} (page cache warm).",
        "",
        "| query | hits | median ms | worst ms | median ms of the processor |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, arguments in QUERIES:
        command = [blattwerk, "--archive", archive, "--json", "search", *arguments, "--limit", "10"]
        runs = [measure(command) for _ in range(COLD_RUNS)]
        times = sorted(run.seconds * 1000 for run in runs)
        total = json.loads(runs[0].output)["total"]
        lines.append(f"| {name}: `{' '.join(arguments)}` | {total:,} | {statistics.median(times):.1f} | {times[-1]:.1f} "
                     f"| {statistics.median(run.cpu_seconds * 1000 for run in runs):.1f} |")
    return "\n".join(lines)


# The parts of an archive that the text and its search take, by their tables.
PARTS = {
    "text": ("paragraph", "open_paragraph", "packed_text", "text_dictionary"),
    "FTS5": ("article_fts_data", "article_fts_idx", "article_fts_docsize", "article_fts_config"),
    "impact index": ("impact_chunk", "impact_dictionary", "impact_segment", "impact_pair", "impact_pair_segment"),
    "word endings": ("impact_ending",),
    "originals": ("original", "sqlite_autoindex_original_1"),
}


def part_bytes(archive: Path) -> dict:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:
        tables = dict(database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    parts = {part: sum(tables.get(table, 0) for table in names) for part, names in PARTS.items()}
    parts["all"] = sum(tables.values())
    return parts


def sizes_section(blattwerk: Path, archive: Path, articles: int) -> str:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as database:
        text = database.execute("SELECT sum(length(CAST(text AS BLOB))) FROM paragraph").fetchone()[0]
    compact = archive.with_name("compact.db")
    remove_archive(compact)
    shutil.copy(archive, compact)
    columns = {"as imported": part_bytes(archive)}
    for name, options in (("after `compact`", []), ("after `compact --compress`", ["--compress"])):
        measure([blattwerk, "--archive", compact, "--quiet", "compact", *options])
        columns[name] = part_bytes(compact)
    remove_archive(compact)
    lines = [
        "## Sizes",
        "",
        f"{articles:,} articles, {text / 1e6:,.0f} MB of text; bytes of SQLite's pages as shares of it.",
        "",
        "| | " + " | ".join(columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for part in (*PARTS, "all"):
        lines.append(f"| {part} | " + " | ".join(f"{parts[part] / text:.3f}" for parts in columns.values()) + " |")
    lines.append("| **text, FTS5 and impact index** (goals 1.65 and, compressed, 1.25) | " + " | ".join(
        f"{sum(parts[part] for part in ('text', 'FTS5', 'impact index')) / text:.2f}" for parts in columns.values()) + " |")
    return "\n".join(lines)


@dataclass
class Files:
    """The same articles as text and in each program's form."""
    corpus: Path
    ours: Path
    bare: Path
    xapian: Path


def files_of(work: Path, articles: int) -> Files:
    return Files(work / f"articles-{articles}.jsonl", work / f"blattwerk-{articles}.db", work / f"bare-{articles}.db", work / f"xapian-{articles}")


def given_files(files: Files, arguments) -> Files:
    """Those of the run, but for what exists elsewhere and is named by an option."""
    return Files(arguments.corpus or files.corpus, arguments.archive or files.ours, arguments.bare or files.bare, arguments.xapian or files.xapian)


def make_corpus(programs: Path, files: Files, articles: int) -> None:
    if files.corpus.exists():
        return
    print(f"generating {articles:,} articles", file=sys.stderr)
    with files.corpus.open("wb") as out:
        subprocess.run([programs / "generate_articles", str(articles)], stdout=out, check=True)


def make_others(programs: Path, blattwerk: Path, files: Files, articles: int, arguments) -> None:
    """What the search is measured on, as far as it is not there yet."""
    make_corpus(programs, files, articles)
    if not files.ours.exists():
        measure([blattwerk, "--archive", files.ours, "--quiet", "--json", "import", files.corpus])
    if not files.bare.exists():
        measure([programs / "import_baseline", files.corpus, files.bare])
    if articles <= arguments.xapian_up_to and not files.xapian.exists():
        measure([programs / "xapian_baseline", files.corpus, files.xapian])


def remove_files(files: Files, work: Path) -> None:
    """What lies elsewhere than in `work` is not the run's own and stays."""
    if files.corpus.parent == work:
        files.corpus.unlink(missing_ok=True)
    for archive in (files.ours, files.bare):
        if archive.parent == work:
            remove_archive(archive)
    if files.xapian.parent == work:
        for folder in (files.xapian, files.xapian.with_name(files.xapian.name + ".parts")):
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=1, help="how often to import, the best counts")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--output", type=Path, default=Path("docs/benchmarks.md"))
    parser.add_argument("--queries", type=int, default=100, help="queries a class of the warm search")
    parser.add_argument("--seconds", type=int, default=15, help="the most that a class of one program may take")
    parser.add_argument("--xapian-up-to", type=int, default=1_000_000, help="articles beyond which Xapian is left out: it indexes 500 a second")
    parser.add_argument("--work", type=Path, help="where the articles and archives are made; build/bench")
    parser.add_argument("--keep", action="store_true", help="keep them, and use those that are there: a run that was ended goes on")
    for name, what in (("corpus", "generated articles"), ("archive", "archive"), ("bare", "database of import_baseline"), ("xapian", "database of xapian_baseline")):
        parser.add_argument(f"--{name}", type=Path, help=f"the {what} of all --articles, which exists already; it is left as it is")
    arguments = parser.parse_args()
    for given in (arguments.corpus, arguments.archive, arguments.bare, arguments.xapian):
        if given and not given.exists():
            parser.error(f"{given} does not exist")

    work = arguments.work or arguments.build / "bench"
    work.mkdir(exist_ok=True)
    programs = arguments.build / "tests/bench"
    blattwerk = arguments.build / "app/blattwerk"
    sizes = [size for size in GROWTH if size < arguments.articles] + [arguments.articles]
    all_files = {size: files_of(work, size) for size in sizes}
    all_files[arguments.articles] = given_files(all_files[arguments.articles], arguments)
    if not arguments.keep:
        for files in all_files.values():
            remove_files(files, work)
    # Imports and sizes are measured on no more than this many; more say the same.
    imported = max(size for size in sizes if size <= 100_000 or size == sizes[0])
    files = files_of(work, imported)
    corpus, ours, bare = files.corpus, files.ours, files.bare

    load = os.getloadavg()[0]
    make_corpus(programs, files, imported)
    megabytes = corpus.stat().st_size / 1e6

    kept = work / "import.json"
    if kept.exists() and ours.exists() and arguments.keep:
        measured, archive_sizes = read_kept(kept)
    else:
        measured = {"Blattwerk": [], "bare FTS5 (unicode61)": []}
        for _ in range(arguments.repeat):
            for name, archive, command in [
                ("Blattwerk", ours, [blattwerk, "--archive", ours, "--quiet", "--json", "import", corpus]),
                ("bare FTS5 (unicode61)", bare, [programs / "import_baseline", corpus, bare]),
            ]:
                remove_archive(archive)
                run = measure(command)
                print(f"{name}: {imported / run.seconds:,.0f} articles/s", file=sys.stderr)
                measured[name].append(run)
        report = json.loads(measured["Blattwerk"][-1].output)
        if report["new"] != imported:
            sys.exit(f"only {report['new']} of {imported} articles were imported as new: {report}")
        archive_sizes = dict(zip(measured, (archive_bytes(ours), archive_bytes(bare))))
        write_kept(kept, measured, archive_sizes)

    searched = {}
    for size in sizes:
        make_others(programs, blattwerk, all_files[size], size, arguments)
        print(f"searching {size:,} articles", file=sys.stderr)
        searched[size] = measure_search(programs, all_files[size], arguments)
    sections = [
        "# Benchmarks",
        f"Written by `./dev bench --articles {arguments.articles}` on {datetime.date.today()}.\n{machine()}; "
        f"load average {load:.0f} before the start and {os.getloadavg()[0]:.0f} at the end.\n"
        "Other work on the machine makes seconds longer; CPU seconds vary less. The articles are made by `tests/bench/generate_articles.cpp`: 2.8 KB each, "
        "25 years of dates,\na vocabulary that grows as a newspaper's does (3.4 million stems in 1,000,000 articles).",
        import_section(measured, imported, megabytes, archive_sizes),
        warm_section(searched, arguments),
        goals_section(searched),
        search_section(blattwerk, all_files[arguments.articles].ours, arguments.articles),
        sizes_section(blattwerk, ours, imported),
    ]
    arguments.output.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"wrote {arguments.output}", file=sys.stderr)
    if not arguments.keep:
        kept.unlink()
        for files in (*all_files.values(), files_of(work, imported)):
            remove_files(files, work)


if __name__ == "__main__":
    main()
